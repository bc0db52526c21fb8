import {
  compileRegex,
  type LinearRegex,
  RegexError,
  RegexSet,
  type Span,
} from "../../platform/linear-regex.ts";
import { type Folded, Folder } from "./folding.ts";
import type { Match } from "./keywords.ts";

/** All patterns of all lists, ready to be looked for at once. */
export interface RegexIndex {
  readonly regexes: readonly PreparedRegex[];
  readonly written: RegexSet;
  readonly folded: RegexSet;
  /** The most instructions that a text is read for in one piece. */
  readonly largest: number;
}

interface PreparedRegex {
  /** The index of the list that it is in. */
  readonly list: number;
  readonly written: LinearRegex;
  /** The same with its letters folded, for skeletons. */
  readonly folded: LinearRegex;
}

/** A stretch of text to look into. A match may begin in `before`, and counts when it ends in `text`. */
export interface Window {
  readonly before: string;
  readonly text: string;
  /** Whether nothing stands before `before`, and nothing after `text`. */
  readonly begins: boolean;
  readonly ends: boolean;
}

// Stands where the text goes on beyond the window, so that `^` and `$` do not match there. Not a character of any text.
const BEYOND = "\uffff";

/** Builds the index of all patterns; null when there are none. Throws `RegexError` for one that is not accepted. */
export function indexRegexes(lists: readonly (readonly string[])[]): RegexIndex | null {
  const regexes = lists.flatMap((patterns, list) => patterns.map((pattern) => prepare(pattern, list)));
  if (regexes.length === 0) return null;
  const written = new RegexSet(regexes.map((regex) => regex.written));
  const folded = new RegexSet(regexes.map((regex) => regex.folded));
  return { regexes, written, folded, largest: Math.max(written.largest, folded.largest) };
}

/**
 * The match that begins first in the window, in its text as written or in one of its skeletons; of those that begin
 * together, the one whose list comes first. Its offsets are relative to the window's `text`. Calls `pause` each time the
 * text has been read; rejects with what that rejects with.
 */
export async function matchIn(
  index: RegexIndex,
  window: Window,
  pause: () => Promise<void>,
): Promise<Match | null> {
  const lead = window.begins ? "" : BEYOND;
  const all = lead + window.before + window.text + (window.ends ? "" : BEYOND);
  const textAt = lead.length + window.before.length;
  const matches = await matchesOf(index, "written", { text: all, starts: null, ends: null }, textAt, pause);
  for (const skeleton of skeletonsOf(all)) {
    matches.push(...(await matchesOf(index, "folded", skeleton, textAt, pause)));
  }
  const [first] = matches.sort((one, other) => one.start - other.start || one.list - other.list);
  if (!first) return null;
  const end = Math.min(first.end - textAt, window.text.length);
  return { list: first.list, start: Math.max(first.start - textAt, -window.before.length), end };
}

/** A text to match, and for each of its UTF-16 units where it comes from; null when it comes from where it is. */
interface Skeleton {
  readonly text: string;
  readonly starts: readonly number[] | null;
  readonly ends: readonly number[] | null;
}

async function matchesOf(
  index: RegexIndex,
  form: "written" | "folded",
  { text, starts, ends }: Skeleton,
  textAt: number,
  pause: () => Promise<void>,
): Promise<Match[]> {
  const least = ends ? ends.filter((end) => end <= textAt).length : textAt;
  const matches: Match[] = [];
  for (const matching of index[form].matching(text)) {
    await pause();
    for (const at of matching) {
      const regex = index.regexes[at];
      const span = regex && (await firstEndingAfter(regex[form], text, least, pause));
      if (!regex || !span) continue;
      const start = starts?.[span.start] ?? span.start;
      matches.push({ list: regex.list, start, end: ends?.[span.end - 1] ?? span.end });
    }
  }
  return matches;
}

// A match that ends sooner has been judged with the text that it ended in; it begins, as all before it, in what was
// kept of that, so that there are few.
async function firstEndingAfter(
  regex: LinearRegex,
  text: string,
  least: number,
  pause: () => Promise<void>,
): Promise<Span | null> {
  for (let from = 0; ; ) {
    const span = regex.find(text, from);
    await pause();
    if (!span || span.end > least) return span;
    from = span.start + 1;
  }
}

function skeletonsOf(text: string): Skeleton[] {
  const folded = new Folder().push(text, true);
  const plain = skeleton(folded, "plain");
  const look = skeleton(folded, "look");
  return plain.text === look.text ? [plain] : [plain, look];
}

function skeleton(folded: readonly Folded[], form: "plain" | "look"): Skeleton {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const character of folded) {
    for (let unit = 0; unit < character[form].length; unit++) {
      starts.push(character.start);
      ends.push(character.end);
    }
  }
  return { text: folded.map((character) => character[form]).join(""), starts, ends };
}

function prepare(pattern: string, list: number): PreparedRegex {
  const written = compileRegex(pattern);
  const folded = foldPattern(pattern);
  if (folded === pattern) return { list, written, folded: written };
  try {
    return { list, written, folded: compileRegex(folded) };
  } catch (error) {
    // Its foldings make it too large, or it ends up without text: then it is looked for as it is written.
    if (!(error instanceof RegexError)) throw error;
    return { list, written, folded: written };
  }
}

// Letters beyond ASCII that stand for themselves; classes, escapes and quotations stay as they are.
const LITERALS =
  /\\Q[\s\S]*?(?:\\E|$)|\\[pP]\{[^}]*\}|\\[\s\S]|\[\^?\]?(?:\\[\s\S]|[^\]\\])*\]|(\P{ASCII})/gu;

/** `pattern` with its letters beyond ASCII replaced by all that they fold to, so that it matches skeletons. */
export function foldPattern(pattern: string): string {
  return pattern.replaceAll(LITERALS, (all, literal: string | undefined) => {
    if (literal === undefined) return all;
    const forms = [literal, literal.toLowerCase(), literal.toUpperCase()].flatMap((form) => {
      const folded = new Folder().push(form, true);
      return [folded.map(({ plain }) => plain).join(""), folded.map(({ look }) => look).join("")];
    });
    return `(?:${[...new Set(forms)].map((form) => form.replace(/[\\.+*?()|[\]{}^$]/g, "\\$&")).join("|")})`;
  });
}
