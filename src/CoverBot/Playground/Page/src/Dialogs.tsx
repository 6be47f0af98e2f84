import type { ComponentChildren } from "preact";
import { useEffect, useRef } from "preact/hooks";
import type { Form } from "./api";
import { FieldOf } from "./Fields";

function Dialog({ title, onClose, children }: { title: string; onClose: () => void; children: ComponentChildren }) {
  const box = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    box.current?.showModal();
    return () => (before instanceof HTMLElement && before.isConnected ? before : document.getElementById("message"))?.focus();
  }, []);
  return <dialog ref={box} aria-labelledby="dialog-title" onCancel={(event) => { event.preventDefault(); onClose(); }}>
    <h2 id="dialog-title">{title}</h2>
    {children}
  </dialog>;
}

function valuesOf(form: Form, data: FormData): Record<string, string> {
  const fields = form.fields.filter((field) => field.kind !== "words");
  return Object.fromEntries(fields.map((field) => [field.key, data.getAll(field.key).filter((value) => value !== "").join(",")]));
}

interface FormProps {
  form: Form; errors: Record<string, string>; zone: string; busy: boolean; onSend: (values: Record<string, string>) => void; onClose: () => void;
}

/** A form of the bot's. Errors stand at their fields, and the first of them gets the focus. */
export function FormDialog({ form, errors, zone, busy, onSend, onClose }: FormProps) {
  const box = useRef<HTMLFormElement>(null);
  const elsewhere = Object.entries(errors).filter(([key]) => !form.fields.some((field) => field.key === key)).map(([, error]) => error);
  useEffect(() => box.current?.querySelector<HTMLElement>("[aria-invalid]")?.focus(), [errors]);
  const send = (event: Event) => {
    event.preventDefault();
    if (!busy && box.current) onSend(valuesOf(form, new FormData(box.current)));
  };
  return <Dialog title={form.title} onClose={onClose}>
    <form ref={box} onSubmit={send} noValidate aria-busy={busy}>
      {elsewhere.map((error) => <p class="error" role="alert">{error}</p>)}
      {form.fields.map((field) => <FieldOf field={field} error={errors[field.key]} zone={zone} />)}
      <div class="dialog-buttons">
        <button type="button" class="ghost" onClick={onClose}>Cancel</button>
        <button type="submit" class="primary" aria-disabled={busy}>{form.send}</button>
      </div>
    </form>
  </Dialog>;
}

/** Asks before everything is thrown away. */
export function ResetDialog({ onReset, onClose }: { onReset: () => void; onClose: () => void }) {
  return <Dialog title="Start over?" onClose={onClose}>
    <p>Everything said and decided so far is thrown away, the sample crew is set up again, and the clock goes back to the time of day.</p>
    <div class="dialog-buttons">
      <button type="button" class="ghost" onClick={onClose}>Keep it</button>
      <button type="button" class="danger" onClick={onReset}>Throw it away</button>
    </div>
  </Dialog>;
}
