import type { Conversation } from "../conversation.ts";
import type { Texts } from "../texts.ts";
import { Composer } from "./composer.ts";
import { button, icon, make, setLabel } from "./dom.ts";
import { Log } from "./log.ts";
import { Notice } from "./notice.ts";

interface PanelOptions {
  readonly texts: Texts;
  readonly title: string;
  readonly opening: string | null;
  /** Null if the visitor cannot close the panel. */
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

/** The chat panel: header, messages, status line and message form. */
export class Panel {
  readonly element: HTMLElement;
  readonly composer: Composer;
  readonly #log: Log;
  readonly #notice: Notice;
  readonly #end: HTMLButtonElement;
  readonly #close: (() => void) | null;

  constructor(options: PanelOptions) {
    const { texts, title, close } = options;
    this.#close = close;
    this.composer = new Composer(options);
    this.#log = new Log(options);
    this.#notice = new Notice(options);
    this.#end = button(icon("end"), options.end, { class: "plain leave" });
    setLabel(this.#end, texts.end);
    const heading = make("h2", { id: TITLE, dir: "auto" }, title);
    const head = make("header", {}, heading, this.#end);
    if (close) {
      const closeButton = button(icon("close"), close, { class: "plain" });
      setLabel(closeButton, texts.close);
      head.append(closeButton);
    }
    this.element = make(
      "section",
      { class: "panel", role: "dialog", "aria-labelledby": TITLE, tabindex: "-1", part: "panel" },
      ...[head, this.#log.element, this.#notice.element, this.composer.element],
    );
    this.element.addEventListener("keydown", (event) => this.#handleKey(event));
  }

  show(conversation: Conversation): void {
    const { status, entries } = conversation;
    this.#log.show(entries, status === "ready" || status === "idle");
    this.#notice.show(conversation);
    this.composer.show(status);
    this.composer.element.hidden = status === "ended" || status === "failed";
    this.#end.hidden = conversation.sessionId === null || status === "ended";
  }

  /** Focuses the message field; on touch devices the panel itself, since the field would open the on-screen keyboard. */
  focus(): void {
    const touch = matchMedia("(pointer: coarse)").matches;
    const { element, field } = this.composer;
    if (touch || element.hidden) this.element.focus();
    else field.focus();
    this.#log.handleResize();
  }

  handleResize(): void {
    this.#log.handleResize();
  }

  #handleKey(event: KeyboardEvent): void {
    if (event.key === "Escape" && this.#close) {
      event.stopPropagation();
      this.#close();
    }
    // Traps focus only in a panel that can be closed; otherwise Tab must be able to leave it.
    if (event.key === "Tab" && this.#close) this.#trapFocus(event);
  }

  #trapFocus(event: KeyboardEvent): void {
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
