import type { ChatEvent } from "@hyponema/client";
import type { OpenChannel } from "./channel.ts";
import { Connection } from "./connection.ts";
import type { Ending, Status, Tell } from "./events.ts";
import type { PageStorage } from "./page-storage.ts";
import { WidgetError } from "./problem.ts";
import type { SessionSource } from "./sessions.ts";
import type { Mode } from "./settings.ts";
import type { Texts } from "./texts.ts";
import { type Entry, Transcript, textOf } from "./transcript.ts";

interface Parts {
  readonly source: SessionSource;
  readonly channel: { readonly mode: Mode; readonly open: OpenChannel };
  readonly storage: PageStorage;
  readonly texts: Texts;
  readonly tell: Tell;
  /** Called after every change of what can be seen. */
  readonly changed: () => void;
}

const KEEP_MS = 250;

/** One conversation as a page sees it: what was said, over reconnections and page loads. */
export class Conversation {
  readonly #parts: Parts;
  readonly #connection: Connection;
  #transcript = new Transcript();
  /** Of the answer under way. */
  #lastEventId: string | null = null;
  #over: Ending | null = null;
  #status: Status = "idle";
  #keeping: ReturnType<typeof setTimeout> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { source, texts, channel } = parts;
    const conversation = this;
    this.#connection = new Connection({
      source,
      texts,
      open: channel.open,
      hearer: {
        get lastEventId() {
          return conversation.#lastEventId;
        },
        begun: () => this.#begin(),
        opened: (sessionId, firstMessage) => {
          if (firstMessage) this.#transcript.greet(firstMessage);
          parts.tell("hyponema:ready", { sessionId, mode: channel.mode });
        },
        heard: (event) => {
          this.#hear(event);
          this.#update();
        },
        lost: () => this.#unsend(),
        over: (reason) => this.#finish(reason),
        refused: ({ code, message }) => parts.tell("hyponema:error", { code, detail: message }),
        changed: () => {
          this.#flush();
          this.#update();
        },
      },
    });
  }

  get entries(): readonly Entry[] {
    return this.#transcript.entries;
  }

  get status(): Status {
    return this.#status;
  }

  get sessionId(): string | null {
    return this.#connection.session?.id ?? null;
  }

  /** Why it cannot be opened. */
  get problem(): WidgetError | null {
    return this.#connection.problem;
  }

  /** Why it is over. */
  get over(): Ending | null {
    return this.#over;
  }

  /** Takes up what this tab keeps from an earlier page; whether there was something. */
  restore(): boolean {
    const { source, storage, texts } = this.#parts;
    const kept = storage.load(source.key);
    if (!kept) return false;
    this.#connection.session = source.refresh?.(kept.session) ?? kept.session;
    this.#over = kept.over;
    this.#lastEventId = kept.lastEventId;
    this.#transcript = new Transcript(kept.entries);
    this.#doubtSent();
    if (this.#lastEventId === null) this.#transcript.finish("failed", texts.broken);
    this.#update();
    return true;
  }

  /** Opens the session if there is none, and its channel; resolves when that has worked or failed. */
  connect(): Promise<void> {
    return this.#over ? Promise.resolve() : this.#connection.connect();
  }

  /** Says something, now or as soon as there is a connection. */
  send(text: string): void {
    const { texts, tell } = this.#parts;
    if (this.#over) throw new WidgetError("session-ended", texts[this.#over]);
    if (this.#isBusy) throw new WidgetError("turn-in-progress", texts.busy);
    this.#transcript.write(text);
    tell("hyponema:message", { role: "user", text });
    this.#flush();
    this.#update();
    void this.connect();
  }

  /** Sends once more what may not have arrived, or was refused. */
  sendAgain(id: number): void {
    const entry = this.entries.find((one) => one.id === id);
    if (entry?.role !== "user" || this.#isBusy || this.#over) return;
    this.#transcript.remove(id);
    this.send(entry.text);
  }

  interrupt(): void {
    this.#connection.channel?.interrupt();
  }

  /** Ends the session; nothing happens where none is open. */
  async end(): Promise<void> {
    if (!this.sessionId) return;
    await this.connect();
    this.#connection.channel?.end();
  }

  /** Forgets everything and stands as if nothing had been opened. */
  reset(): void {
    this.#connection.leave();
    this.#connection.session = null;
    this.#over = null;
    this.#lastEventId = null;
    this.#transcript = new Transcript();
    this.#parts.storage.keep(this.#parts.source.key, null);
    this.#update();
  }

  /** Hangs up without ending anything; what there is stays kept. */
  leave(): void {
    this.#connection.leave();
    this.keep();
  }

  /** Keeps what there is for the next page of this tab. */
  keep(): void {
    if (this.#keeping !== null) clearTimeout(this.#keeping);
    this.#keeping = null;
    const { session } = this.#connection;
    if (!session) return;
    const { storage, source } = this.#parts;
    const { entries } = this;
    storage.keep(source.key, { session, entries, lastEventId: this.#lastEventId, over: this.#over });
  }

  /** The browser says that the network is away, or back. */
  network(isThere: boolean): void {
    if (isThere) this.#connection.believe();
    else this.#connection.doubt();
  }

  get #isBusy(): boolean {
    return this.#transcript.streaming !== null || this.#transcript.pending.length > 0;
  }

  // What was written to begin with belongs to the session that it began.
  #begin(): void {
    this.#lastEventId = null;
    this.#transcript = new Transcript(this.#transcript.pending);
    this.keep();
  }

  #hear(event: ChatEvent): void {
    const transcript = this.#transcript;
    if (event.id !== null) this.#lastEventId = event.id;
    switch (event.type) {
      case "turn_start":
        transcript.begin();
        break;
      case "token":
        transcript.say(event.data.text);
        this.#parts.tell("hyponema:token", { text: event.data.text });
        break;
      case "tool_call":
        transcript.call(event.data.call_id, event.data.name);
        break;
      case "tool_result":
        transcript.result(event.data.call_id, event.data.name);
        break;
      case "turn_end":
        this.#finishTurn("whole", null);
        break;
      case "unanswered":
        this.#doubtSent();
        break;
      case "error":
        this.#hearError(event);
    }
  }

  #hearError({ id, data }: Extract<ChatEvent, { type: "error" }>): void {
    if (id === null) this.#refused(data.detail);
    else if (data.error_kind === "cancelled") this.#finishTurn("stopped", null);
    else this.#finishTurn("failed", data.detail);
  }

  #finishTurn(outcome: "whole" | "stopped" | "failed", detail: string | null): void {
    const { tell } = this.#parts;
    this.#lastEventId = null;
    const said = this.#transcript.finish(outcome, detail);
    const text = said ? textOf(said) : "";
    if (text !== "") tell("hyponema:message", { role: "assistant", text });
    if (detail !== null) tell("hyponema:error", { code: "turn-failed", detail });
    tell("hyponema:turn-end", { outcome });
    this.keep();
  }

  // A refusal is of what was sent; with nothing sent, of going on with an answer.
  #refused(detail: string): void {
    const [first] = this.#transcript.pending;
    if (first) {
      this.#transcript.mark(first, "refused", detail);
      this.#parts.tell("hyponema:error", { code: "message-refused", detail });
    } else this.#finishTurn("failed", this.#parts.texts.broken);
  }

  #doubtSent(): void {
    for (const written of this.#transcript.pending) {
      if (written.state === "sent") {
        this.#transcript.mark(written, "uncertain", this.#parts.texts.uncertain);
      }
    }
  }

  // Nothing is handed to a connection that may be dead: it could not tell whether it has arrived.
  #flush(): void {
    const { channel, state } = this.#connection;
    if (!channel || state !== "open") return;
    for (const written of this.#transcript.pending) {
      if (written.state !== "waiting") continue;
      channel.send(written.text);
      this.#transcript.mark(written, "sent");
    }
  }

  // What a channel had been handed and has not given back as uncertain was never sent.
  #unsend(): void {
    for (const written of this.#transcript.pending) this.#transcript.mark(written, "waiting");
  }

  #finish(reason: Ending): void {
    const { texts, tell } = this.#parts;
    this.#over = reason;
    this.#lastEventId = null;
    this.#transcript.finish("stopped");
    for (const written of this.#transcript.pending) this.#transcript.mark(written, "refused", texts[reason]);
    this.keep();
    tell("hyponema:ended", { reason });
  }

  #update(): void {
    const status = this.#currentStatus();
    if (status !== this.#status) {
      this.#status = status;
      this.#parts.tell("hyponema:status", { status });
    }
    this.#keeping ??= setTimeout(() => this.keep(), KEEP_MS);
    this.#parts.changed();
  }

  #currentStatus(): Status {
    if (this.#over) return "ended";
    const { state } = this.#connection;
    if (state === "open") return this.#isBusy ? "answering" : "ready";
    return ({ none: "idle", connecting: "connecting", away: "offline", refused: "failed" } as const)[state];
  }
}
