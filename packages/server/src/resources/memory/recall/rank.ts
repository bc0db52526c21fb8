import type { RecallKind } from "@hyponema/contract/memory-kinds";
import { DenseScores } from "./dense.ts";
import { type Entry, IS_QUESTION, SAYS_WHEN } from "./entry.ts";
import { type LexicalScores, lexicalScores } from "./lexical.ts";
import { isWithin } from "./period.ts";
import type { Question } from "./question.ts";
import type { UserIndex } from "./user-index.ts";

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
const NARROWED_TO = 400;

/** Why something that would have been recalled is not. */
export type LeftOutReason = "superseded" | "expired" | "cooling_down";

export interface RankInput {
  readonly question: Question;
  readonly lexemes: readonly string[];
  /** Null: not embedded in time; words decide alone. */
  readonly vector: Int8Array | null;
  readonly kinds: readonly RecallKind[];
  /** Only what was learned with this agent; null: with any. */
  readonly agentId: string | null;
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

type Columns = { readonly [S in Signal]: Float64Array };

/** A User's memory in the order in which it answers the question, best first, at most `most`; what is left out says why. */
export function rank(index: UserIndex, input: RankInput, most: number): Ranked[] {
  const lexical = lexicalScores(index, input.lexemes);
  const dense = input.vector ? new DenseScores(index, input.vector) : null;
  const pool = candidates(index, lexical, dense);
  const columns = emptyColumns(index.size);
  weighBase(index, input, pool, lexical, dense, columns);
  weighContext(index, pool, lexical.sitting, columns);
  const scores = new Float64Array(index.size);
  const asked = pool.filter((at) => isAsked(index.entries[at], input));
  for (const at of asked) {
    weighOwn(index, at, input, columns);
    for (const signal of SIGNALS) scores[at] = (scores[at] ?? 0) + (columns[signal][at] ?? 0);
  }
  asked.sort((one, other) => (scores[other] ?? 0) - (scores[one] ?? 0) || one - other);
  return asked.slice(0, most).flatMap((at) => {
    const entry = index.entries[at];
    if (!entry) return [];
    const cosine = dense ? dense.own(at) : null;
    const matched = lexical.matched(at);
    return [
      {
        entry,
        score: scores[at] ?? 0,
        why: whyOf(columns, at),
        matched,
        cosine,
        leftOut: leftOut(entry, input),
      },
    ];
  });
}

const SIGNALS = Object.keys(WEIGHTS) as Signal[];

function emptyColumns(size: number): Columns {
  return Object.fromEntries(SIGNALS.map((signal) => [signal, new Float64Array(size)])) as Columns;
}

function whyOf(columns: Columns, at: number): Ranked["why"] {
  return Object.fromEntries(
    SIGNALS.map((signal) => [signal, columns[signal][at] ?? 0]).filter(([, part]) => part !== 0),
  );
}

// Everything of a small memory; of a large one what has the rarer words of the question or is near to it, with the turns
// beside, and what is important or recent, however long ago it was said.
function candidates(index: UserIndex, lexical: LexicalScores, dense: DenseScores | null): number[] {
  const pool = new Uint8Array(index.size);
  for (const at of dense?.nearest() ?? []) pool[at] = 1;
  for (const at of lexical.best(NARROWED_TO)) pool[at] = 1;
  for (const at of index.always) pool[at] = 1;
  const { before, after } = index.places;
  const entries: number[] = [];
  for (let at = 0; at < pool.length; at++) {
    if (pool[at] || pool[before[at] ?? -1] || pool[after[at] ?? -1]) entries.push(at);
  }
  return entries.filter((at) => !index.dead[at]);
}

function weighBase(
  index: UserIndex,
  { question }: RankInput,
  pool: readonly number[],
  lexical: LexicalScores,
  dense: DenseScores | null,
  columns: Columns,
): void {
  const { period, asksWhen } = question;
  for (const at of pool) {
    columns.words[at] = lexical.own[at] ?? 0;
    columns.passage_words[at] = lexical.passage[at] ?? 0;
    if (dense) {
      columns.meaning[at] = dense.own(at);
      columns.passage_meaning[at] = dense.passage(at);
    }
    const entry = index.entries[at];
    if (period && entry && isWithin(period, entry.saidAt)) columns.period[at] = WEIGHTS.period;
    if (asksWhen && entry && entry.traits & SAYS_WHEN) columns.says_when[at] = WEIGHTS.says_when;
  }
  for (const signal of ["words", "passage_words", "meaning", "passage_meaning"] as const) {
    scale(columns[signal], pool, WEIGHTS[signal]);
  }
}

function scale(column: Float64Array, pool: readonly number[], weight: number): void {
  let largest = 0;
  for (const at of pool) largest = Math.max(largest, column[at] ?? 0);
  for (const at of pool) column[at] = largest > 0 ? (weight * Math.max(0, column[at] ?? 0)) / largest : 0;
}

// What turns have of the ones beside them, and of the sitting they were said in.
function weighContext(
  index: UserIndex,
  pool: readonly number[],
  sittingWords: Float64Array,
  columns: Columns,
): void {
  const { before, after, sitting, sittings } = index.places;
  const base = new Float64Array(index.size);
  const best: number[][] = Array.from({ length: sittings }, () => []);
  for (const at of pool) {
    for (const signal of BASE) base[at] = (base[at] ?? 0) + (columns[signal][at] ?? 0);
    keepBest(best[sitting[at] ?? -1], base[at] ?? 0);
  }
  const means = Float64Array.from(best, (three) => three.reduce((sum, value) => sum + value, 0) / 3);
  const [largestMean, largestWords] = [largestOf(means), largestOf(sittingWords)];
  for (const at of pool) {
    const place = sitting[at] ?? -1;
    if (place < 0) continue;
    const beside = (base[before[at] ?? -1] ?? 0) + (base[after[at] ?? -1] ?? 0);
    columns.neighbours[at] = WEIGHTS.neighbours * beside;
    columns.sitting_words[at] = (WEIGHTS.sitting_words * (sittingWords[place] ?? 0)) / largestWords;
    columns.sitting_best[at] = (WEIGHTS.sitting_best * (means[place] ?? 0)) / largestMean;
  }
}

const BASE = ["words", "passage_words", "meaning", "passage_meaning", "period", "says_when"] as const;

function largestOf(values: Float64Array): number {
  let largest = 1e-9;
  for (const value of values) largest = Math.max(largest, value);
  return largest;
}

function keepBest(three: number[] | undefined, value: number): void {
  if (!three) return;
  if (three.length < 3) three.push(value);
  else {
    const least = three.indexOf(Math.min(...three));
    if ((three[least] ?? 0) < value) three[least] = value;
  }
}

function weighOwn(index: UserIndex, at: number, { question, now }: RankInput, columns: Columns): void {
  const entry = index.entries[at];
  if (!entry) return;
  const about = entry.kind === "turn" ? entry.speaker : "user";
  if (question.speaker !== null && question.speaker === about) columns.speaker[at] = WEIGHTS.speaker;
  columns.substance[at] = WEIGHTS.substance * Math.min(1, (index.lengths[at] ?? 0) / LONG_TURN);
  if (entry.traits & IS_QUESTION) columns.question[at] = WEIGHTS.question;
  if (entry.kind !== "turn") {
    columns.distilled[at] = WEIGHTS.distilled;
    columns.importance[at] = WEIGHTS.importance * entry.importance;
  }
  columns.recency[at] = WEIGHTS.recency * 0.5 ** (Math.max(0, now - entry.saidAt) / HALF_LIFE_MS);
}

function isAsked(item: Entry | undefined, { kinds, agentId, sessionId }: RankInput): boolean {
  if (!item || !kinds.includes(item.kind)) return false;
  if (agentId !== null && item.agentId !== null && item.agentId !== agentId) return false;
  return !(item.kind === "turn" && sessionId !== null && item.sessionId === sessionId);
}

function leftOut(item: Entry, { cooling, now }: RankInput): LeftOutReason | null {
  if (item.state === "superseded") return "superseded";
  if (item.expiresAt !== null && item.expiresAt <= now) return "expired";
  return item.sensitive.some((topic) => cooling.includes(topic)) ? "cooling_down" : null;
}
