import { clockTime, day, untilNextMorning, zoneName } from "./time";
import type { Look } from "./place";

interface Props {
  now: string; zone: string; look: Look; busy: boolean;
  onLook: (look: Look) => void; onPush: (seconds: number) => void; onReset: () => void;
}

const pushes: [title: string, seconds: number][] = [["+1 hour", 3600], ["+4 hours", 4 * 3600], ["+1 day", 86400], ["+1 week", 7 * 86400]];

function Push({ now, zone, busy, onPush }: Props) {
  const push = (seconds: number) => () => busy || onPush(seconds);
  const button = ([title, seconds]: (typeof pushes)[number]) => <button type="button" aria-disabled={busy} onClick={push(seconds)}>{title}</button>;
  return <div class="push" role="group" aria-labelledby="push">
    <span id="push">Push the clock</span>
    <div class="segments">
      {pushes.slice(0, 2).map(button)}
      <button type="button" aria-disabled={busy} onClick={push(untilNextMorning(now, zone))}>Next 09:00</button>
      {pushes.slice(2).map(button)}
    </div>
  </div>;
}

function Looks({ look, onLook }: Props) {
  const choice = (value: Look, title: string) => <label>
    <input type="radio" name="look" value={value} checked={look === value} onChange={() => onLook(value)} /><span>{title}</span>
  </label>;
  return <fieldset class="looks"><legend>Cards as in</legend><div class="segments">{choice("teams", "Teams")}{choice("slack", "Slack")}</div></fieldset>;
}

/** The clock, its push, the look and starting over. */
export function TopBar(props: Props) {
  const { now, zone, busy, onReset } = props;
  return <header class="topbar">
    <h1><img src="/playground/icon.svg" alt="" width="28" height="28" />CoverBot <span>Playground</span></h1>
    <div class="clock"><time dateTime={now}><b>{clockTime(now, zone)}</b> {day(now, zone)}</time><span>{zoneName(zone)}</span></div>
    <Push {...props} />
    <Looks {...props} />
    <button type="button" class="ghost" aria-disabled={busy} onClick={() => busy || onReset()}>Start over</button>
  </header>;
}
