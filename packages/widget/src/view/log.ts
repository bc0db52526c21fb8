import type { Texts } from "../texts.ts";
import type { Entry } from "../transcript.ts";
import { button, icon, make, setLabel } from "./dom.ts";
import { EntryView } from "./entry-view.ts";

interface LogOptions {
  readonly texts: Texts;
  /** Shown before the first message; null shows the default hint. */
  readonly opening: string | null;
  readonly sendAgain: (id: number) => void;
}

// Within this distance of its end, the log counts as scrolled to the end.
const END_THRESHOLD_PX = 48;

/** The scrolling message list. Screen readers announce complete messages only. */
export class Log {
  readonly element: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #newest: HTMLButtonElement;
  readonly #empty: HTMLElement;
  readonly #options: LogOptions;
  readonly #views = new Map<number, EntryView>();
  #following = true;

  constructor(options: LogOptions) {
    this.#options = options;
    const { texts, opening } = options;
    this.#empty = opening
      ? make("div", { class: "entry assistant" }, make("div", { class: "bubble", dir: "auto" }, opening))
      : make("p", { class: "empty" }, texts.empty);
    this.#scroller = make(
      "div",
      { class: "log", role: "log", "aria-live": "polite", "aria-label": texts.conversation, tabindex: "0" },
      this.#empty,
    );
    this.#newest = button(icon("down"), () => this.#scrollToEnd(), { class: "round newest" });
    setLabel(this.#newest, texts.newest);
    this.#newest.hidden = true;
    this.element = make("div", { class: "middle" }, this.#scroller, this.#newest);
    this.#scroller.addEventListener("scroll", () => this.#updateFollowing());
  }

  /** `inviting`: whether an empty log shows its opening text. */
  show(entries: readonly Entry[], inviting: boolean): void {
    this.#empty.hidden = entries.length > 0 || !inviting;
    const growing = entries.some(({ state }) => state === "streaming");
    this.#scroller.setAttribute("aria-busy", String(growing));
    const ids = new Set(entries.map(({ id }) => id));
    for (const [id, view] of this.#views) {
      if (ids.has(id)) continue;
      view.element.remove();
      this.#views.delete(id);
    }
    let before: Element = this.#empty;
    for (const entry of entries) {
      const view = this.#getView(entry);
      view.show(entry);
      if (before.nextElementSibling !== view.element) before.after(view.element);
      before = view.element;
    }
    if (this.#following) this.#scrollToEnd();
  }

  /** Call after the log becomes visible or changes size. */
  handleResize(): void {
    if (this.#following) this.#scrollToEnd();
  }

  #getView(entry: Entry): EntryView {
    const known = this.#views.get(entry.id);
    if (known) return known;
    const view = new EntryView(this.#options);
    this.#views.set(entry.id, view);
    // A message that the visitor sends always scrolls into view.
    if (entry.role === "user") this.#following = true;
    return view;
  }

  #scrollToEnd(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#following = true;
    this.#newest.hidden = true;
  }

  #updateFollowing(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    this.#following = scrollHeight - scrollTop - clientHeight < END_THRESHOLD_PX;
    this.#newest.hidden = this.#following;
  }
}
