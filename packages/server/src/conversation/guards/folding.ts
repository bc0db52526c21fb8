import { drawnLike } from "./homoglyphs.ts";

/**
 * One code point of a text's skeleton. `plain` is the character in its compatibility form (NFKD), in small letters, as an
 * ASCII digit if it is a digit; `look` the same after it is taken for what it is drawn like. Offsets are UTF-16 units
 * from the stream's beginning and enclose the characters that it was made from.
 */
export interface Folded {
  readonly plain: string;
  readonly look: string;
  /** Whether it goes on the word of the character before it: no keyword ends there, and none begins. */
  readonly joined: boolean;
  readonly start: number;
  readonly end: number;
}

// Also what shows as a gap though Unicode holds it for something else; and not U+FEFF, which does not show.
const SPACE = /^(?!\ufeff)[\s\u0085\u115f\u1160\u2800]$/u;
const SILENT = /[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}\u0640\u07fa]/u;
const MARK = /\p{M}/u;
const INHERITED = /\p{Script=Inherited}/u;
const VOICING = /[\u3099\u309a]/u;
const KANA = /[\p{scx=Hiragana}\p{scx=Katakana}]/u;
const WORD = /[\p{L}\p{N}\p{M}_]/u;
const DIGIT = /\p{Nd}/u;
// Vowels and final consonants of Korean syllables that are taken apart.
const INNER_JAMO = /[\u1160-\u11ff\ud7b0-\ud7ff]/u;
// Scripts whose marks are additions to letters that stand for themselves: accents, pointing, harakat, strokes.
const ALPHABET =
  /[\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{sc=Armenian}\p{sc=Georgian}\p{sc=Coptic}\p{sc=Hebrew}\p{sc=Arabic}\p{sc=Syriac}\p{sc=Han}\p{sc=Hangul}\p{sc=Common}]/u;
// Scripts that write words without spaces between them, or join particles to them as Korean does.
const UNSPACED =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Yi}\p{sc=Tai_Le}\p{sc=New_Tai_Lue}\p{sc=Tai_Tham}\p{sc=Tai_Viet}\p{sc=Javanese}\p{sc=Balinese}]/u;

// Two letters in one that Unicode holds for a letter of its own.
const LIGATURES: Readonly<Record<string, string>> = { æ: "ae", œ: "oe" };

/** How a character takes part in words: as one of a script that has spaces between them, or one that has none. */
type Kind = "other" | "spaced" | "unspaced" | "continuing";
type Letter = Pick<Folded, "plain" | "look"> & { readonly kind: Kind };
/** What a mark would belong to. */
type Base = "none" | "alphabet" | "kana" | "spelled";
type Mark = "inherited" | "voicing" | "other";

/** What a character is made of: letters, or marks on the letter before. */
type Part =
  | { readonly mark?: never; readonly letters: readonly Letter[]; readonly base: Base }
  | { readonly mark: Mark; readonly character: string };

/**
 * Folds a stream of text to its skeleton: what does not show is dropped, and what looks alike becomes the same. Accents,
 * pointing and strokes are dropped from alphabets (so that `ñ` is an `n`: rather a word too many is held back than one
 * let out); marks that spell, as in Thai or Devanagari, stay. Whatever the chunks, the skeleton is the same: half a
 * surrogate pair waits for its other half, and marks that spell wait until all of their letter's are there, to be put
 * into canonical order.
 */
export class Folder {
  #offset = 0;
  #half = "";
  // What kind of letter the next mark would belong to, and that letter's marks so far.
  #base: Base = "none";
  #marks = "";
  #marksStart = 0;
  // The kind of the letter before, whatever its marks.
  #before: Kind = "other";

  /** Where the text that was taken so far ends, half a surrogate pair left out. */
  get offset(): number {
    return this.#offset;
  }

  /** Takes the next text and gives out what of the skeleton is certain; all of it when nothing follows (`final`). */
  push(text: string, final: boolean): Folded[] {
    const folded: Folded[] = [];
    const all = this.#half + text;
    const cut = !final && isHighSurrogate(all.charCodeAt(all.length - 1)) ? all.length - 1 : all.length;
    this.#half = all.slice(cut);
    for (let at = 0; at < cut; ) {
      const code = all.codePointAt(at) ?? 0;
      const width = code > 0xffff ? 2 : 1;
      this.#take(code, width, folded);
      this.#offset += width;
      at += width;
    }
    if (final) this.#giveMarks(folded);
    return folded;
  }

  #take(code: number, width: number, into: Folded[]): void {
    const end = this.#offset + width;
    for (const part of partsOf(code)) {
      if (part.mark) {
        this.#mark(part.character, part.mark);
        continue;
      }
      this.#giveMarks(into);
      this.#base = part.base;
      for (const { plain, look, kind } of part.letters) {
        const joined = kind === "continuing" || (kind === "spaced" && this.#before === "spaced");
        into.push({ plain, look, joined, start: this.#offset, end });
        if (kind !== "continuing") this.#before = kind;
      }
    }
  }

  #mark(character: string, mark: Mark): void {
    const spells =
      this.#base === "spelled" ? mark !== "inherited" : this.#base === "kana" && mark === "voicing";
    if (!spells) return;
    if (this.#marks === "") this.#marksStart = this.#offset;
    this.#marks += character;
  }

  #giveMarks(into: Folded[]): void {
    if (this.#marks === "") return;
    for (const mark of this.#marks.normalize("NFD")) {
      into.push({ plain: mark, look: mark, joined: true, start: this.#marksStart, end: this.#offset });
    }
    this.#marks = "";
  }
}

// What was worked out before, for as many characters as most languages have: a sentence has few that are new.
const KNOWN = new Map<number, readonly Part[]>();
const MOST_KNOWN = 4_096;

function partsOf(code: number): readonly Part[] {
  let parts = KNOWN.get(code);
  if (!parts) {
    parts = [...String.fromCodePoint(code).normalize("NFKD")].flatMap(partOf);
    if (KNOWN.size < MOST_KNOWN) KNOWN.set(code, parts);
  }
  return parts;
}

function partOf(character: string): Part[] {
  if (SILENT.test(character) && !SPACE.test(character)) return [];
  if (!MARK.test(character)) return [{ letters: fold(character), base: baseOf(character) }];
  return [{ character, mark: markOf(character) }];
}

// One character without marks may still become two: ß is ss.
function fold(character: string): Letter[] {
  if (SPACE.test(character)) return [{ plain: " ", look: " ", kind: "other" }];
  if (DIGIT.test(character)) {
    const digit = digitOf(character);
    return [{ plain: digit, look: digit, kind: "spaced" }];
  }
  const look = drawnLike(character);
  // Upper then lower: the simple way to Unicode's case folding, by which ß and SS, or Greek's sigmas, are alike.
  const plain = small(character);
  const kind = kindOf(plain);
  const one = look === character ? null : small(look);
  return [...plain].map((part) => ({ plain: part, look: one ?? small(drawnLike(part)), kind }));
}

function small(character: string): string {
  const lower = character.toUpperCase().toLowerCase();
  return LIGATURES[lower] ?? lower;
}

function kindOf(character: string): Kind {
  if (INNER_JAMO.test(character)) return "continuing";
  if (!WORD.test(character)) return "other";
  return UNSPACED.test(character) ? "unspaced" : "spaced";
}

function markOf(character: string): Mark {
  if (VOICING.test(character)) return "voicing";
  return INHERITED.test(character) ? "inherited" : "other";
}

function baseOf(character: string): Base {
  if (KANA.test(character)) return "kana";
  if (!WORD.test(character)) return "none";
  return ALPHABET.test(character) ? "alphabet" : "spelled";
}

// Unicode has every script's digits as ten code points in a row, and no such row begins in another's middle.
function digitOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  let before = 0;
  while (before < 100 && DIGIT.test(String.fromCodePoint(code - before - 1))) before++;
  return String(before % 10);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
