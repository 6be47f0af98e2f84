/** A push of the clock that is under way. */
export interface Moving { from: number; to: number; at: number }

/** What is under way, said and shown. Always there, so that a screen reader hears it change. */
export function Progress({ words, moving }: { words: string; moving: Moving | null }) {
  const share = moving ? Math.min(1, Math.max(0, (moving.at - moving.from) / (moving.to - moving.from))) : undefined;
  return <div class={words ? "status on" : "status"}>
    <span role="status">{words}</span>
    {words && (share === undefined
      ? <progress aria-label="Under way" />
      : <progress aria-label="Clock" max={1} value={share} />)}
  </div>;
}
