import { type Folded, Folder } from "./folding.ts";

/** All keywords of all lists, folded and sorted, so that a text is read once however many there are. */
export interface KeywordIndex {
  readonly keywords: readonly string[];
  /** For each keyword, the index of the first list that it is in. */
  readonly lists: readonly number[];
}

/** Something that occurs: the index of the list that it is in, and where, in UTF-16 units; `end` excluded. */
export interface Match {
  readonly list: number;
  readonly start: number;
  readonly end: number;
}

// A keyword that is under way: which keywords begin with what was read since `start`, and how much that was. Which of a
// character's two foldings it follows is open until they differ.
interface Candidate {
  readonly start: number;
  readonly follows: "both" | "plain" | "look";
  low: number;
  high: number;
  length: number;
}

/** Builds the index of all keywords; null when there are none. */
export function indexKeywords(lists: readonly (readonly string[])[]): KeywordIndex | null {
  const listOf = new Map<string, number>();
  for (const [list, keywords] of lists.entries()) {
    for (const form of keywords.flatMap(formsOf)) if (!listOf.has(form)) listOf.set(form, list);
  }
  if (listOf.size === 0) return null;
  // By UTF-16 units, which is how candidates are narrowed.
  const sorted = [...listOf].sort(([one], [other]) => (one < other ? -1 : 1));
  return { keywords: sorted.map(([keyword]) => keyword), lists: sorted.map(([, list]) => list) };
}

// A keyword as it is, and as what it is drawn like in each case, since a capital may be drawn like another letter.
function formsOf(keyword: string): string[] {
  const cased = /^\p{ASCII}*$/u.test(keyword) ? [] : [keyword.toLowerCase(), keyword.toUpperCase()];
  const written = [keyword, ...cased];
  const forms = written.flatMap((form) => {
    const folded = withoutRepeatedSpaces(new Folder().push(form.trim(), true));
    return [folded.map(({ plain }) => plain).join(""), folded.map(({ look }) => look).join("")];
  });
  return [...new Set(forms.map((form) => form.trim()))].filter((form) => form !== "");
}

function withoutRepeatedSpaces(folded: readonly Folded[]): Folded[] {
  return folded.filter(({ plain }, at) => plain !== " " || folded[at - 1]?.plain !== " ");
}

/**
 * Looks for keywords in a stream, between word boundaries; a run of blanks counts as one. The match that ends first
 * wins, of those the one that begins first. Follows all keywords that are under way side by side, at most one for each
 * position and folding: time is linear in the text, times the longest keyword's length at worst.
 */
export class KeywordScanner {
  readonly #index: KeywordIndex;
  readonly #folder = new Folder();
  // In the order of their starts.
  #candidates: Candidate[] = [];
  #previous: Folded | null = null;

  constructor(index: KeywordIndex) {
    this.#index = index;
  }

  /**
   * Takes the next text, up to the first match. With `final`, keywords end where the text ends; should more follow after
   * all, it counts as going on from there.
   */
  push(text: string, final: boolean): Match | null {
    for (const folded of this.#folder.push(text, final)) {
      const match = this.#step(folded);
      if (match) return match;
    }
    return final ? this.#ended() : null;
  }

  /** Up to where the text that was taken cannot be part of a match any more, whatever follows. */
  get safe(): number {
    return this.#candidates[0]?.start ?? this.#folder.offset;
  }

  #step(folded: Folded): Match | null {
    const space = folded.plain === " ";
    if (space && this.#previous?.plain === " ") return null;
    if (!folded.joined) {
      const match = this.#ended();
      if (match) return match;
    }
    const candidates: Candidate[] = [];
    for (const candidate of this.#candidates) this.#follow(candidate, folded, candidates);
    if (!folded.joined && !space) {
      const fresh = { start: folded.start, follows: "both", low: 0, length: 0 } as const;
      this.#follow({ ...fresh, high: this.#index.keywords.length }, folded, candidates);
    }
    this.#candidates = candidates;
    this.#previous = folded;
    return null;
  }

  // The first candidate that is a whole keyword where the text read so far ends.
  #ended(): Match | null {
    for (const { start, low, length } of this.#candidates) {
      const list = this.#index.lists[low];
      // Sorted, the keyword that is nothing but what was read comes before those that go on.
      if (list !== undefined && this.#index.keywords[low]?.length === length) {
        return { list, start, end: this.#previous?.end ?? start };
      }
    }
    return null;
  }

  #follow(candidate: Candidate, { plain, look }: Folded, into: Candidate[]): void {
    if (candidate.follows === "both" && plain !== look) {
      const drawn: Candidate = { ...candidate, follows: "look" };
      if (this.#narrow(drawn, look)) into.push(drawn);
      const meant: Candidate = { ...candidate, follows: "plain" };
      if (this.#narrow(meant, plain)) into.push(meant);
    } else if (this.#narrow(candidate, candidate.follows === "look" ? look : plain)) into.push(candidate);
  }

  // Keeps those of the candidate's keywords that go on with `character`; false when there are none.
  #narrow(candidate: Candidate, character: string): boolean {
    for (let at = 0; at < character.length; at++) {
      const unit = character.charCodeAt(at);
      candidate.low = this.#firstFrom(candidate, unit);
      candidate.high = this.#firstFrom(candidate, unit + 1);
      candidate.length++;
      if (candidate.low === candidate.high) return false;
    }
    return true;
  }

  // The first of the candidate's keywords whose next UTF-16 unit is `unit` or larger.
  #firstFrom({ low, high, length }: Candidate, unit: number): number {
    let [from, to] = [low, high];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const keyword = this.#index.keywords[middle] ?? "";
      if (keyword.length > length && keyword.charCodeAt(length) >= unit) to = middle;
      else from = middle + 1;
    }
    return from;
  }
}
