import { useEffect, useRef, useState } from "preact/hooks";

interface Props { where: string; own: boolean; tries: string[]; onSend: (text: string) => void }

/** Where one types; Enter sends, Shift and Enter makes a new line. */
export function Composer({ where, own, tries, onSend }: Props) {
  const [text, setText] = useState("");
  const box = useRef<HTMLTextAreaElement>(null);
  useEffect(() => setText(""), [where]);
  const send = () => {
    if (text.trim() === "") return;
    onSend(text.trim());
    setText("");
    box.current?.focus();
  };
  const fill = (line: string) => {
    setText(own ? line : "/" + line);
    box.current?.focus();
  };
  return <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
    <div class="tries"><span>Try</span>{tries.map((line) =>
      <button type="button" onClick={() => fill(line)}>{own ? line : "/" + line}</button>)}</div>
    <div class="box">
      <label class="sr" for="message">Message</label>
      <textarea id="message" ref={box} rows={1} maxLength={12000} value={text} autocomplete="off"
        placeholder={own ? "Write to CoverBot" : `Write in ${where}, to CoverBot with @CoverBot in front`}
        onInput={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => { if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); send(); } }} />
      <button type="submit" class="primary">Send</button>
    </div>
  </form>;
}
