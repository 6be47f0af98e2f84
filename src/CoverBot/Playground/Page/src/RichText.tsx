import type { ComponentChildren } from "preact";
import { dayAndTime } from "./time";

export interface Rich {
  type: string; text?: string; timestamp?: number; fallback?: string;
  style?: { bold?: boolean; italic?: boolean } | string; elements?: Rich[];
}

function piece(of: Rich, zone: string): ComponentChildren {
  if (of.type === "date" && of.timestamp) {
    const at = new Date(of.timestamp * 1000).toISOString();
    return <time dateTime={at} title={of.fallback}>{dayAndTime(at, zone)}</time>;
  }
  const style = typeof of.style === "object" ? of.style : {};
  const words = style.italic ? <i>{of.text}</i> : of.text;
  return style.bold ? <b>{words}</b> : words;
}

const line = (of: Rich, zone: string) => (of.elements ?? []).map((one) => piece(one, zone));

function part(of: Rich, zone: string): ComponentChildren {
  switch (of.type) {
    case "rich_text_list": return <ul>{(of.elements ?? []).map((item) => <li>{line(item, zone)}</li>)}</ul>;
    case "rich_text_quote": return <blockquote>{line(of, zone)}</blockquote>;
    default: return <p class="lines">{line(of, zone)}</p>;
  }
}

/** Slack's rich_text block: sections, lists, quotes. */
export function RichText({ elements, zone }: { elements: Rich[]; zone: string }) {
  return <>{elements.map((one) => part(one, zone))}</>;
}
