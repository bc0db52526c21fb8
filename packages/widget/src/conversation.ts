import type { ChatEvent } from "@hyponema/client";
import type { OpenChannel } from "./channel.ts";
import { Connection } from "./connection.ts";
import type { DispatchEvent, Ending, Status } from "./events.ts";
import type { PageStorage } from "./page-storage.ts";
import type { SessionSource } from "./sessions.ts";
import type { Mode } from "./settings.ts";
import type { Texts } from "./texts.ts";
import { type Entry, entryText, Transcript } from "./transcript.ts";
import { WidgetError } from "./widget-error.ts";

interface ConversationOptions {
  readonly source: SessionSource;
  readonly channel: { readonly mode: Mode; readonly open: OpenChannel };
  readonly storage: PageStorage;
  readonly texts: Texts;
  readonly dispatch: DispatchEvent;
  /** Called after every visible change. */
  readonly onChange: () => void;
}

const SAVE_DELAY_MS = 250;

/** A conversation as the page shows it, across reconnections and page loads. */
export class Conversation {
  readonly #options: ConversationOptions;
  readonly #connection: Connection;
  #transcript = new Transcript();
  /** ID of the last event of the running turn; null between turns. */
  #lastEventId: string | null = null;
  #over: Ending | null = null;
  #status: Status = "idle";
  #saveTimer: ReturnType<typeof setTimeout> | null = null;

  constructor(options: ConversationOptions) {
    this.#options = options;
    const { source, texts, channel } = options;
    const conversation = this;
    this.#connection = new Connection({
      source,
      texts,
      open: channel.open,
      observer: {
        get lastEventId() {
          return conversation.#lastEventId;
        },
        onSession: () => this.#startSession(),
        onOpen: (sessionId, firstMessage) => {
          if (firstMessage) this.#transcript.addGreeting(firstMessage);
          options.dispatch("hyponema:ready", { sessionId, mode: channel.mode });
        },
        onEvent: (event) => {
          this.#handleEvent(event);
          this.#update();
        },
        onLost: () => this.#requeue(),
        onEnd: (reason) => this.#finish(reason),
        onRefused: ({ code, message }) => options.dispatch("hyponema:error", { code, detail: message }),
        onChange: () => {
          this.#sendWaiting();
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

  /** Why the session cannot be opened. */
  get problem(): WidgetError | null {
    return this.#connection.problem;
  }

  /** Why the conversation ended; null while it is active. */
  get over(): Ending | null {
    return this.#over;
  }

  /** Restores the conversation that this tab stored on an earlier page. Returns false if there is none. */
  restore(): boolean {
    const { source, storage, texts } = this.#options;
    const stored = storage.load(source.key);
    if (!stored) return false;
    this.#connection.session = source.refresh?.(stored.session) ?? stored.session;
    this.#over = stored.over;
    this.#lastEventId = stored.lastEventId;
    this.#transcript = new Transcript(stored.entries);
    this.#markUncertain();
    if (this.#lastEventId === null) this.#transcript.finishAnswer("failed", texts.broken);
    this.#update();
    return true;
  }

  /** Opens the session if needed, then its channel. Resolves on success and on failure. */
  connect(): Promise<void> {
    return this.#over ? Promise.resolve() : this.#connection.connect();
  }

  /** Sends a message, or queues it until the connection is open. */
  send(text: string): void {
    const { texts, dispatch } = this.#options;
    if (this.#over) throw new WidgetError("session-ended", texts[this.#over]);
    if (this.#isBusy) throw new WidgetError("turn-in-progress", texts.busy);
    this.#transcript.addMessage(text);
    dispatch("hyponema:message", { role: "user", text });
    this.#sendWaiting();
    this.#update();
    void this.connect();
  }

  /** Resends a message that was refused or may not have arrived. */
  sendAgain(id: number): void {
    const entry = this.entries.find((one) => one.id === id);
    if (entry?.role !== "user" || this.#isBusy || this.#over) return;
    this.#transcript.remove(id);
    this.send(entry.text);
  }

  interrupt(): void {
    this.#connection.channel?.interrupt();
  }

  /** Ends the session. Does nothing if none is open. */
  async end(): Promise<void> {
    if (!this.sessionId) return;
    await this.connect();
    this.#connection.channel?.end();
  }

  /** Discards the conversation and returns to the initial state. */
  reset(): void {
    this.#connection.disconnect();
    this.#connection.session = null;
    this.#over = null;
    this.#lastEventId = null;
    this.#transcript = new Transcript();
    this.#options.storage.save(this.#options.source.key, null);
    this.#update();
  }

  /** Disconnects without ending the session; the conversation stays in storage. */
  disconnect(): void {
    this.#connection.disconnect();
    this.save();
  }

  /** Stores the conversation for the tab's next page. */
  save(): void {
    if (this.#saveTimer !== null) clearTimeout(this.#saveTimer);
    this.#saveTimer = null;
    const { session } = this.#connection;
    if (!session) return;
    const { storage, source } = this.#options;
    const { entries } = this;
    storage.save(source.key, { session, entries, lastEventId: this.#lastEventId, over: this.#over });
  }

  /** The browser went online or offline. */
  setOnline(online: boolean): void {
    if (online) this.#connection.reconnectNow();
    else this.#connection.markOffline();
  }

  get #isBusy(): boolean {
    return this.#transcript.streaming !== null || this.#transcript.pending.length > 0;
  }

  // Messages message before the session opened belong to the new session.
  #startSession(): void {
    this.#lastEventId = null;
    this.#transcript = new Transcript(this.#transcript.pending);
    this.save();
  }

  #handleEvent(event: ChatEvent): void {
    const transcript = this.#transcript;
    if (event.id !== null) this.#lastEventId = event.id;
    switch (event.type) {
      case "turn_start":
        transcript.startAnswer();
        break;
      case "token":
        transcript.appendText(event.data.text);
        this.#options.dispatch("hyponema:token", { text: event.data.text });
        break;
      case "tool_call":
        transcript.addToolCall(event.data.call_id, event.data.name);
        break;
      case "tool_result":
        transcript.addToolResult(event.data.call_id, event.data.name);
        break;
      case "turn_end":
        this.#finishTurn("whole", null);
        break;
      case "unanswered":
        this.#markUncertain();
        break;
      case "error":
        this.#handleError(event);
    }
  }

  #handleError({ id, data }: Extract<ChatEvent, { type: "error" }>): void {
    if (id === null) this.#refuseMessage(data.detail);
    else if (data.error_kind === "cancelled") this.#finishTurn("stopped", null);
    else this.#finishTurn("failed", data.detail);
  }

  #finishTurn(outcome: "whole" | "stopped" | "failed", detail: string | null): void {
    const { dispatch } = this.#options;
    this.#lastEventId = null;
    const answer = this.#transcript.finishAnswer(outcome, detail);
    const text = answer ? entryText(answer) : "";
    if (text !== "") dispatch("hyponema:message", { role: "assistant", text });
    if (detail !== null) dispatch("hyponema:error", { code: "turn-failed", detail });
    dispatch("hyponema:turn-end", { outcome });
    this.save();
  }

  // An error without an event ID refuses the pending message; with none pending, it refuses to resume the answer.
  #refuseMessage(detail: string): void {
    const [first] = this.#transcript.pending;
    if (first) {
      this.#transcript.setState(first, "refused", detail);
      this.#options.dispatch("hyponema:error", { code: "message-refused", detail });
    } else this.#finishTurn("failed", this.#options.texts.broken);
  }

  #markUncertain(): void {
    for (const message of this.#transcript.pending) {
      if (message.state === "sent") {
        this.#transcript.setState(message, "uncertain", this.#options.texts.uncertain);
      }
    }
  }

  // Sends only over a connection that is known to be alive: over a dead one, delivery would be uncertain.
  #sendWaiting(): void {
    const { channel, state } = this.#connection;
    if (!channel || state !== "open") return;
    for (const message of this.#transcript.pending) {
      if (message.state !== "waiting") continue;
      channel.send(message.text);
      this.#transcript.setState(message, "sent");
    }
  }

  // Messages that the channel accepted but did not report as unanswered were never sent: queue them again.
  #requeue(): void {
    for (const message of this.#transcript.pending) this.#transcript.setState(message, "waiting");
  }

  #finish(reason: Ending): void {
    const { texts, dispatch } = this.#options;
    this.#over = reason;
    this.#lastEventId = null;
    this.#transcript.finishAnswer("stopped");
    for (const message of this.#transcript.pending)
      this.#transcript.setState(message, "refused", texts[reason]);
    this.save();
    dispatch("hyponema:ended", { reason });
  }

  #update(): void {
    const status = this.#currentStatus();
    if (status !== this.#status) {
      this.#status = status;
      this.#options.dispatch("hyponema:status", { status });
    }
    this.#saveTimer ??= setTimeout(() => this.save(), SAVE_DELAY_MS);
    this.#options.onChange();
  }

  #currentStatus(): Status {
    if (this.#over) return "ended";
    const { state } = this.#connection;
    if (state === "open") return this.#isBusy ? "answering" : "ready";
    return ({ none: "idle", connecting: "connecting", away: "offline", refused: "failed" } as const)[state];
  }
}
