import { fold } from "./text.ts";
import { stem } from "./verbs.ts";

const STOP_WORDS = new Set(
  (
    "a an the i you he she it we they me my your his her our their them us this that these those to of in on at for with by from about into over and or but so as is are was were be been am do does did " +
    "have has had will would can could not no go going goes went get got getting some any all just also very then there here what which who when how please back up off down again after before now really let know need want make sure one thing things today tomorrow user assistant promised asked wants"
  ).split(" "),
);

/** Stems of the content words, in order, without duplicates. */
export function contentWords(text: string): string[] {
  const words = fold(text).split(/[^\p{L}\p{N}]+/u);
  return [...new Set(words.filter((word) => word.length > 1 && !STOP_WORDS.has(word)).map(stem))];
}

/** Share of `part` that is in `whole`, 0 to 1. */
export function overlap(part: readonly string[], whole: readonly string[]): number {
  if (part.length === 0) return 0;
  const all = new Set(whole);
  return part.filter((word) => all.has(word)).length / part.length;
}
