import { ATTRIBUTES, isAttribute } from "./attributes.ts";
import type { Draft } from "./drafts.ts";
import { fold, slotKey } from "./language/text.ts";
import type { Knowledge, KnownFact } from "./people/knowledge.ts";

/** The correction in a fragment such as "sorry, Porto not Lisbon". */
interface Correction {
  readonly right: string;
  readonly wrong: string | null;
  /** Marked by "I meant" or "sorry", not just "no". */
  readonly sure: boolean;
}

export interface RecentContext {
  /** Slots stated in this message and in the User's previous one, latest last. */
  readonly slots: readonly string[];
  /** The assistant's message right before. */
  readonly lastAssistantText: string;
}

const APOLOGY =
  /^(?:(?:no|nope|sorry|oops|ooops|wait|actually|correction|hold on|hang on|my bad|my mistake|I mean|well|oh|excuse me|pardon|apologies)(?:[,.:!\s-]+|$))+/i;
const CORRECTED_VALUE =
  /^(?:(I (?:meant|mean)(?: to say)?|make (?:that|it)|it should be|that should (?:be|have been)|I should have said|should be|(?:it|that|her name|his name|the name)(?: is|'s|s)(?: actually| really| spelled| spelt| now)?|spelled|spelt) )?(?:that )?(.+)$/i;
const RIGHT_NOT_WRONG = /^(.+?),? (?:and )?(?:not|instead of|rather than) (.+)$/i;
const WRONG_BUT_RIGHT = /^not (.+?)(?:,? but|,| it is| it's) (?:it is |it's )?(.+)$/i;

// "It's Jon without h", "it's Katherine with a K".
const SPELLING =
  /^(?:it is|it's) \p{Lu}\p{L}+,? (?:without (?:an? |the )?[a-z]|with (?:an? |two )[a-z](?:'?s)?)$/iu;

const SAID_MEANT = /^I said (.{2,40}?),? but (?:I )?meant (.{2,40})$/i;

// "Not Porto but Faro", "I said Porto but I meant Faro".
function parseBothValues(text: string): Correction | null {
  const [, wrong, right] = SAID_MEANT.exec(text) ?? WRONG_BUT_RIGHT.exec(text) ?? [];
  return wrong && right && isShortValue(right)
    ? { right: cleanValue(right), wrong: cleanValue(wrong), sure: true }
    : null;
}

function parseCorrection(text: string): Correction | null {
  const lead = APOLOGY.exec(text)?.[0] ?? "";
  const rest = text.slice(lead.length).replace(/[\s.!?]+$/, "");
  const both = parseBothValues(rest);
  if (both) return both;
  const body = CORRECTED_VALUE.exec(rest);
  const said = body?.[2] ?? "";
  const not = RIGHT_NOT_WRONG.exec(said);
  const right = cleanValue(not?.[1] ?? said);
  if (!isShortValue(right) || (not && !isShortValue(not[2] ?? ""))) return null;
  const meant =
    /^(?:I mean|make|it should|that should|I should|should|spell|spelt)/i.test(body?.[1] ?? "") ||
    SPELLING.test(rest);
  const apologetic = /sorry|oops|actually|correction|I mean|mistake|my bad/i.test(lead);
  if (lead === "" && !meant && !not) return null;
  if (!apologetic && !meant && !not && !/^(?:it|that)/i.test(body?.[1] ?? "") && !/^no/i.test(lead))
    return null;
  return { right, wrong: not?.[2] ? cleanValue(not[2]) : null, sure: apologetic || meant };
}

function cleanValue(text: string): string {
  return text
    .replace(/^(?:in|at|on|to|with|the name is|actually|really|my|a|an|the) /i, "")
    .replace(/,? (?:without|with) (?:an?|the|two|a) .*$| without h$/i, "")
    .replace(/[",.]+$/g, "")
    .trim();
}

function isShortValue(text: string): boolean {
  return (
    text !== "" &&
    text.split(" ").length <= 4 &&
    !/\b(?:I|you|we|am|is|are|was|were|do|does|did|have|thanks|thank|problem|worries|idea|wait|yes|yet|really|sure|okay|ok|good|fine|right|wrong|because|kidding|that)\b/i.test(
      text,
    )
  );
}

/** Statements that follow from a correcting fragment; empty if the corrected fact cannot be determined. */
export function correctionDrafts(text: string, knowledge: Knowledge, recent: RecentContext): Draft[] {
  const correction = parseCorrection(text) ?? spellingCorrection(text, knowledge);
  if (!correction) return [];
  const target =
    correction.wrong === null
      ? targetByRecency(correction, knowledge, recent)
      : targetByValue(correction.wrong, knowledge, recent);
  if (!target) return [];
  const wrong = correction.wrong ?? writtenValue(target);
  if (wrong === null || !fitsSlot(target.slot, correction.right) || fold(wrong) === fold(correction.right))
    return [];
  return replaceValue(target, wrong, correction.right);
}

// "Without the h": applies to the known name.
function spellingCorrection(text: string, knowledge: Knowledge): Correction | null {
  const letter =
    /^(?:(?:it's|it is) )?(?:spelled |spelt |written )?without (?:an? |the )?"?([a-z])"?[.!]?$/i.exec(
      text,
    )?.[1];
  const name = knowledge.factIn("user.name") ?? knowledge.factIn("user.preferred_name");
  if (!letter || !name?.value.includes(letter.toLowerCase())) return null;
  const right = name.value.replace(letter.toLowerCase(), "");
  return { right: right.charAt(0).toUpperCase() + right.slice(1), wrong: name.value, sure: true };
}

function targetByRecency(
  { sure, right }: Correction,
  knowledge: Knowledge,
  recent: RecentContext,
): KnownFact | null {
  const [last] = recent.slots
    .toReversed()
    .map((slot) => knowledge.factIn(slot))
    .filter((fact) => fact !== null);
  if (last && sure && fitsSlot(last.slot, right)) return last;
  // "No, Porto" answers an assistant message that named a known value.
  const asked = ` ${fold(recent.lastAssistantText).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const named = knowledge
    .allFacts()
    .filter(({ slot, value }) => value.length > 2 && asked.includes(` ${value} `) && fitsSlot(slot, right));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function targetByValue(wrong: string, knowledge: Knowledge, recent: RecentContext): KnownFact | null {
  const value = fold(wrong);
  const facts = knowledge.allFacts();
  const fits = facts.filter(
    (each) =>
      each.value === value || (each.slot.split(".").length > 2 && each.slot.endsWith(`.${slotKey(wrong)}`)),
  );
  return (
    fits.find(({ slot }) => recent.slots.includes(slot)) ?? (fits.length === 1 ? (fits[0] ?? null) : null)
  );
}

function attributeOf(slot: string): string {
  return slot.split(".").find((part, at) => at > 0 && isAttribute(part)) ?? "";
}

const NAME_ATTRIBUTES = /^(?:name|preferred_name|residence|origin|employer)$/;

function fitsSlot(slot: string, right: string): boolean {
  const attribute = attributeOf(slot);
  if (attribute === "email") return right.includes("@");
  if (attribute === "phone") return /\d{4}/.test(right);
  if (attribute === "age") return /^\d{1,3}$/.test(right);
  if (/^(?:appointments|plans|birthday|status|habits|commitments|service|relationship)$/.test(attribute))
    return false;
  if (/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^\d|^(?:tomorrow|today|yesterday)/i.test(right))
    return false;
  return NAME_ATTRIBUTES.test(attribute) ? /^\p{Lu}/u.test(right) : attribute !== "";
}

// The value as it occurs in the sentence.
function writtenValue({ text, value, slot }: KnownFact): string | null {
  if (attributeOf(slot) === "phone") return /\+?\d[\d ()/.-]*\d/.exec(text)?.[0] ?? null;
  const parts = slot.split(".");
  const wanted =
    value === "yes" || value === "no" || value === "speaks" ? (parts.at(-1) ?? "").replace(/_/g, " ") : value;
  return positionInText(text, wanted) === null ? null : wanted;
}

function positionInText(text: string, wanted: string): { at: number; length: number } | null {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const at = plain.indexOf(fold(wanted));
  return at < 0 || plain.length !== text.length ? null : { at, length: fold(wanted).length };
}

function replaceValue({ slot, text, value }: KnownFact, wrong: string, right: string): Draft[] {
  const found = positionInText(text, wrong);
  if (!found) return [];
  const attribute = attributeOf(slot);
  const weight = isAttribute(attribute) ? ATTRIBUTES[attribute] : null;
  const keyed = slot.endsWith(`.${slotKey(wrong)}`) && value !== fold(wrong);
  const draft: Draft = {
    kind: "correction",
    text: `${text.slice(0, found.at)}${right}${text.slice(found.at + found.length)}`,
    slot: keyed ? slot.slice(0, -slotKey(wrong).length) + slotKey(right) : slot,
    value: keyed ? value : fold(right),
    topics: weight?.topics ?? [],
    importance: weight?.importance ?? 0.5,
    confidence: 0.9,
    validFrom: null,
    validTo: null,
  };
  if (!keyed) return [draft];
  return [
    { ...draft, slot, value: null, text: `The user corrected themselves: ${right}, not ${wrong}.` },
    draft,
  ];
}
