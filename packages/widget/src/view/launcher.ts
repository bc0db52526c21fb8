import type { Texts } from "../texts.ts";
import { button, icon, make, name } from "./dom.ts";

interface Parts {
  readonly texts: Texts;
  readonly label: string;
  /** What stands beside the button until the panel has been opened, or it was waved away. */
  readonly prompt: string | null;
  readonly open: () => void;
  readonly dismiss: () => void;
}

/** What is seen while the panel is closed: a button, and an invitation beside it. */
export class Launcher {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly #invitation: HTMLElement | null;

  constructor({ texts, label, prompt, open, dismiss }: Parts) {
    this.button = button(icon("chat"), open, { class: "launch", "aria-haspopup": "dialog", part: "button" });
    if (label === "") name(this.button, texts.open);
    else this.button.append(make("span", { dir: "auto" }, label));
    this.element = make("div", { class: "launcher" });
    this.#invitation = prompt === null ? null : invitation(prompt, texts, open, dismiss);
    this.element.append(...(this.#invitation ? [this.#invitation] : []), this.button);
  }

  dismissPrompt(): void {
    this.#invitation?.remove();
  }
}

function invitation(prompt: string, texts: Texts, open: () => void, dismiss: () => void): HTMLElement {
  const words = button(prompt, open, { class: "prompt", dir: "auto" });
  const away = button(icon("close"), dismiss, { class: "dismiss" });
  name(away, texts.dismiss);
  return make("div", { class: "invitation" }, words, away);
}
