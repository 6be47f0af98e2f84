import type { ComponentChildren } from "preact";
import { dayAndTime } from "./time";

/** Names for the ids in Slack's <@…> and <#…>, and the zone for its <!date…>. */
export interface Names { people: Map<string, string>; channels: Map<string, string>; zone: string }

const marks = /<([^<>]+)>|\*([^*\n]+)\*|(?<!\w)_([^_\n]+)_(?!\w)|~([^~\n]+)~|`([^`\n]+)`/g;

const plain = (text: string) => text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");

function reference(body: string, names: Names): ComponentChildren {
  const bar = body.indexOf("|");
  const target = bar < 0 ? body : body.slice(0, bar);
  const label = bar < 0 ? "" : plain(body.slice(bar + 1));
  if (target.startsWith("@")) return <span class="mention">@{names.people.get(target.slice(1)) ?? (label || target.slice(1))}</span>;
  if (target.startsWith("#")) return <span class="mention">#{names.channels.get(target.slice(1)) ?? (label || target.slice(1))}</span>;
  const date = /^!date\^(\d+)\^/.exec(target);
  if (date) {
    const at = new Date(Number(date[1]) * 1000).toISOString();
    return <time dateTime={at} title={label}>{dayAndTime(at, names.zone)}</time>;
  }
  if (/^(https?:|mailto:)/.test(target)) return <a href={plain(target)} target="_blank" rel="noopener noreferrer">{label || plain(target)}</a>;
  return label || plain(target);
}

function line(text: string, names: Names): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let from = 0;
  for (const found of text.matchAll(marks)) {
    parts.push(plain(text.slice(from, found.index)));
    from = found.index + found[0].length;
    const [, ref, bold, italic, struck, code] = found;
    if (ref !== undefined) parts.push(reference(ref, names));
    else if (bold !== undefined) parts.push(<b>{line(bold, names)}</b>);
    else if (italic !== undefined) parts.push(<i>{line(italic, names)}</i>);
    else if (struck !== undefined) parts.push(<s>{line(struck, names)}</s>);
    else parts.push(<code>{plain(code ?? "")}</code>);
  }
  parts.push(plain(text.slice(from)));
  return parts;
}

/** Slack's own markup, line by line; "> " lines are quotes. */
export function Mrkdwn({ text, names }: { text: string; names: Names }) {
  return <>{text.split("\n").map((one) => {
    const quoted = /^(?:>|&gt;) ?(.*)$/.exec(one);
    return quoted ? <blockquote>{line(quoted[1] ?? "", names)}</blockquote> : <span class="line">{line(one, names)}</span>;
  })}</>;
}
