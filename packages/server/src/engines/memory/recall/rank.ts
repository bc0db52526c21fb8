import type { RecallKind } from "@hyponema/contract/memory-kinds";
import { DenseScores } from "./dense-scores.ts";
import { type Entry, IS_QUESTION, SAYS_WHEN } from "./entry.ts";
import { type LexicalScores, lexicalScores } from "./lexical-scores.ts";
import { isWithin } from "./period.ts";
import type { Question } from "./question.ts";
import { TopK } from "./top-k.ts";
import type { UserIndex } from "./user-index.ts";
import { type View, type Visibility, visibilityOf } from "./visibility.ts";

/**
 * Weights of the signals. Each signal is divided by its largest value for the question, so that it is between 0 and 1;
 * an item's score is the weighted sum. Found by trying round numbers on long conversations; the ranking changes little
 * when one weight changes by half.
 */
export const WEIGHTS = {
  /** BM25 of the item. */
  words: 0.6,
  /** BM25 of a turn with its neighboring turns. */
  passage_words: 0.2,
  /** Cosine of the item. */
  meaning: 0.4,
  /** Cosine of a turn with its neighboring turns. */
  passage_meaning: 0.5,
  /** Said within the period that the question names. */
  period: 0.4,
  /** Says when something happened, and the question asks when. */
  says_when: 0.2,
  /** Sum of all of the above over the neighboring turns. */
  neighbours: 0.2,
  /** BM25 of the sitting. */
  sitting_words: 0.2,
  /** Mean of the three best turns of the sitting. */
  sitting_best: 0.2,
  /** Said by the only speaker that the question names. Observations count as the User's. */
  speaker: 0.7,
  /** Length, up to 25 lexemes. */
  substance: 0.2,
  /** The item is itself a question. */
  question: -0.2,
  /** Bonus for observations and open threads, which summarize the messages around them. */
  distilled: 0.4,
  /** Importance as judged at extraction. */
  importance: 0.3,
  /** Halves every 90 days. */
  recency: 0.1,
} as const;

export type Signal = keyof typeof WEIGHTS;

const LONG_TURN = 25;
const HALF_LIFE_MS = 90 * 24 * 3600 * 1000;
const SHORTLIST_SIZE = 200;

/** Why an item that matches was left out. */
export type LeftOutReason = "superseded" | "expired" | "cooling_down";

export interface RankInput {
  readonly question: Question;
  readonly lexemes: readonly string[];
  /** Null if the question was not embedded in time: the lexical signals decide alone. */
  readonly vector: Int8Array | null;
  readonly kinds: readonly RecallKind[];
  readonly view: View;
  /** Turns of this conversation are excluded, since the prompt already contains them. */
  readonly sessionId: string | null;
  /** Sensitive topics in cooldown. */
  readonly cooling: readonly string[];
  readonly now: number;
}

export interface Ranked {
  readonly entry: Entry;
  readonly score: number;
  /** Contribution of each signal; they add up to the score. */
  readonly why: Readonly<Partial<Record<Signal, number>>>;
  readonly matched: readonly string[];
  /** Cosine with the question; null without a question vector. */
  readonly cosine: number | null;
  readonly leftOut: LeftOutReason | null;
}

/** Contribution of each signal, one row per candidate. */
type Columns = { readonly [S in Signal]: Float64Array };

const SIGNALS = Object.keys(WEIGHTS) as Signal[];

/**
 * Ranks the entries that the viewer sees, best first, at most `limit`. Entries that are left out are included with the
 * reason.
 */
export function rank(
  index: UserIndex,
  input: RankInput,
  limit: number,
  { seen, overruled }: Visibility = visibilityOf(index, input.view),
): Ranked[] {
  const lexical = lexicalScores(index, input.lexemes);
  const dense = input.vector ? new DenseScores(index, input.vector) : null;
  const pool = candidates(index, lexical, dense, seen);
  const columns = emptyColumns(pool.length);
  weighBase(index, input, pool, lexical, dense, columns);
  weighContext(index, pool, lexical.sitting, columns);
  weighOwn(index, input, pool, columns);
  const scores = sumOfSignals(columns, SIGNALS, pool.length);
  const best = new TopK(limit);
  for (let row = 0; row < pool.length; row++) {
    if (isRequested(index.entries[pool[row] ?? -1], input)) best.add(row, scores[row] ?? 0);
  }
  return best.items.flatMap((row) => {
    const at = pool[row] ?? -1;
    const entry = index.entries[at];
    if (!entry) return [];
    return {
      entry,
      score: scores[row] ?? 0,
      why: signalsOfRow(columns, row),
      matched: lexical.matched(at),
      cosine: dense ? dense.own(at) : null,
      leftOut: overruled.has(at) ? "superseded" : leftOut(entry, input),
    };
  });
}

function emptyColumns(rows: number): Columns {
  return Object.fromEntries(SIGNALS.map((signal) => [signal, new Float64Array(rows)])) as Columns;
}

function sumOfSignals(columns: Columns, signals: readonly Signal[], rows: number): Float64Array {
  const all = new Float64Array(rows);
  for (const signal of signals) {
    const column = columns[signal];
    for (let row = 0; row < rows; row++) all[row] = (all[row] ?? 0) + (column[row] ?? 0);
  }
  return all;
}

function signalsOfRow(columns: Columns, row: number): Ranked["why"] {
  const why: Partial<Record<Signal, number>> = {};
  for (const signal of SIGNALS) {
    const part = columns[signal][row] ?? 0;
    if (part !== 0) why[signal] = part;
  }
  return why;
}

// All of a small memory. Of a large one: the entries that match rarer words of the question or are close to it, their
// neighbors, and the important and recent ones regardless of age.
function candidates(
  index: UserIndex,
  lexical: LexicalScores,
  dense: DenseScores | null,
  seen: Uint8Array | null,
): Int32Array {
  const { before, after } = index.neighbors;
  const marks = new Uint8Array(index.size);
  for (const found of [
    dense?.nearest(seen) ?? [],
    lexical.best(SHORTLIST_SIZE, seen),
    index.visibleAlwaysConsidered(seen),
  ]) {
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

// Adds the signals that turns get from their neighbors and their sitting.
function weighContext(
  index: UserIndex,
  pool: Int32Array,
  sittingWords: Float64Array,
  columns: Columns,
): void {
  const { before, after, sitting, sittings } = index.neighbors;
  const sum = sumOfSignals(columns, BASE, pool.length);
  const base = new Float64Array(index.size);
  const best = Array.from({ length: sittings }, () => new TopK(3));
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

function isRequested(item: Entry | undefined, { kinds, sessionId }: RankInput): boolean {
  if (!item || !kinds.includes(item.kind)) return false;
  return !(item.kind === "turn" && sessionId !== null && item.sessionId === sessionId);
}

function leftOut(item: Entry, { cooling, now }: RankInput): LeftOutReason | null {
  if (item.state === "superseded") return "superseded";
  if (item.expiresAt !== null && item.expiresAt <= now) return "expired";
  return item.sensitive.some((topic) => cooling.includes(topic)) ? "cooling_down" : null;
}
