import { useEffect, useRef } from "preact/hooks";
import type { Message, Person } from "./api";
import { Avatar, BotAvatar } from "./Avatar";
import type { Look } from "./place";
import { SlackCard } from "./SlackCard";
import { TeamsCard } from "./TeamsCard";
import { clockTime, day, dayAndTime } from "./time";
import { Typed } from "./Typed";

interface Props {
  title: string; messages: Message[] | undefined; people: Person[]; names: Set<string>; zone: string; look: Look; pressing: string | null;
  onPress: (message: Message, code: string) => void;
}

interface BodyProps { message: Message; look: Look; zone: string; names: Set<string>; onPress: (code: string) => void }

function Body({ message, look, zone, names, onPress }: BodyProps) {
  if (look === "slack" && message.slack) return <SlackCard card={message.slack} zone={zone} onPress={onPress} />;
  if (message.teams) return <TeamsCard card={message.teams} zone={zone} onPress={onPress} />;
  return <Typed text={message.text ?? ""} names={names} />;
}

function Article({ message, ...props }: Props & { message: Message }) {
  const { people, names, zone, look, pressing, onPress } = props;
  const author = people.find((one) => one.id === message.author);
  const press = (code: string) => pressing === null && onPress(message, code);
  return <article class={author ? "message" : "message bot"} tabIndex={-1} aria-labelledby={`by-${message.id} at-${message.id}`} aria-busy={pressing === message.id}>
    {author ? <Avatar name={author.name} tone={people.indexOf(author)} /> : <BotAvatar />}
    <div class="content">
      <div class="byline">
        <b id={`by-${message.id}`}>{author?.name ?? "CoverBot"}</b>
        {!author && <span class="tag">App</span>}
        <time id={`at-${message.id}`} dateTime={message.at} title={dayAndTime(message.at, zone)}>{clockTime(message.at, zone)}</time>
        {message.editedAt && <span class="edited" title={dayAndTime(message.editedAt, zone)}>edited</span>}
        {message.onlyYou && <span class="only-you">Only you can see this</span>}
      </div>
      <Body message={message} look={look} zone={zone} names={names} onPress={press} />
    </div>
  </article>;
}

/** One conversation from its beginning, nothing while it is being fetched; scrolls to what is new. */
export function Messages(props: Props) {
  const { title, messages, zone } = props;
  const end = useRef<HTMLDivElement>(null);
  const last = messages?.at(-1)?.id;
  useEffect(() => end.current?.scrollIntoView({ block: "end" }), [title, last, props.look]);
  let before = "";
  return <div class={`log ${props.look}`} role="log" aria-label={`Messages in ${title}`} tabIndex={0}>
    {messages?.length === 0 && <p class="empty">Nothing has been said here yet.</p>}
    {messages?.map((message) => {
      const today = day(message.at, zone);
      const divider = today !== before && <div class="day"><span>{today}</span></div>;
      before = today;
      return <>{divider}<Article key={message.id} message={message} {...props} /></>;
    })}
    <div ref={end} class="end" />
  </div>;
}
