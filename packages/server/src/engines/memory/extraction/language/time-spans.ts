import { type Day, dayOf, MONTHS, partsOf, realDay, written } from "./calendar.ts";

/** Days that are meant, first and last. */
export interface Span {
  readonly from: Day;
  readonly to: Day;
  readonly on: string;
}

/** From where it is reckoned. */
export interface Anchor {
  readonly today: Day;
  /** Whether the clause speaks of the past: "on Friday" is then the last one. */
  readonly past: boolean;
}

export function single(day: Day | null): Span | null {
  return day === null || !Number.isFinite(day) ? null : { from: day, to: day, on: `on ${written(day)}` };
}

export function named(m: RegExpExecArray, { today }: Anchor): Span | null {
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
): Span | null {
  const of = (which: number) => realDay(which, monthNumber(name), Number(day));
  if (year) return single(of(Number(year)));
  const now = partsOf(anchor.today).year;
  const nearest = [now - 1, now, now + 1].map(of).filter((found) => found !== null);
  return single(
    anchor.past
      ? (nearest.findLast((found) => found <= anchor.today) ?? null)
      : (nearest.find((found) => found >= anchor.today) ?? null),
  );
}

export function dayOfMonth(day: number, anchor: Anchor): Span | null {
  const { year, month: now } = partsOf(anchor.today);
  const found = [now - 1, now, now + 1].map((which) => {
    const first = partsOf(dayOf(year, which, 1));
    return realDay(first.year, first.month, day);
  });
  const real = found.filter((candidate) => candidate !== null);
  return single(
    (anchor.past ? real.findLast((at) => at <= anchor.today) : real.find((at) => at >= anchor.today)) ?? null,
  );
}

const STARTS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

export function weekday(
  name: string | undefined,
  which: string | null | undefined,
  { today, past }: Anchor,
): Span | null {
  const wanted = STARTS.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
  const now = partsOf(today).weekday;
  const ahead = (wanted - now + 7) % 7;
  const word = which?.toLowerCase() ?? "";
  if (word === "last" || word === "past") return single(today + ahead - 7);
  if (word === "this") return single(today + wanted - now);
  // "Next Friday" is the one of the following week.
  if (word === "next") return single(today - now + 7 + wanted);
  return single(past ? today + ahead - 7 : today + (ahead || 7));
}

const SEASONS: Readonly<Record<string, number>> = { spring: 3, summer: 6, autumn: 9, fall: 9, winter: 12 };

export function season(name: string, year: number): Span {
  const start = SEASONS[name.toLowerCase()] ?? 3;
  const label =
    start === 12
      ? `winter ${year}/${String((year + 1) % 100).padStart(2, "0")}`
      : `${name.toLowerCase().replace("fall", "autumn")} ${year}`;
  return { from: dayOf(year, start, 1), to: dayOf(year, start + 3, 0), on: `in ${label}` };
}

export function relative(which = "", unit = "", anchor: Anchor): Span | null {
  const kind = unit.toLowerCase();
  const step = { last: -1, past: -1, this: 0, next: 1, coming: 1 }[which.toLowerCase()];
  if (kind in SEASONS) return relativeSeason(step, kind, anchor);
  const { year, month: now, weekday: day } = partsOf(anchor.today);
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
      on: `in the week of ${written(monday + 7 * step)}`,
    };
  // On a weekend "this weekend" is now; "last" and "next" count from the coming one.
  const saturday = monday + 5 + 7 * step;
  return { from: saturday, to: saturday + 1, on: `on the weekend of ${written(saturday)}` };
}

function relativeSeason(step: number | undefined, kind: string, { today, past }: Anchor): Span | null {
  const { year } = partsOf(today);
  const around = [year - 2, year - 1, year, year + 1].map((each) => season(kind, each));
  if (step === -1 || (step === undefined && past)) return around.findLast((each) => each.to < today) ?? null;
  if (step === 1) return around.find((each) => each.from > today) ?? null;
  return around.find((each) => each.to >= today) ?? null;
}

function wholeMonth(year: number, month: number): Span {
  const from = dayOf(year, month, 1);
  const parts = partsOf(from);
  return { from, to: dayOf(year, month + 1, 0), on: `in ${MONTHS[parts.month - 1]} ${parts.year}` };
}

export function wholeYear(year: number): Span {
  return { from: dayOf(year, 1, 1), to: dayOf(year, 12, 31), on: `in ${year}` };
}

export function month(
  name: string | undefined,
  year: string | null | undefined,
  which: string | null | undefined,
  anchor: Anchor,
): Span | null {
  const wanted = monthNumber(name);
  if (wanted === 0) return null;
  if (year) return wholeMonth(Number(year), wanted);
  const now = partsOf(anchor.today);
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

const WORDS: Readonly<Record<string, number>> = {
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

/** "three", "12" → a number. */
export function numberOf(word = ""): number | null {
  const number = WORDS[word.toLowerCase()] ?? Number(word);
  return Number.isInteger(number) ? number : null;
}

export function away(count: string | undefined, unit = "", sign: 1 | -1, { today }: Anchor): Span | null {
  const number = numberOf(count);
  if (number === null) return null;
  const vague = /couple|few|several/i.test(count ?? "");
  const kind = unit.toLowerCase();
  const { year, month: now } = partsOf(today);
  if (kind === "year")
    return vague ? approximately(wholeYear(year + sign * number)) : wholeYear(year + sign * number);
  if (kind === "month")
    return vague
      ? approximately(wholeMonth(year, now + sign * number))
      : wholeMonth(year, now + sign * number);
  const day = today + sign * number * (kind === "week" ? 7 : 1);
  if (kind === "day" && !vague) return single(day);
  return { from: day - 3, to: day + 3, on: `around ${written(day)}` };
}

function approximately(span: Span): Span {
  return { ...span, on: span.on.replace(/^in /, "around ") };
}
