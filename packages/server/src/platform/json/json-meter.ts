/** Limits of a JSON document. */
export interface JsonLimits {
  /** Levels of arrays and objects in each other. */
  readonly depth: number;
  /** Values, arrays and objects included, and names of fields: an object of 10 numbers counts 21. */
  readonly values: number;
}

/** `JSON.stringify` and other recursive code must never see deeper values. */
const MAX_DEPTH = 64;
/** Reading, checking and refusing this many values stays well under 50 ms. */
const MAX_VALUES = 60_000;

export const JSON_LIMITS: JsonLimits = { depth: MAX_DEPTH, values: MAX_VALUES };

export type JsonExcess = "too-deep" | "too-many-values";

const QUOTE = 0x22;
const COMMA = 0x2c;
const COLON = 0x3a;
const BACKSLASH = 0x5c;
const OPENING_BRACKET = 0x5b;
const CLOSING_BRACKET = 0x5d;
const OPENING_BRACE = 0x7b;
const CLOSING_BRACE = 0x7d;

/**
 * Counts levels, values and names of a JSON text before it is parsed, piece by piece: a hostile document is never built. Takes
 * time linear to the text. Invalid JSON is left to the parser.
 */
export class JsonMeter {
  readonly #limits: JsonLimits;
  #depth = 0;
  #values = 1;
  #quoted = false;
  #escaped = false;

  constructor(limits: JsonLimits = JSON_LIMITS) {
    this.#limits = limits;
  }

  /** Counts the piece of `text` between `from` and `to`; the limit that the document is over, or null. */
  feed(text: string, from = 0, to = text.length): JsonExcess | null {
    let at = from;
    while (at < to) {
      if (this.#quoted) {
        at = this.#skipString(text, at, to);
        continue;
      }
      const excess = this.#count(text.charCodeAt(at++));
      if (excess !== null) return excess;
    }
    return null;
  }

  /** Ends an open string: no JSON string goes over a line break. */
  endLine(): void {
    this.#quoted = false;
    this.#escaped = false;
  }

  #count(code: number): JsonExcess | null {
    switch (code) {
      case QUOTE:
        this.#quoted = true;
        return null;
      case OPENING_BRACE:
      case OPENING_BRACKET:
        this.#depth++;
        this.#values++;
        break;
      case COMMA:
      case COLON:
        this.#values++;
        break;
      case CLOSING_BRACE:
      case CLOSING_BRACKET:
        this.#depth--;
        return null;
      default:
        return null;
    }
    if (this.#depth > this.#limits.depth) return "too-deep";
    return this.#values > this.#limits.values ? "too-many-values" : null;
  }

  // Where the string that `at` is in ends, or the piece does.
  #skipString(text: string, at: number, to: number): number {
    let escaped = this.#escaped;
    let here = at;
    while (here < to) {
      const code = text.charCodeAt(here++);
      if (escaped) escaped = false;
      else if (code === BACKSLASH) escaped = true;
      else if (code === QUOTE) {
        this.#quoted = false;
        break;
      }
    }
    this.#escaped = escaped;
    return here;
  }
}
