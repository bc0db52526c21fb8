import type { Conversation } from "../conversation.ts";
import type { Texts } from "../texts.ts";
import { Composer } from "./composer.ts";
import { button, icon, make, name } from "./dom.ts";
import { Log } from "./log.ts";
import { Notice } from "./notice.ts";

interface Parts {
  readonly texts: Texts;
  readonly title: string;
  readonly opening: string | null;
  /** Null: the person cannot close it. */
  readonly close: (() => void) | null;
  readonly send: (text: string) => boolean;
  readonly sendAgain: (id: number) => void;
  readonly stop: () => void;
  readonly end: () => void;
  readonly retry: () => void;
  readonly again: () => void;
}

const TITLE = "title";
const FOCUSABLE = "button, textarea, a[href], [tabindex='0']";

/** The conversation, with everything one can do in it. */
export class Panel {
  readonly element: HTMLElement;
  readonly composer: Composer;
  readonly #log: Log;
  readonly #notice: Notice;
  readonly #end: HTMLButtonElement;
  readonly #close: (() => void) | null;

  constructor(parts: Parts) {
    const { texts, title, close } = parts;
    this.#close = close;
    this.composer = new Composer(parts);
    this.#log = new Log(parts);
    this.#notice = new Notice(parts);
    this.#end = button(icon("end"), parts.end, { class: "plain leave" });
    name(this.#end, texts.end);
    const heading = make("h2", { id: TITLE, dir: "auto" }, title);
    const head = make("header", {}, heading, this.#end);
    if (close) {
      const away = button(icon("close"), close, { class: "plain" });
      name(away, texts.close);
      head.append(away);
    }
    this.element = make(
      "section",
      { class: "panel", role: "dialog", "aria-labelledby": TITLE, tabindex: "-1", part: "panel" },
      ...[head, this.#log.element, this.#notice.element, this.composer.element],
    );
    this.element.addEventListener("keydown", (event) => this.#key(event));
  }

  show(conversation: Conversation): void {
    const { status, entries } = conversation;
    this.#log.show(entries, status === "ready" || status === "idle");
    this.#notice.show(conversation);
    this.composer.show(status);
    this.composer.element.hidden = status === "ended" || status === "failed";
    this.#end.hidden = conversation.sessionId === null || status === "ended";
  }

  /** Puts the focus where one begins: on phones not into the field, which would bring up the keyboard. */
  focus(): void {
    const touch = matchMedia("(pointer: coarse)").matches;
    const { element, field } = this.composer;
    if (touch || element.hidden) this.element.focus();
    else field.focus();
    this.#log.settle();
  }

  settle(): void {
    this.#log.settle();
  }

  #key(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#close) {
      event.stopPropagation();
      this.#close();
    }
    // Whoever cannot close it must be able to leave it.
    if (event.key === "Tab" && this.#close) this.#keepFocus(event);
  }

  #keepFocus(event: KeyboardEvent): void {
    const stops = [...this.element.querySelectorAll<HTMLElement>(FOCUSABLE)].filter((stop) =>
      stop.checkVisibility(),
    );
    const [first, last] = [stops[0], stops.at(-1)];
    const now = (this.element.getRootNode() as ShadowRoot).activeElement;
    const [edge, other] = event.shiftKey ? [first, last] : [last, first];
    if (now !== edge && !(event.shiftKey && now === this.element)) return;
    event.preventDefault();
    other?.focus();
  }
}
