import type { RecallKind } from "@hyponema/contract/memory-kinds";
import type { LeftOutReason } from "../../../engines/memory/recall/rank.ts";
import type { Provenance } from "../../../engines/memory/scope.ts";
import { estimateTokens } from "../../../providers/llm/token-estimate.ts";
import type { Words } from "../entries/entry-text.ts";
import type { Found } from "./recall-protocol.ts";

/** Something remembered, in its own words, with why it is recalled. */
export interface Recalled extends Words, Provenance {
  readonly score: number;
  readonly why: Found["why"];
  readonly matched: readonly string[];
}

/** What would have been recalled, and why it is not. */
export interface LeftOut {
  readonly id: string;
  readonly kind: RecallKind;
  readonly score: number;
  readonly reason: LeftOutReason;
}

/** What came of looking into a User's memory. */
export interface Recollection {
  readonly items: readonly Recalled[];
  readonly leftOut: readonly LeftOut[];
  /** Where the last conversation left off, at the beginning of one. */
  readonly resume: { readonly text: string; readonly at: Date } | null;
  /** Sensitive matters that are not to be raised. */
  readonly cooling: readonly string[];
  /** Parts that did not come in time, and what failed. */
  readonly late: readonly ("memory" | "meaning")[];
  readonly tokens: number;
  /** What embedding the question took. */
  readonly embeddingMs: number;
}

export const NOTHING_RECALLED: Recollection = {
  items: [],
  leftOut: [],
  resume: null,
  cooling: [],
  late: [],
  tokens: 0,
  embeddingMs: 0,
};

/** Most tokens that a turn is given of memory, by estimate. */
export const TOKEN_BUDGET = 1_200;
const MOST_ITEMS = 24;
const MOST_ALWAYS = 5;
// What is important enough to be known whatever is asked: a name, an allergy.
const ALWAYS_FROM = 0.8;
// Less alike than this, a text has nothing to do with what is asked, however it ranks.
const ALIKE_FROM = 0.35;
// What a line costs beside its text: its date and who said it.
const LINE_TOKENS = 12;

/**
 * What a turn is given of what was found, best first: what has to do with the question and a little of what is important
 * anyway, no statement beside the turn it was taken from, within the budget.
 */
export function packed(
  found: readonly Found[],
  words: ReadonlyMap<string, Words>,
): { items: Recalled[]; tokens: number } {
  const items: Recalled[] = [];
  const told = new Set<string>();
  let tokens = 0;
  let always = 0;
  for (const one of found) {
    const said = words.get(one.id);
    if (!said || one.leftOut || items.length >= MOST_ITEMS) continue;
    if (isSaid(one, said, told)) continue;
    if (!isRelevant(one)) {
      if (one.importance < ALWAYS_FROM || always >= MOST_ALWAYS) continue;
      always++;
    }
    const cost = estimateTokens(said.text) + LINE_TOKENS;
    if (tokens + cost > TOKEN_BUDGET) continue;
    tokens += cost;
    items.push(recalled(one, said));
    note(one, said, told);
  }
  return { items, tokens };
}

/** The first `limit` of what was found, whatever it costs. */
export function first(
  found: readonly Found[],
  words: ReadonlyMap<string, Words>,
  limit: number,
): { items: Recalled[]; tokens: number } {
  const items: Recalled[] = [];
  const told = new Set<string>();
  for (const one of found) {
    const said = words.get(one.id);
    if (!said || one.leftOut || isSaid(one, said, told)) continue;
    if (items.length >= limit) break;
    items.push(recalled(one, said));
    note(one, said, told);
  }
  return { items, tokens: items.reduce((sum, { text }) => sum + estimateTokens(text) + LINE_TOKENS, 0) };
}

// What an item before says already: in the same words, or as what was distilled from it.
function isSaid(one: Found, { text }: Words, told: ReadonlySet<string>): boolean {
  return told.has(text) || (one.kind === "turn" && told.has(one.id));
}

function note(one: Found, { text }: Words, told: Set<string>): void {
  told.add(text);
  if (one.sourceId) told.add(one.sourceId);
}

function isRelevant({ matched, cosine, why }: Found): boolean {
  return matched.length > 0 || (cosine ?? 0) >= ALIKE_FROM || (why.period ?? 0) > 0;
}

function recalled({ score, why, matched, agentId, scope }: Found, words: Words): Recalled {
  return { ...words, score, why, matched, agentId, scope };
}
