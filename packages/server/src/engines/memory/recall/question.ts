import { type Period, parsePeriod } from "./period.ts";

/** Facts about a question that do not depend on its lexemes or its vector. */
export interface Question {
  /** Set when the question asks for one side's own words. */
  readonly speaker: "user" | "assistant" | null;
  readonly period: Period | null;
  readonly asksWhen: boolean;
  /** The question without the names of the speakers: `speaker` covers them, so their letters should not match. */
  readonly plain: string;
}

const WHEN_QUESTION = /^\s*when\b|\bhow long\b|\bwhat (?:date|day|month|year|time)\b|\bsince when\b/i;
const SAYS_I = /\b(?:I|me|my|mine|myself|we|our|us)\b/;
const SAYS_YOU = /\b(?:you|your|yours)\b/i;

/** Reads a question by the User or about them. `names` are the speakers' names in the memory, with their sides. */
export function readQuestion(
  text: string,
  names: ReadonlyMap<string, "user" | "assistant">,
  now: number,
): Question {
  const named = new Set<string>();
  let plain = text;
  for (const [name, side] of names) {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${namePatterns(name).join("|")})(?:['’]s)?(?![\\p{L}\\p{N}])`,
      "giu",
    );
    const without = plain.replace(pattern, " ");
    if (without !== plain) named.add(side);
    plain = without;
  }
  return {
    speaker: speakerIn(text, named),
    period: parsePeriod(text, now),
    asksWhen: WHEN_QUESTION.test(text),
    plain: plain.replace(/\s+/g, " ").trim() || text,
  };
}

function speakerIn(text: string, named: ReadonlySet<string>): "user" | "assistant" | null {
  if (named.size > 0) return named.size === 1 ? ([...named][0] as "user" | "assistant") : null;
  const [own, other] = [SAYS_I.test(text), SAYS_YOU.test(text)];
  if (own === other) return null;
  return own ? "user" : "assistant";
}

// Patterns for the full name and the first name.
function namePatterns(name: string): string[] {
  const [first = name] = name.split(/\s+/);
  return [...new Set([name, first])]
    .filter((form) => form.length > 1)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}
