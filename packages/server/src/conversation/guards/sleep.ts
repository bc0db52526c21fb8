import type { SleepWindow } from "@hyponema/contract/guards";
import { localTime } from "../local-time.ts";

/**
 * The window that `at` falls into in the User's time zone, or, where that is not known, in the window's own; null when
 * the agent is awake. Windows go by the clock on the wall, so that a night is a night when clocks change.
 */
export function sleepingAt(
  windows: readonly SleepWindow[],
  at: Date,
  userTimezone: string | null,
): SleepWindow | null {
  return windows.find((window) => isWithin(window, at, userTimezone ?? window.timezone)) ?? null;
}

function isWithin({ weekdays, from, to }: SleepWindow, at: Date, timezone: string): boolean {
  const { weekday, minutes } = localTime(at, timezone);
  const [start, end] = [minutesOf(from), minutesOf(to)];
  if (start < end) return weekdays.includes(weekday) && minutes >= start && minutes < end;
  // Over midnight: what began today, or what began yesterday and is not over.
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return (weekdays.includes(weekday) && minutes >= start) || (weekdays.includes(yesterday) && minutes < end);
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}
