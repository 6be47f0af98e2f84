import type { ComponentChildren } from "preact";
import type { Json } from "./api";
import { Mrkdwn } from "./mrkdwn";
import { RichText, type Rich } from "./RichText";

interface Element { type: string; text?: { type: string; text: string } | string; value?: string; style?: string; elements?: Element[] }

interface Props { zone: string; onPress: (code: string) => void }

const wordsOf = (of: Element) => (typeof of.text === "object" ? of.text.text : (of.text ?? ""));

function Button({ of, onPress }: { of: Element; onPress: Props["onPress"] }) {
  return <button type="button" class={`slack-button ${of.style ?? ""}`} onClick={() => onPress(of.value ?? "")}>{wordsOf(of)}</button>;
}

function BlockOf({ block, zone, onPress }: Props & { block: Element }): ComponentChildren {
  const elements = block.elements ?? [];
  switch (block.type) {
    case "header": return <h3>{wordsOf(block)}</h3>;
    case "divider": return <hr />;
    case "context": return <p class="slack-context">{elements.map((one) => one.type === "mrkdwn" ? <Mrkdwn text={wordsOf(one)} zone={zone} /> : wordsOf(one))}</p>;
    case "actions": return <div class="slack-actions">{elements.map((one) => <Button of={one} onPress={onPress} />)}</div>;
    case "rich_text": return <RichText elements={elements as Rich[]} zone={zone} />;
    case "section": return <p><Mrkdwn text={wordsOf(block)} zone={zone} /></p>;
    default: return <p class="slack-context">(a {block.type} block)</p>;
  }
}

/** A card as Slack shows its blocks. */
export function SlackCard({ card, zone, onPress }: Props & { card: Json }) {
  return <div class="card slack-card">{(card.blocks as Element[]).map((block) => <BlockOf block={block} zone={zone} onPress={onPress} />)}</div>;
}
