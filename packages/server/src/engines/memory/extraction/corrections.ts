import { CLAIMED_KINDS, isAttribute } from "./attributes.ts";
import type { Draft } from "./drafts.ts";
import { fold, key } from "./language/text.ts";
import type { Held, Knowledge } from "./people/knowledge.ts";

/** What a fragment such as "sorry, Porto not Lisbon" sets right. */
interface Correction {
  readonly right: string;
  readonly wrong: string | null;
  /** "I meant", "sorry": more than a bare "no". */
  readonly sure: boolean;
}

export interface Recent {
  /** Slots stated in the same message and the User's message before, the latest last. */
  readonly slots: readonly string[];
  /** What the assistant said right before. */
  readonly asked: string;
}

const LEADS =
  /^(?:(?:no|nope|sorry|oops|ooops|wait|actually|correction|hold on|hang on|my bad|my mistake|I mean|well|oh|excuse me|pardon|apologies)(?:[,.:!\s-]+|$))+/i;
const BODY =
  /^(?:(I (?:meant|mean)(?: to say)?|make (?:that|it)|it should be|that should (?:be|have been)|I should have said|should be|(?:it|that|her name|his name|the name)(?: is|'s|s)(?: actually| really| spelled| spelt| now)?|spelled|spelt) )?(?:that )?(.+)$/i;
const NOT = /^(.+?),? (?:and )?(?:not|instead of|rather than) (.+)$/i;
const NOT_FIRST = /^not (.+?)(?:,? but|,| it is| it's) (?:it is |it's )?(.+)$/i;

// "It's Jon without h", "it's Katherine with a K".
const SPELLING =
  /^(?:it is|it's) \p{Lu}\p{L}+,? (?:without (?:an? |the )?[a-z]|with (?:an? |two )[a-z](?:'?s)?)$/iu;

const SAID_MEANT = /^I said (.{2,40}?),? but (?:I )?meant (.{2,40})$/i;

// "Not Porto but Faro", "I said Porto but I meant Faro".
function bothNamed(text: string): Correction | null {
  const [, wrong, right] = SAID_MEANT.exec(text) ?? NOT_FIRST.exec(text) ?? [];
  return wrong && right && short(right) ? { right: tidy(right), wrong: tidy(wrong), sure: true } : null;
}

function read(text: string): Correction | null {
  const lead = LEADS.exec(text)?.[0] ?? "";
  const rest = text.slice(lead.length).replace(/[\s.!?]+$/, "");
  const both = bothNamed(rest);
  if (both) return both;
  const body = BODY.exec(rest);
  const said = body?.[2] ?? "";
  const not = NOT.exec(said);
  const right = tidy(not?.[1] ?? said);
  if (!short(right) || (not && !short(not[2] ?? ""))) return null;
  const meant =
    /^(?:I mean|make|it should|that should|I should|should|spell|spelt)/i.test(body?.[1] ?? "") ||
    SPELLING.test(rest);
  const apologetic = /sorry|oops|actually|correction|I mean|mistake|my bad/i.test(lead);
  if (lead === "" && !meant && !not) return null;
  if (!apologetic && !meant && !not && !/^(?:it|that)/i.test(body?.[1] ?? "") && !/^no/i.test(lead))
    return null;
  return { right, wrong: not?.[2] ? tidy(not[2]) : null, sure: apologetic || meant };
}

function tidy(text: string): string {
  return text
    .replace(/^(?:in|at|on|to|with|the name is|actually|really|my|a|an|the) /i, "")
    .replace(/,? (?:without|with) (?:an?|the|two|a) .*$| without h$/i, "")
    .replace(/[",.]+$/g, "")
    .trim();
}

function short(text: string): boolean {
  return (
    text !== "" &&
    text.split(" ").length <= 4 &&
    !/\b(?:I|you|we|am|is|are|was|were|do|does|did|have|thanks|thank|problem|worries|idea|wait|yes|yet|really|sure|okay|ok|good|fine|right|wrong|because|kidding|that)\b/i.test(
      text,
    )
  );
}

/** The statements that a correcting fragment leads to; none when it cannot be told what it corrects. */
export function correct(text: string, knowledge: Knowledge, recent: Recent): Draft[] {
  const correction = read(text) ?? letters(text, knowledge);
  if (!correction) return [];
  const target =
    correction.wrong === null
      ? byRecency(correction, knowledge, recent)
      : byValue(correction.wrong, knowledge, recent);
  if (!target) return [];
  const wrong = correction.wrong ?? writtenValue(target);
  if (wrong === null || !suits(target.slot, correction.right) || fold(wrong) === fold(correction.right))
    return [];
  return replaced(target, wrong, correction.right);
}

// "Without the h": of the known name.
function letters(text: string, knowledge: Knowledge): Correction | null {
  const letter =
    /^(?:(?:it's|it is) )?(?:spelled |spelt |written )?without (?:an? |the )?"?([a-z])"?[.!]?$/i.exec(
      text,
    )?.[1];
  const name = knowledge.holds("user.name") ?? knowledge.holds("user.preferred_name");
  if (!letter || !name?.value.includes(letter.toLowerCase())) return null;
  const right = name.value.replace(letter.toLowerCase(), "");
  return { right: right.charAt(0).toUpperCase() + right.slice(1), wrong: name.value, sure: true };
}

function byRecency({ sure, right }: Correction, knowledge: Knowledge, recent: Recent): Held | null {
  const [last] = recent.slots
    .toReversed()
    .map((slot) => knowledge.holds(slot))
    .filter((held) => held !== null);
  if (last && sure && suits(last.slot, right)) return last;
  // "No, Porto": answers the assistant that named what is known.
  const asked = ` ${fold(recent.asked).replace(/[^\p{L}\p{N}]+/gu, " ")} `;
  const named = knowledge
    .held()
    .filter(({ slot, value }) => value.length > 2 && asked.includes(` ${value} `) && suits(slot, right));
  return named.length === 1 ? (named[0] ?? null) : null;
}

function byValue(wrong: string, knowledge: Knowledge, recent: Recent): Held | null {
  const value = fold(wrong);
  const held = knowledge.held();
  const fits = held.filter(
    (each) =>
      each.value === value || (each.slot.split(".").length > 2 && each.slot.endsWith(`.${key(wrong)}`)),
  );
  return (
    fits.find(({ slot }) => recent.slots.includes(slot)) ?? (fits.length === 1 ? (fits[0] ?? null) : null)
  );
}

function attributeOf(slot: string): string {
  return slot.split(".").find((part, at) => at > 0 && isAttribute(part)) ?? "";
}

const NAMES = /^(?:name|preferred_name|residence|origin|employer)$/;

function suits(slot: string, right: string): boolean {
  const attribute = attributeOf(slot);
  if (attribute === "email") return right.includes("@");
  if (attribute === "phone") return /\d{4}/.test(right);
  if (attribute === "age") return /^\d{1,3}$/.test(right);
  if (/^(?:appointments|plans|birthday|status|habits|commitments|service|relationship)$/.test(attribute))
    return false;
  if (/\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|^\d|^(?:tomorrow|today|yesterday)/i.test(right))
    return false;
  return NAMES.test(attribute) ? /^\p{Lu}/u.test(right) : attribute !== "";
}

// As it stands in the sentence, where the value is found in it.
function writtenValue({ text, value, slot }: Held): string | null {
  if (attributeOf(slot) === "phone") return /\+?\d[\d ()/.-]*\d/.exec(text)?.[0] ?? null;
  const parts = slot.split(".");
  const wanted =
    value === "yes" || value === "no" || value === "speaks" ? (parts.at(-1) ?? "").replace(/_/g, " ") : value;
  return position(text, wanted) === null ? null : wanted;
}

function position(text: string, wanted: string): { at: number; length: number } | null {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  const at = plain.indexOf(fold(wanted));
  return at < 0 || plain.length !== text.length ? null : { at, length: fold(wanted).length };
}

function replaced({ slot, text, value }: Held, wrong: string, right: string): Draft[] {
  const place = position(text, wrong);
  if (!place) return [];
  const attribute = attributeOf(slot);
  const weight = isAttribute(attribute) ? CLAIMED_KINDS[attribute] : null;
  const keyed = slot.endsWith(`.${key(wrong)}`) && value !== fold(wrong);
  const draft: Draft = {
    kind: "correction",
    text: `${text.slice(0, place.at)}${right}${text.slice(place.at + place.length)}`,
    slot: keyed ? slot.slice(0, -key(wrong).length) + key(right) : slot,
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
