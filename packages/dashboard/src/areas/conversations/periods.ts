const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Time filters, relative to now. */
export const PERIODS = {
  day: { label: "Last 24 hours", ms: DAY_MS },
  week: { label: "Last 7 days", ms: 7 * DAY_MS },
  month: { label: "Last 30 days", ms: 30 * DAY_MS },
  year: { label: "Last year", ms: 365 * DAY_MS },
} as const;
export type Period = keyof typeof PERIODS;

/** Start of a period, rounded down to the minute so that re-renders keep the same query key. */
export function periodStart(period: Period): string {
  const since = Date.now() - PERIODS[period].ms;
  return new Date(Math.floor(since / MINUTE_MS) * MINUTE_MS).toISOString();
}
