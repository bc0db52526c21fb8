import { sensitiveTopicsIn } from "./sensitive-topics.ts";
import type { Tone } from "./statement.ts";

const weights = (weight: number, words: string): [string, number][] =>
  words
    .trim()
    .split(/\s+/)
    .map((word) => [word, weight]);

// A small lexicon of words for feelings, weighted from 1 to 3.
const VALENCE = new Map<string, number>([
  ...weights(
    3,
    "love loved amazing wonderful fantastic thrilled delighted ecstatic overjoyed awesome brilliant excellent perfect blessed elated incredible superb joy",
  ),
  ...weights(
    2,
    "happy great glad excited proud grateful thankful enjoy enjoyed fun beautiful lovely relieved hopeful good nice best congratulations yay celebrate celebrated win won joyful cheerful fabulous hooray",
  ),
  ...weights(
    1,
    "thanks thank like liked fine okay better cool pleased calm comfortable interesting helpful sweet cute hope relaxing relaxed improving recovered",
  ),
  ...weights(
    -1,
    "tired bored meh annoying annoyed busy hard difficult tough worse worried stressful confused nervous unsure problem slow stuck miss missing unfortunately sorry",
  ),
  ...weights(
    -2,
    "sad bad upset angry frustrated frustrating stressed anxious afraid scared lonely hurt hurts pain painful disappointed disappointing hate hated sick ill awful cry crying cried lost broke broken fail failed ruined unhappy exhausted overwhelmed struggling useless horrible rubbish ashamed guilty furious",
  ),
  ...weights(
    -3,
    "devastated heartbroken terrible miserable hopeless worthless depressed desperate died dead dying suicidal grief grieving agony traumatized traumatised tragic terrified unbearable nightmare worst divorce divorced cancer fired",
  ),
]);

const INTENSIFIERS = new Set(
  "very really so extremely incredibly absolutely totally completely super utterly deeply such truly terribly".split(
    " ",
  ),
);
const DAMPENERS = new Set("slightly somewhat bit little kinda rather fairly quite".split(" "));
const NEGATIONS =
  /^(?:not|no|never|nothing|hardly|without|don't|didn't|doesn't|isn't|wasn't|aren't|can't|couldn't|won't|ain't|dont|isnt|cant)$/;

/**
 * Sentiment of a message: sums word weights, reversed by a negation up to three words before, scaled by intensifiers.
 */
export function toneOf(messageId: string, text: string): Tone {
  return { valence: valence(text), sensitive: sensitiveTopicsIn(text), messageId };
}

function valence(text: string): number {
  const words = text.toLowerCase().match(/[\p{L}']+/gu) ?? [];
  let sum = 0;
  let matches = 0;
  for (const [at, word] of words.entries()) {
    const weight = VALENCE.get(word);
    if (weight === undefined) continue;
    sum += weight * factor(words, at);
    matches++;
  }
  sum +=
    2 *
    (count(
      text,
      /[\u{1f600}-\u{1f606}\u{1f60a}\u{1f60d}\u{1f970}\u{1f389}\u{2764}]|(?:^|\s)[:;]-?[)D](?=\s|$)/gu,
    ) -
      count(
        text,
        /[\u{1f622}\u{1f62d}\u{1f61e}\u{1f614}\u{1f620}\u{1f621}\u{1f494}]|(?:^|\s):'?-?\((?=\s|$)/gu,
      ));
  if (matches === 0 && sum === 0) return 0;
  // Saturates: several words count more than one, with diminishing returns. One strong word alone reaches two thirds.
  const scaled = sum / (Math.abs(sum) + 1.5);
  return Math.round(Math.max(-1, Math.min(1, scaled)) * 100) / 100;
}

function factor(words: readonly string[], at: number): number {
  let factor = 1;
  for (const before of words.slice(Math.max(0, at - 3), at)) {
    // "Not happy" is less sad than "sad".
    if (NEGATIONS.test(before)) factor *= -0.7;
    else if (INTENSIFIERS.has(before)) factor *= 1.5;
    else if (DAMPENERS.has(before)) factor *= 0.6;
  }
  return factor;
}

function count(text: string, pattern: RegExp): number {
  return Math.min(3, text.match(pattern)?.length ?? 0);
}
