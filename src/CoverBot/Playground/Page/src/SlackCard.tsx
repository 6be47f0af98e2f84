import type { ComponentChildren } from "preact";
import type { Json } from "./api";
import { Mrkdwn, type Names } from "./mrkdwn";
import { RichText } from "./RichText";

interface TextObject { type: string; text: string }
interface Element { type: string; text?: TextObject | string; value?: string; style?: string; url?: string; elements?: Element[] }
interface Block extends Element {
  fields?: TextObject[]; accessory?: Element; rows?: { type: string; text?: string; elements?: Json[] }[][];
}

interface Props { names: Names; onPress: (code: string) => void }

function Words({ of, names }: { of: TextObject | string | undefined; names: Names }) {
  if (of === undefined) return null;
  if (typeof of === "string") return <Mrkdwn text={of} names={names} />;
  return of.type === "mrkdwn" ? <Mrkdwn text={of.text} names={names} /> : <>{of.text}</>;
}

function Button({ of, onPress }: { of: Element; onPress: Props["onPress"] }) {
  const title = typeof of.text === "object" ? of.text.text : "";
  if (of.url) return <a class="slack-button" href={of.url} target="_blank" rel="noopener noreferrer">{title}</a>;
  return <button type="button" class={`slack-button ${of.style ?? ""}`} onClick={() => onPress(of.value ?? "")}>{title}</button>;
}

const buttonsOf = (elements: Element[] | undefined, onPress: Props["onPress"]) =>
  (elements ?? []).filter((one) => one.type === "button").map((one) => <Button of={one} onPress={onPress} />);

function Table({ rows, names }: { rows: NonNullable<Block["rows"]>; names: Names }) {
  return <table class="slack-table"><tbody>{rows.map((row) =>
    <tr>{row.map((cell) => <td>{cell.type === "rich_text" ? <RichText elements={cell.elements ?? []} names={names} /> : cell.text}</td>)}</tr>)}</tbody></table>;
}

function BlockOf({ block, names, onPress }: Props & { block: Block }): ComponentChildren {
  switch (block.type) {
    case "header": return <h3><Words of={block.text} names={names} /></h3>;
    case "divider": return <hr />;
    case "context": return <div class="slack-context">{(block.elements ?? []).map((one) =>
      <span><Words of={one as unknown as TextObject} names={names} /></span>)}</div>;
    case "actions": return <div class="slack-actions">{buttonsOf(block.elements, onPress)}</div>;
    case "rich_text": return <RichText elements={(block.elements ?? []) as unknown as Json[]} names={names} />;
    case "table": return <Table rows={block.rows ?? []} names={names} />;
    case "section": return <div class="slack-section">
      <div>
        {block.text && <div><Words of={block.text} names={names} /></div>}
        {block.fields && <div class="slack-fields">{block.fields.map((one) => <div><Words of={one} names={names} /></div>)}</div>}
      </div>
      {block.accessory && buttonsOf([block.accessory], onPress)}
    </div>;
    default: return <p class="slack-context">(a {block.type} block)</p>;
  }
}

/** A card as Slack shows its blocks. */
export function SlackCard({ card, names, onPress }: Props & { card: Json }) {
  const blocks = (card.blocks ?? []) as Block[];
  return <div class="card slack-card">{blocks.length === 0
    ? <Mrkdwn text={String(card.text ?? "")} names={names} />
    : blocks.map((block) => <BlockOf block={block} names={names} onPress={onPress} />)}</div>;
}
