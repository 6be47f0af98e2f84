import { useRef, useState } from "preact/hooks";
import { api, type Done, type Form } from "./api";
import type { Place } from "./place";
import type { Moving } from "./Progress";
import { dayAndTime } from "./time";

interface Open { form: Form; code: string; as: string; in: string; errors: Record<string, string> }

/** What a person does on the page, one at a time, with what is under way and what came of it. */
export function useActions(place: Place, onDone: () => void) {
  const [words, setWords] = useState("");
  const [error, setError] = useState("");
  const [moving, setMoving] = useState<Moving | null>(null);
  const [pressing, setPressing] = useState<string | null>(null);
  const [open, setOpen] = useState<Open | null>(null);

  const underWay = useRef(0);

  const during = async (saying: string, work: () => Promise<void>) => {
    underWay.current++;
    setWords(saying);
    setError("");
    try {
      await work();
    } catch (failure) {
      setError(failure instanceof Error ? failure.message : String(failure));
    } finally {
      if (--underWay.current === 0) setWords("");
      onDone();
    }
  };

  const take = (done: Done) => {
    if (done.form) setOpen({ form: done.form, code: done.formCode ?? "", as: place.as, in: place.in, errors: {} });
  };

  const send = (text: string) => during("Asking CoverBot…", async () => take(await api.type(place.as, place.in, text)));

  const press = (message: string, code: string) => during("Asking CoverBot…", async () => {
    setPressing(message);
    try {
      take(await api.press(place.as, place.in, message, code));
    } finally {
      setPressing(null);
    }
  });

  const submit = (values: Record<string, string>) => during("Asking CoverBot…", async () => {
    if (!open) return;
    const done = await api.submit(open.as, open.in, open.code, values);
    if (done.errors) setOpen({ ...open, errors: done.errors });
    else setOpen(null);
    take(done);
  });

  const push = (seconds: number, now: string, zone: string) => {
    const from = new Date(now).getTime();
    const to = from + seconds * 1000;
    return during(`Moving the clock to ${dayAndTime(new Date(to).toISOString(), zone)}…`, async () => {
      setMoving({ from, to, at: from });
      const watch = window.setInterval(() => void api.clock().then((clock) => setMoving({ from, to, at: new Date(clock.now).getTime() }), () => undefined), 400);
      try {
        await api.push(`PT${seconds}S`);
      } finally {
        window.clearInterval(watch);
        setMoving(null);
      }
    });
  };

  const reset = () => during("Starting over…", async () => void (await api.reset()));

  return { words, error, moving, pressing, open, send, press, submit, push, reset, close: () => setOpen(null), forget: () => setError("") };
}
