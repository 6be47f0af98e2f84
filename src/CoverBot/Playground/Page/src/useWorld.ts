import { useCallback, useEffect, useRef, useState } from "preact/hooks";
import { api, type Message, type World } from "./api";
import { useLive } from "./live";
import type { Place } from "./place";

/** Runs one fetch at a time; what is asked for meanwhile is fetched once more afterwards. */
function useFetching(fetchOnce: () => Promise<void>): () => void {
  const latest = useRef(fetchOnce);
  latest.current = fetchOnce;
  const state = useRef({ busy: false, again: false });
  return useCallback(() => {
    const run = async () => {
      if (state.current.busy) {
        state.current.again = true;
        return;
      }
      state.current.busy = true;
      do {
        state.current.again = false;
        await latest.current().catch(() => undefined);
      } while (state.current.again);
      state.current.busy = false;
    };
    void run();
  }, []);
}

/** What is to be seen from one place, kept up to date. */
export function useWorld(place: Place, settle: (conversation: string) => void) {
  const [world, setWorld] = useState<World & { as: string }>();
  const [messages, setMessages] = useState<{ of: string; list: Message[] }>();
  const known = world?.as === place.as && world.conversations.some((one) => one.id === place.in);
  const here = useRef({ ...place, known });
  here.current = { ...place, known };

  const refreshWorld = useFetching(async () => {
    const as = here.current.as;
    const next = await api.world(as);
    if (here.current.as !== as) return refreshWorld();
    setWorld({ ...next, as });
    const { in: wanted } = here.current;
    const found = (next.conversations.find((one) => one.id === wanted) ?? next.conversations[0])?.id ?? "";
    if (found !== wanted) settle(found);
  });

  const refreshMessages = useFetching(async () => {
    const { as, in: conversation, known } = here.current;
    if (!known) return;
    const list = await api.messages(as, conversation);
    if (here.current.as !== as || here.current.in !== conversation) return refreshMessages();
    setMessages({ of: as + "/" + conversation, list });
    const last = list.at(-1);
    if (last && document.visibilityState === "visible") {
      await api.read(as, conversation, last.id).then(refreshWorld, () => undefined);
    }
  });

  const onChange = useCallback((conversation: string) => {
    if (conversation === "*" || conversation === here.current.in) refreshMessages();
    refreshWorld();
  }, []);
  const connected = useLive(onChange);

  useEffect(refreshWorld, [place.as]);
  useEffect(refreshMessages, [place.as, place.in, known]);
  const shown = messages?.of === place.as + "/" + place.in ? messages.list : undefined;
  return { world, messages: shown, connected, refreshWorld };
}
