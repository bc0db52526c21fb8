import { ChatClosedError, type ChatEvent, ConnectionError, HyponemaError } from "@hyponema/client";
import type { Channel, OpenChannel } from "./channel.ts";
import type { Ending } from "./events.ts";
import { whenBack } from "./network.ts";
import { problemOf, type WidgetError } from "./problem.ts";
import type { Session } from "./session.ts";
import { foreignPage, type SessionSource } from "./sessions.ts";
import type { Texts } from "./texts.ts";

/** What a connection says to the conversation that it carries. */
interface Hearer {
  /** The last event that was heard of an answer under way. */
  readonly lastEventId: string | null;
  /** A session has been opened, or has come in place of another. */
  begun(): void;
  /** What is said now is sent. `firstMessage` is the agent's first line. */
  opened(sessionId: string, firstMessage: string | null): void;
  heard(event: ChatEvent): void;
  /** The channel is gone, and with it what it had not sent. */
  lost(): void;
  over(reason: Ending): void;
  refused(problem: WidgetError): void;
  /** After every change of `state`. */
  changed(): void;
}

interface Parts {
  readonly source: SessionSource;
  readonly open: OpenChannel;
  readonly texts: Texts;
  readonly hearer: Hearer;
}

/** `away`: it is down and will be tried again; `refused`: it is of no use to try before somebody asks for it. */
type State = "none" | "connecting" | "open" | "away" | "refused";

// A token that is about to expire is as good as none.
const MARGIN_MS = 5_000;
const GONE = ["session-ended", "session-not-found"];

/** The token has expired, and there is no other one. */
class Expired extends Error {}
/** Instead of a token there came another session. */
class Replaced extends Error {}
/** What was waited for came when it was not wanted any more. */
class Left extends Error {}

/** A session and the channel to it, kept up as long as that is possible. */
export class Connection {
  readonly #parts: Parts;
  session: Session | null = null;
  /** Why it is refused. */
  problem: WidgetError | null = null;
  #channel: Channel | null = null;
  #opening: Promise<void> | null = null;
  #linked = false;
  /** Stops waiting for the network. */
  #giveUp: (() => void) | null = null;
  /** Whether a token was refused since one was taken. */
  #tokenRefused = false;
  /** Counts leavings: what was under way before one does not count after it. */
  #stay = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get state(): State {
    if (this.problem) return "refused";
    if (this.#giveUp || (this.#channel && !this.#linked)) return "away";
    if (this.#opening) return "connecting";
    return this.#channel ? "open" : "none";
  }

  /** What carries what is said; null while there is none. */
  get channel(): Channel | null {
    return this.#channel;
  }

  /** Opens the session if there is none, and a channel to it; resolves when that has worked or not. */
  connect(): Promise<void> {
    if (this.#channel) return Promise.resolve();
    if (this.#opening) return this.#opening;
    const opening = this.#open().finally(() => {
      if (this.#opening === opening) this.#opening = null;
      this.#parts.hearer.changed();
    });
    this.#opening = opening;
    this.#parts.hearer.changed();
    return opening;
  }

  /** Hangs up; the session goes on. */
  leave(): void {
    this.#stay++;
    this.#opening = null;
    this.problem = null;
    this.#stopWaiting();
    this.#drop()?.close();
  }

  /** The network is said to be away: what is open may be dead without knowing. */
  doubt(): void {
    this.#link(false);
  }

  /** The network is said to be back. */
  believe(): void {
    this.#channel?.reconnect();
  }

  async #open(): Promise<void> {
    const stay = this.#stay;
    this.#stopWaiting();
    this.problem = null;
    for (let again = true; again && stay === this.#stay; ) {
      try {
        const channel = await this.#openChannel();
        if (stay !== this.#stay) channel.close();
        else this.#begin(channel);
        return;
      } catch (error) {
        again = stay === this.#stay && this.#mend(error);
      }
    }
  }

  async #openChannel(): Promise<Channel> {
    const { source, open, hearer } = this.#parts;
    if (!this.session) this.#adopt(await this.#unlessLeft(source.open()));
    await this.#token();
    return open({
      chatUrl: this.#expectSession().chatUrl,
      token: () => this.#token(),
      lastEventId: hearer.lastEventId,
      onConnection: (state) => this.#link(state === "ready"),
    });
  }

  #begin(channel: Channel): void {
    this.#channel = channel;
    // Done here, not when it is noticed: the channel may break before that.
    this.#opening = null;
    this.#tokenRefused = false;
    this.#parts.hearer.opened(this.#expectSession().id, channel.firstMessage);
    this.#parts.hearer.changed();
    void this.#read(channel);
  }

  async #read(channel: Channel): Promise<void> {
    const { hearer } = this.#parts;
    try {
      for await (const event of channel.events) {
        if (this.#channel !== channel) return;
        this.#linked = true;
        hearer.heard(event);
      }
      if (this.#channel !== channel) return;
      this.#drop();
      hearer.over("ended");
    } catch (error) {
      if (this.#channel !== channel) return;
      this.#drop();
      if (this.#mend(error)) void this.connect();
    }
    hearer.changed();
  }

  /** A token that opens the socket, renewed when it has to be. */
  async #token(): Promise<string> {
    const session = this.#expectSession();
    if (session.expiresAt === null || session.expiresAt > Date.now() + MARGIN_MS) return session.token;
    const renewed = await this.#unlessLeft(this.#parts.source.renew(session));
    if (!renewed) throw new Expired();
    if (renewed.id !== session.id) {
      this.#adopt(renewed);
      throw new Replaced();
    }
    this.session = renewed;
    return renewed.token;
  }

  // Whoever was left may have been somebody else's: a session that comes late is nobody's.
  async #unlessLeft<T>(coming: Promise<T>): Promise<T> {
    const stay = this.#stay;
    const came = await coming;
    if (stay !== this.#stay) throw new Left();
    return came;
  }

  #adopt(session: Session): void {
    this.session = session;
    this.#parts.source.adopted?.(session);
    this.#parts.hearer.begun();
  }

  #expectSession(): Session {
    if (!this.session) throw new Error("there is no session");
    return this.session;
  }

  /** Does what an error asks for; whether it is to be tried again at once. */
  #mend(error: unknown): boolean {
    const { hearer, texts } = this.#parts;
    hearer.lost();
    if (error instanceof Replaced) return true;
    if (error instanceof ChatClosedError && error.reason === "token" && !this.#tokenRefused) {
      // Whatever was said of how long it lasts.
      this.#tokenRefused = true;
      this.session = { ...this.#expectSession(), expiresAt: 0 };
      return true;
    }
    const ending = endingOf(error);
    if (ending) hearer.over(ending);
    else if (isAway(error)) this.#giveUp = whenBack(() => void this.connect());
    else {
      this.problem = isForeign(error) ? foreignPage(texts, error) : problemOf(error, texts);
      hearer.refused(this.problem);
    }
    return false;
  }

  #link(linked: boolean): void {
    this.#linked = linked;
    this.#parts.hearer.changed();
  }

  #drop(): Channel | null {
    const channel = this.#channel;
    this.#channel = null;
    this.#linked = false;
    return channel;
  }

  #stopWaiting(): void {
    this.#giveUp?.();
    this.#giveUp = null;
  }
}

function endingOf(error: unknown): Ending | null {
  if (error instanceof Expired) return "expired";
  if (error instanceof HyponemaError) return GONE.includes(error.code) ? "ended" : null;
  if (!(error instanceof ChatClosedError)) return null;
  if (error.reason === "token") return "expired";
  return error.reason === "not-found" ? "ended" : null;
}

function isForeign(error: unknown): boolean {
  return error instanceof ChatClosedError && error.reason === "origin";
}

// Nobody answers, or says to come back.
function isAway(error: unknown): boolean {
  if (error instanceof ConnectionError) return error.retryable;
  return error instanceof HyponemaError && error.status === 503;
}
