import { ModelError, type ModelEvent } from "./port.ts";

/** How much one answer may come to: its text and the arguments of its calls, in characters, and how many calls. */
export const MOST_ANSWER_CHARACTERS = 512 * 1024;
export const MOST_ANSWER_CALLS = 128;
/** Each piece of text is an event of the turn. */
export const MAX_ANSWER_PIECES = 60_000;

// A call that is being written is told of again when it has grown by this part of what was told: each event repeats the
// whole, and all of them together stay within some times its length.
const WORTH_TELLING = 1 / 16;

interface Written {
  readonly length: number;
  readonly told: number;
}

/** Watches how much a model says in one answer. */
export class AnswerBounds {
  readonly #provider: string;
  readonly #calls = new Map<string, Written>();
  #characters = 0;
  #whole = 0;
  #pieces = 0;

  constructor(provider: string) {
    this.#provider = provider;
  }

  /** Whether `event` is to be passed on. Throws `ModelError` when the answer has become too large. */
  admit(event: ModelEvent): boolean {
    if (event.type === "text") {
      if (++this.#pieces > MAX_ANSWER_PIECES) throw this.#tooLarge(`${MAX_ANSWER_PIECES} pieces`);
      this.#add(event.text.length);
      return true;
    }
    if (event.type !== "tool-call-delta" && event.type !== "tool-call") return true;
    const { length } = event.argumentsText;
    const before = this.#calls.get(event.callId) ?? { length: 0, told: -1 };
    this.#add(length - before.length);
    // Who may read arguments depends on whose they are: some servers name a call only after its first piece.
    const grown = event.name !== "" && length > before.told * (1 + WORTH_TELLING);
    const passes = event.type === "tool-call" || grown;
    this.#calls.set(event.callId, { length, told: passes ? length : before.told });
    // Some models give many calls one ID.
    if (event.type === "tool-call") this.#whole++;
    if (Math.max(this.#calls.size, this.#whole) > MOST_ANSWER_CALLS)
      throw this.#tooLarge(`${MOST_ANSWER_CALLS} calls`);
    return passes;
  }

  #add(characters: number): void {
    this.#characters += characters;
    if (this.#characters > MOST_ANSWER_CHARACTERS) {
      throw this.#tooLarge(`${MOST_ANSWER_CHARACTERS} characters`);
    }
  }

  #tooLarge(most: string): ModelError {
    return new ModelError("provider_unavailable", `${this.#provider} sent more than ${most} in one answer.`);
  }
}
