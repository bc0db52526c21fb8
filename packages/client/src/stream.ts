import { ConnectionError } from "./errors.ts";
import { OPERATIONS } from "./generated/operations.ts";
import { type Sleep, waitAfter } from "./retry.ts";
import { expectStream, readEvents } from "./sse.ts";
import { fill, type Send, search } from "./transport.ts";
import type { Schemas, TurnEvent } from "./types.ts";

export interface StreamOptions {
  readonly sessionId: string;
  readonly text: string;
  /** What to do when the agent is still answering; refuse by default. */
  readonly onBusy?: "refuse" | "interrupt";
  readonly signal?: AbortSignal | undefined;
  /** One is made when left out, so that a repeat after a broken connection is not a second message. */
  readonly idempotencyKey?: string;
}

export interface ResumeOptions {
  readonly sessionId: string;
  /** From the turn's `turn_start`. */
  readonly turnId: string;
  /** `id` of the last event that was seen; all of them come without it. */
  readonly lastEventId?: string;
  readonly signal?: AbortSignal | undefined;
}

/** A whole turn. */
export interface CollectedTurn {
  readonly turnId: string;
  /** What the agent said, up to the error if there was one. */
  readonly text: string;
  readonly events: readonly TurnEvent[];
  /** What the turn took; null when it did not come to its end. */
  readonly usage: Omit<Schemas["TurnEndEvent"]["data"], "turn_id"> | null;
  /** Why the turn did not come to its end. */
  readonly error: Schemas["ErrorEvent"]["data"] | null;
}

/** Reads a turn to its end. */
export async function collect(stream: AsyncIterable<TurnEvent>): Promise<CollectedTurn> {
  const events: TurnEvent[] = [];
  const turn = { turnId: "", text: "", usage: null as CollectedTurn["usage"] };
  let error: CollectedTurn["error"] = null;
  for await (const event of stream) {
    events.push(event);
    if (event.type === "turn_start") turn.turnId = event.data.turn_id;
    if (event.type === "token") turn.text += event.data.text;
    if (event.type === "error") error = event.data;
    if (event.type === "turn_end") {
      const { turn_id: _, ...usage } = event.data;
      turn.usage = usage;
    }
  }
  return { ...turn, events, error };
}

/** What streams are made of. */
export interface StreamParts {
  readonly send: Send;
  readonly sleep: Sleep;
  readonly silenceMs: number;
}

// Tries in a row that bring nothing new: with the waits between them about half a minute, enough for a server's restart.
const MOST_TRIES = 8;

/** Sends a message and iterates its turn's events, resuming it when the connection breaks. */
export function streamMessage(parts: StreamParts, options: StreamOptions): AsyncGenerator<TurnEvent> {
  // Before turn_start there is nothing to resume: the message is sent again under its key, which makes it one message.
  const message = { ...options, idempotencyKey: options.idempotencyKey ?? makeKey() };
  return follow(parts, new Progress(null, null), options.signal, ({ turnId, lastId }) =>
    turnId === null ? openMessage(parts.send, message) : openTurn(parts.send, options, turnId, lastId),
  );
}

/** Goes on reading a turn after the event that was seen last. */
export function resumeTurn(parts: StreamParts, options: ResumeOptions): AsyncGenerator<TurnEvent> {
  const { turnId, lastEventId = null } = options;
  return follow(parts, new Progress(turnId, lastEventId), options.signal, ({ lastId }) =>
    openTurn(parts.send, options, turnId, lastId),
  );
}

/** How far a turn has been read. */
class Progress {
  turnId: string | null;
  lastId: string | null;
  readonly #taken: Set<string>;

  constructor(turnId: string | null, lastId: string | null) {
    this.turnId = turnId;
    this.lastId = lastId;
    this.#taken = new Set(lastId === null ? [] : [lastId]);
  }

  /** Whether the event is new. */
  take(event: TurnEvent): boolean {
    if (this.#taken.has(event.id)) return false;
    if (event.type === "turn_start") this.turnId = event.data.turn_id;
    if (event.id !== "") {
      this.#taken.add(event.id);
      this.lastId = event.id;
    }
    return true;
  }
}

async function* follow(
  { sleep, silenceMs }: StreamParts,
  progress: Progress,
  signal: AbortSignal | undefined,
  open: (progress: Progress) => Promise<Response>,
): AsyncGenerator<TurnEvent> {
  for (let tries = 1; ; tries++) {
    let failure: unknown = new ConnectionError("The stream ended before its turn did.");
    try {
      for await (const event of readEvents(await open(progress), silenceMs)) {
        if (!progress.take(event)) continue;
        tries = 1;
        yield event;
        if (event.type === "turn_end" || event.type === "error") return;
      }
    } catch (error) {
      signal?.throwIfAborted();
      failure = error;
    }
    const wait = waitAfter(failure, tries);
    if (wait === null || tries >= MOST_TRIES) throw failure;
    await sleep(wait, signal);
  }
}

function openMessage(
  send: Send,
  { sessionId, text, onBusy, signal, idempotencyKey }: StreamOptions & { readonly idempotencyKey: string },
): Promise<Response> {
  const { method, path } = OPERATIONS.sendMessage;
  const request = {
    method,
    path: fill(path, { session_id: sessionId }) + search({ on_busy: onBusy }),
    body: { text },
    idempotencyKey,
    signal,
  };
  return send(request, expectStream);
}

function openTurn(
  send: Send,
  { sessionId, signal }: Pick<StreamOptions, "sessionId" | "signal">,
  turnId: string,
  lastId: string | null,
): Promise<Response> {
  const { method, path } = OPERATIONS.resumeTurn;
  const request = {
    method,
    path: fill(path, { session_id: sessionId, turn_id: turnId }),
    headers: lastId === null ? {} : { "last-event-id": lastId },
    signal,
  };
  return send(request, expectStream);
}

// `crypto.randomUUID` is missing on pages that were not served securely.
function makeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) =>
    part.toString(16).padStart(8, "0"),
  ).join("");
}
