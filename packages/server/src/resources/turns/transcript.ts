import type { TurnEvent } from "@hyponema/contract/events";
import type { NewMessage } from "./messages.ts";

/** A message of a turn before it belongs to one. */
export type TurnMessage = Omit<NewMessage, "turnId">;

/**
 * Turns the events of a turn into the messages after the User's. The only place that knows this rule: the live turn
 * feeds it as events happen, recovery feeds it the kept ones, so both store the same conversation.
 *
 * Text and tool results stay in the order of their events. Text between two results is one message; a call without a
 * result leaves none. Guards leave no message of their own: their status is the turn's, their replacement is a token.
 */
export class TurnTranscript {
  readonly #messages: TurnMessage[] = [];
  #text = "";

  on(event: TurnEvent): void {
    if (event.type === "token") this.#text += event.data.text;
    else if (event.type === "tool_result") {
      if (this.#text !== "") this.#close("complete");
      this.#messages.push({ role: "tool", text: "", status: "complete", toolCall: event.data });
    }
  }

  /** Ends the turn: the text after the last result gets `status`. */
  end(status: TurnMessage["status"]): void {
    // An answer cut off before its first word is stored too, so that the transcript shows that it was cut off.
    if (this.#text !== "" || status !== "complete") this.#close(status);
  }

  /** In order. Complete once `end` was called. */
  get messages(): readonly TurnMessage[] {
    return this.#messages;
  }

  #close(status: TurnMessage["status"]): void {
    this.#messages.push({ role: "assistant", text: this.#text, status, toolCall: null });
    this.#text = "";
  }
}

/** The messages of a turn that said `events` and ended with `status`. */
export function messagesOf(
  events: Iterable<TurnEvent>,
  status: TurnMessage["status"],
): readonly TurnMessage[] {
  const transcript = new TurnTranscript();
  for (const event of events) transcript.on(event);
  transcript.end(status);
  return transcript.messages;
}
