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
  const [world, setWorld] = useState<World>();
  const [messages, setMessages] = useState<{ of: string; list: Message[] }>();
  const here = useRef(place);
  here.current = place;

  const refreshWorld = useFetching(async () => {
    const as = here.current.as;
    const next = await api.world(as);
    if (here.current.as !== as) return refreshWorld();
    setWorld(next);
    const { in: wanted } = here.current;
    const found = next.conversations.find((one) => one.id === wanted) ?? next.conversations.find((one) => one.own && wanted === "coverbot");
    if ((found ?? next.conversations[0])?.id !== wanted) settle((found ?? next.conversations[0])?.id ?? "");
  });

  const refreshMessages = useFetching(async () => {
    const { as, in: conversation } = here.current;
    if (!conversation) return;
    const list = await api.messages(as, conversation).catch(() => []);
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
  useEffect(refreshMessages, [place.as, place.in]);
  const shown = messages?.of === place.as + "/" + place.in ? messages.list : undefined;
  return { world, messages: shown, connected, refreshWorld };
}
