import { chooseChannel } from "./channel.ts";
import { Conversation } from "./conversation.ts";
import type { DispatchEvent, Status } from "./events.ts";
import { PageStorage } from "./page-storage.ts";
import { scriptUrl } from "./script-url.ts";
import { createSessionSource, type GetSession } from "./sessions.ts";
import { ATTRIBUTES, readSettings, type Settings } from "./settings.ts";
import { resolveTexts, type Texts } from "./texts.ts";
import { entryText } from "./transcript.ts";
import { View } from "./view/view.ts";
import { WidgetError } from "./widget-error.ts";

/** A message of the conversation. */
export interface Message {
  readonly role: "user" | "assistant";
  readonly text: string;
}

/** Everything that is rebuilt when an attribute changes. */
interface BuiltWidget {
  readonly settings: Settings;
  readonly texts: Texts;
  readonly conversation: Conversation;
  readonly view: View;
}

// Batches updates: changes within one frame are rendered once.
const RENDER_DELAY_MS = 16;
/** Properties that a page may set before the script has loaded. */
const EARLY_PROPERTIES = ["getSession", "texts"] as const;

/**
 * `<hyponema-widget>`: a launcher button and the chat panel that it opens. Its public API is documented in docs/widget.md.
 */
export class HyponemaWidget extends HTMLElement {
  static readonly observedAttributes = ATTRIBUTES;

  readonly #root = this.attachShadow({ mode: "open" });
  readonly #storage = new PageStorage(warn);
  #built: BuiltWidget | null = null;
  #listeners: AbortController | null = null;
  #isOpen = false;
  #getSession: GetSession | null = null;
  #texts: Partial<Texts> = {};
  /** The element that had focus when the panel was opened. */
  #focusedBefore: Element | null = null;
  #rebuildPending = false;
  #renderPending = false;

  connectedCallback(): void {
    for (const name of EARLY_PROPERTIES) this.#upgradeProperty(name);
    this.#isOpen = this.#storage.loadPanel().isOpen;
    this.#build();
    this.#listen();
    if (this.#isOpen) void this.#built?.conversation.connect();
  }

  disconnectedCallback(): void {
    this.#listeners?.abort();
    this.#built?.conversation.disconnect();
    this.#built = null;
    this.#root.replaceChildren();
  }

  attributeChangedCallback(): void {
    this.#scheduleRebuild();
  }

  /** Whether the panel is open. */
  get isOpen(): boolean {
    return this.#isOpen;
  }

  get status(): Status {
    return this.#built?.conversation.status ?? "idle";
  }

  /** The session's ID; null before a session is open. */
  get sessionId(): string | null {
    return this.#built?.conversation.sessionId ?? null;
  }

  /** The messages so far, oldest first. */
  get messages(): readonly Message[] {
    const entries = this.#built?.conversation.entries ?? [];
    return entries.map((entry) => ({ role: entry.role, text: entryText(entry) }));
  }

  /** A function of the page that returns sessions; takes precedence over `data-session-url`. */
  get getSession(): GetSession | null {
    return this.#getSession;
  }

  set getSession(getSession: GetSession | null) {
    this.#getSession = getSession;
    this.#scheduleRebuild();
  }

  /** Texts that the page overrides. */
  get texts(): Partial<Texts> {
    return this.#texts;
  }

  set texts(texts: Partial<Texts>) {
    this.#texts = texts;
    this.#scheduleRebuild();
  }

  /** Opens the panel, and the session if needed. */
  open(): void {
    if (this.#isOpen) return;
    this.#focusedBefore = document.activeElement;
    this.#setOpen(true);
    this.#built?.view.focusPanel();
    this.#dispatch("hyponema:open", {});
    void this.#built?.conversation.connect();
  }

  /** Closes the panel; the conversation continues. */
  close(): void {
    if (!this.#isOpen) return;
    const focused = this.#root.activeElement !== null;
    this.#setOpen(false);
    if (focused) this.#returnFocus();
    this.#dispatch("hyponema:close", {});
  }

  toggle(): void {
    if (this.#isOpen) this.close();
    else this.open();
  }

  /** Sends a message as if the visitor had typed it. Throws a WidgetError with the reason if it cannot be sent now. */
  send(text: string): void {
    const words = text.trim();
    if (words === "") throw new WidgetError("empty-message", "There is nothing to send.");
    this.#requireBuilt().conversation.send(words);
  }

  /** Stops the running answer. */
  interrupt(): void {
    this.#built?.conversation.interrupt();
  }

  /** Ends the session. */
  async end(): Promise<void> {
    await this.#built?.conversation.end();
  }

  /** Clears the conversation and the visitor's identity, for instance on sign-out. Does not end the session. */
  reset(): void {
    const { settings, conversation } = this.#requireBuilt();
    if (settings.agentId !== null) this.#storage.saveVisitor(settings.agentId, null);
    conversation.reset();
    if (this.#isOpen) void conversation.connect();
  }

  #requireBuilt(): BuiltWidget {
    if (!this.#built) throw new WidgetError("not-in-page", "The widget is not in the page.");
    return this.#built;
  }

  // A property set before the element was upgraded is an own property and shadows the class's accessor: move it to the
  // accessor.
  #upgradeProperty(name: (typeof EARLY_PROPERTIES)[number]): void {
    if (!Object.hasOwn(this, name)) return;
    const value = this[name];
    delete this[name];
    Object.assign(this, { [name]: value });
  }

  #listen(): void {
    this.#listeners = new AbortController();
    const { signal } = this.#listeners;
    const save = () => this.#built?.conversation.save();
    window.addEventListener("pagehide", save, { signal });
    document.addEventListener("visibilitychange", save, { signal });
    window.addEventListener("online", () => this.#built?.conversation.setOnline(true), { signal });
    window.addEventListener("offline", () => this.#built?.conversation.setOnline(false), { signal });
    const viewport = window.visualViewport;
    viewport?.addEventListener("resize", () => this.#built?.view.fit(viewport), { signal });
    viewport?.addEventListener("scroll", () => this.#built?.view.fit(viewport), { signal });
  }

  // Rebuilds once for all attributes that change in the same task.
  #scheduleRebuild(): void {
    if (!this.#built || this.#rebuildPending) return;
    this.#rebuildPending = true;
    queueMicrotask(() => {
      this.#rebuildPending = false;
      if (!this.#built) return;
      this.#build();
      if (this.#isOpen) void this.#built.conversation.connect();
    });
  }

  #build(): void {
    this.#built?.conversation.disconnect();
    const settings = readSettings(this.dataset, warn);
    const language = this.#language(settings);
    const texts = resolveTexts(language, this.#texts);
    const channel = chooseChannel(settings.mode);
    if (channel.mode !== settings.mode) {
      console.info(`Hyponema: voice is not available; the mode ${settings.mode} is served by text.`);
    }
    const { storage, dispatch } = { storage: this.#storage, dispatch: this.#dispatch };
    const source = createSessionSource({
      settings,
      texts,
      getSession: this.#getSession,
      scriptUrl: scriptUrl,
      storage,
    });
    const onChange = () => this.#scheduleRender();
    const conversation = new Conversation({ source, channel, storage, texts, dispatch, onChange });
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
      showsPrompt: !this.#storage.loadPanel().prompted,
      open: () => this.open(),
      close: () => this.close(),
      dismiss: () => this.#dismiss(),
      send: (text) => this.#trySend(text),
      sendAgain: (id) => conversation.sendAgain(id),
      stop: () => conversation.interrupt(),
      end: () => void conversation.end(),
      retry: () => void conversation.connect(),
      again: () => this.#restart(),
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
      // An answer is still running: keep the text in the field.
      return false;
    }
  }

  #restart(): void {
    const { conversation, view } = this.#requireBuilt();
    conversation.reset();
    void conversation.connect();
    view.show(conversation, this.#isOpen);
    view.focusPanel();
  }

  #setOpen(isOpen: boolean): void {
    this.#isOpen = isOpen;
    const prompted = isOpen || this.#storage.loadPanel().prompted;
    this.#storage.savePanel({ isOpen, prompted });
    if (!this.#built) return;
    const { view, conversation } = this.#built;
    if (prompted) view.dismissPrompt();
    view.show(conversation, isOpen);
  }

  #dismiss(): void {
    this.#storage.savePanel({ isOpen: this.#isOpen, prompted: true });
    this.#built?.view.dismissPrompt();
    this.#built?.view.focusButton();
  }

  #returnFocus(): void {
    const focused = this.#focusedBefore;
    if (
      focused instanceof HTMLElement &&
      focused !== this &&
      focused !== document.body &&
      focused.isConnected
    ) {
      focused.focus();
    } else this.#built?.view.focusButton();
  }

  #scheduleRender(): void {
    if (this.#renderPending) return;
    this.#renderPending = true;
    setTimeout(() => {
      this.#renderPending = false;
      this.#built?.view.show(this.#built.conversation, this.#isOpen);
    }, RENDER_DELAY_MS);
  }

  readonly #dispatch: DispatchEvent = (name, detail) => {
    this.dispatchEvent(new CustomEvent(name, { detail, bubbles: true, composed: true }));
  };
}

function warn(message: string): void {
  console.warn(`Hyponema: ${message}`);
}
