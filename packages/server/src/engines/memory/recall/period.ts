/** A time span that a question names. */
export interface Period {
  /** Milliseconds since 1970, both inclusive. */
  readonly from: number;
  readonly to: number;
  /** Recurs every year: only month and day count, and `from` and `to` are in the year 2000. */
  readonly yearly: boolean;
}

const DAY_MS = 24 * 3600 * 1000;
const MONTHS = "january february march april may june july august september october november december".split(
  " ",
);
const SEASONS: Readonly<Record<string, readonly [number, number]>> = {
  spring: [2, 4],
  summer: [5, 7],
  autumn: [8, 10],
  fall: [8, 10],
  winter: [11, 13],
};
// People often mention an event some days after it happened, hardly ever before.
const MENTIONED_BEFORE_MS = DAY_MS;
const MENTIONED_AFTER_MS = 10 * DAY_MS;

const NAMED_DATE =
  /\b(?:(\d{1,2})(?:st|nd|rd|th)?(?: of)? )?(january|february|march|april|May(?! (?:I|we|you|he|she|it|they|one|the)\b)|may(?=,? \d{4})|june|july|august|september|october|november|december)(?: (\d{1,2})(?:st|nd|rd|th)?(?!\d))?(?:,? (?:of )?((?:19|20)\d\d))?\b/gi;
const YEAR = /\b(?:in|of|since|during) ((?:19|20)\d\d)\b/i;
const RELATIVE = /\b(last|this|past) (week|month|year|spring|summer|autumn|fall|winter|weekend)\b/i;
const AGO = /\b(a|an|one|two|three|four|five|six|\d{1,2}) (day|week|month|year)s? ago\b/i;
const NUMBERS = ["a", "an", "one", "two", "three", "four", "five", "six"];

/**
 * Finds the time span that an English question names, relative to `now`: "on 7 May 2023", "in July", "last spring",
 * "two weeks ago", "yesterday". Null if it names none.
 */
export function parsePeriod(question: string, now: number): Period | null {
  return namedPeriod(question) ?? relativePeriod(question, now);
}

/** Whether a message sent at `at` can be about the period. Includes messages sent soon after it. */
export function isWithin({ from, to, yearly }: Period, at: number): boolean {
  if (!yearly) return at >= from - MENTIONED_BEFORE_MS && at <= to + MENTIONED_AFTER_MS;
  const year = new Date(at).getUTCFullYear();
  const shift = (by: number) => Date.UTC(year + by, 0, 1) - Date.UTC(2000, 0, 1);
  return [-1, 0].some(
    (by) => at >= from + shift(by) - MENTIONED_BEFORE_MS && at <= to + shift(by) + MENTIONED_AFTER_MS,
  );
}

function namedPeriod(question: string): Period | null {
  for (const [written, dayBefore, month = "", dayAfter, year] of question.matchAll(NAMED_DATE)) {
    // "may" is a month only when capitalized or followed by a year.
    if (month === "may" && !year) continue;
    if (written.trim() === "") continue;
    const number = MONTHS.indexOf(month.toLowerCase());
    const day = Number(dayBefore ?? dayAfter ?? 0);
    const inYear = Number(year ?? 2000);
    const from = Date.UTC(inYear, number, day || 1);
    const to = day ? from + DAY_MS - 1 : Date.UTC(inYear, number + 1, 1) - 1;
    return { from, to, yearly: !year };
  }
  const [, year] = YEAR.exec(question) ?? [];
  return year
    ? { from: Date.UTC(Number(year), 0, 1), to: Date.UTC(Number(year) + 1, 0, 1) - 1, yearly: false }
    : null;
}

function relativePeriod(question: string, now: number): Period | null {
  if (/\byesterday\b/i.test(question)) return periodAround(now - DAY_MS, DAY_MS);
  const [, which = "", unit = ""] = RELATIVE.exec(question) ?? [];
  if (unit) return relativeSpan(which.toLowerCase(), unit.toLowerCase(), new Date(now));
  const [, many = "", of = ""] = AGO.exec(question) ?? [];
  if (!of) return null;
  const count = NUMBERS.includes(many.toLowerCase())
    ? Math.max(1, NUMBERS.indexOf(many.toLowerCase()) - 1)
    : Number(many);
  const length = { day: 1, week: 7, month: 30, year: 365 }[of.toLowerCase() as "day"] * DAY_MS;
  return periodAround(now - count * length, length);
}

function relativeSpan(which: string, unit: string, now: Date): Period {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const back = which === "this" ? 0 : 1;
  const season = SEASONS[unit];
  if (season) {
    // "last": the latest season that is over. "this": the season that is running, or the latest one.
    const begun = Date.UTC(year, season[0]) <= now.getTime();
    const over = Date.UTC(year, season[1] + 1) <= now.getTime();
    const of = which === "this" ? (begun ? year : year - 1) : over ? year : year - 1;
    return { from: Date.UTC(of, season[0]), to: Date.UTC(of, season[1] + 1) - 1, yearly: false };
  }
  if (unit === "year")
    return { from: Date.UTC(year - back, 0), to: Date.UTC(year - back + 1, 0) - 1, yearly: false };
  if (unit === "month") {
    return { from: Date.UTC(year, month - back), to: Date.UTC(year, month - back + 1) - 1, yearly: false };
  }
  return periodAround(now.getTime() - back * 7 * DAY_MS, 7 * DAY_MS);
}

function periodAround(at: number, length: number): Period {
  return { from: at - length / 2, to: at + length / 2, yearly: false };
}
