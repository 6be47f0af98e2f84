/** What a person typed, with the names of people and channels in it set off. */
export function Typed({ text, names }: { text: string; names: Set<string> }) {
  return <p class="typed">{text.split(/(?<![\w@#])([@#][\p{L}\d-]+)/u).map((part) =>
    names.has(part.toLowerCase()) ? <span class="mention">{part}</span> : part)}</p>;
}
