import { LRUCache } from "lru-cache";
import { expectPresent } from "../platform/invariant.ts";

/** A moment as the clock on the wall of a time zone shows it. */
export interface LocalTime {
  /** `2026-11-24`. */
  readonly date: string;
  /** ISO day: 1 is Monday. */
  readonly weekday: number;
  readonly weekdayName: string;
  /** Since midnight. */
  readonly minutes: number;
}

const DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

// A formatter costs far more to make than to use. There are some six hundred zones, and each may be spelled in many ways.
const formatters = new LRUCache<string, Intl.DateTimeFormat>({ max: 1_000 });

/** What a moment is in `timezone` (IANA), daylight saving time included; in UTC when there is no such zone. */
export function localTime(at: Date, timezone: string): LocalTime {
  const parts = Object.fromEntries(
    formatterOf(timezone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const weekdayName = expectPresent(parts.weekday, "the weekday of a moment");
  return {
    date: `${parts.year}-${parts.month}-${parts.day}`,
    weekday: DAYS.indexOf(weekdayName) + 1,
    weekdayName,
    minutes: Number(parts.hour) * 60 + Number(parts.minute),
  };
}

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
      weekday: "long",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  } catch {
    return null;
  }
}
