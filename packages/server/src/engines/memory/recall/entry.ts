import type { RecallKind } from "@hyponema/contract/memory-kinds";
import type { Provenance } from "../scope.ts";

/** One remembered item as the search index holds it. It has no text: that stays in the table it came from. */
export interface Entry extends Provenance {
  readonly id: string;
  readonly kind: RecallKind;
  readonly state: "active" | "superseded" | "gone";
  readonly sessionId: string | null;
  readonly position: number | null;
  readonly speaker: "user" | "assistant" | null;
  readonly name: string | null;
  /** Milliseconds since 1970, like all times in the index. */
  readonly saidAt: number;
  readonly expiresAt: number | null;
  readonly importance: number;
  readonly sourceId: string | null;
  /** For observations: the slot, in which only one statement holds at a time, and when the statement was last made. */
  readonly slot: string | null;
  readonly repeatedAt: number | null;
  readonly sensitive: readonly string[];
  readonly traits: number;
  /** Lexemes as PostgreSQL's full-text search makes them, with the number of occurrences. */
  readonly terms: ReadonlyMap<string, number>;
  /** Null if not embedded yet, or embedded by another model. */
  readonly vector: Int8Array | null;
}

/** Bits of `Entry.traits`. */
export const IS_QUESTION = 1;
export const SAYS_WHEN = 2;

const TIME_WORDS =
  /\b(?:yesterday|today|tonight|tomorrow|ago|last|next|since|recently|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|(?:this|in) (?:week|month|year|may)|(?:19|20)\d\d)\b/i;

/** Computes `Entry.traits` from a text. */
export function traitsOf(text: string): number {
  return (/\?\s*$/.test(text) ? IS_QUESTION : 0) | (TIME_WORDS.test(text) ? SAYS_WHEN : 0);
}

const LEXEME = /'((?:[^'\\]|''|\\.)+)'(?::([^\s]+))?/g;

/** Parses a `tsvector` in PostgreSQL's text form, e.g. `'lisbon':3 'live':1,7B`. */
export function parseTsvector(written: string): Map<string, number> {
  const terms = new Map<string, number>();
  for (const [, quoted = "", positions = ""] of written.matchAll(LEXEME)) {
    const lexeme =
      quoted.includes("'") || quoted.includes("\\")
        ? quoted.replace(/''|\\(.)/g, (all, escaped) => escaped ?? all[0])
        : quoted;
    let count = 1;
    for (const character of positions) if (character === ",") count++;
    terms.set(lexeme, count);
  }
  return terms;
}
