import { useEffect, useRef } from "preact/hooks";
import type { Message, Person } from "./api";
import { Avatar, BotAvatar } from "./Avatar";
import type { Names } from "./mrkdwn";
import type { Look } from "./place";
import { SlackCard } from "./SlackCard";
import { TeamsCard } from "./TeamsCard";
import { clockTime, day, dayAndTime } from "./time";

interface Props {
  title: string; messages: Message[]; people: Person[]; names: Names; look: Look; pressing: string | null;
  onPress: (message: Message, code: string) => void;
}

function Body({ message, look, names, onPress }: { message: Message; look: Look; names: Names; onPress: (code: string) => void }) {
  if (look === "slack" && message.slack) return <SlackCard card={message.slack} names={names} onPress={onPress} />;
  if (message.teams) return <TeamsCard card={message.teams} zone={names.zone} onPress={onPress} />;
  return <p class="typed">{message.text}</p>;
}

function Article({ message, ...props }: Props & { message: Message }) {
  const { people, names, look, pressing, onPress } = props;
  const author = people.find((one) => one.id === message.author);
  const press = (code: string) => pressing === null && onPress(message, code);
  return <article class={author ? "message" : "message bot"} tabIndex={-1} aria-labelledby={`by-${message.id} at-${message.id}`} aria-busy={pressing === message.id}>
    {author ? <Avatar name={author.name} tone={people.indexOf(author)} /> : <BotAvatar />}
    <div class="content">
      <div class="byline">
        <b id={`by-${message.id}`}>{author?.name ?? "CoverBot"}</b>
        {!author && <span class="tag">App</span>}
        <time id={`at-${message.id}`} dateTime={message.at} title={dayAndTime(message.at, names.zone)}>{clockTime(message.at, names.zone)}</time>
        {message.editedAt && <span class="edited" title={dayAndTime(message.editedAt, names.zone)}>edited</span>}
        {message.onlyYou && <span class="only-you">Only you can see this</span>}
      </div>
      <Body message={message} look={look} names={names} onPress={press} />
    </div>
  </article>;
}

/** One conversation from its beginning; scrolls to what is new. */
export function Messages(props: Props) {
  const { title, messages, names } = props;
  const end = useRef<HTMLDivElement>(null);
  const last = messages.at(-1)?.id;
  useEffect(() => end.current?.scrollIntoView({ block: "end" }), [title, last, props.look]);
  let before = "";
  return <div class={`log ${props.look}`} role="log" aria-label={`Messages in ${title}`} tabIndex={0}>
    {messages.length === 0 && <p class="empty">Nothing has been said here yet.</p>}
    {messages.map((message) => {
      const today = day(message.at, names.zone);
      const divider = today !== before && <div class="day"><span>{today}</span></div>;
      before = today;
      return <>{divider}<Article key={message.id} message={message} {...props} /></>;
    })}
    <div ref={end} class="end" />
  </div>;
}
