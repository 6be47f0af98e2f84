import type { ComponentChildren } from "preact";
import type { Json } from "./api";
import type { Names } from "./mrkdwn";
import { dayAndTime } from "./time";

interface Rich {
  type: string; text?: string; url?: string; user_id?: string; channel_id?: string; timestamp?: number; fallback?: string;
  style?: { bold?: boolean; italic?: boolean; strike?: boolean; code?: boolean } | string; elements?: Rich[];
}

function styled(of: Rich): ComponentChildren {
  const style = typeof of.style === "object" ? of.style : {};
  let words: ComponentChildren = of.text ?? "";
  if (style.code) words = <code>{words}</code>;
  if (style.strike) words = <s>{words}</s>;
  if (style.italic) words = <i>{words}</i>;
  return style.bold ? <b>{words}</b> : words;
}

function piece(of: Rich, names: Names): ComponentChildren {
  switch (of.type) {
    case "text": return styled(of);
    case "user": return <span class="mention">@{names.people.get(of.user_id ?? "") ?? of.user_id}</span>;
    case "channel": return <span class="mention">#{names.channels.get(of.channel_id ?? "") ?? of.channel_id}</span>;
    case "link": return /^(https?:|mailto:)/.test(of.url ?? "") ? <a href={of.url} target="_blank" rel="noopener noreferrer">{of.text ?? of.url}</a> : of.text;
    case "date": return <time>{of.timestamp ? dayAndTime(new Date(of.timestamp * 1000).toISOString(), names.zone) : of.fallback}</time>;
    default: return of.text ?? "";
  }
}

const line = (of: Rich, names: Names) => (of.elements ?? []).map((one) => piece(one, names));

/** Slack's rich_text block: sections, lists, quotes. */
export function RichText({ elements, names }: { elements: Json[]; names: Names }) {
  return <>{(elements as unknown as Rich[]).map((part) => {
    switch (part.type) {
      case "rich_text_list": return part.style === "ordered"
        ? <ol>{(part.elements ?? []).map((item) => <li>{line(item, names)}</li>)}</ol>
        : <ul>{(part.elements ?? []).map((item) => <li>{line(item, names)}</li>)}</ul>;
      case "rich_text_quote": return <blockquote>{line(part, names)}</blockquote>;
      case "rich_text_preformatted": return <pre>{line(part, names)}</pre>;
      default: return <div class="line">{line(part, names)}</div>;
    }
  })}</>;
}
