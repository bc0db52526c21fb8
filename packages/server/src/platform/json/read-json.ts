import { setImmediate } from "node:timers/promises";
import { JSON_LIMITS, type JsonExcess, type JsonLimits, JsonMeter } from "./json-meter.ts";

/** Characters that are counted, or read in one piece: about a millisecond. */
const SLICE = 256 * 1024;

// A quick look for escapes that a `jsonb` column does not store.
const UNSTORABLE = /\\u(?:0000|d[89a-f])/i;
// Escaped backslashes are passed over, so that a `u` after one is not taken for an escape; whole pairs stay.
const ESCAPES = /(?:\\\\)+|\\ud[89ab][0-9a-f]{2}\\ud[c-f][0-9a-f]{2}|\\u(?:0000|d[89a-f][0-9a-f]{2})/gi;

/** Whether JSON text may hold NUL or half a surrogate pair. In text that was UTF-8 they can only be escapes. */
export function mayBeUnstorable(text: string): boolean {
  return UNSTORABLE.test(text);
}

/** JSON text with U+FFFD for what PostgreSQL cannot store: NUL and halves of surrogate pairs. */
export function storableJson(text: string): string {
  if (!mayBeUnstorable(text)) return text;
  return text.replace(ESCAPES, (found) => (found[1] === "u" && found.length === 6 ? "\\ufffd" : found));
}

/** The text is not JSON, or exceeds the limits. */
export class JsonError extends Error {
  override name = "JsonError";
  readonly reason: "invalid" | JsonExcess;

  constructor(reason: "invalid" | JsonExcess, limits: JsonLimits = JSON_LIMITS) {
    super(
      {
        invalid: "is not JSON",
        "too-deep": `is nested deeper than ${limits.depth} levels`,
        "too-many-values": `has more than ${limits.values} values and names`,
      }[reason],
    );
    this.reason = reason;
  }
}

/**
 * Reads JSON from outside in one piece, for short texts of up to about 256 KiB. Throws `JsonError`.
 */
export function readJson(text: string, limits: JsonLimits = JSON_LIMITS): unknown {
  const excess = new JsonMeter(limits).feed(text);
  if (excess !== null) throw new JsonError(excess, limits);
  return parseCounted(text);
}

/** Reads JSON of any length from outside, and yields to the event loop between slices. Throws `JsonError`. */
export async function readLongJson(text: string, limits: JsonLimits = JSON_LIMITS): Promise<unknown> {
  if (text.length <= SLICE) return readJson(text, limits);
  const meter = new JsonMeter(limits);
  for (let from = 0; from < text.length; from += SLICE) {
    const excess = meter.feed(text, from, Math.min(from + SLICE, text.length));
    if (excess !== null) throw new JsonError(excess, limits);
    await setImmediate();
  }
  const value = parseCounted(text);
  await setImmediate();
  return value;
}

/** Parses JSON that a `JsonMeter` has counted. Throws `JsonError`. */
export function parseCounted(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new JsonError("invalid");
  }
}
