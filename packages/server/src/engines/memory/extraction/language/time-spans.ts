import { type Day, datePartsOf, dayOf, formatDay, MONTHS, validDay } from "./calendar.ts";

/** First and last day, inclusive. */
export interface DaySpan {
  readonly from: Day;
  readonly to: Day;
  readonly phrase: string;
}

/** Reference point for relative expressions. */
export interface Anchor {
  readonly today: Day;
  /** The clause is in the past tense: "on Friday" means the last one. */
  readonly past: boolean;
}

export function single(day: Day | null): DaySpan | null {
  return day === null || !Number.isFinite(day)
    ? null
    : { from: day, to: day, phrase: `on ${formatDay(day)}` };
}

export function namedDay(m: RegExpExecArray, { today }: Anchor): DaySpan | null {
  const word = (m[2] ?? "").toLowerCase();
  const offsets: Record<string, number> = {
    "the day before yesterday": -2,
    yesterday: -1,
    "last night": -1,
    tomorrow: 1,
    "the day after tomorrow": 2,
  };
  return single(today + (offsets[word] ?? 0));
}

function monthNumber(name = ""): number {
  const start = name.slice(0, 3).toLowerCase();
  return MONTHS.findIndex((month) => month.toLowerCase().startsWith(start)) + 1;
}

export function date(
  day: string | undefined,
  name: string | undefined,
  year: string | undefined,
  anchor: Anchor,
): DaySpan | null {
  const of = (which: number) => validDay(which, monthNumber(name), Number(day));
  if (year) return single(of(Number(year)));
  const now = datePartsOf(anchor.today).year;
  const nearest = [now - 1, now, now + 1].map(of).filter((found) => found !== null);
  return single(
    anchor.past
      ? (nearest.findLast((found) => found <= anchor.today) ?? null)
      : (nearest.find((found) => found >= anchor.today) ?? null),
  );
}

export function dayOfMonth(day: number, anchor: Anchor): DaySpan | null {
  const { year, month: now } = datePartsOf(anchor.today);
  const found = [now - 1, now, now + 1].map((which) => {
    const first = datePartsOf(dayOf(year, which, 1));
    return validDay(first.year, first.month, day);
  });
  const real = found.filter((candidate) => candidate !== null);
  return single(
    (anchor.past ? real.findLast((at) => at <= anchor.today) : real.find((at) => at >= anchor.today)) ?? null,
  );
}

const WEEKDAY_PREFIXES = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export function weekday(
  name: string | undefined,
  which: string | null | undefined,
  { today, past }: Anchor,
): DaySpan | null {
  const wanted = WEEKDAY_PREFIXES.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
  const now = datePartsOf(today).weekday;
  const ahead = (wanted - now + 7) % 7;
  const word = which?.toLowerCase() ?? "";
  if (word === "last" || word === "past") return single(today + ahead - 7);
  if (word === "this") return single(today + wanted - now);
  // "Next Friday" is the Friday of the following week.
  if (word === "next") return single(today - now + 7 + wanted);
  return single(past ? today + ahead - 7 : today + (ahead || 7));
}

const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };

export function season(name: string, year: number): DaySpan {
  const start = SEASONS[name.toLowerCase()] ?? 3;
  const label =
    start === 12
      ? `winter ${year}/${String((year + 1) % 100).padStart(2, "0")}`
      : `${name.toLowerCase().replace("fall", "autumn")} ${year}`;
  return { from: dayOf(year, start, 1), to: dayOf(year, start + 3, 0), phrase: `in ${label}` };
}

export function relative(which = "", unit = "", anchor: Anchor): DaySpan | null {
  const kind = unit.toLowerCase();
  const step = { last: -1, past: -1, this: 0, next: 1, coming: 1 }[which.toLowerCase()];
  if (kind in SEASONS) return relativeSeason(step, kind, anchor);
  const { year, month: now, weekday: day } = datePartsOf(anchor.today);
  if (step === undefined) return null;
  if (kind === "christmas")
    return single(dayOf(step < 0 && now === 12 ? year - 1 : year + (step < 0 ? -1 : 0), 12, 25));
  if (kind === "easter") return null;
  if (kind === "month") return wholeMonth(year, now + step);
  if (kind === "year") return wholeYear(year + step);
  const monday = anchor.today - day + 1;
  if (kind === "week")
    return {
      from: monday + 7 * step,
      to: monday + 7 * step + 6,
      phrase: `in the week of ${formatDay(monday + 7 * step)}`,
    };
  // On a weekend, "this weekend" is the current one; "last" and "next" count from the coming one.
  const saturday = monday + 5 + 7 * step;
  return { from: saturday, to: saturday + 1, phrase: `on the weekend of ${formatDay(saturday)}` };
}

function relativeSeason(step: number | undefined, kind: string, { today, past }: Anchor): DaySpan | null {
  const { year } = datePartsOf(today);
  const around = [year - 2, year - 1, year, year + 1].map((each) => season(kind, each));
  if (step === -1 || (step === undefined && past)) return around.findLast((each) => each.to < today) ?? null;
  if (step === 1) return around.find((each) => each.from > today) ?? null;
  return around.find((each) => each.to >= today) ?? null;
}

function wholeMonth(year: number, month: number): DaySpan {
  const from = dayOf(year, month, 1);
  const parts = datePartsOf(from);
  return { from, to: dayOf(year, month + 1, 0), phrase: `in ${MONTHS[parts.month - 1]} ${parts.year}` };
}

export function wholeYear(year: number): DaySpan {
  return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31), phrase: `in ${year}` };
}

export function month(
  name: string | undefined,
  year: string | null | undefined,
  which: string | null | undefined,
  anchor: Anchor,
): DaySpan | null {
  const wanted = monthNumber(name);
  if (wanted === 0) return null;
  if (year) return wholeMonth(Number(year), wanted);
  const now = datePartsOf(anchor.today);
  const back = which === "last" || (which !== "next" && which !== "this" && anchor.past);
  if (back)
    return wholeMonth(
      wanted < now.month || (wanted === now.month && which !== "last") ? now.year : now.year - 1,
      wanted,
    );
  return wholeMonth(
    wanted > now.month || (wanted === now.month && which !== "next") ? now.year : now.year + 1,
    wanted,
  );
}

const NUMBER_WORDS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  twenty: 20,
  "a couple of": 2,
  "couple of": 2,
  "a couple": 2,
  "a few": 3,
  several: 4,
};

/** Parses "three" or "12". */
export function parseNumber(word = ""): number | null {
  const number = NUMBER_WORDS[word.toLowerCase()] ?? Number(word);
  return Number.isInteger(number) ? number : null;
}

export function relativeToToday(
  count: string | undefined,
  unit = "",
  sign: 1 | -1,
  { today }: Anchor,
): DaySpan | null {
  const number = parseNumber(count);
  if (number === null) return null;
  const vague = /couple|few|several/i.test(count ?? "");
  const kind = unit.toLowerCase();
  const { year, month: now } = datePartsOf(today);
  if (kind === "year")
    return vague ? approximately(wholeYear(year + sign * number)) : wholeYear(year + sign * number);
  if (kind === "month")
    return vague
      ? approximately(wholeMonth(year, now + sign * number))
      : wholeMonth(year, now + sign * number);
  const day = today + sign * number * (kind === "week" ? 7 : 1);
  if (kind === "day" && !vague) return single(day);
  return { from: day - 3, to: day + 3, phrase: `around ${formatDay(day)}` };
}

function approximately(span: DaySpan): DaySpan {
  return { ...span, phrase: span.phrase.replace(/^in /, "around ") };
}
