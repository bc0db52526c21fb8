import { TopK } from "./top-k.ts";
import type { Posting, UserIndex } from "./user-index.ts";

// BM25 with the usual constants by Robertson and Zaragoza ("The Probabilistic Relevance Framework", 2009).
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

/** BM25 scores of each entry, of its passage (the entry with its neighboring turns) and of its sitting. */
export interface LexicalScores {
  readonly own: Float64Array;
  readonly passage: Float64Array;
  readonly sitting: Float64Array;
  /** Lexemes of the question that occur in an entry. */
  matched(entry: number): string[];
  /** The `limit` visible entries with the best scores of their own. */
  best(limit: number, seen: Uint8Array | null): readonly number[];
}

/** Scores a User's entries by BM25: each alone, in windows of three turns, and by sitting. */
export function lexicalScores(index: UserIndex, lexemes: readonly string[]): LexicalScores {
  const { neighbors, size } = index;
  const own = new Float64Array(size);
  const passage = new Float64Array(size);
  const sitting = new Float64Array(neighbors.sittings);
  const average = index.totalLength / Math.max(1, index.live);
  const averageSitting =
    neighbors.sittingLengths.reduce((sum, length) => sum + length, 0) / Math.max(1, neighbors.sittings);
  const found: [string, Posting][] = [];
  const [windows, sittings] = [new Tally(size), new Tally(neighbors.sittings)];
  for (const lexeme of new Set(lexemes)) {
    const posting = index.postings.get(lexeme);
    if (!posting) continue;
    found.push([lexeme, posting]);
    const rarity = inverseDocumentFrequency(index.live, tallyPosting(index, posting, windows, sittings));
    forEachLive(index, posting, (entry, count) => {
      own[entry] =
        (own[entry] ?? 0) + rarity * saturatedFrequency(count, (index.lengths[entry] ?? 0) / average);
    });
    const rarityInWindows = inverseDocumentFrequency(index.live, windows.touched.length);
    for (const entry of windows.touched) {
      const length = windowLength(index, entry) / (3 * average);
      const count = windows.clear(entry);
      passage[entry] = (passage[entry] ?? 0) + rarityInWindows * saturatedFrequency(count, length);
    }
    windows.touched.length = 0;
    const rarityInSittings = inverseDocumentFrequency(neighbors.sittings, sittings.touched.length);
    for (const session of sittings.touched) {
      const count = sittings.clear(session);
      const length = (neighbors.sittingLengths[session] ?? 0) / averageSitting;
      sitting[session] = (sitting[session] ?? 0) + rarityInSittings * saturatedFrequency(count, length);
    }
    sittings.touched.length = 0;
  }
  return {
    own,
    passage,
    sitting,
    best: (limit, seen) => topEntries(own, limit, seen),
    matched: (entry) => matchedLexemes(found, entry),
  };
}

// Counts by position that remember which positions were touched, so that a reset costs only those.
class Tally {
  readonly touched: number[] = [];
  readonly #counts: Float64Array;

  constructor(size: number) {
    this.#counts = new Float64Array(size);
  }

  add(at: number, count: number): void {
    if (at < 0) return;
    if (this.#counts[at] === 0) this.touched.push(at);
    this.#counts[at] = (this.#counts[at] ?? 0) + count;
  }

  clear(at: number): number {
    const count = this.#counts[at] ?? 0;
    this.#counts[at] = 0;
    return count;
  }
}

// Adds a lexeme's occurrences to the windows and sittings around them. Returns how many entries have the lexeme.
function tallyPosting(index: UserIndex, posting: Posting, windows: Tally, sittings: Tally): number {
  const { before, after, sitting } = index.neighbors;
  let documents = 0;
  forEachLive(index, posting, (entry, count) => {
    documents++;
    windows.add(before[entry] ?? -1, count);
    windows.add(entry, count);
    windows.add(after[entry] ?? -1, count);
    sittings.add(sitting[entry] ?? -1, count);
  });
  return documents;
}

function topEntries(scores: Float64Array, limit: number, seen: Uint8Array | null): readonly number[] {
  const best = new TopK(limit);
  for (let entry = 0; entry < scores.length; entry++) {
    const score = scores[entry] ?? 0;
    if (score > 0 && (seen === null || seen[entry] === 1)) best.add(entry, score);
  }
  return best.items;
}

function forEachLive(
  index: UserIndex,
  { entries, counts }: Posting,
  visit: (entry: number, count: number) => void,
): void {
  for (let place = 0; place < entries.length; place++) {
    const entry = entries[place] ?? -1;
    if (!index.dead[entry]) visit(entry, counts[place] ?? 0);
  }
}

function windowLength(index: UserIndex, entry: number): number {
  const { before, after } = index.neighbors;
  const at = (place: number) => (place >= 0 ? (index.lengths[place] ?? 0) : 0);
  return at(before[entry] ?? -1) + at(entry) + at(after[entry] ?? -1);
}

function inverseDocumentFrequency(all: number, having: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

function saturatedFrequency(count: number, relativeLength: number): number {
  return (
    (count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relativeLength))
  );
}

function matchedLexemes(found: readonly [string, Posting][], entry: number): string[] {
  return found.filter(([, { entries }]) => includesSorted(entries, entry)).map(([lexeme]) => lexeme);
}

// Binary search: entries are added in order, so postings are sorted.
function includesSorted(entries: readonly number[], entry: number): boolean {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] ?? 0) < entry) low = middle + 1;
    else high = middle;
  }
  return entries[low] === entry;
}
