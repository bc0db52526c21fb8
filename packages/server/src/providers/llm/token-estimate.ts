// Approximates common tokenizers for prose: about four Latin letters per token, and one token per character of scripts
// that write a word or syllable in one.
const PER_TOKEN = 4;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;

/** Approximate number of tokens in a text, for display and budgets, never for billing. */
export function estimateTokens(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  return Math.ceil((text.length - dense) / PER_TOKEN + dense);
}
