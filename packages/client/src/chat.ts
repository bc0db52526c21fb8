import { AsyncQueue } from "./async-queue.ts";
import { type ChatConnection, closeError, connect, type Frame, type SocketClass } from "./chat-connection.ts";
import { ChatClosedError, ConnectionError } from "./errors.ts";
import { backoff, delay, type Sleep } from "./retry.ts";
import type { Schemas, TurnEvent } from "./types.ts";

/** Events of a chat socket: turn events, and events without an ID that belong to no turn. */
export type ChatEvent =
  | TurnEvent
  /** The server refused a frame, for example a message sent while the agent is still answering. */
  | { readonly type: "error"; readonly id: null; readonly data: Schemas["ErrorEvent"]["data"] }
  /**
   * The connection broke before the server accepted this message, so it may or may not have arrived. It is not resent
   * automatically.
   */
  | { readonly type: "unanswered"; readonly id: null; readonly data: { readonly text: string } };

export interface ChatOptions {
  /** `chat_url` of the session. */
  readonly chatUrl: string;
  /** The session's token, or a function that returns one for each connection: tokens expire during a long chat. */
  readonly token: string | (() => string | Promise<string>);
  /** A WebSocket class for Node before 22, for example from `ws`. */
  readonly WebSocket?: SocketClass;
  /** `id` of the last event received of a running turn, for example before a page reload. Resumes the turn after it. */
  readonly lastEventId?: string | undefined;
  /** Called when the connection breaks and when it is restored. */
  readonly onConnection?: (state: "lost" | "ready") => void;
  /** Aborting closes the chat. */
  readonly signal?: AbortSignal | undefined;
  /** Time limit for connecting; 15 seconds by default. */
  readonly timeoutMs?: number;
  /** Delays retries; for tests. */
  readonly sleep?: Sleep;
}

export interface ChatSocket {
  /** The agent's first message; null if it has none. */
  readonly firstMessage: string | null;
  /**
   * Events of all turns, in order and without duplicates, across reconnects. Ends with the session; throws `ChatClosedError`
   * if the server closed the socket for good, and `ConnectionError` if reconnecting failed. Supports one reader at a time.
   */
  readonly events: AsyncIterable<ChatEvent>;
  /** Sends a message. While disconnected, it is queued until the next connection. */
  send(text: string): void;
  /** Stops the running answer. */
  interrupt(): void;
  /** Ends the session. */
  end(): void;
  /** Reconnects immediately. Call it when the network is back: a dead connection may take long to be detected. */
  reconnect(): void;
  /** Closes the chat without ending the session. */
  close(): void;
}

const MAX_ATTEMPTS = 8;
// A connection that lasted this long counts as a success and resets the retry counter, even without events.
const STABLE_MS = 10_000;
const MAX_UNREAD = 10_000;
const MAX_UNSENT = 32;

/** Opens a session's chat socket. After the first connection it reconnects automatically and resumes the running turn. */
export async function openChat(options: ChatOptions): Promise<ChatSocket> {
  const chat = new Chat(options);
  await chat.open();
  return {
    firstMessage: chat.firstMessage,
    events: chat.events,
    send: (text) => chat.sendFrame({ type: "message", data: { text } }),
    interrupt: () => chat.sendFrame({ type: "interrupt" }),
    end: () => chat.sendFrame({ type: "end" }),
    reconnect: () => chat.reconnect(),
    close: () => chat.close(null),
  };
}

type OutgoingFrame = { type: "message"; data: { text: string } } | { type: "interrupt" } | { type: "end" };

class Chat {
  readonly events = new AsyncQueue<ChatEvent>(MAX_UNREAD);
  firstMessage: string | null = null;
  readonly #options: ChatOptions;
  readonly #WebSocket: SocketClass;
  readonly #closed = new AbortController();
  readonly #onAbort = () => this.close(this.#options.signal?.reason);
  #connection: ChatConnection | null = null;
  /** Frames queued while disconnected. */
  #unsent: OutgoingFrame[] = [];
  /** Texts of sent messages whose turn has not started. */
  #unanswered: string[] = [];
  /** ID of the last event of the running turn; null between turns. */
  #lastId: string | null = null;
  #receivedIds = new Set<string>();
  /** Aborted to skip the wait before the next retry. */
  #skipWait = new AbortController();
  /** Consecutive connection attempts that delivered no event and did not last `STABLE_MS`. */
  #attempts = 0;
  #readyAt = 0;
  #ending = false;

  constructor(options: ChatOptions) {
    const WebSocket = options.WebSocket ?? globalThis.WebSocket;
    if (!WebSocket)
      throw new TypeError("There is no global WebSocket here: give openChat one, e.g. of `ws`.");
    this.#WebSocket = WebSocket;
    this.#options = options;
    const { lastEventId } = options;
    if (lastEventId === undefined) return;
    this.#lastId = lastEventId;
    this.#receivedIds.add(lastEventId);
  }

  async open(): Promise<void> {
    const { signal } = this.#options;
    signal?.throwIfAborted();
    signal?.addEventListener("abort", this.#onAbort, { once: true });
    try {
      await this.#connect();
    } catch (error) {
      this.close(null);
      signal?.throwIfAborted();
      throw error;
    }
  }

  sendFrame(frame: OutgoingFrame): void {
    if (this.#closed.signal.aborted) throw new ConnectionError("The chat is over.");
    if (frame.type === "end") this.#ending = true;
    if (this.#connection?.send(frame)) {
      if (frame.type === "message") this.#unanswered.push(frame.data.text);
    } else {
      if (this.#unsent.length >= MAX_UNSENT) throw new ConnectionError("Too much waits to be sent.");
      this.#unsent.push(frame);
    }
  }

  reconnect(): void {
    this.#attempts = 0;
    this.#skipWait.abort();
    if (this.#connection === null) return;
    this.#connection.discard();
    void this.#handleClose(1006, "it was given up");
  }

  close(failure: unknown): void {
    if (this.#closed.signal.aborted) return;
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    this.#closed.abort();
    this.#connection?.close();
    this.events.end(failure);
  }

  async #connect(): Promise<void> {
    const { chatUrl, token, timeoutMs = 15_000 } = this.#options;
    const url = new URL(chatUrl);
    url.searchParams.set("token", typeof token === "string" ? token : await token());
    this.#closed.signal.throwIfAborted();
    const connection = await connect({
      url: url.href,
      WebSocket: this.#WebSocket,
      timeoutMs,
      signal: this.#closed.signal,
      onFrame: (frame) => this.#handleFrame(frame),
      onClose: (code, reason) => void this.#handleClose(code, reason),
    });
    if (this.#closed.signal.aborted) return connection.close();
    this.#connection = connection;
    this.#readyAt = performance.now();
    this.firstMessage = connection.firstMessage;
    this.#options.onConnection?.("ready");
    if (this.#lastId !== null) connection.send({ type: "resume", data: { last_event_id: this.#lastId } });
    for (const frame of this.#unsent.splice(0)) this.sendFrame(frame);
  }

  #handleFrame(frame: Frame): void {
    if (this.#closed.signal.aborted) return;
    this.#attempts = 0;
    if (typeof frame.id === "string") {
      if (this.#receivedIds.has(frame.id)) return;
      this.#trackEvent(frame.type, frame.id);
    }
    const begins = frame.type === "turn_start";
    const refuses = frame.type === "error" && frame.id === undefined;
    // An error without a pending message refuses the `resume`: do not request that turn again.
    if (refuses && this.#unanswered.length === 0) this.#lastId = null;
    if (begins || refuses) this.#unanswered.shift();
    this.#enqueue({ ...frame, id: frame.id ?? null } as ChatEvent);
  }

  // Deduplicates events within a turn; between turns there is nothing to resume.
  #trackEvent(type: string, id: string): void {
    if (type === "turn_start") this.#receivedIds.clear();
    this.#receivedIds.add(id);
    this.#lastId = type === "turn_end" || type === "error" ? null : id;
  }

  #enqueue(event: ChatEvent): void {
    if (this.events.put(event)) return;
    this.close(new ConnectionError(`The chat was left: ${MAX_UNREAD} events had not been read.`));
  }

  async #handleClose(code: number, reason: string): Promise<void> {
    this.#connection = null;
    if (this.#closed.signal.aborted) return;
    if (code === 1000) return this.close(null);
    this.#options.onConnection?.("lost");
    if (performance.now() - this.#readyAt > STABLE_MS) this.#attempts = 0;
    try {
      const error = closeError(code, reason);
      if (error instanceof ChatClosedError) throw error;
      for (const text of this.#unanswered.splice(0)) {
        this.#enqueue({ type: "unanswered", id: null, data: { text } });
      }
      await this.#reconnect(error);
    } catch (error) {
      // After `end()`, a missing session is the expected outcome, not an error.
      const ended = this.#ending && error instanceof ChatClosedError && error.reason === "not-found";
      this.close(ended ? null : error);
    }
  }

  async #reconnect(failure: Error): Promise<void> {
    const { sleep = delay } = this.#options;
    for (let last: unknown = failure; !this.#closed.signal.aborted; ) {
      if (++this.#attempts > MAX_ATTEMPTS) throw last;
      this.#skipWait = new AbortController();
      const wakeSignal = AbortSignal.any([this.#closed.signal, this.#skipWait.signal]);
      await sleep(backoff(this.#attempts), wakeSignal).catch(() => this.#closed.signal.throwIfAborted());
      try {
        return await this.#connect();
      } catch (error) {
        if (!(error instanceof ConnectionError)) throw error;
        last = error;
      }
    }
  }
}
