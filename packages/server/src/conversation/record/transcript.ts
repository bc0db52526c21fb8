import type { NewMessage } from "../../resources/turns/service.ts";
import type { EngineEvent } from "../events.ts";

type Said = Omit<NewMessage, "turnId">;

/** Listens to a turn and knows what the transcript will say of it: exactly what was let out, in order. */
export class Transcript {
  readonly #messages: Said[] = [];
  #text = "";

  on(event: EngineEvent): void {
    if (event.type === "token") this.#text += event.data.text;
    else if (event.type === "tool_result") {
      if (this.#text !== "") this.#close("complete");
      this.#messages.push({ role: "tool", text: "", status: "complete", toolCall: event.data });
    }
  }

  /** Nothing more is said: the answer ends with `status`. */
  end(status: Said["status"]): void {
    // An answer that was cut before its first word is still an answer that was cut.
    if (this.#text !== "" || status !== "complete") this.#close(status);
  }

  /** The turn's messages after the User's. */
  get messages(): readonly Said[] {
    return this.#messages;
  }

  #close(status: Said["status"]): void {
    this.#messages.push({ role: "assistant", text: this.#text, status, toolCall: null });
    this.#text = "";
  }
}
