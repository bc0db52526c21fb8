import type { ProblemPlace } from "@hyponema/contract/errors";
import { LRUCache } from "lru-cache";
import { RE2JS, RE2JSSyntaxException, RE2Set } from "re2js";
import { expectPresent } from "./invariant.ts";
import { LateRegexSet } from "./late-regex-set.ts";
import { regexWeight, unicodeClasses } from "./regex-weight.ts";
import { Slices } from "./slices.ts";

/** UTF-16 offsets in a text, `end` excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** A compiled pattern: takes time linear in the text's length, whatever the pattern. */
export interface LinearRegex {
  readonly pattern: string;
  /** Instructions of the compiled program: what each character of a text costs, at worst. */
  readonly size: number;
  /** What compiling took, in about 10 µs. */
  readonly compileCost: number;
  /** Whether it matches anywhere in `text`. */
  test(text: string): boolean;
  /** The leftmost match that begins at `from` or later, the longest of those that begin there. */
  find(text: string, from?: number): Span | null;
}

/** A pattern that is not accepted; the message is a sentence for whoever wrote it. */
export class RegexError extends Error {
  override name = "RegexError";
}

/**
 * What a pattern is for. `search`: finding something in running text, without regard to case in any script; `^` and `$`
 * stand for a line's ends, and what would match without any text is refused. `check`: judging a value as a whole, with
 * regard to case; `^` and `$` stand for the value's ends.
 */
export type RegexUse = "search" | "check";

const MOST_CHARACTERS = 500;
// A character costs at worst about 10 ns for each instruction: 10 ms for 2,000 characters of running text.
const MOST_INSTRUCTIONS = { search: 500, check: 2_500 } as const;
// Of all patterns that are searched for together.
const MOST_TOGETHER = 5_000;
const MAX_COMPILE_COST_TOGETHER = 15_000;
const SEARCH = RE2JS.CASE_INSENSITIVE | RE2JS.MULTILINE | RE2JS.LONGEST_MATCH;
const ANCHORED = /^(?:\\Q\\E|\(\?[a-zA-Z-]*[:)])*(?:\^|\\A)/;
const FLAGS = { search: SEARCH, check: RE2JS.LONGEST_MATCH } as const;

// Each takes a quarter of a millisecond to compile, however little comes of it.
const MAX_UNICODE_CLASSES = 40;
const COST_OF_UNICODE_CLASS = 25;
// The same patterns come again with every tool of an API, every version and every turn.
const COMPILED = new LRUCache<string, LinearRegex>({
  max: 1_000,
  maxSize: 100_000,
  sizeCalculation: ({ size }) => size,
});

/** Compiles a pattern that somebody wants to use: as `compileRegex`, but also refuses what takes long to compile. */
export function acceptRegex(pattern: string, use: RegexUse = "search"): LinearRegex {
  if (pattern.length <= MOST_CHARACTERS && unicodeClasses(pattern) > MAX_UNICODE_CLASSES) {
    throw new RegexError(`A pattern has at most ${MAX_UNICODE_CLASSES} Unicode classes, such as \\p{L}.`);
  }
  return compileRegex(pattern, use);
}

/**
 * Compiles a pattern in RE2's syntax (https://github.com/google/re2/wiki/Syntax). As in RE2, `\w`, `\d` and `\b` know
 * ASCII only; `\p{L}` knows every letter. Throws `RegexError` for what RE2 cannot do (look-around, back-references), is
 * wrong or too large.
 */
export function compileRegex(pattern: string, use: RegexUse = "search"): LinearRegex {
  const key = `${use} ${pattern}`;
  const compiled = COMPILED.get(key) ?? compileAnew(pattern, use);
  COMPILED.set(key, compiled);
  return compiled;
}

function compileAnew(pattern: string, use: RegexUse): LinearRegex {
  if (pattern.length > MOST_CHARACTERS) {
    throw new RegexError(
      `A pattern has at most ${MOST_CHARACTERS} characters; this one has ${pattern.length}.`,
    );
  }
  // Before compiling, which alone takes a third of a second for some; the weight is not exact.
  if (regexWeight(pattern) > 4 * MOST_INSTRUCTIONS[use]) throw tooLarge();
  refuseDeadBoundaries(pattern);
  const compiled = compile(pattern, FLAGS[use]);
  const size = compiled.programSize();
  if (size > MOST_INSTRUCTIONS[use]) throw tooLarge();
  const find = (text: string, from = 0): Span | null => {
    const matcher = compiled.matcher(text);
    return matcher.find(from) ? { start: matcher.start(), end: matcher.end() } : null;
  };
  if (use === "search") refuseEmptyMatches(find);
  const compileCost = size + COST_OF_UNICODE_CLASS * unicodeClasses(pattern);
  return { pattern, size, compileCost, find, test: (text) => find(text) !== null };
}

/** Why each pattern of `items` cannot be searched for, by its place under `path`; empty when all can, and together. */
export async function regexProblems(
  items: readonly { readonly regexes: readonly string[] }[],
  path: string,
): Promise<ProblemPlace[]> {
  const slices = new Slices();
  const problems: ProblemPlace[] = [];
  const together = { size: 0, compileCost: 0 };
  for (const [item, { regexes }] of items.entries()) {
    for (const [at, pattern] of regexes.entries()) {
      const message = regexProblem(pattern, together);
      if (message !== null) problems.push({ path: `${path}/${item}/regexes/${at}`, message });
      await slices.pause();
    }
  }
  return problems;
}

// Adds what the pattern takes to `together`; once that is too much, the patterns that follow are not compiled any more.
function regexProblem(pattern: string, together: { size: number; compileCost: number }): string | null {
  try {
    if (together.compileCost <= MAX_COMPILE_COST_TOGETHER) {
      const { size, compileCost } = acceptRegex(pattern);
      together.size += size;
      together.compileCost += compileCost;
    }
    const isMuch = together.size > MOST_TOGETHER || together.compileCost > MAX_COMPILE_COST_TOGETHER;
    return isMuch ? "Together with those before it, the patterns are too large." : null;
  } catch (error) {
    if (!(error instanceof RegexError)) throw error;
    return error.message;
  }
}

// What a set keeps of the states it has met, in bytes; beyond it, states are met anew or the text is read the slow way.
const SET_MEMORY = 256 * 1024;
const SET_SIZE = 500;

/**
 * Many patterns searched for at once: texts are read a few times, however many there are. Tells which of them occur, not
 * where; `LinearRegex.find` tells that.
 */
export class RegexSet {
  readonly #parts: { readonly set: RE2Set; readonly indexes: number[] }[] = [];
  /** The most instructions that a text is read for at once. */
  readonly largest: number;

  constructor(regexes: readonly LinearRegex[]) {
    const together = regexes.reduce((sum, { size }) => sum + size, 0);
    this.largest = Math.min(together, Math.max(SET_SIZE, ...regexes.map(({ size }) => size)));
    let room = 0;
    for (const [index, { pattern, size: instructions, compileCost }] of regexes.entries()) {
      // A set is built in one piece: one of many Unicode classes takes as much of it as four times its instructions.
      const size = Math.max(instructions, compileCost / 4);
      if (size > room || this.#parts.length === 0) {
        this.#parts.push({ set: new LateRegexSet(RE2Set.UNANCHORED, SEARCH, SET_MEMORY), indexes: [] });
        room = SET_SIZE;
      }
      const part = expectPresent(this.#parts.at(-1), "the set that a pattern goes into");
      part.set.add(pattern);
      part.indexes.push(index);
      room -= size;
    }
    for (const { set } of this.#parts) set.compile();
  }

  /** The indexes of the patterns that match somewhere in `text`, in their order: a list for each time it is read. */
  *matching(text: string): Generator<number[]> {
    for (const { set, indexes } of this.#parts) {
      yield set.match(text).map((at) => expectPresent(indexes[at], "the index of a pattern"));
    }
  }
}

function compile(pattern: string, flags: number): RE2JS {
  // A program that begins with an anchor is also made into tables, in ten times the time; one that begins with a group is not.
  const lead = ANCHORED.test(pattern) ? "()" : "";
  try {
    return RE2JS.compile(lead + pattern, flags);
  } catch (error) {
    if (!(error instanceof RE2JSSyntaxException)) throw new RegexError("The pattern cannot be read.");
    const where = error.getPattern() ?? "";
    throw new RegexError(
      sentence(error.getDescription(), where.startsWith(`${lead}${pattern}`) ? pattern : where),
    );
  }
}

function tooLarge(): RegexError {
  return new RegexError("The pattern is too large once its repetitions are written out; count to less.");
}

// `where` is the piece of the pattern that the parser stumbled over; with flags in front that are not in it, all of it.
function sentence(description: string, where: string): string {
  if (/^\(\?<?[=!]/.test(where))
    return "Look-ahead and look-behind are not supported: describe the text itself.";
  if (/^\\[1-9k]|^\(\?P$/.test(where))
    return "Back-references are not supported: a group cannot be asked for again.";
  if (/^\\u/.test(where)) return "Write a character's number as \\x{…}, not with \\u.";
  if (description === "invalid repeat count")
    return "Repetitions may be counted up to 1,000, nested ones together.";
  if (description === "expression nests too deeply") return "The pattern's groups are nested too deeply.";
  const place = where === "" || where.startsWith("(?m)") ? "" : `: ${where}`;
  return `The pattern cannot be read: ${description}${place}.`;
}

// `\b` compares ASCII letters only, so that beside another letter it does the opposite of what it was written for.
function refuseDeadBoundaries(pattern: string): void {
  const plain = pattern.replace(/\\\\/g, "");
  if (/\\b(?:\((?:\?:)?)*(?!\p{ASCII})\p{L}|(?!\p{ASCII})\p{L}[)?*+]*\\b/u.test(plain)) {
    throw new RegexError(
      "\\b knows the letters a–z only: beside other letters, write (?:^|\\P{L}) or (?:\\P{L}|$).",
    );
  }
}

// Has every kind of place that a pattern can ask for without asking for text: ends of text and line, inside and
// between words. A pattern that matches there without text would match everywhere.
const PLACES = ["", "a a", "\n\naa\n\n ", "é é"];

function refuseEmptyMatches(find: LinearRegex["find"]): void {
  for (const text of PLACES) {
    for (let from = 0; from <= text.length; from++) {
      const match = find(text, from);
      if (match && match.end === match.start) {
        throw new RegexError("The pattern also matches without any text, so it would match everywhere.");
      }
    }
  }
}
