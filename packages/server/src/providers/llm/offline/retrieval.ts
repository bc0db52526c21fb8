const WORD = /[\p{L}\p{N}]+(?:['’]\p{L}+)?/gu;
const STOP_WORDS = new Set(
  (
    "a an and are as at be been but by can could did do does for from had has have he her his how i if in is it its " +
    "me my of on or our please she so some tell that the their them there they this to was we were what when where " +
    "which who why will with would you your about am any know say said again remember i'm it's what's who's i'd i'll " +
    "user user's also just then than too very much many not no yes"
  ).split(" "),
);
// What a sentence must share with the question to count at all, relative to a perfect match.
const LEAST_SCORE = 0.25;
// A sentence is taken beside the best one only when it is nearly as good.
const NEARLY = 0.7;
const NUMBER_BONUS = 0.15;
const ASKS_FOR_NUMBER = /\bwhen\b|\bwhat time\b|\bhow (?:much|many|long|old|far|late|early)\b/i;

const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });

/** The sentences of `text`; a line is at least one. */
export function sentences(text: string): string[] {
  return text
    .split(/\n+/)
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== "");
}

/** The words of `text` that carry meaning, reduced to stems. */
export function terms(text: string): string[] {
  return [...text.toLowerCase().replaceAll("’", "'").matchAll(WORD)]
    .map(([word]) => word)
    .filter((word) => !STOP_WORDS.has(word))
    .map((word) => stem(word.replace(/'s$/, "")));
}

/**
 * Up to `most` sentences of `pool` that share most with the question, in the order they stand. Words that are rare in
 * the pool count more (inverse document frequency), and of equals the earlier one wins.
 */
export function bestSentences(question: string, pool: readonly string[], most: number): string[] {
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
    .filter(({ score }) => score >= Math.max(LEAST_SCORE, top * NEARLY))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, most)
    .sort((a, b) => a.index - b.index)
    .map(({ sentence }) => sentence);
}

// The commonest English endings; enough to find “opens” and “opening” by “open”, “closes” by “close”.
function stem(word: string): string {
  if (word.length <= 3) return word;
  const cut = word.replace(/(?:ingly|edly|ing|ed|ies|es|s)$/u, (ending) => (ending === "ies" ? "y" : ""));
  if (cut.length < 3) return word;
  return cut.replace(/([bdgmnprt])\1$/u, "$1").replace(/e$/u, "");
}
