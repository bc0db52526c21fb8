import { closeError, dial, type Frame, type Line, type SocketClass } from "./chat-line.ts";
import { ChatClosedError, ConnectionError } from "./errors.ts";
import { Mailbox } from "./mailbox.ts";
import { backoff, pause, type Sleep } from "./retry.ts";
import type { Schemas, TurnEvent } from "./types.ts";

/** What comes over a chat socket: the events of turns, and what concerns no turn and has no ID. */
export type ChatEvent =
  | TurnEvent
  /** The server refused what was sent, e.g. a message while the agent is still answering. */
  | { readonly type: "error"; readonly id: null; readonly data: Schemas["ErrorEvent"]["data"] }
  /** The connection broke before the server took up this message: it may have been heard or not. Never sent again by itself. */
  | { readonly type: "unanswered"; readonly id: null; readonly data: { readonly text: string } };

export interface ChatOptions {
  /** `chat_url` of the session. */
  readonly chatUrl: string;
  /** The session's token, or a function that is asked for one at every connection: a token expires before a long chat ends. */
  readonly token: string | (() => string | Promise<string>);
  /** For Node before 22, e.g. that of `ws`. */
  readonly WebSocket?: SocketClass;
  /** `id` of the last event that was seen of a turn under way, such as before a page was reloaded: what follows it comes first. */
  readonly lastEventId?: string | undefined;
  /** Told whenever the connection has broken, and whenever it is there again. */
  readonly onConnection?: (state: "lost" | "ready") => void;
  /** Leaves the chat when it aborts. */
  readonly signal?: AbortSignal | undefined;
  /** How long a connection may take to be ready; 15 seconds by default. */
  readonly timeoutMs?: number;
  /** How waiting is done between tries; for tests. */
  readonly sleep?: Sleep;
}

export interface ChatSocket {
  /** The agent's opening line; null when it has none. */
  readonly firstMessage: string | null;
  /**
   * Events of all turns, in order, each once, over reconnects. Ends when the session does; throws `ChatClosedError` when
   * the server closed for good, and `ConnectionError` when it could not be reached again. One reader at a time.
   */
  readonly events: AsyncIterable<ChatEvent>;
  /** Says something. While the connection is away it waits for the next one. */
  send(text: string): void;
  /** Stops the answer under way. */
  interrupt(): void;
  /** Ends the session. */
  end(): void;
  /** Connects anew at once, for when the network is back: a broken connection may be noticed only much later. */
  reconnect(): void;
  /** Leaves without ending the session. */
  close(): void;
}

const MOST_TRIES = 8;
// A connection that held this long was a good one, even when nobody spoke.
const STEADY_MS = 10_000;
const MOST_UNREAD = 10_000;
const MOST_UNSENT = 32;

/** Opens a session's chat socket. Once it has been ready, it connects again by itself and resumes where it broke. */
export async function openChat(options: ChatOptions): Promise<ChatSocket> {
  const chat = new Chat(options);
  await chat.open();
  return {
    firstMessage: chat.firstMessage,
    events: chat.events,
    send: (text) => chat.say({ type: "message", data: { text } }),
    interrupt: () => chat.say({ type: "interrupt" }),
    end: () => chat.say({ type: "end" }),
    reconnect: () => chat.reconnect(),
    close: () => chat.leave(null),
  };
}

type Said = { type: "message"; data: { text: string } } | { type: "interrupt" } | { type: "end" };

class Chat {
  readonly events = new Mailbox<ChatEvent>(MOST_UNREAD);
  firstMessage: string | null = null;
  readonly #options: ChatOptions;
  readonly #WebSocket: SocketClass;
  readonly #gone = new AbortController();
  readonly #onAbort = () => this.leave(this.#options.signal?.reason);
  #line: Line | null = null;
  /** Said while there was no connection. */
  #unsent: Said[] = [];
  /** Texts whose turn has not begun. */
  #unanswered: string[] = [];
  /** The last event of the turn under way; null between turns. */
  #lastId: string | null = null;
  #heard = new Set<string>();
  /** Ends the wait before the next try. */
  #wake = new AbortController();
  /** Tries in a row that brought neither an event nor a connection that held. */
  #tries = 0;
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
    this.#heard.add(lastEventId);
  }

  async open(): Promise<void> {
    const { signal } = this.#options;
    signal?.throwIfAborted();
    signal?.addEventListener("abort", this.#onAbort, { once: true });
    try {
      await this.#connect();
    } catch (error) {
      this.leave(null);
      signal?.throwIfAborted();
      throw error;
    }
  }

  say(frame: Said): void {
    if (this.#gone.signal.aborted) throw new ConnectionError("The chat is over.");
    if (frame.type === "end") this.#ending = true;
    if (this.#line?.send(frame)) {
      if (frame.type === "message") this.#unanswered.push(frame.data.text);
    } else {
      if (this.#unsent.length >= MOST_UNSENT) throw new ConnectionError("Too much waits to be sent.");
      this.#unsent.push(frame);
    }
  }

  reconnect(): void {
    this.#tries = 0;
    this.#wake.abort();
    if (this.#line === null) return;
    this.#line.abandon();
    void this.#lost(1006, "it was given up");
  }

  leave(failure: unknown): void {
    if (this.#gone.signal.aborted) return;
    this.#options.signal?.removeEventListener("abort", this.#onAbort);
    this.#gone.abort();
    this.#line?.close();
    this.events.end(failure);
  }

  async #connect(): Promise<void> {
    const { chatUrl, token, timeoutMs = 15_000 } = this.#options;
    const url = new URL(chatUrl);
    url.searchParams.set("token", typeof token === "string" ? token : await token());
    this.#gone.signal.throwIfAborted();
    const line = await dial({
      url: url.href,
      WebSocket: this.#WebSocket,
      timeoutMs,
      signal: this.#gone.signal,
      hear: (frame) => this.#hear(frame),
      lost: (code, reason) => void this.#lost(code, reason),
    });
    if (this.#gone.signal.aborted) return line.close();
    this.#line = line;
    this.#readyAt = performance.now();
    this.firstMessage = line.firstMessage;
    this.#options.onConnection?.("ready");
    if (this.#lastId !== null) line.send({ type: "resume", data: { last_event_id: this.#lastId } });
    for (const frame of this.#unsent.splice(0)) this.say(frame);
  }

  #hear(frame: Frame): void {
    if (this.#gone.signal.aborted) return;
    this.#tries = 0;
    if (typeof frame.id === "string") {
      if (this.#heard.has(frame.id)) return;
      this.#follow(frame.type, frame.id);
    }
    const begins = frame.type === "turn_start";
    const refuses = frame.type === "error" && frame.id === undefined;
    // What refuses no message refuses to resume: that turn is not to be asked for again.
    if (refuses && this.#unanswered.length === 0) this.#lastId = null;
    if (begins || refuses) this.#unanswered.shift();
    this.#put({ ...frame, id: frame.id ?? null } as ChatEvent);
  }

  // Within a turn every event is taken once; between turns there is nothing to resume.
  #follow(type: string, id: string): void {
    if (type === "turn_start") this.#heard.clear();
    this.#heard.add(id);
    this.#lastId = type === "turn_end" || type === "error" ? null : id;
  }

  #put(event: ChatEvent): void {
    if (this.events.put(event)) return;
    this.leave(new ConnectionError(`The chat was left: ${MOST_UNREAD} events had not been read.`));
  }

  async #lost(code: number, reason: string): Promise<void> {
    this.#line = null;
    if (this.#gone.signal.aborted) return;
    if (code === 1000) return this.leave(null);
    this.#options.onConnection?.("lost");
    if (performance.now() - this.#readyAt > STEADY_MS) this.#tries = 0;
    try {
      const error = closeError(code, reason);
      if (error instanceof ChatClosedError) throw error;
      for (const text of this.#unanswered.splice(0)) {
        this.#put({ type: "unanswered", id: null, data: { text } });
      }
      await this.#reconnect(error);
    } catch (error) {
      // A session that is gone is what its end was to lead to.
      const ended = this.#ending && error instanceof ChatClosedError && error.reason === "not-found";
      this.leave(ended ? null : error);
    }
  }

  async #reconnect(failure: Error): Promise<void> {
    const { sleep = pause } = this.#options;
    for (let last: unknown = failure; !this.#gone.signal.aborted; ) {
      if (++this.#tries > MOST_TRIES) throw last;
      this.#wake = new AbortController();
      const woken = AbortSignal.any([this.#gone.signal, this.#wake.signal]);
      await sleep(backoff(this.#tries), woken).catch(() => this.#gone.signal.throwIfAborted());
      try {
        return await this.#connect();
      } catch (error) {
        if (!(error instanceof ConnectionError)) throw error;
        last = error;
      }
    }
  }
}
