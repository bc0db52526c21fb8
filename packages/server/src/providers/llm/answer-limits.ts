import { ModelError, type ModelEvent } from "./port.ts";

/** Limits for one answer: characters of its text and call arguments, and number of tool calls. */
export const MAX_ANSWER_CHARACTERS = 512 * 1024;
export const MAX_ANSWER_CALLS = 128;
/** Each piece of text becomes an event of the turn. */
export const MAX_ANSWER_PIECES = 60_000;

// Growth that triggers another event for a call that is still being written. Each event repeats the arguments so far,
// so this keeps their total within a constant multiple of the final length.
const MIN_GROWTH = 1 / 16;

interface CallProgress {
  readonly length: number;
  readonly reported: number;
}

/** Enforces the size limits of one answer. */
export class AnswerLimits {
  readonly #provider: string;
  readonly #calls = new Map<string, CallProgress>();
  #characters = 0;
  #completedCalls = 0;
  #pieces = 0;

  constructor(provider: string) {
    this.#provider = provider;
  }

  /** Returns whether to pass `event` on. Throws `ModelError` if the answer exceeds a limit. */
  admit(event: ModelEvent): boolean {
    if (event.type === "text") {
      if (++this.#pieces > MAX_ANSWER_PIECES) throw this.#tooLarge(`${MAX_ANSWER_PIECES} pieces`);
      this.#add(event.text.length);
      return true;
    }
    if (event.type !== "tool-call-delta" && event.type !== "tool-call") return true;
    const { length } = event.argumentsText;
    const before = this.#calls.get(event.callId) ?? { length: 0, reported: -1 };
    this.#add(length - before.length);
    // Permission to read arguments depends on the tool, and some servers send the name only after the first piece.
    const grown = event.name !== "" && length > before.reported * (1 + MIN_GROWTH);
    const passes = event.type === "tool-call" || grown;
    this.#calls.set(event.callId, { length, reported: passes ? length : before.reported });
    // Some models reuse one ID for several calls.
    if (event.type === "tool-call") this.#completedCalls++;
    if (Math.max(this.#calls.size, this.#completedCalls) > MAX_ANSWER_CALLS)
      throw this.#tooLarge(`${MAX_ANSWER_CALLS} calls`);
    return passes;
  }

  #add(characters: number): void {
    this.#characters += characters;
    if (this.#characters > MAX_ANSWER_CHARACTERS) {
      throw this.#tooLarge(`${MAX_ANSWER_CHARACTERS} characters`);
    }
  }

  #tooLarge(limit: string): ModelError {
    return new ModelError("provider_unavailable", `${this.#provider} sent more than ${limit} in one answer.`);
  }
}
