import { z } from "zod";

// PostgreSQL cannot store NUL, and a lone surrogate is not text: both are refused at the door rather than mangled.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is refused here
const STORABLE = /^[^\u0000\p{Surrogate}]*$/u;

/** Free text of `min`–`max` characters (UTF-16 code units) that can be stored and given back unchanged. */
export function text(min: number, max: number) {
  return z.string().min(min).max(max).regex(STORABLE, "must be valid Unicode text without NUL characters");
}

/** An RFC 3339 timestamp in UTC with milliseconds, as every answer carries it. */
export const Timestamp = z.iso.datetime().meta({ example: "2026-11-24T09:30:00.000Z" });

/** A moment that a caller names: RFC 3339, UTC, of the years 1900 to 2199. */
export const Moment = z.iso
  .datetime()
  .refine((value) => /^(?:19|2[01])/.test(value), "must be of the years 1900 to 2199")
  .meta({ example: "2026-11-24T09:30:00.000Z" });

/** One or several of a closed list in a query, separated by commas. */
export function listOf<const T extends readonly string[]>(values: T) {
  return z
    .string()
    .min(1)
    .max(500)
    .transform((given) => given.split(","))
    .pipe(z.array(z.enum(values)))
    .meta({ description: `One or several of ${values.join(", ")}, separated by commas.` });
}

/** A BCP 47 language tag, e.g. `en`, `de-AT`, `zh-Hant-TW`. */
export const LanguageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/, "must be a language tag such as en or de-AT")
  .meta({ example: "en" });

/** An IANA time zone name, e.g. `Europe/Vienna`. */
export const TimeZone = z
  .string()
  .max(64)
  .refine(isTimeZone, "must be an IANA time zone such as Europe/Vienna")
  .meta({ example: "Europe/Vienna" });

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}
