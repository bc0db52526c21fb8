import type { Conversation } from "../conversation.ts";
import type { Status } from "../events.ts";
import type { Texts } from "../texts.ts";
import { button, make } from "./dom.ts";

interface NoticeOptions {
  readonly texts: Texts;
  readonly retry: () => void;
  readonly again: () => void;
}

type NoticeState = Pick<Conversation, "status" | "problem" | "over">;

/** Status line of the conversation, with its action: retry or start a new conversation. */
export class Notice {
  readonly element = make("div", { class: "notice", role: "status" });
  readonly #options: NoticeOptions;
  #shown = "";

  constructor(options: NoticeOptions) {
    this.#options = options;
  }

  show(conversation: NoticeState): void {
    const text = this.#text(conversation);
    const { status } = conversation;
    if (this.#shown === `${status} ${text}`) return;
    this.#shown = `${status} ${text}`;
    this.element.dataset.status = status;
    this.element.hidden = text === "";
    this.element.replaceChildren(make("p", { dir: "auto" }, text), ...this.#actions(status));
  }

  #text({ status, problem, over }: NoticeState): string {
    const { texts } = this.#options;
    if (status === "ended") return texts[over ?? "ended"];
    if (status === "failed") return problem?.message ?? texts.failed;
    return status === "offline" || status === "connecting" ? texts[status] : "";
  }

  #actions(status: Status): HTMLButtonElement[] {
    const { texts, retry, again } = this.#options;
    if (status === "ended") return [button(texts.again, again, { class: "wide filled" })];
    return status === "failed" ? [button(texts.retry, retry, { class: "wide" })] : [];
  }
}
