import type { RecallKind } from "@hyponema/contract/memory-kinds";
import { DenseScores } from "./dense.ts";
import { type Entry, IS_QUESTION, SAYS_WHEN } from "./entry.ts";
import { lexicalScores } from "./lexical.ts";
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
const ALWAYS_CONSIDERED = 50;

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

/** A User's memory in the order in which it answers the question, best first, at most `most`; what is left out says why. */
export function rank(index: UserIndex, input: RankInput, most: number): Ranked[] {
  const lexical = lexicalScores(index, input.lexemes);
  const dense = input.vector ? new DenseScores(index, input.vector) : null;
  const pool = candidates(index, lexical.hits, dense);
  const signals = baseSignals(index, input, pool, lexical, dense);
  addContext(index, signals, lexical.sitting);
  const ranked: Ranked[] = [];
  for (const [entry, why] of signals) {
    const item = index.entries[entry];
    if (!item || !isAsked(item, input)) continue;
    addOwn(item, index.lengths[entry] ?? 0, input, why);
    const score = Object.values(why).reduce((sum, part) => sum + part, 0);
    ranked.push({
      entry: item,
      score,
      why,
      matched: [],
      cosine: dense ? dense.own(entry) : null,
      leftOut: leftOut(item, input),
    });
  }
  ranked.sort((a, b) => b.score - a.score || (a.entry.id < b.entry.id ? -1 : 1));
  return ranked
    .slice(0, most)
    .map((item) => ({ ...item, matched: lexical.matched(index.indexOf(item.entry.id)) }));
}

type Parts = Partial<Record<Signal, number>>;

// Everything of a small memory; of a large one what has a word of the question or is near to it, with the turns beside,
// and what is important or recent, however long ago it was said.
function candidates(index: UserIndex, hits: readonly number[], dense: DenseScores | null): Set<number> {
  const pool = new Set<number>(dense?.nearest() ?? []);
  for (const entry of hits) pool.add(entry);
  const { before, after } = index.places;
  for (const entry of [...pool]) {
    for (const beside of [before[entry] ?? -1, after[entry] ?? -1]) if (beside >= 0) pool.add(beside);
  }
  for (const entry of index.always(ALWAYS_CONSIDERED)) pool.add(entry);
  return pool;
}

function baseSignals(
  index: UserIndex,
  input: RankInput,
  pool: ReadonlySet<number>,
  lexical: ReturnType<typeof lexicalScores>,
  dense: DenseScores | null,
): Map<number, Parts> {
  const { period, asksWhen } = input.question;
  const signals = new Map<number, Parts>();
  for (const entry of pool) {
    const item = index.entries[entry];
    if (!item) continue;
    signals.set(entry, {
      words: lexical.own[entry] ?? 0,
      passage_words: lexical.passage[entry] ?? 0,
      meaning: dense?.own(entry) ?? 0,
      passage_meaning: dense?.passage(entry) ?? 0,
      period: period && isWithin(period, item.saidAt) ? 1 : 0,
      says_when: asksWhen && item.traits & SAYS_WHEN ? 1 : 0,
    });
  }
  for (const signal of ["words", "passage_words", "meaning", "passage_meaning"] as const) scale(signals, signal);
  for (const parts of signals.values()) {
    for (const signal of Object.keys(parts) as Signal[]) parts[signal] = (parts[signal] ?? 0) * WEIGHTS[signal];
  }
  return signals;
}

function scale(signals: ReadonlyMap<number, Parts>, signal: Signal): void {
  let largest = 0;
  for (const parts of signals.values()) largest = Math.max(largest, parts[signal] ?? 0);
  for (const parts of signals.values()) {
    parts[signal] = largest > 0 ? Math.max(0, parts[signal] ?? 0) / largest : 0;
  }
}

// What turns have of the ones beside them, and of the sitting they were said in.
function addContext(index: UserIndex, signals: ReadonlyMap<number, Parts>, sittingWords: Float64Array): void {
  const { before, after, sitting, sittings } = index.places;
  const base = new Map<number, number>();
  const best: number[][] = Array.from({ length: sittings }, () => []);
  for (const [entry, parts] of signals) {
    const sum = Object.values(parts).reduce((total, part) => total + part, 0);
    base.set(entry, sum);
    const at = sitting[entry] ?? -1;
    if (at >= 0) keepBest(best[at] ?? [], sum);
  }
  const means = best.map((three) => three.reduce((sum, value) => sum + value, 0) / 3);
  const [largestMean, largestWords] = [Math.max(...means, 1e-9), largestOf(sittingWords)];
  for (const [entry, parts] of signals) {
    const at = sitting[entry] ?? -1;
    if (at < 0) continue;
    const beside = (base.get(before[entry] ?? -1) ?? 0) + (base.get(after[entry] ?? -1) ?? 0);
    parts.neighbours = WEIGHTS.neighbours * beside;
    parts.sitting_words = (WEIGHTS.sitting_words * (sittingWords[at] ?? 0)) / largestWords;
    parts.sitting_best = (WEIGHTS.sitting_best * (means[at] ?? 0)) / largestMean;
  }
}

function largestOf(values: Float64Array): number {
  let largest = 1e-9;
  for (const value of values) largest = Math.max(largest, value);
  return largest;
}

function keepBest(three: number[], value: number): void {
  three.push(value);
  three.sort((a, b) => b - a);
  if (three.length > 3) three.pop();
}

function addOwn(item: Entry, length: number, { question, now }: RankInput, parts: Parts): void {
  const about = item.kind === "turn" ? item.speaker : "user";
  if (question.speaker !== null && question.speaker === about) parts.speaker = WEIGHTS.speaker;
  parts.substance = WEIGHTS.substance * Math.min(1, length / LONG_TURN);
  if (item.traits & IS_QUESTION) parts.question = WEIGHTS.question;
  if (item.kind !== "turn") {
    parts.distilled = WEIGHTS.distilled;
    parts.importance = WEIGHTS.importance * item.importance;
  }
  parts.recency = WEIGHTS.recency * 0.5 ** (Math.max(0, now - item.saidAt) / HALF_LIFE_MS);
}

function isAsked(item: Entry, { kinds, agentId, sessionId }: RankInput): boolean {
  if (!kinds.includes(item.kind)) return false;
  if (agentId !== null && item.agentId !== null && item.agentId !== agentId) return false;
  return !(item.kind === "turn" && sessionId !== null && item.sessionId === sessionId);
}

function leftOut(item: Entry, { cooling, now }: RankInput): LeftOutReason | null {
  if (item.state === "superseded") return "superseded";
  if (item.expiresAt !== null && item.expiresAt <= now) return "expired";
  return item.sensitive.some((topic) => cooling.includes(topic)) ? "cooling_down" : null;
}
