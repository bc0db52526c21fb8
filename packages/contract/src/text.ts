import { z } from "zod";

// PostgreSQL cannot store NUL, and a lone surrogate is not text: both are refused at the door rather than mangled.
// biome-ignore lint/suspicious/noControlCharactersInRegex: NUL is what is refused here
const STORABLE = /^[^\u0000\p{Surrogate}]*$/u;

/** What is said of text that cannot be stored. */
export const UNSTORABLE = "must be valid Unicode text without NUL characters";

/** Whether text can be stored and given back unchanged. */
export function isStorable(value: string): boolean {
  return !value.includes("\u0000") && value.isWellFormed();
}

/** Free text of `min`–`max` characters (UTF-16 code units) that can be stored and given back unchanged. */
export function text(min: number, max: number) {
  return z.string().min(min).max(max).regex(STORABLE, UNSTORABLE);
}

/** An RFC 3339 timestamp in UTC with milliseconds, as every answer carries it. */
/** A name that the caller chooses and that is unique among the things of its kind in the workspace. */
export const Key = z
  .string()
  .regex(
    /^[a-z0-9][a-z0-9_-]{0,62}$/,
    "must be 1 to 63 lowercase letters, digits, hyphens and underscores, with a letter or digit first",
  )
  .meta({ example: "front-desk" });

export const Timestamp = z.iso.datetime().meta({ example: "2026-11-24T09:30:00.000Z" });

/** A telephone number in E.164 form, e.g. `+43660123456`. */
export const PhoneNumber = z
  .string()
  .regex(/^\+[1-9]\d{4,14}$/, "must be an E.164 number such as +43660123456")
  .meta({ example: "+43660123456" });

/** Where something known of a User came from, in the caller's own words. */
export const Source = text(1, 100).meta({ example: "crm" });

/**
 * Any JSON but null whose compact form has at most `most` bytes of UTF-8, and that can be stored and given back unchanged.
 * Null stands for nothing to store, which is what deleting is for.
 */
export function jsonValue(most: number) {
  return z.unknown().superRefine((value, context) => {
    const refuse = (message: string) => context.addIssue({ code: "custom", message });
    if (value === undefined) return refuse("is required");
    if (value === null) return refuse("must be a value; delete it to have none");
    const json = JSON.stringify(value);
    if (new TextEncoder().encode(json).length > most)
      return refuse(`must have at most ${most} bytes as JSON`);
    if (!everyText(value, (text) => STORABLE.test(text))) {
      refuse("must be valid Unicode text without NUL characters");
    }
  });
}

function everyText(value: unknown, holds: (text: string) => boolean): boolean {
  if (typeof value === "string") return holds(value);
  if (typeof value !== "object" || value === null) return true;
  return Object.entries(value).every(([name, part]) => holds(name) && everyText(part, holds));
}

/** A moment that a caller names: RFC 3339, UTC, of the years 1900 to 2199. */
export const Moment = z.iso
  .datetime()
  .refine((value) => /^(?:19|2[01])/.test(value), "must be of the years 1900 to 2199")
  .meta({ example: "2026-11-24T09:30:00.000Z" });

/** A moment that a caller names with an offset from UTC, of the years 1900 to 2199 in UTC. */
export const MomentWithOffset = z.iso
  .datetime({ offset: true })
  .refine((value) => isOfYears(1900, 2199, value), "must be of the years 1900 to 2199")
  .meta({ example: "2026-03-08T09:30:00Z" });

function isOfYears(first: number, last: number, value: string): boolean {
  const year = new Date(value).getUTCFullYear();
  return year >= first && year <= last;
}

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
