import { ChatClosedError, type ChatEvent, ConnectionError, HyponemaError } from "@hyponema/client";
import type { Channel, OpenChannel } from "./channel.ts";
import type { Ending } from "./events.ts";
import { onNetworkBack } from "./network.ts";
import type { Session } from "./session.ts";
import { originNotAllowed, type SessionSource } from "./sessions.ts";
import type { Texts } from "./texts.ts";
import { toWidgetError, type WidgetError } from "./widget-error.ts";

/** Callbacks of a connection to its conversation. */
interface ConnectionObserver {
  /** ID of the last event received of the running turn; null between turns. */
  readonly lastEventId: string | null;
  /** A session was opened, or replaced the previous one. */
  onSession(): void;
  /** The channel is open and accepts messages. */
  onOpen(sessionId: string, firstMessage: string | null): void;
  onEvent(event: ChatEvent): void;
  /** The channel closed; messages that it had not sent are lost. */
  onLost(): void;
  onEnd(reason: Ending): void;
  onRefused(problem: WidgetError): void;
  /** Called after every change of `state`. */
  onChange(): void;
}

interface ConnectionOptions {
  readonly source: SessionSource;
  readonly open: OpenChannel;
  readonly texts: Texts;
  readonly observer: ConnectionObserver;
}

/** `away`: disconnected, retried automatically; `refused`: failed for good until the visitor retries. */
type State = "none" | "connecting" | "open" | "away" | "refused";

// Treat a token that expires within this margin as expired.
const TOKEN_MARGIN_MS = 5_000;
const SESSION_GONE_CODES = ["session-ended", "session-not-found"];

/** The token has expired and cannot be renewed. */
class TokenExpired extends Error {}
/** Renewing the token returned a different session. */
class SessionReplaced extends Error {}
/** `disconnect()` was called while this attempt was pending, so its result is discarded. */
class StaleAttempt extends Error {}

/** Keeps a session and its channel open: reconnects, renews the token, and reports when neither is possible. */
export class Connection {
  readonly #options: ConnectionOptions;
  session: Session | null = null;
  /** Why the connection was refused; null otherwise. */
  problem: WidgetError | null = null;
  #channel: Channel | null = null;
  #opening: Promise<void> | null = null;
  #connected = false;
  /** Cancels waiting for the network. */
  #cancelRetry: (() => void) | null = null;
  /** Whether the server has refused a token since the last successful connection. */
  #tokenRefused = false;
  /** Incremented by `disconnect()`: results of earlier attempts are stale. */
  #attempt = 0;

  constructor(options: ConnectionOptions) {
    this.#options = options;
  }

  get state(): State {
    if (this.problem) return "refused";
    if (this.#cancelRetry || (this.#channel && !this.#connected)) return "away";
    if (this.#opening) return "connecting";
    return this.#channel ? "open" : "none";
  }

  /** The open channel; null if there is none. */
  get channel(): Channel | null {
    return this.#channel;
  }

  /** Opens the session if needed, then the channel. Resolves on success and on failure. */
  connect(): Promise<void> {
    if (this.#channel) return Promise.resolve();
    if (this.#opening) return this.#opening;
    const opening = this.#open().finally(() => {
      if (this.#opening === opening) this.#opening = null;
      this.#options.observer.onChange();
    });
    this.#opening = opening;
    this.#options.observer.onChange();
    return opening;
  }

  /** Closes the channel without ending the session. */
  disconnect(): void {
    this.#attempt++;
    this.#opening = null;
    this.problem = null;
    this.#stopRetrying();
    this.#dropChannel()?.close();
  }

  /** The browser went offline: the socket may be dead although no close event has arrived. */
  markOffline(): void {
    this.#setConnected(false);
  }

  /** The browser is online again. */
  reconnectNow(): void {
    this.#channel?.reconnect();
  }

  async #open(): Promise<void> {
    const attempt = this.#attempt;
    this.#stopRetrying();
    this.problem = null;
    for (let again = true; again && attempt === this.#attempt; ) {
      try {
        const channel = await this.#openChannel();
        if (attempt !== this.#attempt) channel.close();
        else this.#startChannel(channel);
        return;
      } catch (error) {
        again = attempt === this.#attempt && this.#recover(error);
      }
    }
  }

  async #openChannel(): Promise<Channel> {
    const { source, open, observer } = this.#options;
    if (!this.session) this.#adoptSession(await this.#unlessStale(source.open()));
    await this.#validToken();
    return open({
      chatUrl: this.#requireSession().chatUrl,
      token: () => this.#validToken(),
      lastEventId: observer.lastEventId,
      onConnection: (state) => this.#setConnected(state === "ready"),
    });
  }

  #startChannel(channel: Channel): void {
    this.#channel = channel;
    // Reset here rather than in `finally`: the channel may break before that runs.
    this.#opening = null;
    this.#tokenRefused = false;
    this.#options.observer.onOpen(this.#requireSession().id, channel.firstMessage);
    this.#options.observer.onChange();
    void this.#readEvents(channel);
  }

  async #readEvents(channel: Channel): Promise<void> {
    const { observer } = this.#options;
    try {
      for await (const event of channel.events) {
        if (this.#channel !== channel) return;
        this.#connected = true;
        observer.onEvent(event);
      }
      if (this.#channel !== channel) return;
      this.#dropChannel();
      observer.onEnd("ended");
    } catch (error) {
      if (this.#channel !== channel) return;
      this.#dropChannel();
      if (this.#recover(error)) void this.connect();
    }
    observer.onChange();
  }

  /** A valid token for the socket, renewed if it has expired. */
  async #validToken(): Promise<string> {
    const session = this.#requireSession();
    if (session.expiresAt === null || session.expiresAt > Date.now() + TOKEN_MARGIN_MS) return session.token;
    const renewed = await this.#unlessStale(this.#options.source.renew(session));
    if (!renewed) throw new TokenExpired();
    if (renewed.id !== session.id) {
      this.#adoptSession(renewed);
      throw new SessionReplaced();
    }
    this.session = renewed;
    return renewed.token;
  }

  // Discards a session that arrives after `disconnect()`: it may belong to another visitor.
  async #unlessStale<T>(pending: Promise<T>): Promise<T> {
    const attempt = this.#attempt;
    const result = await pending;
    if (attempt !== this.#attempt) throw new StaleAttempt();
    return result;
  }

  #adoptSession(session: Session): void {
    this.session = session;
    this.#options.source.onAdopted?.(session);
    this.#options.observer.onSession();
  }

  #requireSession(): Session {
    if (!this.session) throw new Error("there is no session");
    return this.session;
  }

  /** Handles a connection error. Returns true if the caller should retry immediately. */
  #recover(error: unknown): boolean {
    const { observer, texts } = this.#options;
    observer.onLost();
    if (error instanceof SessionReplaced) return true;
    if (error instanceof ChatClosedError && error.reason === "token" && !this.#tokenRefused) {
      // The server refused the token, so ignore its stated expiry.
      this.#tokenRefused = true;
      this.session = { ...this.#requireSession(), expiresAt: 0 };
      return true;
    }
    const ending = sessionEnding(error);
    if (ending) observer.onEnd(ending);
    else if (isUnreachable(error)) this.#cancelRetry = onNetworkBack(() => void this.connect());
    else {
      this.problem = isOriginRefused(error) ? originNotAllowed(texts, error) : toWidgetError(error, texts);
      observer.onRefused(this.problem);
    }
    return false;
  }

  #setConnected(connected: boolean): void {
    this.#connected = connected;
    this.#options.observer.onChange();
  }

  #dropChannel(): Channel | null {
    const channel = this.#channel;
    this.#channel = null;
    this.#connected = false;
    return channel;
  }

  #stopRetrying(): void {
    this.#cancelRetry?.();
    this.#cancelRetry = null;
  }
}

function sessionEnding(error: unknown): Ending | null {
  if (error instanceof TokenExpired) return "expired";
  if (error instanceof HyponemaError) return SESSION_GONE_CODES.includes(error.code) ? "ended" : null;
  if (!(error instanceof ChatClosedError)) return null;
  if (error.reason === "token") return "expired";
  return error.reason === "not-found" ? "ended" : null;
}

function isOriginRefused(error: unknown): boolean {
  return error instanceof ChatClosedError && error.reason === "origin";
}

// The server is unreachable, or asked the client to retry later.
function isUnreachable(error: unknown): boolean {
  if (error instanceof ConnectionError) return error.retryable;
  return error instanceof HyponemaError && error.status === 503;
}
