import type { RecallKind } from "@hyponema/contract/memory-kinds";
import type { LeftOutReason } from "../../../engines/memory/recall/rank.ts";
import type { Provenance } from "../../../engines/memory/scope.ts";
import { estimateTokens } from "../../../providers/llm/token-estimate.ts";
import type { Words } from "../entries/entry-text.ts";
import type { Found } from "./recall-protocol.ts";

/** A recalled memory with its text and the reason. */
export interface Recalled extends Words, Provenance {
  readonly score: number;
  readonly why: Found["why"];
  readonly matched: readonly string[];
}

/** A memory that was found and not recalled, with the reason. */
export interface LeftOut {
  readonly id: string;
  readonly kind: RecallKind;
  readonly score: number;
  readonly reason: LeftOutReason;
}

/** The result of a recall. */
export interface Recollection {
  readonly items: readonly Recalled[];
  readonly leftOut: readonly LeftOut[];
  /** The resume of the last conversation, in the first turn of a new one. */
  readonly resume: { readonly text: string; readonly at: Date } | null;
  /** Sensitive topics in cooldown. */
  readonly cooling: readonly string[];
  /** Parts that timed out or failed. */
  readonly late: readonly ("memory" | "meaning")[];
  readonly tokens: number;
  /** Time to embed the question, in ms. */
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

/** Maximum memory tokens in a turn's prompt, by estimate. */
export const TOKEN_BUDGET = 1_200;
const MOST_ITEMS = 24;
const MOST_ALWAYS = 5;
// Importance from which a memory is always told, such as a name or an allergy.
const ALWAYS_FROM = 0.8;
// Minimum cosine similarity for a text to count as related, whatever its rank.
const ALIKE_FROM = 0.35;
// Tokens of a line besides its text: date and speaker.
const LINE_TOKENS = 12;

/**
 * Selects memories for a turn within the token budget, best first: those related to the question and a few important ones,
 * never both a statement and the turn it was taken from.
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

/** Selects the first `limit` memories, without a token budget. */
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

// Whether an earlier memory already says it: by equal text, or as the source it was taken from.
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
