// Long enough for any layout and any ornament; what a keyword may hold back is at most its length times this.
const MOST_IN_A_ROW = 500;
const BLANK = /[\s\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\p{M}\u0640\u07fa\u2800]/u;

/**
 * Lets a stream of text through, but of a run of characters that a skeleton makes nothing or one gap of (blanks,
 * invisible characters, marks) only the first 500: without a limit, whoever hides a word's letters between them decides
 * how much is held back. Half a surrogate pair waits for its other half.
 */
export class BlankRuns {
  #half = "";
  #run = 0;

  /** What of the next text passes; `final`: nothing follows. */
  push(text: string, final: boolean): string {
    const all = this.#half + text;
    const waits = !final && /[\ud800-\udbff]$/.test(all);
    this.#half = waits ? all.slice(-1) : "";
    let passed = "";
    for (const character of waits ? all.slice(0, -1) : all) if (this.passes(character)) passed += character;
    return passed;
  }

  /** Whether the next character, one code point, passes. */
  passes(character: string): boolean {
    this.#run = isBlank(character) ? this.#run + 1 : 0;
    return this.#run <= MOST_IN_A_ROW;
  }
}

/** Where in `text` the character is that contains `offset` (UTF-16 units, `end` excluded) in what passes of it. */
export function placeOf(text: string, offset: number): { start: number; end: number } {
  const runs = new BlankRuns();
  let start = 0;
  let passed = 0;
  for (const character of text) {
    const end = start + character.length;
    if (runs.passes(character)) passed += character.length;
    if (passed > offset) return { start, end };
    start = end;
  }
  return { start, end: start };
}

function isBlank(character: string): boolean {
  const code = character.charCodeAt(0);
  return code < 0x7f ? code <= 0x20 : BLANK.test(character);
}
