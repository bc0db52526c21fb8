import { ConnectionError } from "./errors.ts";
import { OPERATIONS } from "./generated/operations.ts";
import { retryDelay, type Sleep } from "./retry.ts";
import { readEvents, requireEventStream } from "./sse.ts";
import { fillPath, queryString, type Send } from "./transport.ts";
import type { Schemas, TurnEvent } from "./types.ts";

export interface StreamOptions {
  readonly sessionId: string;
  readonly text: string;
  /** Behavior while the agent is still answering: refuse (default) or interrupt the answer. */
  readonly onBusy?: "refuse" | "interrupt";
  readonly signal?: AbortSignal | undefined;
  /** Generated if omitted, so that a retry after a broken connection does not send a second message. */
  readonly idempotencyKey?: string;
}

export interface ResumeOptions {
  readonly sessionId: string;
  /** From the turn's `turn_start`. */
  readonly turnId: string;
  /** `id` of the last event received; without it, all events are delivered. */
  readonly lastEventId?: string;
  readonly signal?: AbortSignal | undefined;
}

/** A finished turn. */
export interface CollectedTurn {
  readonly turnId: string;
  /** The agent's answer, up to the error if there was one. */
  readonly text: string;
  readonly events: readonly TurnEvent[];
  /** Latency and tokens of the turn; null if it failed. */
  readonly usage: Omit<Schemas["TurnEndEvent"]["data"], "turn_id"> | null;
  /** Why the turn failed; null if it completed. */
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

/** Dependencies of a stream. */
export interface StreamDependencies {
  readonly send: Send;
  readonly sleep: Sleep;
  readonly silenceMs: number;
}

// Consecutive attempts without a new event. With the delays between them they take about half a minute, enough for a server
// restart.
const MAX_ATTEMPTS = 8;

/** Sends a message and iterates its turn's events, resuming it if the connection breaks. */
export function streamMessage(
  dependencies: StreamDependencies,
  options: StreamOptions,
): AsyncGenerator<TurnEvent> {
  // Before `turn_start` there is no turn to resume, so the message is resent. Its idempotency key prevents a duplicate.
  const message = { ...options, idempotencyKey: options.idempotencyKey ?? makeKey() };
  return readWithResume(dependencies, new Progress(null, null), options.signal, ({ turnId, lastId }) =>
    turnId === null
      ? openMessage(dependencies.send, message)
      : openTurn(dependencies.send, options, turnId, lastId),
  );
}

/** Continues reading a turn after the last received event. */
export function resumeTurn(
  dependencies: StreamDependencies,
  options: ResumeOptions,
): AsyncGenerator<TurnEvent> {
  const { turnId, lastEventId = null } = options;
  return readWithResume(dependencies, new Progress(turnId, lastEventId), options.signal, ({ lastId }) =>
    openTurn(dependencies.send, options, turnId, lastId),
  );
}

/** How far a turn has been read. */
class Progress {
  turnId: string | null;
  lastId: string | null;
  readonly #seenIds: Set<string>;

  constructor(turnId: string | null, lastId: string | null) {
    this.turnId = turnId;
    this.lastId = lastId;
    this.#seenIds = new Set(lastId === null ? [] : [lastId]);
  }

  /** Records an event; returns false if it is a duplicate. */
  record(event: TurnEvent): boolean {
    if (this.#seenIds.has(event.id)) return false;
    if (event.type === "turn_start") this.turnId = event.data.turn_id;
    if (event.id !== "") {
      this.#seenIds.add(event.id);
      this.lastId = event.id;
    }
    return true;
  }
}

async function* readWithResume(
  { sleep, silenceMs }: StreamDependencies,
  progress: Progress,
  signal: AbortSignal | undefined,
  open: (progress: Progress) => Promise<Response>,
): AsyncGenerator<TurnEvent> {
  for (let attempts = 1; ; attempts++) {
    let failure: unknown = new ConnectionError("The stream ended before its turn did.");
    try {
      for await (const event of readEvents(await open(progress), silenceMs)) {
        if (!progress.record(event)) continue;
        attempts = 1;
        yield event;
        if (event.type === "turn_end" || event.type === "error") return;
      }
    } catch (error) {
      signal?.throwIfAborted();
      failure = error;
    }
    const delayMs = retryDelay(failure, attempts);
    if (delayMs === null || attempts >= MAX_ATTEMPTS) throw failure;
    await sleep(delayMs, signal);
  }
}

function openMessage(
  send: Send,
  { sessionId, text, onBusy, signal, idempotencyKey }: StreamOptions & { readonly idempotencyKey: string },
): Promise<Response> {
  const { method, path } = OPERATIONS.sendMessage;
  const request = {
    method,
    path: fillPath(path, { session_id: sessionId }) + queryString({ on_busy: onBusy }),
    body: { text },
    idempotencyKey,
    signal,
  };
  return send(request, requireEventStream);
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
    path: fillPath(path, { session_id: sessionId, turn_id: turnId }),
    headers: lastId === null ? {} : { "last-event-id": lastId },
    signal,
  };
  return send(request, requireEventStream);
}

// `crypto.randomUUID` is unavailable on pages served over plain HTTP.
function makeKey(): string {
  return Array.from(crypto.getRandomValues(new Uint32Array(4)), (part) =>
    part.toString(16).padStart(8, "0"),
  ).join("");
}
