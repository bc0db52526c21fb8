import { PRESENT_VERBS } from "./lexicon.ts";
import { isPast } from "./verbs.ts";

const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bi(?='|\b(?!\.))/g, "I"],
  [/\b(?:Im|im)\b/g, "I am"],
  [/\b(?:Ive|ive)\b/g, "I have"],
  [/\b(do|does|did|is|was|are|were|has|have|had|would|could|should)n'?t\b/gi, "$1 not"],
  [/\bwo(?:n't|nt)\b/gi, "will not"],
  [/\bca(?:n't|nt)\b|\bcannot\b/gi, "can not"],
  [/\bain't\b/gi, "am not"],
  [/\bI'?m\b/g, "I am"],
  [/(\w)'ve\b/g, "$1 have"],
  [/(\w)'re\b/g, "$1 are"],
  [/(\w)'ll\b/g, "$1 will"],
  [/\b(I|we|you|he|she|they)'d (?=(?:been|had|gone|[a-z]+ed)\b)/gi, "$1 had "],
  [/\b(I|we|you|he|she|they)'d\b/gi, "$1 would"],
  [
    /\b(he|she|it|that|there|here|what|who|name|number|email|birthday|favou?rite [a-z]+)'s (?=(?:been|got|gone|[a-z]+ed)\b)/gi,
    "$1 has ",
  ],
  [/\b(he|she|it|that|there|here|what|who|name|number|email|birthday|favou?rite [a-z]+)'s\b/gi, "$1 is"],
  [/\b(?:gonna|gunna)\b/gi, "going to"],
  [/\bI got a new\b/g, "I have got a new"],
  // "I'm Priya, a nurse from Pune": two statements.
  [/^((?:\w+[,!]? ){0,2}I am \p{Lu}\p{L}+), (an?) /u, "$1 and am $2 "],
  [/^((?:\w+[,!]? ){0,2}I am [^,]{2,60}), (living|working|based) (in|at|for|as) /, "$1 and am $2 $3 "],
];

/** Contractions written out: everything behind reads "I am", "do not", "will". */
export function expand(sentence: string): string {
  return CONTRACTIONS.reduce((text, [pattern, full]) => text.replace(pattern, full), sentence);
}

const SUBJECT = "(?:I|we|my|our|he|she|they|it|his|her|their|you|there|that|this|the)";
const BREAKS = new RegExp(
  `\\s*(?:;|:(?=\\s)|\\u2014|\\u2013|\\s-{1,2}\\s|\\.{3}|\\()\\s*|,?\\s+(?:but|because|although|though|while|whereas|so|cause|cuz|since|and then|then|as)\\s+(?=${SUBJECT}\\b)|,?\\s+but\\s+|,\\s+(?=(?:yesterday|today|tomorrow|last \\w+|this \\w+) (?:was|is|will|has|had)\\b)|,\\s+(?=(?:and |then |now |so |or )*${SUBJECT}\\b)|\\s+(?:and|&|plus|or)\\s+(?=(?:now |then |also )*${SUBJECT}\\b)`,
  "i",
);
const JOINT = /,?\s+(?:and|then|and then)\s+(?=([a-z]+)\b)/gi;

export interface RawClause {
  readonly text: string;
  /** Whether it goes on with the subject of the clause before. */
  readonly goesOn: boolean;
  /** Whether its subject stands at the end of the clause before: "my sister Eva, who …". */
  readonly relative: boolean;
}

/** The statements a sentence is made of, in order. */
export function clausesOf(sentence: string): RawClause[] {
  return sentence
    .split(BREAKS)
    .flatMap((part) => relatives(part ?? ""))
    .filter(({ text }) => text.trim().length > 2);
}

function relatives(part: string): RawClause[] {
  const [main = "", ...others] = part.split(/,?\s+who\s+(?=[a-z])/);
  return [
    ...joints(main),
    ...others.flatMap((text) =>
      joints(text).map((clause, at) => (at === 0 ? { ...clause, relative: true } : clause)),
    ),
  ];
}

// "… and started at Siemens": only before a word that is a verb there.
function joints(text: string): RawClause[] {
  const found: RawClause[] = [];
  let start = 0;
  for (const match of text.matchAll(JOINT)) {
    const next = match[1]?.toLowerCase() ?? "";
    if (!startsClause(next, text.slice(match.index + match[0].length), text.slice(start, match.index)))
      continue;
    found.push({ text: text.slice(start, match.index), goesOn: start > 0, relative: false });
    start = match.index + match[0].length;
  }
  found.push({ text: text.slice(start), goesOn: start > 0, relative: false });
  return found;
}

// Words that are as often nouns: verbs only behind a subject of their own, and not the same one twice.
const AMBIGUOUS = new Set("love hate like work play run drive study drink need own use".split(" "));

function startsClause(word: string, rest: string, before: string): boolean {
  if (AMBIGUOUS.has(word)) {
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
