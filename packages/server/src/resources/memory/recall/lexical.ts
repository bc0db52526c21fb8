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
  /** Entries with a word of it. */
  readonly hits: readonly number[];
}

/** Scores a User's entries by BM25: alone, in windows of three turns, and sitting by sitting. */
export function lexicalScores(index: UserIndex, lexemes: readonly string[]): LexicalScores {
  const { places, size } = index;
  const own = new Float64Array(size);
  const passage = new Float64Array(size);
  const sitting = new Float64Array(places.sittings);
  const average = index.totalLength / Math.max(1, index.live);
  const averageSitting = places.sittingLengths.reduce((sum, length) => sum + length, 0) / Math.max(1, places.sittings);
  const hits = new Set<number>();
  const found: [string, Posting][] = [];
  for (const lexeme of new Set(lexemes)) {
    const posting = index.postings.get(lexeme);
    if (!posting) continue;
    found.push([lexeme, posting]);
    const windows = new Map<number, number>();
    const sittings = new Map<number, number>();
    let documents = 0;
    each(index, posting, (entry, count) => {
      documents++;
      hits.add(entry);
      for (const at of [places.before[entry] ?? -1, entry, places.after[entry] ?? -1]) {
        if (at >= 0) windows.set(at, (windows.get(at) ?? 0) + count);
      }
      const session = places.sitting[entry] ?? -1;
      if (session >= 0) sittings.set(session, (sittings.get(session) ?? 0) + count);
    });
    const rarity = rarityOf(index.live, documents);
    each(index, posting, (entry, count) => {
      own[entry] = (own[entry] ?? 0) + rarity * saturated(count, (index.lengths[entry] ?? 0) / average);
    });
    const rarityInWindows = rarityOf(index.live, windows.size);
    for (const [entry, count] of windows) {
      const length = windowLength(index, entry) / (3 * average);
      passage[entry] = (passage[entry] ?? 0) + rarityInWindows * saturated(count, length);
    }
    const rarityInSittings = rarityOf(places.sittings, sittings.size);
    for (const [session, count] of sittings) {
      const length = (places.sittingLengths[session] ?? 0) / averageSitting;
      sitting[session] = (sitting[session] ?? 0) + rarityInSittings * saturated(count, length);
    }
  }
  return { own, passage, sitting, hits: [...hits], matched: (entry) => matchedIn(found, entry) };
}

function each(index: UserIndex, { entries, counts }: Posting, visit: (entry: number, count: number) => void): void {
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
  return (count * (SATURATION + 1)) / (count + SATURATION * (1 - LENGTH_WEIGHT + LENGTH_WEIGHT * relativeLength));
}

function matchedIn(found: readonly [string, Posting][], entry: number): string[] {
  return found.filter(([, { entries }]) => entries.includes(entry)).map(([lexeme]) => lexeme);
}
