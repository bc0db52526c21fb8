import type { Texts } from "../texts.ts";
import { button, icon, make, setLabel } from "./dom.ts";

interface LauncherOptions {
  readonly texts: Texts;
  readonly label: string;
  /** Greeting bubble next to the button, shown until the panel is opened or the bubble dismissed. */
  readonly prompt: string | null;
  readonly open: () => void;
  readonly dismiss: () => void;
}

/** The launcher: a button with an optional greeting bubble, visible while the panel is closed. */
export class Launcher {
  readonly element: HTMLElement;
  readonly button: HTMLButtonElement;
  readonly #promptBubble: HTMLElement | null;

  constructor({ texts, label, prompt, open, dismiss }: LauncherOptions) {
    this.button = button(icon("chat"), open, { class: "launch", "aria-haspopup": "dialog", part: "button" });
    if (label === "") setLabel(this.button, texts.open);
    else this.button.append(make("span", { dir: "auto" }, label));
    this.element = make("div", { class: "launcher" });
    this.#promptBubble = prompt === null ? null : promptBubble(prompt, texts, open, dismiss);
    this.element.append(...(this.#promptBubble ? [this.#promptBubble] : []), this.button);
  }

  dismissPrompt(): void {
    this.#promptBubble?.remove();
  }
}

function promptBubble(prompt: string, texts: Texts, open: () => void, dismiss: () => void): HTMLElement {
  const words = button(prompt, open, { class: "prompt", dir: "auto" });
  const closeButton = button(icon("close"), dismiss, { class: "dismiss" });
  setLabel(closeButton, texts.dismiss);
  return make("div", { class: "invitation" }, words, closeButton);
}
