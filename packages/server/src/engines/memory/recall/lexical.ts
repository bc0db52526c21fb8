import { Best } from "./best.ts";
import type { Posting, UserIndex } from "./user-index.ts";

// BM25 with the constants that Robertson and Zaragoza give as usual ("The Probabilistic Relevance Framework", 2009).
const SATURATION = 1.2;
const LENGTH_WEIGHT = 0.75;

/** How well each entry, with the turns beside it, and its sitting speak of what is asked, in its words. */
export interface LexicalScores {
  readonly own: Float64Array;
  readonly passage: Float64Array;
  readonly sitting: Float64Array;
  /** Lexemes of the question that stand in each entry. */
  matched(entry: number): string[];
  /** The `most` entries that score best by their own words, of those that are `seen`. */
  best(most: number, seen: Uint8Array | null): readonly number[];
}

/** Scores a User's entries by BM25: alone, in windows of three turns, and sitting by sitting. */
export function lexicalScores(index: UserIndex, lexemes: readonly string[]): LexicalScores {
  const { places, size } = index;
  const own = new Float64Array(size);
  const passage = new Float64Array(size);
  const sitting = new Float64Array(places.sittings);
  const average = index.totalLength / Math.max(1, index.live);
  const averageSitting =
    places.sittingLengths.reduce((sum, length) => sum + length, 0) / Math.max(1, places.sittings);
  const found: [string, Posting][] = [];
  const [windows, sittings] = [new Tally(size), new Tally(places.sittings)];
  for (const lexeme of new Set(lexemes)) {
    const posting = index.postings.get(lexeme);
    if (!posting) continue;
    found.push([lexeme, posting]);
    const rarity = rarityOf(index.live, spread(index, posting, windows, sittings));
    each(index, posting, (entry, count) => {
      own[entry] = (own[entry] ?? 0) + rarity * saturated(count, (index.lengths[entry] ?? 0) / average);
    });
    const rarityInWindows = rarityOf(index.live, windows.touched.length);
    for (const entry of windows.touched) {
      const length = windowLength(index, entry) / (3 * average);
      const count = windows.clear(entry);
      passage[entry] = (passage[entry] ?? 0) + rarityInWindows * saturated(count, length);
    }
    windows.touched.length = 0;
    const rarityInSittings = rarityOf(places.sittings, sittings.touched.length);
    for (const session of sittings.touched) {
      const count = sittings.clear(session);
      const length = (places.sittingLengths[session] ?? 0) / averageSitting;
      sitting[session] = (sitting[session] ?? 0) + rarityInSittings * saturated(count, length);
    }
    sittings.touched.length = 0;
  }
  return {
    own,
    passage,
    sitting,
    best: (most, seen) => bestOf(own, most, seen),
    matched: (entry) => matchedIn(found, entry),
  };
}

// Counts by place, of which only a few are looked at each time.
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

// Tallies how often a lexeme stands in the windows around those that have it, and in their sittings; how many have it.
function spread(index: UserIndex, posting: Posting, windows: Tally, sittings: Tally): number {
  const { before, after, sitting } = index.places;
  let documents = 0;
  each(index, posting, (entry, count) => {
    documents++;
    windows.add(before[entry] ?? -1, count);
    windows.add(entry, count);
    windows.add(after[entry] ?? -1, count);
    sittings.add(sitting[entry] ?? -1, count);
  });
  return documents;
}

function bestOf(scores: Float64Array, most: number, seen: Uint8Array | null): readonly number[] {
  const best = new Best(most);
  for (let entry = 0; entry < scores.length; entry++) {
    const score = scores[entry] ?? 0;
    if (score > 0 && (seen === null || seen[entry] === 1)) best.add(entry, score);
  }
  return best.items;
}

function each(
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
  const { before, after } = index.places;
  const at = (place: number) => (place >= 0 ? (index.lengths[place] ?? 0) : 0);
  return at(before[entry] ?? -1) + at(entry) + at(after[entry] ?? -1);
}

function rarityOf(all: number, having: number): number {
  return Math.log(1 + (all - having + 0.5) / (having + 0.5));
}

function saturated(count: number, relativeLength: number): number {
  return (
    (count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relativeLength))
  );
}

function matchedIn(found: readonly [string, Posting][], entry: number): string[] {
  return found.filter(([, { entries }]) => stands(entries, entry)).map(([lexeme]) => lexeme);
}

// Entries are added in order, so that a posting is sorted.
function stands(entries: readonly number[], entry: number): boolean {
  let [low, high] = [0, entries.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle] ?? 0) < entry) low = middle + 1;
    else high = middle;
  }
  return entries[low] === entry;
}
