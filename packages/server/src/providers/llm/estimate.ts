// About what the usual tokenizers make of prose: a token holds some four letters of Latin script, and of scripts that
// write a word or a syllable in one character less than one.
const PER_TOKEN = 4;
const DENSE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/gu;

/** How many tokens a text is, roughly; for showing and for budgets, never for billing. */
export function estimateTokens(text: string): number {
  const dense = text.match(DENSE)?.length ?? 0;
  return Math.ceil((text.length - dense) / PER_TOKEN + dense);
}
