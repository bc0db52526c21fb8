import { LRUCache } from "lru-cache";

/** Whole days since 1970-01-01, counted in the zone at hand. */
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

const MS_A_DAY = 86_400_000;

export function dayOf(year: number, month: number, day: number): Day {
  return Date.UTC(year, month - 1, day) / MS_A_DAY;
}

/** The day, when there is one: not 31 April. */
export function realDay(year: number, month: number, day: number): Day | null {
  const found = dayOf(year, month, day);
  const parts = partsOf(found);
  return parts.month === month && parts.day === day ? found : null;
}

export interface Parts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  /** 1 is Monday. */
  readonly weekday: number;
}

export function partsOf(day: Day): Parts {
  const date = new Date(day * MS_A_DAY);
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    weekday: date.getUTCDay() || 7,
  };
}

/** "2026-05-05". */
export function isoDay(day: Day): string {
  return new Date(day * MS_A_DAY).toISOString().slice(0, 10);
}

/** "5 May 2026". */
export function written(day: Day): string {
  const { year, month, day: date } = partsOf(day);
  return `${date} ${MONTHS[month - 1]} ${year}`;
}

/** Days and moments of one time zone (IANA; UTC when there is no such zone). */
export interface Calendar {
  dayAt(moment: Date): Day;
  /** The moment at which the zone's clocks show that day, `minutes` after midnight. */
  moment(day: Day, minutes?: number): Date;
}

export function calendarOf(timezone: string): Calendar {
  const format = formatterOf(timezone);
  const wall = (moment: number): number => {
    const parts = Object.fromEntries(
      format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]),
    );
    const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
    return Date.UTC(year, month - 1, day, hour, minute, second);
  };
  return {
    dayAt: (moment) => Math.floor(wall(moment.getTime()) / MS_A_DAY),
    moment: (day, minutes = 0) => {
      const wanted = day * MS_A_DAY + minutes * 60_000;
      if (!(Math.abs(wanted) < 8e15)) return new Date(0);
      // Twice, since the offset may change between the guess and the moment.
      const guess = wanted - (wall(wanted) - wanted);
      return new Date(wanted - (wall(guess) - guess));
    },
  };
}

// A formatter costs far more to make than to use. There are some six hundred zones, and each may be spelled in many ways.
const formatters = new LRUCache<string, Intl.DateTimeFormat>({ max: 1_000 });

function formatterOf(timezone: string): Intl.DateTimeFormat {
  const known = formatters.get(timezone);
  if (known) return known;
  const made = make(timezone) ?? make("UTC");
  if (!made) throw new Error("there is no UTC");
  formatters.set(timezone, made);
  return made;
}

function make(timeZone: string): Intl.DateTimeFormat | null {
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
