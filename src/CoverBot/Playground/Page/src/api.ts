// What the server sends and takes.

export interface Person {
  id: string; name: string; fullName: string; zone: string; role: string; outsider: boolean; tries: string[]; unread: number;
}

export interface Conversation {
  id: string; name: string; own: boolean; unread: number; members: string[];
}

export interface World {
  now: string; people: Person[]; conversations: Conversation[];
}

export type Json = Record<string, unknown>;

export interface Message {
  id: string; author: string | null; onlyYou: boolean; text: string | null; teams: Json | null; slack: Json | null;
  at: string; editedAt: string | null; edits: number;
}

export type Span =
  | { kind: "words"; value: string; bold: boolean; italic: boolean }
  | { kind: "moment"; at: string; fallback: string }
  | { kind: "person"; name: string }
  | { kind: "channel"; name: string };

export interface Option { value: string; title: string }

export type Field = { key: string; label: string; optional?: boolean } & (
  | { kind: "words"; text: { spans: Span[] } }
  | { kind: "line"; value: string; hint: string; lines: number; most: number }
  | { kind: "day"; value: string }
  | { kind: "time"; value: string }
  | { kind: "choice"; options: Option[]; picked: string[]; several: boolean }
  | { kind: "tick"; ticked: boolean });

export interface Form { title: string; send: string; fields: Field[] }

export interface Done { form: Form | null; formCode: string | null; errors: Record<string, string> | null; refused: boolean }

async function ask<T>(path: string, body?: unknown): Promise<T> {
  const init = body === undefined ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
  let response: Response;
  try {
    response = await fetch("/playground" + path, init);
  } catch {
    throw new Error("CoverBot is not running, or just starting again.");
  }
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Error((answer as { error?: string }).error ?? `That did not work (${response.status}).`);
  return answer as T;
}

const query = (values: Record<string, string>) => "?" + new URLSearchParams(values).toString();

export const api = {
  world: (as: string) => ask<World>("/world" + query({ as })),
  messages: (as: string, conversation: string) => ask<Message[]>("/messages" + query({ as, in: conversation })),
  type: (as: string, conversation: string, text: string) => ask<Done>("/messages", { as, conversation, text }),
  press: (as: string, conversation: string, message: string, press: string) => ask<Done>("/presses", { as, conversation, message, press }),
  submit: (as: string, conversation: string, form: string, values: Record<string, string>) => ask<Done>("/forms", { as, conversation, form, values }),
  read: (as: string, conversation: string, message: string) => ask<Done>("/read", { as, conversation, message }),
  clock: () => ask<{ now: string }>("/clock"),
  push: (advance: string) => ask<{ now: string }>("/clock", { advance }),
  reset: () => ask<{ now: string }>("/reset", {}),
};
