const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** Times that lists are narrowed to, counted back from now. */
export const PERIODS = {
  day: { label: "Last 24 hours", ms: DAY_MS },
  week: { label: "Last 7 days", ms: 7 * DAY_MS },
  month: { label: "Last 30 days", ms: 30 * DAY_MS },
  year: { label: "Last year", ms: 365 * DAY_MS },
} as const;
export type Period = keyof typeof PERIODS;

/** The moment at which a period began, to the minute, so that a list that is drawn again is the same list. */
export function sinceOf(period: Period): string {
  const since = Date.now() - PERIODS[period].ms;
  return new Date(Math.floor(since / MINUTE_MS) * MINUTE_MS).toISOString();
}
