import { type Period, periodIn } from "./period.ts";

/** What is asked, apart from its words and what they mean. */
export interface Question {
  /** The side whose own words are asked for, when the question names just one. */
  readonly speaker: "user" | "assistant" | null;
  readonly period: Period | null;
  readonly asksWhen: boolean;
  /** The question without the names of those who speak: who it is about is known from them, not from their letters. */
  readonly plain: string;
}

const ASKS_WHEN = /^\s*when\b|\bhow long\b|\bwhat (?:date|day|month|year|time)\b|\bsince when\b/i;
const SAYS_I = /\b(?:I|me|my|mine|myself|we|our|us)\b/;
const SAYS_YOU = /\b(?:you|your|yours)\b/i;

/**
 * Reads a question that the User asks, or somebody about them. `names` are of those who speak in what is remembered, each
 * with its side.
 */
export function readQuestion(
  text: string,
  names: ReadonlyMap<string, "user" | "assistant">,
  now: number,
): Question {
  const named = new Set<string>();
  let plain = text;
  for (const [name, side] of names) {
    const pattern = new RegExp(
      `(?<![\\p{L}\\p{N}])(?:${formsOf(name).join("|")})(?:['’]s)?(?![\\p{L}\\p{N}])`,
      "giu",
    );
    const without = plain.replace(pattern, " ");
    if (without !== plain) named.add(side);
    plain = without;
  }
  return {
    speaker: speakerIn(text, named),
    period: periodIn(text, now),
    asksWhen: ASKS_WHEN.test(text),
    plain: plain.replace(/\s+/g, " ").trim() || text,
  };
}

function speakerIn(text: string, named: ReadonlySet<string>): "user" | "assistant" | null {
  if (named.size > 0) return named.size === 1 ? ([...named][0] as "user" | "assistant") : null;
  const [own, other] = [SAYS_I.test(text), SAYS_YOU.test(text)];
  if (own === other) return null;
  return own ? "user" : "assistant";
}

// The whole name, and its first part.
function formsOf(name: string): string[] {
  const [first = name] = name.split(/\s+/);
  return [...new Set([name, first])]
    .filter((form) => form.length > 1)
    .map((form) => form.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
}
