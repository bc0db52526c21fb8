import { ADVERBS, DOUBTS } from "./lexicon.ts";
import { isParticiple, isPast, simplePast } from "./verbs.ts";

export type Tense = "present" | "past" | "perfect" | "future";

export interface VerbPhrase {
  /**
   * The verb and what follows, without auxiliaries, negation and adverbs. Forms of "to be" become "be", "having" and
   * "having got" become "have", ability becomes "can": "be a nurse", "be living in Porto", "have a dog", "can speak
   * Dutch", "moved to Porto".
   */
  readonly vp: string;
  readonly tense: Tense;
  readonly negated: boolean;
  /** Was true and no longer is: "used to", "no longer", "not … any more", "stopped". */
  readonly ended: boolean;
  readonly doubtful: boolean;
  readonly also: boolean;
  /** Predicate for "The user", only for completed actions: "moved to Porto". */
  readonly plainPast: string | null;
}

interface VerbPhraseDraft {
  vp: string;
  tense: Tense;
  negated: boolean;
  ended: boolean;
  doubtful: boolean;
  also: boolean;
  used: boolean;
}

/** Parses a predicate. Null for "would", "could" and "should". */
export function verbPhrase(rest: string, before: VerbPhrase | null = null): VerbPhrase | null {
  const draft: VerbPhraseDraft = {
    vp: "",
    tense: "present",
    negated: false,
    ended: false,
    doubtful: false,
    also: false,
    used: false,
  };
  let words = rest.trim().split(" ");
  words = stripAdverbs(words, draft);
  const first = words[0]?.toLowerCase() ?? "";
  const helped = readAuxiliary(first, words.slice(1), draft);
  if (helped === null) return null;
  words = helped;
  if (!draft.vp && !words[0]) return null;
  const plainPast = completeDraft(draft, words, before, first);
  return { ...draft, plainPast };
}

// Strips leading adverbs, including "not", "never" and "no longer".
function stripAdverbs(words: string[], draft: VerbPhraseDraft): string[] {
  let at = 0;
  for (; at < words.length - 1; at++) {
    const word = (words[at] ?? "").toLowerCase().replace(/,$/, "");
    if (word === "not" || word === "never" || word === "hardly") draft.negated = true;
    else if (word === "no" && /^longer\b/i.test(words[at + 1] ?? "")) {
      draft.negated = true;
      draft.ended = true;
      at++;
    } else if (DOUBTS.has(word)) draft.doubtful = true;
    else if (!ADVERBS.has(word)) break;
    if (word === "also" || word === "both") draft.also = true;
  }
  return words.slice(at);
}

function readAuxiliary(first: string, rest: string[], draft: VerbPhraseDraft): string[] | null {
  if (/^(?:am|is|are|was|were)$/.test(first)) return readBe(/^w/.test(first), rest, draft);
  if (/^(?:have|has|had)$/.test(first)) return readHave(first === "had", rest, draft);
  if (/^(?:do|does|did)$/.test(first) && /^(?:not|never|no|still|really)$/i.test(rest[0] ?? "")) {
    if (first === "did") draft.tense = "past";
    return stripAdverbs(rest, draft);
  }
  if (first === "will" || first === "shall") {
    draft.tense = "future";
    return stripAdverbs(rest, draft);
  }
  if (first === "can") {
    draft.vp = "can";
    return stripAdverbs(rest, draft);
  }
  if (/^(?:would|could|should|might|may|must|ought)$/.test(first)) return null;
  if (first === "used" && rest[0] === "to") {
    Object.assign(draft, { tense: "past", ended: true, negated: true, used: true });
    const words = stripAdverbs(rest.slice(1), draft);
    if (words[0] === "be" || words[0] === "have") {
      draft.vp = words[0];
      return words.slice(1);
    }
    return words;
  }
  return [first === "" ? "" : first, ...rest];
}

function readBe(past: boolean, rest: string[], draft: VerbPhraseDraft): string[] {
  const words = stripAdverbs(rest, draft);
  draft.tense = past ? "past" : "present";
  const then = words.slice(2);
  if (
    /^(?:going|about|planning|due|set|scheduled)$/.test(words[0] ?? "") &&
    words[1] === "to" &&
    /^[a-z]+$/.test(then[0] ?? "") &&
    !/^(?:the|a|an|my|our|see)$/.test(then[0] ?? "")
  ) {
    draft.tense = past ? "past" : "future";
    // "was going to be" implies that it is not.
    draft.negated ||= past;
    draft.vp = then[0] === "be" || then[0] === "have" ? then[0] : "";
    return draft.vp ? then.slice(1) : then;
  }
  draft.vp = "be";
  return words;
}

function readHave(past: boolean, rest: string[], draft: VerbPhraseDraft): string[] {
  const words = stripAdverbs(rest, draft);
  const next = words[0]?.toLowerCase() ?? "";
  if (
    next === "got" &&
    /^(?:a|an|the|my|some|two|three|four|five|no|several|[A-Z0-9])/.test(words[1] ?? "")
  ) {
    draft.vp = "have";
    return words.slice(1);
  }
  if (next === "been") {
    Object.assign(draft, { tense: past ? "past" : "perfect", vp: "be" });
    return stripAdverbs(words.slice(1), draft);
  }
  if (isParticiple(next) && words.length > 0) {
    draft.tense = past ? "past" : "perfect";
    return words;
  }
  Object.assign(draft, { vp: "have", tense: past ? "past" : "present" });
  return words;
}

const ENDING = /^(?:stopped|quit|finished|ceased) ([a-z]+ing\b.*)$|^(?:gave|given) up (.+)$/i;
const BEGINNING = /^(?:(?:have )?(?:started|begun|began|taken to)) (?:to )?([a-z]+.*)$/i;
const TAIL =
  /[, ]+(?:any ?more|any longer|now|again|too|as well|at the moment|right now|currently|nowadays|these days|either|already|though|lol|haha|actually|btw|by the way|after all|yet|finally|at all|please|instead|recently|lately|then|for good|of course|honestly|you know|thanks|thank you|permanently|coming up)[ .!,]*$/i;

function withoutTail(text: string, draft: VerbPhraseDraft): string {
  let rest = text;
  for (let tail = TAIL.exec(rest); tail; tail = TAIL.exec(rest)) {
    if (/any/i.test(tail[0]) && draft.negated) draft.ended = true;
    if (/too|as well/i.test(tail[0])) draft.also = true;
    rest = rest.slice(0, tail.index);
  }
  return rest;
}

function completeDraft(
  draft: VerbPhraseDraft,
  words: string[],
  before: VerbPhrase | null,
  first: string,
): string | null {
  let text = withoutTail(words.join(" ").replace(/[ ,.!)]+$/, ""), draft);
  const own = draft.vp !== "" || draft.tense !== "present";
  if (!own && isPast(first)) draft.tense = "past";
  else if (!own && before)
    Object.assign(draft, { tense: before.tense === "past" ? "present" : before.tense });
  // "I'm not moving to Rome and starting over": the negation covers both verbs.
  draft.negated ||= !own && before?.tense === "future" && draft.tense === "future" && before.negated;
  const said = text;
  const ending = ENDING.exec(text);
  if (ending) {
    Object.assign(draft, { ended: !draft.negated, negated: !draft.negated, tense: "perfect" });
    text = ending[1] ?? ending[2] ?? text;
  }
  const done =
    draft.negated || draft.ended ? null : pastOf({ ...draft, vp: `${draft.vp} ${said}`.trim() }, said);
  const beginning = BEGINNING.exec(text);
  if (
    beginning?.[1] &&
    /^(?:to |[a-z]+ing\b)/i.test(text.replace(/^\w+ /, "")) &&
    !/^(?:at|a|an|the|my)\b/.test(beginning[1])
  ) {
    text = beginning[1];
    // "started working somewhere" means working there now.
    draft.tense = draft.tense === "future" ? "future" : "present";
  }
  draft.vp = `${draft.vp} ${text}`.trim();
  return done;
}

function pastOf(draft: VerbPhraseDraft, said: string): string | null {
  if (draft.vp.startsWith("be ") || draft.vp.startsWith("can")) return null;
  if (draft.vp.startsWith("have ")) return draft.tense === "past" ? `had ${draft.vp.slice(5)}` : null;
  const [verb = "", ...rest] = said.split(" ");
  if (draft.tense === "past" && isPast(verb)) return draft.vp;
  if (draft.tense === "perfect" && isParticiple(verb)) return [simplePast(verb), ...rest].join(" ");
  return null;
}
