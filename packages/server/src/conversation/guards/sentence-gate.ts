import { Slices } from "../../platform/slices.ts";
import { Folder } from "./folding.ts";
import type { Passed } from "./keyword-gate.ts";
import type { Match } from "./keywords.ts";
import { matchIn, type RegexIndex } from "./regexes.ts";

// A sentence that is longer leaves in pieces. In UTF-16 units, as everything here.
const MOST_HELD = 2_000;
// How far back a match may begin in what has left.
const REMEMBERED = 200;
// Characters times instructions that are gone through without a pause: about 20 ms. The largest patterns get pieces of
// 1,000 characters.
const MAX_STEPS = 600_000;
// Full stops of most scripts; where words are followed by blanks, one that no blank follows may be part of a number. Taken
// whole, so that each is looked at once: a sentence ends with those that end with a blank, or are one of the second kind.
const FULL_STOPS = /[.!?…][.!?…"'”’»)\]]*(\s?)|([。！？｡．؟۔।॥։።။\n])/gu;

/** Lets text out sentence by sentence, each once no pattern matches in it or ends in it. Yields to the event loop. */
export class SentenceGate {
  readonly #index: RegexIndex;
  readonly #signal: AbortSignal | null;
  readonly #slices = new Slices();
  readonly #most: number;
  #held = "";
  #said = "";
  #begins = true;
  #released = 0;

  /** `signal` ends the search: `push` rejects with its reason. */
  constructor(index: RegexIndex, signal: AbortSignal | null) {
    this.#index = index;
    this.#signal = signal;
    this.#most = Math.min(MOST_HELD, Math.floor(MAX_STEPS / index.largest) - REMEMBERED);
  }

  async push(text: string, final: boolean): Promise<Passed> {
    this.#held += text;
    let passed = "";
    for (;;) {
      const end = pieceEnd(this.#held, this.#most, final);
      if (end === null && (!final || this.#held === "")) return { text: passed, match: null };
      const piece = this.#held.slice(0, end ?? this.#held.length);
      const match = await this.#match(piece, end === null);
      if (match) {
        const found = { ...match, start: this.#released + match.start, end: this.#released + match.end };
        return { text: passed + (await this.#clean(piece, match.start)), match: found };
      }
      passed += piece;
      this.#held = this.#held.slice(piece.length);
      this.#released += piece.length;
      const said = this.#said + piece;
      this.#said = said.slice(startOfLast(said, REMEMBERED));
      this.#begins &&= this.#said.length === said.length;
    }
  }

  #match(text: string, ends: boolean): Promise<Match | null> {
    return matchIn(this.#index, { ...this.#before(), text, ends }, () => this.#pause());
  }

  async #pause(): Promise<void> {
    if (!this.#slices.due) return;
    await this.#slices.pause();
    this.#signal?.throwIfAborted();
  }

  // What may leave of a piece before a match in it. Where the text ends now, another may match that did not before.
  async #clean(piece: string, start: number): Promise<string> {
    const clean = piece.slice(0, wordStart(piece, start));
    const match = clean === "" ? null : await this.#match(clean, true);
    return match ? this.#clean(clean, match.start) : clean;
  }

  // What is remembered of what has left, from a word's beginning on where there is one.
  #before(): { before: string; begins: boolean } {
    if (this.#begins) return { before: this.#said, begins: true };
    const blank = this.#said.search(/\s/);
    return { before: blank === -1 ? this.#said : this.#said.slice(blank), begins: false };
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

// Where the next piece of at most `most` characters ends that may be judged: null when it has not arrived yet, or when
// the text ends with it.
function pieceEnd(held: string, most: number, final: boolean): number | null {
  const end =
    sentenceEnd(held.slice(0, most)) ?? (held.length < most ? null : longestEnd(held.slice(0, most)));
  if (end === null && !final) return null;
  return endOfFirst(held.slice(0, end ?? held.length), most) ?? end;
}

function sentenceEnd(text: string): number | null {
  for (const { 0: stops, 1: blank, 2: stop, index } of text.matchAll(FULL_STOPS)) {
    if (blank || stop) return index + stops.length;
  }
  return null;
}

function longestEnd(text: string): number {
  const lastWord = /\s\S*$/.exec(text);
  if (lastWord) return lastWord.index + 1;
  return /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
}

// Some characters are up to 18 in a skeleton. Where `most` of those are reached, null when they are not.
function endOfFirst(text: string, most: number): number | null {
  if (text.normalize("NFKD").length <= 2 * most) return null;
  let end = 0;
  let length = 0;
  for (const character of text) {
    length += character.normalize("NFKD").length;
    if (length > most) break;
    end += character.length;
  }
  return end;
}

// Where the last `most` characters begin, fewer when they are many in a skeleton.
function startOfLast(text: string, most: number): number {
  const last = text.slice(-most);
  let length = last.normalize("NFKD").length;
  if (length <= 2 * most) return text.length - last.length;
  let start = text.length - last.length;
  for (const character of last) {
    if (length <= most) break;
    length -= character.normalize("NFKD").length;
    start += character.length;
  }
  return start;
}
