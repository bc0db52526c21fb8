import { Folder } from "./folding.ts";
import type { Passed } from "./keyword-gate.ts";
import { matchIn, type RegexIndex } from "./regexes.ts";

// A sentence that is longer leaves in pieces. In UTF-16 units, as everything here.
const MOST_HELD = 2_000;
// How far back a match may begin in what has left.
const REMEMBERED = 200;
// Full stops of most scripts; where words are followed by blanks, one that no blank follows may be part of a number.
const SENTENCE_END = /[.!?…][.!?…"'”’»)\]]*\s|[。！？｡．؟۔।॥։።။\n]/u;

/** Lets text out sentence by sentence, each once no pattern matches in it or ends in it. */
export class SentenceGate {
  readonly #index: RegexIndex;
  #held = "";
  #said = "";
  #released = 0;

  constructor(index: RegexIndex) {
    this.#index = index;
  }

  push(text: string, final: boolean): Passed {
    this.#held += text;
    let passed = "";
    for (;;) {
      const end = pieceEnd(this.#held);
      if (end === null && (!final || this.#held === "")) return { text: passed, match: null };
      const piece = this.#held.slice(0, end ?? this.#held.length);
      const match = matchIn(this.#index, { ...this.#before(), text: piece, ends: end === null });
      if (match) {
        const found = { ...match, start: this.#released + match.start, end: this.#released + match.end };
        return { text: passed + this.#clean(piece, match.start), match: found };
      }
      passed += piece;
      this.#held = this.#held.slice(piece.length);
      this.#released += piece.length;
      this.#said = (this.#said + piece).slice(-REMEMBERED - 1);
    }
  }

  // What may leave of a piece before a match in it. Where the text ends now, another may match that did not before.
  #clean(piece: string, start: number): string {
    const clean = piece.slice(0, wordStart(piece, start));
    const match = clean === "" ? null : matchIn(this.#index, { ...this.#before(), text: clean, ends: true });
    return match ? this.#clean(clean, match.start) : clean;
  }

  // What is remembered of what has left, from a word's beginning on where there is one.
  #before(): { before: string; begins: boolean } {
    if (this.#said.length <= REMEMBERED) return { before: this.#said, begins: true };
    const remembered = this.#said.slice(1);
    const blank = remembered.search(/\s/);
    return { before: blank === -1 ? remembered : remembered.slice(blank), begins: false };
  }
}

// Where the word begins that goes over `at`, or `at` itself: what is left of a word could be a keyword by itself.
function wordStart(text: string, at: number): number {
  let start = 0;
  for (const folded of new Folder().push(text, true)) {
    if (folded.start > at) break;
    if (!folded.joined) start = folded.start;
    if (folded.joined && folded.end > at) return start;
  }
  return Math.max(0, at);
}

// Where the next piece ends that may be judged, null when it has not arrived yet.
function pieceEnd(held: string): number | null {
  const sentence = SENTENCE_END.exec(held);
  if (sentence && sentence.index + sentence[0].length <= MOST_HELD)
    return sentence.index + sentence[0].length;
  if (held.length < MOST_HELD) return null;
  const most = held.slice(0, MOST_HELD);
  const lastWord = /\s\S*$/.exec(most);
  if (lastWord) return lastWord.index + 1;
  return /[\ud800-\udbff]$/.test(most) ? MOST_HELD - 1 : MOST_HELD;
}
