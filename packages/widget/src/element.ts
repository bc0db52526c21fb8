import { chooseChannel } from "./channel.ts";
import { Conversation } from "./conversation.ts";
import type { Status, Tell } from "./events.ts";
import { home } from "./home.ts";
import { PageStorage } from "./page-storage.ts";
import { WidgetError } from "./problem.ts";
import { type GetSession, sourceOf } from "./sessions.ts";
import { ATTRIBUTES, readSettings, type Settings } from "./settings.ts";
import { type Texts, textsOf } from "./texts.ts";
import { textOf } from "./transcript.ts";
import { View } from "./view/view.ts";

/** One thing that was said. */
export interface Message {
  readonly role: "user" | "assistant";
  readonly text: string;
}

/** What an element works with between two changes of its attributes. */
interface Built {
  readonly settings: Settings;
  readonly texts: Texts;
  readonly conversation: Conversation;
  readonly view: View;
}

// What comes in between is shown together.
const SHOW_MS = 16;
/** Properties that a page may have set before the script was there. */
const SETTABLE = ["getSession", "texts"] as const;

/** `<hyponema-widget>`: a button in a corner, and the conversation that it opens. docs/widget.md describes it to pages. */
export class HyponemaWidget extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #storage = new PageStorage(warn);
  #built: Built | null = null;
  #connected: AbortController | null = null;
  #isOpen = false;
  #getSession: GetSession | null = null;
  #texts: Partial<Texts> = {};
  /** What had the focus when the panel was opened. */
  #before: Element | null = null;
  #rebuilding = false;
  #showing = false;

  connectedCallback(): void {
    for (const name of SETTABLE) this.#takeUp(name);
    this.#isOpen = this.#storage.look().isOpen;
    this.#build();
    this.#listen();
    if (this.#isOpen) void this.#built?.conversation.connect();
  }

  disconnectedCallback(): void {
    this.#connected?.abort();
    this.#built?.conversation.leave();
    this.#built = null;
    this.#root.replaceChildren();
  }

  attributeChangedCallback(): void {
    this.#rebuild();
  }

  /** Whether the panel is open. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get status(): Status {
    return this.#built?.conversation.status ?? "idle";
  }

  /** The session's ID; null before there is one. */
  get sessionId(): string | null {
    return this.#built?.conversation.sessionId ?? null;
  }

  /** What has been said, in its order. */
  get messages(): readonly Message[] {
    const entries = this.#built?.conversation.entries ?? [];
    return entries.map((entry) => ({ role: entry.role, text: textOf(entry) }));
  }

  /** A page's own way to sessions, before `data-session-url`. */
  get getSession(): GetSession | null {
    return this.#getSession;
  }

  set getSession(getSession: GetSession | null) {
    this.#getSession = getSession;
    this.#rebuild();
  }

  /** The widget's own texts, where a page words them itself. */
  get texts(): Partial<Texts> {
    return this.#texts;
  }

  set texts(texts: Partial<Texts>) {
    this.#texts = texts;
    this.#rebuild();
  }

  /** Opens the panel, and the session if there is none. */
  open(): void {
    if (this.#isOpen) return;
    this.#before = document.activeElement;
    this.#look(true);
    this.#built?.view.focusPanel();
    this.#tell("hyponema:open", {});
    void this.#built?.conversation.connect();
  }

  /** Closes the panel; the conversation goes on. */
  close(): void {
    if (!this.#isOpen) return;
    const focused = this.#root.activeElement !== null;
    this.#look(false);
    if (focused) this.#returnFocus();
    this.#tell("hyponema:close", {});
  }

  toggle(): void {
    if (this.#isOpen) this.close();
    else this.open();
  }

  /** Says something as if the person had written it. Throws when it cannot be said now, and says why. */
  send(text: string): void {
    const words = text.trim();
    if (words === "") throw new WidgetError("empty-message", "There is nothing to send.");
    this.#expectBuilt().conversation.send(words);
  }

  /** Stops the answer under way. */
  interrupt(): void {
    this.#built?.conversation.interrupt();
  }

  /** Ends the session. */
  async end(): Promise<void> {
    await this.#built?.conversation.end();
  }

  /** Forgets the conversation and who the visitor was, for instance when somebody signs out. The session is not ended. */
  reset(): void {
    const { settings, conversation } = this.#expectBuilt();
    if (settings.agentId !== null) this.#storage.keepVisitor(settings.agentId, null);
    conversation.reset();
    if (this.#isOpen) void conversation.connect();
  }

  #expectBuilt(): Built {
    if (!this.#built) throw new WidgetError("not-in-page", "The widget is not in the page.");
    return this.#built;
  }

  // A property that was set on the element before it was a widget hides the one of its class.
  #takeUp(name: (typeof SETTABLE)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    Object.assign(this, { [name]: value });
  }

  #listen(): void {
    this.#connected = new AbortController();
    const { signal } = this.#connected;
    const keep = () => this.#built?.conversation.keep();
    window.addEventListener("pagehide", keep, { signal });
    document.addEventListener("visibilitychange", keep, { signal });
    window.addEventListener("online", () => this.#built?.conversation.network(true), { signal });
    window.addEventListener("offline", () => this.#built?.conversation.network(false), { signal });
    const viewport = window.visualViewport;
    viewport?.addEventListener("resize", () => this.#built?.view.fit(viewport), { signal });
    viewport?.addEventListener("scroll", () => this.#built?.view.fit(viewport), { signal });
  }

  // Once for all attributes that are changed together.
  #rebuild(): void {
    if (!this.#built || this.#rebuilding) return;
    this.#rebuilding = true;
    queueMicrotask(() => {
      this.#rebuilding = false;
      if (!this.#built) return;
      this.#build();
      if (this.#isOpen) void this.#built.conversation.connect();
    });
  }

  #build(): void {
    this.#built?.conversation.leave();
    const settings = readSettings(this.dataset, warn);
    const language = this.#language(settings);
    const texts = textsOf(language, this.#texts);
    const channel = chooseChannel(settings.mode);
    if (channel.mode !== settings.mode) {
      console.info(`Hyponema: voice is not available; the mode ${settings.mode} is served by text.`);
    }
    const { storage, tell } = { storage: this.#storage, tell: this.#tell };
    const source = sourceOf({ settings, texts, getSession: this.#getSession, home, storage });
    const changed = () => this.#show();
    const conversation = new Conversation({ source, channel, storage, texts, tell, changed });
    const view = this.#buildView(settings, texts, language, conversation);
    this.#built = { settings, texts, conversation, view };
    conversation.restore();
    view.show(conversation, this.#isOpen);
  }

  #buildView(settings: Settings, texts: Texts, language: string, conversation: Conversation): View {
    return new View(this.#root, {
      settings,
      texts,
      language,
      direction: getComputedStyle(this).direction,
      invites: !this.#storage.look().prompted,
      open: () => this.open(),
      close: () => this.close(),
      dismiss: () => this.#dismiss(),
      send: (text) => this.#trySend(text),
      sendAgain: (id) => conversation.sendAgain(id),
      stop: () => conversation.interrupt(),
      end: () => void conversation.end(),
      retry: () => void conversation.connect(),
      again: () => this.#again(),
    });
  }

  #language({ language }: Settings): string {
    const around = this.closest("[lang]")?.getAttribute("lang");
    return language ?? around ?? navigator.language;
  }

  #trySend(text: string): boolean {
    try {
      this.send(text);
      return true;
    } catch {
      // The answer is not whole yet: what is written stays written.
      return false;
    }
  }

  #again(): void {
    const { conversation, view } = this.#expectBuilt();
    conversation.reset();
    void conversation.connect();
    view.show(conversation, this.#isOpen);
    view.focusPanel();
  }

  #look(isOpen: boolean): void {
    this.#isOpen = isOpen;
    const prompted = isOpen || this.#storage.look().prompted;
    this.#storage.keepLook({ isOpen, prompted });
    if (!this.#built) return;
    const { view, conversation } = this.#built;
    if (prompted) view.dismissPrompt();
    view.show(conversation, isOpen);
  }

  #dismiss(): void {
    this.#storage.keepLook({ isOpen: this.#isOpen, prompted: true });
    this.#built?.view.dismissPrompt();
    this.#built?.view.focusButton();
  }

  #returnFocus(): void {
    const before = this.#before;
    if (before instanceof HTMLElement && before !== this && before !== document.body && before.isConnected) {
      before.focus();
    } else this.#built?.view.focusButton();
  }

  #show(): void {
    if (this.#showing) return;
    this.#showing = true;
    setTimeout(() => {
      this.#showing = false;
      this.#built?.view.show(this.#built.conversation, this.#isOpen);
    }, SHOW_MS);
  }

  readonly #tell: Tell = (name, detail) => {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  };
}

function warn(message: string): void {
  console.warn(`Hyponema: ${message}`);
}
