import { PRESENT_VERBS } from "./lexicon.ts";
import { isPast } from "./verbs.ts";

type Replacements = readonly (readonly [RegExp, string])[];

// Contractions as people type them, without apostrophes.
const CONTRACTIONS_WITHOUT_APOSTROPHE: Replacements = [
  [/\bi\b(?!\.[a-z])/g, "I"],
  [/\b(?:Im|im)\b/g, "I am"],
  [/\b(?:Ive|ive)\b/g, "I have"],
  [/\b(do|does|did|is|was|are|were|has|have|had|would|could|should)nt\b/gi, "$1 not"],
  [/\bwont\b/gi, "will not"],
  [/\bcant\b|\bcannot\b/gi, "can not"],
  [/\b(?:gonna|gunna)\b/gi, "going to"],
];
const HAS_BARE_CONTRACTION =
  /\b(?:i|im|ive|(?:do|does|did|is|was|are|were|has|have|had|would|could|should|wo|ca)nt|cannot|gonna|gunna)\b/i;

const CONTRACTED_SUBJECT =
  "(he|she|it|that|there|here|what|who|name|number|email|birthday|favou?rite [a-z]+)";
const CONTRACTIONS: Replacements = [
  [/\b(do|does|did|is|was|are|were|has|have|had|would|could|should)n't\b/gi, "$1 not"],
  [/\bwon't\b/gi, "will not"],
  [/\bcan't\b/gi, "can not"],
  [/\bain't\b/gi, "am not"],
  [/\bI'm\b/g, "I am"],
  [/(\w)'ve\b/g, "$1 have"],
  [/(\w)'re\b/g, "$1 are"],
  [/(\w)'ll\b/g, "$1 will"],
  [/\b(I|we|you|he|she|they)'d (?=(?:been|had|gone|[a-z]+ed)\b)/gi, "$1 had "],
  [/\b(I|we|you|he|she|they)'d\b/gi, "$1 would"],
  [new RegExp(`\\b${CONTRACTED_SUBJECT}'s (?=(?:been|got|gone|[a-z]+ed)\\b)`, "gi"), "$1 has "],
  [new RegExp(`\\b${CONTRACTED_SUBJECT}'s\\b`, "gi"), "$1 is"],
];

// "I'm Priya, a nurse from Pune" makes two statements.
const APPOSITIONS: Replacements = [
  [/\bI got a new\b/g, "I have got a new"],
  [/^((?:\w+[,!]? ){0,2}I am \p{Lu}\p{L}+), (an?) /u, "$1 and am $2 "],
  [/^((?:\w+[,!]? ){0,2}I am [^,]{2,60}), (living|working|based) (in|at|for|as) /, "$1 and am $2 $3 "],
];

/** Expands contractions, so that later patterns only see "I am", "do not", "will". */
export function expandContractions(sentence: string): string {
  let text = HAS_BARE_CONTRACTION.test(sentence)
    ? replaceAllOf(sentence, CONTRACTIONS_WITHOUT_APOSTROPHE)
    : sentence;
  if (text.includes("'")) text = replaceAllOf(text, CONTRACTIONS);
  return text.includes("I ") ? replaceAllOf(text, APPOSITIONS) : text;
}

function replaceAllOf(text: string, rewriting: Replacements): string {
  return rewriting.reduce((before, [pattern, full]) => before.replace(pattern, full), text);
}

// "… and our two kids in Antwerp" does not start a clause; "… and our son lives there" does.
const OWN_WITH_VERB =
  "(?:my|our)(?= [^,]{2,40}? (?:is|are|was|were|has|have|had|will|lives|works|loves|likes|hates|died|moved|got|gets|wants|passed|goes|went|'s)\\b)";
const SUBJECT = "(?:I|we|my|our|he|she|they|it|his|her|their|you|there|that|this|the)";
const BREAKS = new RegExp(
  `\\s*(?:;|:(?=\\s)|\\u2014|\\u2013|\\s-{1,2}\\s|(?<=\\w)-{1,2}\\s+|\\.{3}|\\()\\s*|,?\\s+(?:but|because|although|though|while|whereas|so|cause|cuz|since|and then|then|as)\\s+(?=${SUBJECT}\\b)|,?\\s+but\\s+|,\\s+(?=(?:yesterday|today|tomorrow|last \\w+|this \\w+) (?:was|is|will|has|had)\\b)|,\\s+(?=(?:and |then |now |so |or )*${SUBJECT}\\b)|\\s+(?:and|&|plus|or)\\s+(?=(?:now |then |also )*(?:(?:I|we|he|she|they|it|his|her|their|you|there|that|this|the)\\b|${OWN_WITH_VERB}))`,
  "i",
);
const JOINED_VERB = /,?\s+(?:and|then|and then)\s+(?=([a-z]+)\b)/gi;

export interface RawClause {
  readonly text: string;
  /** Continues with the subject of the previous clause. */
  readonly continuesSubject: boolean;
  /** Its subject is at the end of the previous clause: "my sister Eva, who …". */
  readonly relative: boolean;
}

/** Splits a sentence into clauses, in order. */
export function splitClauses(sentence: string): RawClause[] {
  return sentence
    .split(BREAKS)
    .flatMap((part) => splitRelativeClauses(part ?? ""))
    .filter(({ text }) => text.trim().length > 2);
}

function splitRelativeClauses(part: string): RawClause[] {
  const [main = "", ...others] = part.split(/,?\s+who\s+(?=[a-z])/);
  return [
    ...splitJoinedVerbs(main),
    ...others.flatMap((text) =>
      splitJoinedVerbs(text).map((clause, at) => (at === 0 ? { ...clause, relative: true } : clause)),
    ),
  ];
}

// "… and started at Siemens": splits only before a word that is a verb there.
function splitJoinedVerbs(text: string): RawClause[] {
  const found: RawClause[] = [];
  let start = 0;
  for (const match of text.matchAll(JOINED_VERB)) {
    const next = match[1]?.toLowerCase() ?? "";
    if (!startsClause(next, text.slice(match.index + match[0].length), text.slice(start, match.index)))
      continue;
    found.push({ text: text.slice(start, match.index), continuesSubject: start > 0, relative: false });
    start = match.index + match[0].length;
  }
  found.push({ text: text.slice(start), continuesSubject: start > 0, relative: false });
  return found;
}

// Words that are nouns as often as verbs: verbs only after an explicit subject, and not repeated.
const NOUN_OR_VERB = new Set("love hate like work play run drive study drink need own use".split(" "));

function startsClause(word: string, rest: string, before: string): boolean {
  if (NOUN_OR_VERB.has(word)) {
    return (
      /^(?:I|we|he|she|they|my|our)\b/i.test(before.trim()) && !new RegExp(`\\b${word}`, "i").test(before)
    );
  }
  if (PRESENT_VERBS.has(word) || isPast(word)) return true;
  // "… and now live", "… and just moved".
  return /^(?:now|just|also|recently|then|still|finally|currently|usually|never|no longer) (?:[a-z]+)/i.test(
    rest,
  );
}
