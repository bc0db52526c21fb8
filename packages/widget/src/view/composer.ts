import type { Status } from "../events.ts";
import type { Texts } from "../texts.ts";
import { button, icon, make, setLabel } from "./dom.ts";

interface ComposerOptions {
  readonly texts: Texts;
  /** Returns whether the message was accepted. */
  readonly send: (text: string) => boolean;
  readonly stop: () => void;
}

// The server's limit.
const MAX_CHARACTERS = 8000;

/** The message form. Enter sends, Shift+Enter inserts a line break. */
export class Composer {
  readonly element: HTMLFormElement;
  readonly field: HTMLTextAreaElement;
  readonly #send: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #options: ComposerOptions;

  constructor(options: ComposerOptions) {
    this.#options = options;
    const { texts, stop } = options;
    this.field = make("textarea", {
      rows: "1",
      maxlength: String(MAX_CHARACTERS),
      placeholder: texts.write,
      "aria-label": texts.write,
      enterkeyhint: "send",
      dir: "auto",
    });
    this.#send = make("button", { type: "submit", class: "round filled" }, icon("send"));
    setLabel(this.#send, texts.send);
    this.#stop = button(icon("stop"), stop, { class: "round filled stop" });
    setLabel(this.#stop, texts.stop);
    const box = make("div", { class: "box" }, this.field, this.#send, this.#stop);
    this.element = make("form", { class: "composer" }, box);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.field.addEventListener("keydown", (event) => {
      // During IME composition, Enter confirms the composition.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    this.field.addEventListener("input", () => this.#resizeField());
  }

  show(status: Status): void {
    const answering = status === "answering";
    // Keeps the focus when one button replaces the other.
    const focused = (answering ? this.#send : this.#stop).matches(":focus");
    this.#send.hidden = answering;
    this.#stop.hidden = !answering;
    if (focused) (answering ? this.#stop : this.#send).focus();
  }

  #submit(): void {
    const text = this.field.value.trim();
    if (text === "" || !this.#options.send(text)) return;
    this.field.value = "";
    this.#resizeField();
  }

  // Grows the field with its text, up to the `max-height` of the style sheet.
  #resizeField(): void {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }
}
