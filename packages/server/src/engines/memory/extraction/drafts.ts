import type { ObservationKind } from "@hyponema/contract/memory-kinds";
import { type AttributeName, CLAIMED_KINDS } from "./attributes.ts";
import type { Clause } from "./clause.ts";
import type { Day } from "./language/calendar.ts";
import { fold, key, squeeze } from "./language/text.ts";
import type { When } from "./language/time-expressions.ts";
import type { Knowledge, Who } from "./people/knowledge.ts";

const MAX_TEXT = 500;

/** A statement before it is tied to its message. */
export interface Draft {
  readonly kind: ObservationKind;
  readonly text: string;
  readonly slot: string | null;
  readonly value: string | null;
  readonly topics: readonly string[];
  readonly importance: number;
  readonly confidence: number;
  readonly validFrom: Date | null;
  readonly validTo: Date | null;
}

/** What rules go by besides the clause. */
export interface Hearing {
  readonly knowledge: Knowledge;
  readonly today: () => Day;
  readonly moment: (day: Day, minutes?: number) => Date;
}

export type Rule = (clause: Clause, hearing: Hearing) => Draft[];

export interface Claim {
  readonly attribute: AttributeName;
  /** Where there are many of a kind: the thing liked, the language spoken. */
  readonly of?: string;
  /** As said; null when nothing holds any more. */
  readonly value: string | null;
  /** What follows "The user": "lives in Porto". */
  readonly says: string;
  /** Instead of the clause's own time. */
  readonly timeless?: boolean;
  readonly confidence?: number;
}

const PLAIN = 0.9;
const HEDGED = 0.6;
const AMBIGUOUS = 0.4;
const OTHERS_WEIGH = 0.8;

export function slotOf(who: Who, attribute: AttributeName, of?: string): string | null {
  if (who.slot === null) return null;
  return of === undefined ? `${who.slot}.${attribute}` : `${who.slot}.${attribute}.${key(of)}`;
}

/** The statement as claimed, with its time behind it. */
export function claim(clause: Clause, hearing: Hearing, told: Claim): Draft {
  const { kind, importance, topics } = CLAIMED_KINDS[told.attribute];
  const slot = slotOf(clause.who, told.attribute, told.of);
  const value = told.value === null ? null : fold(told.value);
  const when = told.timeless ? null : clause.when;
  const known = hearing.knowledge.holds(slot);
  const corrects = clause.corrects && known !== null && known.value !== value;
  return {
    kind: corrects ? "correction" : kind,
    text: sentence(clause.who.display, told.says, when ? timed(told, when) : ""),
    slot,
    value,
    topics,
    importance: weight(importance, clause.who),
    confidence: told.confidence ?? certainty(clause),
    ...validity(clause, hearing, told),
  };
}

/** They hold until their day is over. */
const PLANNED: ReadonlySet<AttributeName> = new Set(["appointments", "plans"]);
const HAPPENS: ReadonlySet<AttributeName> = new Set([
  "appointments",
  "plans",
  "events",
  "commitments",
  "status",
]);

// What happens has its day behind it; of a state a day is when it began: "works at Siemens (since 4 May 2026)".
function timed({ attribute, says }: Claim, { phrase, relation }: When): string {
  const state =
    !HAPPENS.has(attribute) &&
    /^(?:is|has|lives|works|studies|takes|speaks|eats|goes|drinks|no longer|does)\b(?!.*, \w+ing\b|.*, bought$)/.test(
      says,
    );
  if (!state) return phrase;
  return relation === "at" ? `(since ${phrase.replace(/^(?:on|in|around) /, "")})` : `(${phrase})`;
}

/** Something that stands beside everything else: events, what no slot can be told for. */
export function aside(clause: Clause, hearing: Hearing, told: Claim): Draft {
  return {
    ...claim(clause, hearing, told),
    slot: null,
    value: told.value === null ? null : fold(told.value),
  };
}

/** What was so and is no longer, or never was: ends the known statement when it is that one which is denied. */
export function denial(clause: Clause, hearing: Hearing, told: Claim): Draft[] {
  const slot = slotOf(clause.who, told.attribute, told.of);
  const known = hearing.knowledge.holds(slot);
  const says = negative(told.says, clause.ended);
  if (known && told.value !== null && known.value !== fold(told.value)) {
    return [{ ...aside(clause, hearing, { ...told, says, value: null }), confidence: 0.7 }];
  }
  const ended = { ...told, says, value: null };
  return [known || clause.ended ? claim(clause, hearing, ended) : aside(clause, hearing, ended)];
}

/** What holds now, or is denied, as the clause has it. What is only planned says nothing about now. */
export function standing(clause: Clause, hearing: Hearing, told: Claim): Draft[] {
  if (clause.tense === "future") return [];
  if (clause.negated) return denial(clause, hearing, told);
  if (clause.tense === "past") return [];
  return [claim(clause, hearing, told)];
}

/** A thing to which one can only say yes or no: liked, spoken, owned. */
export function yesOrNo(clause: Clause, hearing: Hearing, told: Omit<Claim, "value">): Draft[] {
  if (clause.tense === "future" || (clause.tense === "past" && !clause.negated)) return [];
  if (!clause.negated) return [claim(clause, hearing, { ...told, value: "yes" })];
  return [claim(clause, hearing, { ...told, value: "no", says: negative(told.says, clause.ended) })];
}

/** "lives in Porto" → "does not live in Porto", "no longer lives in Porto". */
export function negative(says: string, ended: boolean): string {
  const [verb = "", ...rest] = says.split(" ");
  const tail = rest.join(" ");
  if (ended) return verb === "is" || verb === "can" ? `${verb} no longer ${tail}` : `no longer ${says}`;
  if (verb === "can") return `cannot ${tail}`;
  if (verb === "is" || verb === "was") return `${verb} not ${tail}`;
  return `does not ${baseForm(verb)} ${tail}`;
}

function baseForm(verb: string): string {
  if (verb === "has") return "have";
  if (verb.endsWith("ies")) return `${verb.slice(0, -3)}y`;
  return /(?:[sxz]|ch|sh|o)es$/.test(verb) ? verb.slice(0, -2) : verb.replace(/s$/, "");
}

/** Of several statements about one slot of which the first is known, what ends them all: "broke up" for a partner's job. */
export function endAll(clause: Clause, hearing: Hearing, prefix: string, says: string): Draft[] {
  return hearing.knowledge.under(prefix).map(({ slot }) => ({
    ...aside(clause, hearing, { attribute: "relationship", value: null, says }),
    slot,
    value: null,
  }));
}

export function sentence(display: string, says: string, phrase = ""): string {
  const text = squeeze(`${display} ${says}${phrase ? ` ${phrase}` : ""}`).replace(/[\s,;:.-]+$/, "");
  return `${text.slice(0, MAX_TEXT - 1)}.`;
}

function certainty(clause: Clause): number {
  if (clause.who.slot === null) return AMBIGUOUS;
  if (clause.hedged || clause.doubtful) return HEDGED;
  return clause.corrects ? 0.95 : PLAIN;
}

function weight(importance: number, who: Who): number {
  return who.user ? importance : Math.round(importance * OTHERS_WEIGH * 100) / 100;
}

// A state begins with its time, a plan ends with it, and what happened did both.
function validity(
  clause: Clause,
  hearing: Hearing,
  told: Claim,
): { validFrom: Date | null; validTo: Date | null } {
  const { when } = clause;
  if (!when || told.timeless) return { validFrom: null, validTo: null };
  const over = hearing.moment(when.to + 1);
  if (when.relation === "until" || when.relation === "by") return { validFrom: null, validTo: over };
  const begun = hearing.moment(when.from, when.minutes ?? 0);
  if (PLANNED.has(told.attribute)) return { validFrom: null, validTo: when.relation === "at" ? over : null };
  return { validFrom: begun, validTo: told.attribute === "events" && when.relation === "at" ? over : null };
}
