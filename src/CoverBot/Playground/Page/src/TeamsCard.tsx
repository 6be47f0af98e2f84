import { Action, AdaptiveCard, ExecuteAction, SubmitAction } from "adaptivecards";
import { useEffect, useRef } from "preact/hooks";
import type { Json } from "./api";
import { hostConfig } from "./hostConfig";
import { markdown } from "./markdown";
import { clockTime, day } from "./time";

AdaptiveCard.onProcessMarkdown = (text, result) => {
  result.outputHtml = markdown(text);
  result.didProcess = true;
};

/** {{DATE()}} and {{TIME()}} in the zone of the person looking; the renderer itself knows only the browser's. */
function withMoments(card: Json, zone: string): unknown {
  return JSON.parse(JSON.stringify(card), (_, part) => part?.type !== "TextBlock" ? part : {
    ...part,
    text: String(part.text)
      .replace(/\{\{DATE\(([^,)]+)(?:,\s*\w+)?\)\}\}/g, (_, at: string) => day(at, zone))
      .replace(/\{\{TIME\(([^)]+)\)\}\}/g, (_, at: string) => clockTime(at, zone)),
  });
}

function codeOf(action: Action): string {
  const data = action instanceof ExecuteAction || action instanceof SubmitAction ? action.data : undefined;
  return String((data as { press?: string } | undefined)?.press ?? "");
}

/** The renderer makes the card a tab stop of its own; the buttons on it are enough. */
function tidy(element: HTMLElement): void {
  element.removeAttribute("tabindex");
  for (const box of element.querySelectorAll<HTMLElement>("[tabindex='0']:not(button, a, input, select, textarea)")) box.removeAttribute("tabindex");
  for (const heading of element.querySelectorAll("[role=heading]")) heading.setAttribute("aria-level", "3");
}

/** A card as Teams shows it, by Microsoft's own renderer. */
export function TeamsCard({ card, zone, onPress }: { card: Json; zone: string; onPress: (code: string) => void }) {
  const box = useRef<HTMLDivElement>(null);
  const press = useRef(onPress);
  press.current = onPress;
  const source = JSON.stringify(card);
  useEffect(() => {
    const here = box.current;
    if (!here) return;
    const adaptive = new AdaptiveCard();
    adaptive.hostConfig = hostConfig;
    adaptive.onExecuteAction = (action) => press.current(codeOf(action));
    adaptive.parse(withMoments(card, zone));
    const element = adaptive.render();
    const hadFocus = here.contains(document.activeElement);
    here.replaceChildren(...(element ? [element] : []));
    if (element) tidy(element);
    if (hadFocus) here.closest("article")?.focus();
  }, [source, zone]);
  return <div class="card teams-card" ref={box} />;
}
