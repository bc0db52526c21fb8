const WORD = /[\p{L}\p{N}]+/gu;
const STOP_WORDS = new Set(
  (
    "a an and are as at be been but by can could did do does for from had has have he her his how i if in is it its " +
    "me my of on or our please she so some tell that the their them there they this to was we were what when where " +
    "which who why will with would you your about am any know"
  ).split(" "),
);
// What a word must share with the question to count at all, relative to a perfect match.
const LEAST_SCORE = 0.15;

/** The sentences of `text`; a line is at least one. */
export function sentences(text: string): string[] {
  const segmenter = new Intl.Segmenter("en", { granularity: "sentence" });
  return text
    .split(/\n+/)
    .flatMap((line) => [...segmenter.segment(line)].map(({ segment }) => segment.trim()))
    .filter((sentence) => sentence !== "");
}

/** The words of `text` that carry meaning, reduced to stems. */
export function terms(text: string): string[] {
  return [...text.toLowerCase().matchAll(WORD)]
    .map(([word]) => word)
    .filter((word) => !STOP_WORDS.has(word))
    .map(stem);
}

/** Up to `most` of `pool` that share most with `wanted`, rare words counting more, in the order they stand. */
export function bestSentences(wanted: readonly string[], pool: readonly string[], most: number): string[] {
  if (wanted.length === 0) return [];
  const candidates = pool.map((sentence) => ({ sentence, terms: new Set(terms(sentence)) }));
  const weight = (term: string) => {
    const holders = candidates.filter((candidate) => candidate.terms.has(term)).length;
    return Math.log(1 + candidates.length / (1 + holders));
  };
  const weights = new Map([...new Set(wanted)].map((term) => [term, weight(term)]));
  const perfect = [...weights.values()].reduce((sum, value) => sum + value, 0);
  const scored = candidates.map((candidate, index) => {
    let score = 0;
    for (const [term, value] of weights) if (candidate.terms.has(term)) score += value;
    return { ...candidate, index, score: perfect > 0 ? score / perfect : 0 };
  });
  const top = Math.max(0, ...scored.map(({ score }) => score));
  if (top < LEAST_SCORE) return [];
  return scored
    .filter(({ score }) => score >= Math.max(LEAST_SCORE, top * 0.6))
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .slice(0, most)
    .sort((a, b) => a.index - b.index)
    .map(({ sentence }) => sentence);
}

// The commonest English endings; enough to find “opens” by “open”.
function stem(word: string): string {
  if (word.length <= 3) return word;
  return word.replace(/(?:ingly|edly|ing|ed|ies|es|s)$/u, (ending) => (ending === "ies" ? "y" : ""));
}
