/** Longer messages are truncated: people state facts early, and the cost stays bounded. */
const MAX_CHARACTERS = 8_000;

/** Longer sentences are truncated: a fact needs less, and it bounds the cost of the patterns. */
const MAX_SENTENCE_CHARACTERS = 400;

export interface Sentence {
  readonly text: string;
  readonly question: boolean;
}

/** Normalizes typography: straight quotes, single spaces, composed letters, no quoted lines. */
export function normalizeText(text: string): string {
  return text
    .slice(0, MAX_CHARACTERS)
    .normalize("NFC")
    .replace(/[\u2018\u2019\u02bc]/g, "'")
    .replace(/[\u201c\u201d\u201e\u00ab\u00bb]/g, '"')
    .replace(/\u2026/g, "...")
    .replace(/[\t\u00a0\u2009\u202f]/g, " ")
    .split("\n")
    .filter((line) => !line.startsWith(">"))
    .join("\n");
}

/** Splits at line ends and at . ! ? before a space; not after "Dr." and similar, nor inside 3.5 or a@b.com. */
export function splitSentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  for (let at = 0; at <= text.length; at++) {
    const end = sentenceEndAt(text, start, at);
    if (end === null) continue;
    const sentence = text.slice(start, at).trim();
    if (/[\p{L}\p{N}]/u.test(sentence)) {
      found.push({ text: collapseSpaces(sentence.slice(0, MAX_SENTENCE_CHARACTERS)), question: end === "?" });
    }
    start = at + 1;
  }
  return found;
}

const ENDS = ".!?\n";

function sentenceEndAt(text: string, start: number, at: number): string | null {
  const character = text[at];
  if (character !== undefined && !ENDS.includes(character)) return null;
  if (character === undefined || character === "\n") return "";
  const next = text[at + 1];
  if (next === "?") return null;
  if (next !== undefined && !/[\s"')\]]/.test(next) && character === ".") return null;
  if (
    character === "." &&
    /(?:^|\s)(?:[A-Z]|Dr|Mr|Mrs|Ms|St|Prof|Jr|vs|e\.g|i\.e|approx|no)$/.test(
      text.slice(Math.max(start, at - 7), at),
    )
  ) {
    // "I" ends sentences; other single capitals are initials.
    return /\sI$/.test(text.slice(start, at)) ? character : null;
  }
  return character;
}

export function collapseSpaces(text: string): string {
  return text.replace(/ {2,}/g, " ").trim();
}

/** Normalizes for comparison: no case, accents, articles or surrounding punctuation. */
export function fold(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}@+.:/'-]+/gu, " ")
    .replace(/^(?:the|an|a) /, "")
    .replace(/^[ .:'-]+|[ .:'-]+$/g, "");
}

/** One part of a slot: folded, joined with underscores, singular and plural alike. */
export function slotKey(text: string): string {
  return fold(text)
    .replace(/[^\p{L}\p{N}]+/gu, "_")
    .replace(/([^su_i])(?<!diabete)s$/, "$1")
    .replace(/^_+|_+$/g, "")
    .slice(0, 48);
}

/** Capitalizes a name; words that contain capitals stay as they are. */
export function titleCase(text: string): string {
  return /\p{Lu}/u.test(text)
    ? text
    : text.replace(
        /(^|[\s-])(\p{Ll})/gu,
        (_, before: string, letter: string) => before + letter.toUpperCase(),
      );
}

const NOT_NAMES = new Set(
  (
    "I I'm I've I'll I'd The A An And But So My Our We He She It They You In On At For Monday Tuesday Wednesday Thursday Friday Saturday " +
    "Sunday January February March April May June July August September October November December Yes No Well Not That This " +
    "If When Then Also User"
  ).split(" "),
);

/** Names of people, places, organizations and things in a sentence about the User. */
export function extractNames(text: string): string[] {
  const names = new Set<string>();
  for (const [name] of text
    .slice(4)
    .matchAll(/\p{Lu}[\p{L}\p{N}&'-]*(?:(?: of| de| da| the)? \p{Lu}[\p{L}\p{N}&'-]*){0,3}/gu)) {
    const trimmed = name.replace(/'s$/, "");
    if (trimmed.length > 1 && !trimmed.split(" ").every((word) => NOT_NAMES.has(word))) names.add(trimmed);
  }
  return [...names].slice(0, 12);
}
