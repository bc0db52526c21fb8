import { LRUCache } from "lru-cache";

/** Whole days since 1970-01-01 in the calendar's zone. */
export type Day = number;

export const MONTHS = [
  "January",
  "February",
  "March",
  "April",
  "May",
  "June",
  "July",
  "August",
  "September",
  "October",
  "November",
  "December",
] as const;

const MS_PER_DAY = 86_400_000;

export function dayOf(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / MS_PER_DAY;
}

/** The day, or null if the date does not exist, such as 31 April. */
export function validDay(year: number, month: number, day: number): Day | null {
  const found = dayOf(year, month, day);
  const parts = datePartsOf(found);
  return parts.month === month && parts.day === day ? found : null;
}

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 1 is Monday. */
  readonly weekday: number;
}

export function datePartsOf(day: Day): DateParts {
  const date = new Date(day * MS_PER_DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay() || 7,
  };
}

/** "2026-05-05". */
export function isoDay(day: Day): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

/** "5 May 2026". */
export function formatDay(day: Day): string {
  const { year, month, day: date } = datePartsOf(day);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** Converts between days and moments of an IANA time zone; unknown zones fall back to UTC. */
export interface Calendar {
  dayAt(moment: Date): Day;
  /** The moment when the zone's clocks show that day, `minutes` after midnight. */
  moment(day: Day, minutes?: number): Date;
}

export function calendarFor(timezone: string): Calendar {
  const format = cachedFormatter(timezone);
  const wall = (moment: number): number => {
    const parts = Object.fromEntries(
      format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  return {
    dayAt: (moment) => Math.floor(wall(moment.getTime()) / MS_PER_DAY),
    moment: (day, minutes = 0) => {
      const wanted = day * MS_PER_DAY + minutes * 60_000;
      if (!(Math.abs(wanted) < 8e15)) return new Date(0);
      // Computed twice, since the offset may change between the guess and the result.
      const guess = wanted - (wall(wanted) - wanted);
      return new Date(wanted - (wall(guess) - guess));
    },
  };
}

// Creating a formatter costs far more than using one. There are about 600 zones, each with several spellings.
const formatters = new LRUCache<string, Intl.DateTimeFormat>({ max: 1_000 });

function cachedFormatter(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known) return known;
  const made = createFormatter(timezone) ?? createFormatter("UTC");
  if (!made) throw new Error("there is no UTC");
  formatters.set(timezone, made);
  return made;
}

function createFormatter(timeZone: string): Intl.DateTimeFormat | null {
  try {
    return new Intl.DateTimeFormat("en-GB", {
      timeZone,
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
      hourCycle: "h23",
    });
  } catch {
    return null;
  }
}
