import type { RecallKind } from "@hyponema/contract/memory-kinds";
import type { Provenance } from "../scope.ts";

/** What recall looks one remembered thing up by. Its words are not here: they stand where they were said. */
export interface Entry extends Provenance {
  readonly id: string;
  readonly kind: RecallKind;
  readonly state: "active" | "superseded" | "gone";
  readonly sessionId: string | null;
  readonly position: number | null;
  readonly speaker: "user" | "assistant" | null;
  readonly name: string | null;
  /** Milliseconds since 1970, as all times here. */
  readonly saidAt: number;
  readonly expiresAt: number | null;
  readonly importance: number;
  readonly sourceId: string | null;
  /** Of an observation: what it is about, where only one statement can hold at a time, and when it was last said. */
  readonly slot: string | null;
  readonly repeatedAt: number | null;
  readonly sensitive: readonly string[];
  readonly traits: number;
  /** Lexemes as PostgreSQL's full text search makes them, and how often each stands. */
  readonly terms: ReadonlyMap<string, number>;
  /** Null: not embedded yet, or by another model. */
  readonly vector: Int8Array | null;
}

/** Bits of an entry's traits. */
export const IS_QUESTION = 1;
export const SAYS_WHEN = 2;

const SAYING_WHEN =
  /\b(?:yesterday|today|tonight|tomorrow|ago|last|next|since|recently|weekend|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|june|july|august|september|october|november|december|(?:this|in) (?:week|month|year|may)|(?:19|20)\d\d)\b/i;

/** The traits of a text. */
export function traitsOf(text: string): number {
  return (/\?\s*$/.test(text) ? IS_QUESTION : 0) | (SAYING_WHEN.test(text) ? SAYS_WHEN : 0);
}

const LEXEME = /'((?:[^'\\]|''|\\.)+)'(?::([^\s]+))?/g;

/** Reads a `tsvector` as PostgreSQL writes it, e.g. `'lisbon':3 'live':1,7B`. */
export function readTerms(written: string): Map<string, number> {
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
