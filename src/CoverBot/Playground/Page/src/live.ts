import { useEffect, useState } from "preact/hooks";

/** Listens to what changes on the server, and comes back by itself after the server was away. Returns whether it is connected. */
export function useLive(onChange: (conversation: string) => void): boolean {
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    let source: EventSource;
    let again: number | undefined;
    const open = () => {
      source = new EventSource("/playground/events");
      source.addEventListener("changed", (event) => {
        setConnected(true);
        onChange((event as MessageEvent<string>).data);
      });
      source.onerror = () => {
        setConnected(false);
        if (source.readyState === EventSource.CLOSED) again = window.setTimeout(open, 1000);
      };
    };
    open();
    return () => {
      window.clearTimeout(again);
      source.close();
    };
  }, [onChange]);
  return connected;
}
