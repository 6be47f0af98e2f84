import { useEffect, useState } from "preact/hooks";
import type { World } from "./api";

/** What the clock shows: the server's moment, going on by itself until the next one is read. */
export function useNow(world: World | undefined): string {
  const [read, setRead] = useState(() => performance.now());
  const [shown, setShown] = useState(read);
  useEffect(() => {
    const at = performance.now();
    setRead(at);
    setShown(at);
    const ticking = window.setInterval(() => setShown(performance.now()), 5000);
    return () => window.clearInterval(ticking);
  }, [world]);
  return world ? new Date(new Date(world.now).getTime() + Math.max(0, shown - read)).toISOString() : "";
}
