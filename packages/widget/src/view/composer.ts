import type { Status } from "../events.ts";
import type { Texts } from "../texts.ts";
import { button, icon, make, name } from "./dom.ts";

interface Parts {
  readonly texts: Texts;
  /** Whether it was taken. */
  readonly send: (text: string) => boolean;
  readonly stop: () => void;
}

// As the server takes it.
const MOST_CHARACTERS = 8000;

/** Where a message is written. Enter sends it, with Shift it begins a new line. */
export class Composer {
  readonly element: HTMLFormElement;
  readonly field: HTMLTextAreaElement;
  readonly #send: HTMLButtonElement;
  readonly #stop: HTMLButtonElement;
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
    const { texts, stop } = parts;
    this.field = make("textarea", {
      rows: "1",
      maxlength: String(MOST_CHARACTERS),
      placeholder: texts.write,
      "aria-label": texts.write,
      enterkeyhint: "send",
      dir: "auto",
    });
    this.#send = make("button", { type: "submit", class: "round filled" }, icon("send"));
    name(this.#send, texts.send);
    this.#stop = button(icon("stop"), stop, { class: "round filled stop" });
    name(this.#stop, texts.stop);
    const box = make("div", { class: "box" }, this.field, this.#send, this.#stop);
    this.element = make("form", { class: "composer" }, box);
    this.element.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    this.field.addEventListener("keydown", (event) => {
      // While letters are being composed, Enter is part of composing.
      if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#submit();
    });
    this.field.addEventListener("input", () => this.#fit());
  }

  show(status: Status): void {
    const answering = status === "answering";
    // Focus stays where the other button takes its place.
    const focused = (answering ? this.#send : this.#stop).matches(":focus");
    this.#send.hidden = answering;
    this.#stop.hidden = !answering;
    if (focused) (answering ? this.#stop : this.#send).focus();
  }

  #submit(): void {
    const text = this.field.value.trim();
    if (text === "" || !this.#parts.send(text)) return;
    this.field.value = "";
    this.#fit();
  }

  // As high as what is written, up to what the style allows.
  #fit(): void {
    this.field.style.height = "auto";
    this.field.style.height = `${this.field.scrollHeight}px`;
  }
}
