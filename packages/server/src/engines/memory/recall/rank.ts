import type { RecallKind } from "@hyponema/contract/memory-kinds";
import { Best } from "./best.ts";
import { DenseScores } from "./dense.ts";
import { type Entry, IS_QUESTION, SAYS_WHEN } from "./entry.ts";
import { type LexicalScores, lexicalScores } from "./lexical.ts";
import { isWithin } from "./period.ts";
import type { Question } from "./question.ts";
import type { UserIndex } from "./user-index.ts";
import { lookAt, type Sight, type View } from "./view.ts";

/**
 * What each signal is worth. Every signal is divided by its largest value for the question before it is weighed, so that
 * each is 0 to 1, and an item's score is their sum. Found by trying round numbers on long conversations; the ranking
 * changes little when one of them changes by a half.
 */
export const WEIGHTS = {
  /** BM25 of the item's words. */
  words: 0.6,
  /** BM25 of a turn together with the ones beside it. */
  passage_words: 0.2,
  /** Cosine of the item. */
  meaning: 0.4,
  /** Cosine of a turn together with the ones beside it. */
  passage_meaning: 0.5,
  /** Said in the time that is asked about. */
  period: 0.4,
  /** Says when, asked when. */
  says_when: 0.2,
  /** For each turn beside it, what that one has of all the above. */
  neighbours: 0.2,
  /** BM25 of the sitting it was said in. */
  sitting_words: 0.2,
  /** Mean of the three best turns of that sitting. */
  sitting_best: 0.2,
  /** Said by the only one that the question names. An observation is about the User. */
  speaker: 0.7,
  /** Length, up to 25 words that mean something. */
  substance: 0.2,
  /** Is itself a question. */
  question: -0.2,
  /** Of observations and threads: distilled, they stand for what was said around them. */
  distilled: 0.4,
  /** As judged when it was learned. */
  importance: 0.3,
  /** Halves every 90 days. */
  recency: 0.1,
} as const;

export type Signal = keyof typeof WEIGHTS;

const LONG_TURN = 25;
const HALF_LIFE_MS = 90 * 24 * 3600 * 1000;
const NARROWED_TO = 200;

/** Why something that would have been recalled is not. */
export type LeftOutReason = "superseded" | "expired" | "cooling_down";

export interface RankInput {
  readonly question: Question;
  readonly lexemes: readonly string[];
  /** Null: not embedded in time; words decide alone. */
  readonly vector: Int8Array | null;
  readonly kinds: readonly RecallKind[];
  readonly view: View;
  /** A conversation that is shown anyway: its turns are not recalled. */
  readonly sessionId: string | null;
  /** Sensitive matters that are left alone. */
  readonly cooling: readonly string[];
  readonly now: number;
}

export interface Ranked {
  readonly entry: Entry;
  readonly score: number;
  /** What each signal added; they add up to the score. */
  readonly why: Readonly<Partial<Record<Signal, number>>>;
  readonly matched: readonly string[];
  /** Cosine with the question, null when there is none. */
  readonly cosine: number | null;
  readonly leftOut: LeftOutReason | null;
}

/** What each signal adds, for each of those that are looked at, in their order. */
type Columns = { readonly [S in Signal]: Float64Array };

const SIGNALS = Object.keys(WEIGHTS) as Signal[];

/** What the viewer sees, in the order in which it answers the question, best first, at most `most`; what is left out says why. */
export function rank(
  index: UserIndex,
  input: RankInput,
  most: number,
  { seen, overruled }: Sight = lookAt(index, input.view),
): Ranked[] {
  const lexical = lexicalScores(index, input.lexemes);
  const dense = input.vector ? new DenseScores(index, input.vector) : null;
  const pool = candidates(index, lexical, dense, seen);
  const columns = emptyColumns(pool.length);
  weighBase(index, input, pool, lexical, dense, columns);
  weighContext(index, pool, lexical.sitting, columns);
  weighOwn(index, input, pool, columns);
  const scores = sums(columns, SIGNALS, pool.length);
  const best = new Best(most);
  for (let row = 0; row < pool.length; row++) {
    if (isAsked(index.entries[pool[row] ?? -1], input)) best.add(row, scores[row] ?? 0);
  }
  return best.items.flatMap((row) => {
    const at = pool[row] ?? -1;
    const entry = index.entries[at];
    if (!entry) return [];
    return {
      entry,
      score: scores[row] ?? 0,
      why: whyOf(columns, row),
      matched: lexical.matched(at),
      cosine: dense ? dense.own(at) : null,
      leftOut: overruled.has(at) ? "superseded" : leftOut(entry, input),
    };
  });
}

function emptyColumns(rows: number): Columns {
  return Object.fromEntries(SIGNALS.map((signal) => [signal, new Float64Array(rows)])) as Columns;
}

function sums(columns: Columns, signals: readonly Signal[], rows: number): Float64Array {
  const all = new Float64Array(rows);
  for (const signal of signals) {
    const column = columns[signal];
    for (let row = 0; row < rows; row++) all[row] = (all[row] ?? 0) + (column[row] ?? 0);
  }
  return all;
}

function whyOf(columns: Columns, row: number): Ranked["why"] {
  const why: Partial<Record<Signal, number>> = {};
  for (const signal of SIGNALS) {
    const part = columns[signal][row] ?? 0;
    if (part !== 0) why[signal] = part;
  }
  return why;
}

// Everything of a small memory; of a large one what has the rarer words of the question or is near to it, with the turns
// beside, and what is important or recent, however long ago it was said.
function candidates(
  index: UserIndex,
  lexical: LexicalScores,
  dense: DenseScores | null,
  seen: Uint8Array | null,
): Int32Array {
  const { before, after } = index.places;
  const marks = new Uint8Array(index.size);
  for (const found of [dense?.nearest(seen) ?? [], lexical.best(NARROWED_TO, seen), index.alwaysOf(seen)]) {
    for (const at of found) marks[at] = 1;
  }
  const pool: number[] = [];
  for (let at = 0; at < marks.length; at++) {
    const near = marks[at] || marks[before[at] ?? -1] || marks[after[at] ?? -1];
    if (near && !index.dead[at] && (seen === null || seen[at] === 1)) pool.push(at);
  }
  return Int32Array.from(pool);
}

function weighBase(
  index: UserIndex,
  { question: { period, asksWhen } }: RankInput,
  pool: Int32Array,
  lexical: LexicalScores,
  dense: DenseScores | null,
  columns: Columns,
): void {
  for (let row = 0; row < pool.length; row++) {
    const at = pool[row] ?? -1;
    columns.words[row] = lexical.own[at] ?? 0;
    columns.passage_words[row] = lexical.passage[at] ?? 0;
    if (dense) {
      columns.meaning[row] = dense.own(at);
      columns.passage_meaning[row] = dense.passage(at);
    }
    const entry = index.entries[at];
    if (period && entry && isWithin(period, entry.saidAt)) columns.period[row] = WEIGHTS.period;
    if (asksWhen && entry && entry.traits & SAYS_WHEN) columns.says_when[row] = WEIGHTS.says_when;
  }
  for (const signal of ["words", "passage_words", "meaning", "passage_meaning"] as const) {
    scale(columns[signal], WEIGHTS[signal]);
  }
}

function scale(column: Float64Array, weight: number): void {
  const largest = largestOf(column);
  for (let row = 0; row < column.length; row++)
    column[row] = (weight * Math.max(0, column[row] ?? 0)) / largest;
}

// What turns have of the ones beside them, and of the sitting they were said in.
function weighContext(
  index: UserIndex,
  pool: Int32Array,
  sittingWords: Float64Array,
  columns: Columns,
): void {
  const { before, after, sitting, sittings } = index.places;
  const sum = sums(columns, BASE, pool.length);
  const base = new Float64Array(index.size);
  const best = Array.from({ length: sittings }, () => new Best(3));
  for (let row = 0; row < pool.length; row++) {
    const at = pool[row] ?? -1;
    base[at] = sum[row] ?? 0;
    best[sitting[at] ?? -1]?.add(at, sum[row] ?? 0);
  }
  const means = Float64Array.from(best, ({ scores }) => scores.reduce((all, one) => all + one, 0) / 3);
  const [largestMean, largestWords] = [largestOf(means), largestOf(sittingWords)];
  for (let row = 0; row < pool.length; row++) {
    const at = pool[row] ?? -1;
    const place = sitting[at] ?? -1;
    if (place < 0) continue;
    const beside = (base[before[at] ?? -1] ?? 0) + (base[after[at] ?? -1] ?? 0);
    columns.neighbours[row] = WEIGHTS.neighbours * beside;
    columns.sitting_words[row] = (WEIGHTS.sitting_words * (sittingWords[place] ?? 0)) / largestWords;
    columns.sitting_best[row] = (WEIGHTS.sitting_best * (means[place] ?? 0)) / largestMean;
  }
}

const BASE = ["words", "passage_words", "meaning", "passage_meaning", "period", "says_when"] as const;

function largestOf(values: Float64Array): number {
  let largest = 1e-9;
  for (const value of values) largest = Math.max(largest, value);
  return largest;
}

function weighOwn(
  index: UserIndex,
  { question: { speaker }, now }: RankInput,
  pool: Int32Array,
  columns: Columns,
): void {
  for (let row = 0; row < pool.length; row++) {
    const at = pool[row] ?? -1;
    const entry = index.entries[at];
    if (!entry) continue;
    const about = entry.kind === "turn" ? entry.speaker : "user";
    if (speaker !== null && speaker === about) columns.speaker[row] = WEIGHTS.speaker;
    columns.substance[row] = WEIGHTS.substance * Math.min(1, (index.lengths[at] ?? 0) / LONG_TURN);
    if (entry.traits & IS_QUESTION) columns.question[row] = WEIGHTS.question;
    if (entry.kind !== "turn") {
      columns.distilled[row] = WEIGHTS.distilled;
      columns.importance[row] = WEIGHTS.importance * entry.importance;
    }
    columns.recency[row] = WEIGHTS.recency * 0.5 ** (Math.max(0, now - entry.saidAt) / HALF_LIFE_MS);
  }
}

function isAsked(item: Entry | undefined, { kinds, sessionId }: RankInput): boolean {
  if (!item || !kinds.includes(item.kind)) return false;
  return !(item.kind === "turn" && sessionId !== null && item.sessionId === sessionId);
}

function leftOut(item: Entry, { cooling, now }: RankInput): LeftOutReason | null {
  if (item.state === "superseded") return "superseded";
  if (item.expiresAt !== null && item.expiresAt <= now) return "expired";
  return item.sensitive.some((topic) => cooling.includes(topic)) ? "cooling_down" : null;
}
