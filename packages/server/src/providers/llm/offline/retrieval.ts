const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const STOP_WORDS = new Set(
  (
    "a an and are as at be been but by can could did do does for from had has have he her his how i if in is it its " +
    "me my of on or our please she so some tell that the their them there they this to was we were what when where " +
    "which who why will with would you your about am any know say said again remember i'm it's what's who's i'd i'll " +
    "user user's also just then than too very much many not no yes"
  ).split(" "),
);
// Minimum overlap with the question, relative to a perfect match.
const MIN_SCORE = 0.25;
// Minimum score of further sentences, relative to the best one.
const MIN_RELATIVE_SCORE = 0.7;
const NUMBER_BONUS = 0.15;
const ASKS_FOR_NUMBER = /\bwhen\b|\bwhat time\b|\bhow (?:much|many|long|old|far|late|early)\b/i;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** Splits `text` into sentences; a line is at least one. */
export function sentences(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== "");
}

/** Stems of the content words in `text`. */
export function terms(text: string): string[] {
  return [...text.toLowerCase().replaceAll("’", "'").matchAll(WORD)]
    .map(([word]) => word)
    .filter((word) => !STOP_WORDS.has(word))
    .map((word) => stem(word.replace(/'s$/, "")));
}

/**
 * Up to `limit` sentences of `pool` that match the question best, in their original order. Rare words count more
 * (inverse document frequency); ties go to the earlier sentence.
 */
export function bestSentences(question: string, pool: readonly string[], limit: number): string[] {
  const wanted = new Set(terms(question));
  if (wanted.size === 0) return [];
  const candidates = pool.map((sentence) => ({ sentence, terms: new Set(terms(sentence)) }));
  const weights = new Map<string, number>();
  for (const term of wanted) {
    const holders = candidates.filter((candidate) => candidate.terms.has(term)).length;
    weights.set(term, Math.log(1 + (candidates.length + 1) / (1 + holders)));
  }
  const perfect = [...weights.values()].reduce((sum, value) => sum + value, 0);
  const wantsNumber = ASKS_FOR_NUMBER.test(question);
  const scored = candidates.map((candidate, index) => {
    let score = 0;
    for (const [term, value] of weights) if (candidate.terms.has(term)) score += value / perfect;
    if (score > 0 && wantsNumber && /\d/.test(candidate.sentence)) score += NUMBER_BONUS;
    return { ...candidate, index, score };
  });
  const top = Math.max(0, ...scored.map(({ score }) => score));
  return scored
    .filter(({ score }) => score >= Math.max(MIN_SCORE, top * MIN_RELATIVE_SCORE))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, limit)
    .sort((a, b) => a.index - b.index)
    .map(({ sentence }) => sentence);
}

// Strips the most common English endings: enough to match “opens” and “opening” with “open”, “closes” with “close”.
function stem(word: string): string {
  if (word.length <= 3) return word;
  const cut = word.replace(/(?:ingly|edly|ing|ed|ies|es|s)$/u, (ending) => (ending === "ies" ? "y" : ""));
  if (cut.length < 3) return word;
  return cut.replace(/([bdgmnprt])\1$/u, "$1").replace(/e$/u, "");
}
