import type { Texts } from "../texts.ts";
import type { Entry } from "../transcript.ts";
import { button, icon, make, name } from "./dom.ts";
import { EntryView } from "./entry-view.ts";

interface Parts {
  readonly texts: Texts;
  /** Shown while nothing has been said; null: that one may begin. */
  readonly opening: string | null;
  readonly sendAgain: (id: number) => void;
}

// So near to its end the log counts as read to its end.
const NEAR_PX = 48;

/** What was said, as it scrolls. New things are read out when they are whole. */
export class Log {
  readonly element: HTMLElement;
  readonly #scroller: HTMLElement;
  readonly #newest: HTMLButtonElement;
  readonly #empty: HTMLElement;
  readonly #parts: Parts;
  readonly #views = new Map<number, EntryView>();
  #following = true;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { texts, opening } = parts;
    this.#empty = opening
      ? make("div", { class: "entry assistant" }, make("div", { class: "bubble", dir: "auto" }, opening))
      : make("p", { class: "empty" }, texts.empty);
    this.#scroller = make(
      "div",
      { class: "log", role: "log", "aria-live": "polite", "aria-label": texts.conversation, tabindex: "0" },
      this.#empty,
    );
    this.#newest = button(icon("down"), () => this.#toEnd(), { class: "round newest" });
    name(this.#newest, texts.newest);
    this.#newest.hidden = true;
    this.element = make("div", { class: "middle" }, this.#scroller, this.#newest);
    this.#scroller.addEventListener("scroll", () => this.#look());
  }

  /** `inviting`: whether one may begin, when nothing has been said. */
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
      const view = this.#viewOf(entry);
      view.show(entry);
      if (before.nextElementSibling !== view.element) before.after(view.element);
      before = view.element;
    }
    if (this.#following) this.#toEnd();
  }

  /** After it has become visible, or another size. */
  settle(): void {
    if (this.#following) this.#toEnd();
  }

  #viewOf(entry: Entry): EntryView {
    const known = this.#views.get(entry.id);
    if (known) return known;
    const view = new EntryView(this.#parts);
    this.#views.set(entry.id, view);
    // What one has written oneself is always looked at.
    if (entry.role === "user") this.#following = true;
    return view;
  }

  #toEnd(): void {
    this.#scroller.scrollTop = this.#scroller.scrollHeight;
    this.#following = true;
    this.#newest.hidden = true;
  }

  #look(): void {
    const { scrollHeight, scrollTop, clientHeight } = this.#scroller;
    this.#following = scrollHeight - scrollTop - clientHeight < NEAR_PX;
    this.#newest.hidden = this.#following;
  }
}
