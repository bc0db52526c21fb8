import { createParser } from "eventsource-parser";
import { ConnectionError } from "./errors.ts";
import { persist, type Sleep } from "./retry.ts";
import type { CallOptions, TurnEvent } from "./types.ts";

/** A raw request: what streams and operations are made of. */
export type Send = (
  method: string,
  path: string,
  options: CallOptions & { readonly body?: unknown; readonly headers?: Record<string, string> },
) => Promise<Response>;

export interface StreamOptions {
  readonly sessionId: string;
  readonly text: string;
  /** What to do when the agent is still answering; refuse by default. */
  readonly onBusy?: "refuse" | "interrupt";
  readonly signal?: AbortSignal;
  /** One is made when left out, so that a repeat after a broken connection is not a second message. */
  readonly idempotencyKey?: string;
}

/** A whole turn. */
export interface CollectedTurn {
  readonly turnId: string;
  readonly text: string;
  readonly events: readonly TurnEvent[];
}

const MOST_RESUMES = 5;

/** Reads a turn to its end. */
export async function collect(stream: AsyncIterable<TurnEvent>): Promise<CollectedTurn> {
  const events: TurnEvent[] = [];
  let text = "";
  let turnId = "";
  for await (const event of stream) {
    events.push(event);
    if (event.type === "turn_start") turnId = event.data.turn_id;
    if (event.type === "token") text += event.data.text;
  }
  return { turnId, text, events };
}

/** Sends a message and iterates its turn's events, resuming it when the connection breaks. */
export async function* streamMessage(
  send: Send,
  sleep: Sleep,
  options: StreamOptions,
): AsyncGenerator<TurnEvent> {
  const { signal } = options;
  const open = opener(send, { ...options, idempotencyKey: options.idempotencyKey ?? crypto.randomUUID() });
  const seen: Seen = { turnId: null, lastId: null };
  for (let resumes = 0; resumes <= MOST_RESUMES; resumes++) {
    const response: Response = await persist(() => open(seen), true, sleep, signal);
    try {
      for await (const event of eventsOf(response)) {
        if (event.type === "turn_start") seen.turnId = event.data.turn_id;
        // What comes again from the beginning has been seen.
        if (seen.lastId !== null && sequenceOf(event.id) <= sequenceOf(seen.lastId)) continue;
        seen.lastId = event.id;
        yield event;
        if (event.type === "turn_end" || event.type === "error") return;
      }
    } catch (error) {
      if (signal?.aborted) throw error;
    }
  }
  throw new ConnectionError("The answer broke off, and could not be resumed.");
}

/** How far a turn has been read. */
interface Seen {
  turnId: string | null;
  lastId: string | null;
}

// Before turn_start nothing is known to resume: the message is sent again under its key, which makes it one message.
function opener(send: Send, { sessionId, text, onBusy, signal, idempotencyKey }: StreamOptions) {
  const calling = signal ? { signal } : {};
  return ({ turnId, lastId }: Seen): Promise<Response> => {
    if (turnId !== null) {
      const headers = lastId === null ? {} : { "last-event-id": lastId };
      return send("GET", `/sessions/${sessionId}/turns/${turnId}/events`, { headers, ...calling });
    }
    const path = `/sessions/${sessionId}/messages${onBusy ? `?on_busy=${onBusy}` : ""}`;
    return send("POST", path, { body: { text }, ...calling, ...(idempotencyKey ? { idempotencyKey } : {}) });
  };
}

async function* eventsOf(response: Response): AsyncGenerator<TurnEvent> {
  const found: TurnEvent[] = [];
  const parser = createParser({
    onEvent: ({ event, id, data }) => {
      found.push({ type: event, id, data: JSON.parse(data) } as TurnEvent);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of response.body ?? []) {
    parser.feed(decoder.decode(chunk, { stream: true }));
    yield* found.splice(0);
  }
}

function sequenceOf(id: string): number {
  return Number(id.slice(id.indexOf(".") + 1));
}
