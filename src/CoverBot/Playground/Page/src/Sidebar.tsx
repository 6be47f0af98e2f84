import { useEffect, useRef } from "preact/hooks";
import type { Conversation, World } from "./api";
import { Avatar } from "./Avatar";
import type { Place } from "./place";

interface Props { world: World; place: Place; onPerson: (id: string) => void; onConversation: (id: string) => void }

const unreadWords = (count: number) => (count === 1 ? "1 unread message" : `${count} unread messages`);

function People({ world, place, onPerson }: Props) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => list.current?.querySelector(".here")?.scrollIntoView({ block: "nearest", inline: "nearest" }), [place.as]);
  return <section aria-labelledby="you-are">
    <h2 id="you-are">You are</h2>
    <ul class="people" ref={list}>{world.people.map((person, index) => {
      const here = person.id === place.as;
      return <li class={here ? "here" : ""}>
        <Avatar name={person.name} tone={index} />
        <div>
          <button type="button" aria-pressed={here} aria-describedby={`role-${person.id}`} onClick={() => onPerson(person.id)}>{person.name}</button>
          <span class="role" id={`role-${person.id}`}>{person.role}{person.unread > 0 && !here && <span class="sr">, {unreadWords(person.unread)}</span>}</span>
        </div>
        {person.unread > 0 && !here && <span class="dot" aria-hidden="true" />}
      </li>;
    })}</ul>
  </section>;
}

function Line({ of, here, unread, onClick }: { of: Conversation; here: boolean; unread: number; onClick: () => void }) {
  return <li class={here ? "here" : ""}>
    <span class="glyph" aria-hidden="true">{of.own ? <img src="/playground/icon.svg" alt="" width="18" height="18" /> : "#"}</span>
    <button type="button" aria-current={here ? "page" : undefined} aria-label={of.name} aria-describedby={unread > 0 ? `unread-${of.id}` : undefined} onClick={onClick}>
      {of.name.replace(/^#/, "")}
    </button>
    {unread > 0 && <span class="badge" id={`unread-${of.id}`}>{unread}<span class="sr"> {unread === 1 ? "unread message" : "unread messages"}</span></span>}
  </li>;
}

/** Whom one plays, and where that person can talk. */
export function Sidebar(props: Props) {
  const { world, place, onConversation } = props;
  const me = world.people.find((one) => one.id === place.as);
  return <nav class="sidebar" aria-label="People and conversations">
    <People {...props} />
    <section aria-labelledby="conversations">
      <h2 id="conversations">{me ? `${me.name}'s conversations` : "Conversations"}</h2>
      <ul class="conversations">{world.conversations.map((one) =>
        <Line of={one} here={one.id === place.in} unread={one.id === place.in ? 0 : one.unread} onClick={() => onConversation(one.id)} />)}</ul>
    </section>
  </nav>;
}
