import { useCallback, useEffect, useState } from "preact/hooks";
import { Composer } from "./Composer";
import { FormDialog, ResetDialog } from "./Dialogs";
import { Messages } from "./Messages";
import { placeFromAddress, rememberPlace, type Place } from "./place";
import { Progress } from "./Progress";
import { Sidebar } from "./Sidebar";
import { TopBar } from "./TopBar";
import { useActions } from "./useActions";
import { useNow } from "./useNow";
import { useWorld } from "./useWorld";

function usePlace() {
  const [place, setPlace] = useState(placeFromAddress);
  useEffect(() => {
    const back = () => setPlace(placeFromAddress());
    addEventListener("popstate", back);
    return () => removeEventListener("popstate", back);
  }, []);
  const go = useCallback((change: Partial<Place>, step = true) => setPlace((before) => {
    const next = { ...before, ...change };
    rememberPlace(next, step);
    return next;
  }), []);
  return [place, go] as const;
}

export function App() {
  const [place, go] = usePlace();
  const settle = useCallback((conversation: string) => go({ in: conversation }, false), []);
  const { world, messages, connected, refreshWorld } = useWorld(place, settle);
  const actions = useActions(place, refreshWorld);
  const [asking, setAsking] = useState(false);
  useEffect(actions.forget, [place.as, place.in]);

  const now = useNow(world);
  const me = world?.people.find((one) => one.id === place.as) ?? world?.people[0];
  const where = world?.conversations.find((one) => one.id === place.in);
  useEffect(() => {
    if (world && me && me.id !== place.as) go({ as: me.id, in: "" }, false);
    document.title = where && me ? `${where.name} as ${me.name} · CoverBot Playground` : "CoverBot Playground";
  }, [world, me?.id, where?.id]);

  if (!world || !me) return <main class="starting"><Progress words={connected ? "Starting…" : "Reconnecting…"} moving={null} /></main>;
  const names = new Set(["@coverbot", ...world.people.map((one) => "@" + one.name.toLowerCase()), ...world.conversations.map((one) => one.name.toLowerCase())]);
  return <div class="page">
    <TopBar now={now} zone={me.zone} look={place.look} busy={actions.words !== ""} onLook={(look) => go({ look }, false)}
      onPush={(seconds) => void actions.push(seconds, now, me.zone)} onReset={() => setAsking(true)} />
    <Sidebar world={world} place={place} onPerson={(as) => go({ as, in: where?.own === false ? where.id : "coverbot" })}
      onConversation={(id) => go({ in: id })} />
    <main>
      <div class="heading">
        <h2>{where?.name}</h2>
        <p>{where?.own ? `${me.name}'s own chat with the bot` : where?.members.join(", ")}</p>
      </div>
      <Messages title={where?.name ?? ""} messages={messages} people={world.people} names={names} zone={me.zone} look={place.look}
        pressing={actions.pressing} onPress={(message, code) => void actions.press(message.id, code)} />
      <Progress words={connected ? actions.words : "Reconnecting…"} moving={actions.moving} />
      {actions.error && <p class="problem" role="alert">{actions.error}</p>}
      {where && <Composer where={where.name} own={where.own} tries={me.tries} onSend={(text) => void actions.send(text)} />}
    </main>
    {actions.open && <FormDialog key={actions.open.code} form={actions.open.form} errors={actions.open.errors} zone={me.zone}
      busy={actions.words !== ""} onSend={(values) => void actions.submit(values)} onClose={actions.close} />}
    {asking && <ResetDialog onClose={() => setAsking(false)} onReset={() => { setAsking(false); void actions.reset(); }} />}
  </div>;
}
