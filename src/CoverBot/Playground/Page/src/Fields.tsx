import type { ComponentChildren } from "preact";
import type { Field } from "./api";
import { Words } from "./words";

interface Props { field: Field; error: string | undefined; zone: string }

function Labelled({ field, error, hint, children }: Omit<Props, "zone"> & { hint?: string; children: ComponentChildren }) {
  return <div class="field">
    <label for={`field-${field.key}`}>{field.label}{field.optional && <span class="optional"> (optional)</span>}</label>
    {children}
    {hint && <span class="hint" id={`hint-${field.key}`}>{hint}</span>}
    {error && <span class="error" id={`error-${field.key}`}>{error}</span>}
  </div>;
}

function Choices({ field, error }: { field: Extract<Field, { kind: "choice" }>; error: string | undefined }) {
  return <fieldset class="field" aria-describedby={error ? `error-${field.key}` : undefined}>
    <legend>{field.label}{field.optional && <span class="optional"> (optional)</span>}</legend>
    {field.options.map((option) => <label class="pick">
      <input type={field.several ? "checkbox" : "radio"} name={field.key} value={option.value} defaultChecked={field.picked.includes(option.value)}
        aria-invalid={error ? true : undefined} />
      {option.title}
    </label>)}
    {error && <span class="error" id={`error-${field.key}`}>{error}</span>}
  </fieldset>;
}

/** One field of a form, as the browser's own control with its label, hint and error tied to it. */
export function FieldOf({ field, error, zone }: Props) {
  if (field.kind === "words") return <p class="field"><Words spans={field.text.spans} zone={zone} /></p>;
  const hint = field.kind === "line" && field.hint ? field.hint : undefined;
  const described = [hint && `hint-${field.key}`, error && `error-${field.key}`].filter(Boolean).join(" ");
  const common = { id: `field-${field.key}`, name: field.key, "aria-describedby": described || undefined, "aria-invalid": error ? true : undefined };
  switch (field.kind) {
    case "line": return <Labelled field={field} error={error} hint={hint && `For example: ${hint}`}>
      {field.lines > 1
        ? <textarea {...common} rows={field.lines} maxLength={field.most} defaultValue={field.value} />
        : <input {...common} type="text" maxLength={field.most} defaultValue={field.value} autocomplete="off" />}
    </Labelled>;
    case "day": return <Labelled field={field} error={error}><input {...common} type="date" defaultValue={field.value} /></Labelled>;
    case "time": return <Labelled field={field} error={error}><input {...common} type="time" defaultValue={field.value} /></Labelled>;
    case "tick": return <div class="field"><label class="pick"><input {...common} type="checkbox" value="true" defaultChecked={field.ticked} />{field.label}</label>
      {error && <span class="error" id={`error-${field.key}`}>{error}</span>}</div>;
    case "choice": return field.several || field.options.length <= 4 ? <Choices field={field} error={error} /> : <Labelled field={field} error={error}>
      <select {...common} defaultValue={field.picked[0] ?? ""}>
        {(field.optional || field.picked.length === 0) && <option value="" selected={field.picked.length === 0}>–</option>}
        {field.options.map((option) => <option value={option.value} selected={option.value === field.picked[0]}>{option.title}</option>)}
      </select>
    </Labelled>;
  }
}
