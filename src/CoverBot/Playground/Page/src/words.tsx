import type { Span } from "./api";
import { dayAndTime } from "./time";

/** Neutral text. Everything in it is shown as text. */
export function Words({ spans, zone }: { spans: Span[]; zone: string }) {
  return <>{spans.map((span) => {
    switch (span.kind) {
      case "words": return span.bold ? <b>{span.value}</b> : span.italic ? <i>{span.value}</i> : span.value;
      case "moment": return <time dateTime={span.at} title={dayAndTime(span.at, zone)}>{span.fallback}</time>;
      case "person": return <span class="mention">@{span.name}</span>;
      case "channel": return <span class="mention">#{span.name}</span>;
    }
  })}</>;
}
