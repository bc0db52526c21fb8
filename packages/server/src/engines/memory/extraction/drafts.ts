import type { ObservationKind } from "@hyponema/contract/memory-kinds";
import { ATTRIBUTES, type AttributeName } from "./attributes.ts";
import type { Clause } from "./clause.ts";
import type { Day } from "./language/calendar.ts";
import { collapseSpaces, fold, slotKey } from "./language/text.ts";
import type { TimeReference } from "./language/time-expressions.ts";
import type { Knowledge, PersonReference } from "./people/knowledge.ts";

const MAX_TEXT = 500;

/** A statement not yet linked to its message. */
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

/** Context that rules use in addition to the clause. */
export interface RuleContext {
  readonly knowledge: Knowledge;
  readonly today: () => Day;
  readonly moment: (day: Day, minutes?: number) => Date;
}

export type Rule = (clause: Clause, context: RuleContext) => Draft[];

export interface Claim {
  readonly attribute: AttributeName;
  /** Key within an attribute that can have many values: the thing liked, the language spoken. */
  readonly of?: string;
  /** As said; null if nothing holds anymore. */
  readonly value: string | null;
  /** Predicate that follows "The user": "lives in Porto". */
  readonly says: string;
  /** Ignores the clause's time. */
  readonly timeless?: boolean;
  readonly confidence?: number;
}

const PLAIN_CONFIDENCE = 0.9;
const HEDGED_CONFIDENCE = 0.6;
const AMBIGUOUS_CONFIDENCE = 0.4;
const OTHER_PEOPLE_WEIGHT = 0.8;

export function slotOf(who: PersonReference, attribute: AttributeName, of?: string): string | null {
  if (who.slot === null) return null;
  return of === undefined ? `${who.slot}.${attribute}` : `${who.slot}.${attribute}.${slotKey(of)}`;
}

/** The statement as claimed, with its time appended. */
export function claim(clause: Clause, context: RuleContext, claimed: Claim): Draft {
  const { kind, importance, topics } = ATTRIBUTES[claimed.attribute];
  const slot = slotOf(clause.who, claimed.attribute, claimed.of);
  const value = claimed.value === null ? null : fold(claimed.value);
  const when = claimed.timeless ? null : clause.when;
  const known = context.knowledge.factIn(slot);
  const corrects = clause.corrects && known !== null && known.value !== value;
  return {
    kind: corrects ? "correction" : kind,
    text: sentence(clause.who.display, claimed.says, when ? timeSuffix(claimed, when) : ""),
    slot,
    value,
    topics,
    importance: weighImportance(importance, clause.who),
    confidence: claimed.confidence ?? confidenceOf(clause),
    ...validity(clause, context, claimed),
  };
}

/** Valid until their day is over. */
const PLANNED: ReadonlySet<AttributeName> = new Set(["appointments", "plans"]);
const EVENT_ATTRIBUTES: ReadonlySet<AttributeName> = new Set([
  "appointments",
  "plans",
  "events",
  "commitments",
  "status",
]);

// Events get their date appended; for states the date is when they began: "works at Siemens (since 4 May 2026)".
function timeSuffix({ attribute, says }: Claim, { phrase, relation }: TimeReference): string {
  const state =
    !EVENT_ATTRIBUTES.has(attribute) &&
    /^(?:is|has|lives|works|studies|takes|speaks|eats|goes|drinks|no longer|does)\b(?!.*, \w+ing\b|.*, bought$)/.test(
      says,
    );
  if (!state) return phrase;
  return relation === "at" ? `(since ${phrase.replace(/^(?:on|in|around) /, "")})` : `(${phrase})`;
}

/** A statement that supersedes nothing: events, and facts that no slot can be determined for. */
export function claimWithoutSlot(clause: Clause, context: RuleContext, claimed: Claim): Draft {
  return {
    ...claim(clause, context, claimed),
    slot: null,
    value: claimed.value === null ? null : fold(claimed.value),
  };
}

/** A statement that was true and no longer is, or never was. Ends the known statement if that is the one denied. */
export function deniedClaims(clause: Clause, context: RuleContext, claimed: Claim): Draft[] {
  const slot = slotOf(clause.who, claimed.attribute, claimed.of);
  const known = context.knowledge.factIn(slot);
  const says = negate(claimed.says, clause.ended);
  if (known && claimed.value !== null && known.value !== fold(claimed.value)) {
    return [{ ...claimWithoutSlot(clause, context, { ...claimed, says, value: null }), confidence: 0.7 }];
  }
  const ended = { ...claimed, says, value: null };
  return [known || clause.ended ? claim(clause, context, ended) : claimWithoutSlot(clause, context, ended)];
}

/** A claim that holds now, or its denial. Plans produce nothing, since they say nothing about now. */
export function currentClaims(clause: Clause, context: RuleContext, claimed: Claim): Draft[] {
  if (clause.tense === "future") return [];
  if (clause.negated) return deniedClaims(clause, context, claimed);
  if (clause.tense === "past") return [];
  return [claim(clause, context, claimed)];
}

/** A yes-or-no attribute: liked, spoken, owned. */
export function yesNoClaims(clause: Clause, context: RuleContext, claimed: Omit<Claim, "value">): Draft[] {
  if (clause.tense === "future" || (clause.tense === "past" && !clause.negated)) return [];
  if (!clause.negated) return [claim(clause, context, { ...claimed, value: "yes" })];
  return [claim(clause, context, { ...claimed, value: "no", says: negate(claimed.says, clause.ended) })];
}

/** "lives in Porto" → "does not live in Porto", "no longer lives in Porto". */
export function negate(says: string, ended: boolean): string {
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

/** Ends every known statement under a slot prefix: "broke up" also ends the partner's job. */
export function endAll(clause: Clause, context: RuleContext, prefix: string, says: string): Draft[] {
  return context.knowledge.factsUnder(prefix).map(({ slot }) => ({
    ...claimWithoutSlot(clause, context, { attribute: "relationship", value: null, says }),
    slot,
    value: null,
  }));
}

export function sentence(display: string, says: string, phrase = ""): string {
  const text = collapseSpaces(`${display} ${says}${phrase ? ` ${phrase}` : ""}`).replace(/[\s,;:.-]+$/, "");
  return `${text.slice(0, MAX_TEXT - 1)}.`;
}

function confidenceOf(clause: Clause): number {
  if (clause.who.slot === null) return AMBIGUOUS_CONFIDENCE;
  if (clause.hedged || clause.doubtful) return HEDGED_CONFIDENCE;
  return clause.corrects ? 0.95 : PLAIN_CONFIDENCE;
}

function weighImportance(importance: number, who: PersonReference): number {
  return who.user ? importance : Math.round(importance * OTHER_PEOPLE_WEIGHT * 100) / 100;
}

// A state begins at its time, a plan ends with it, an event does both.
function validity(
  clause: Clause,
  context: RuleContext,
  claimed: Claim,
): { validFrom: Date | null; validTo: Date | null } {
  const { when } = clause;
  if (!when || claimed.timeless) return { validFrom: null, validTo: null };
  const over = context.moment(when.to + 1);
  if (when.relation === "until" || when.relation === "by") return { validFrom: null, validTo: over };
  const begun = context.moment(when.from, when.minutes ?? 0);
  if (PLANNED.has(claimed.attribute))
    return { validFrom: null, validTo: when.relation === "at" ? over : null };
  return {
    validFrom: begun,
    validTo: claimed.attribute === "events" && when.relation === "at" ? over : null,
  };
}
