import type { Conversation } from "../conversation.ts";
import type { Status } from "../events.ts";
import type { Texts } from "../texts.ts";
import { button, make } from "./dom.ts";

interface Parts {
  readonly texts: Texts;
  readonly retry: () => void;
  readonly again: () => void;
}

type Shown = Pick<Conversation, "status" | "problem" | "over">;

/** What there is to say of the conversation as a whole: a line, and what one can do about it. */
export class Notice {
  readonly element = make("div", { class: "notice", role: "status" });
  readonly #parts: Parts;
  #shown = "";

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  show(conversation: Shown): void {
    const text = this.#text(conversation);
    const { status } = conversation;
    if (this.#shown === `${status} ${text}`) return;
    this.#shown = `${status} ${text}`;
    this.element.dataset.status = status;
    this.element.hidden = text === "";
    this.element.replaceChildren(make("p", { dir: "auto" }, text), ...this.#actions(status));
  }

  #text({ status, problem, over }: Shown): string {
    const { texts } = this.#parts;
    if (status === "ended") return texts[over ?? "ended"];
    if (status === "failed") return problem?.message ?? texts.failed;
    return status === "offline" || status === "connecting" ? texts[status] : "";
  }

  #actions(status: Status): HTMLButtonElement[] {
    const { texts, retry, again } = this.#parts;
    if (status === "ended") return [button(texts.again, again, { class: "wide filled" })];
    return status === "failed" ? [button(texts.retry, retry, { class: "wide" })] : [];
  }
}
