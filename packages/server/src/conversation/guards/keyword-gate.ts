import { type KeywordIndex, KeywordScanner, type Match } from "./keywords.ts";

/** What may go on, and what was found; a gate that has found something lets nothing more through. */
export interface Passed {
  readonly text: string;
  readonly match: Match | null;
}

/** Holds back of a stream only a tail that could still become a keyword, and everything from one that did. */
export class KeywordGate {
  readonly #scanner: KeywordScanner;
  #held = "";
  #released = 0;

  constructor(index: KeywordIndex) {
    this.#scanner = new KeywordScanner(index);
  }

  push(text: string, final: boolean): Passed {
    this.#held += text;
    const match = this.#scanner.push(text, final);
    const safe = match ? match.start : final ? this.#released + this.#held.length : this.#scanner.safe;
    // What begins a match may have been let out already, when a text was ended and then went on.
    const length = Math.max(0, safe - this.#released);
    const passed = this.#held.slice(0, length);
    this.#held = this.#held.slice(length);
    this.#released += length;
    return { text: passed, match };
  }
}
