import type { ComponentChildren } from "preact";
import { dayAndTime } from "./time";

const marks = /<([^<>]+)>|\*([^*\n]+)\*|(?<!\w)_([^_\n]+)_(?!\w)/g;

const plain = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

/** What stands between < and >: a moment, or something with a label. */
function reference(body: string, zone: string): ComponentChildren {
  const [target = "", label] = body.split("|");
  const date = /^!date\^(\d+)\^/.exec(target);
  if (!date) return plain(label ?? target);
  const at = new Date(Number(date[1]) * 1000).toISOString();
  return <time dateTime={at} title={plain(label ?? "")}>{dayAndTime(at, zone)}</time>;
}

/** Slack's own markup. Everything in it is shown as text. */
export function Mrkdwn({ text, zone }: { text: string; zone: string }) {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const found of text.matchAll(marks)) {
    parts.push(plain(text.slice(from, found.index)));
    from = found.index + found[0].length;
    const [, target, bold, italic] = found;
    parts.push(target !== undefined ? reference(target, zone) : bold !== undefined ? <b>{plain(bold)}</b> : <i>{plain(italic ?? "")}</i>);
  }
  return <>{parts}{plain(text.slice(from))}</>;
}
