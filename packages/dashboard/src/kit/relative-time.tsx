import { Text, type TextProps } from "@mantine/core";

const RELATIVE = new Intl.RelativeTimeFormat(undefined, { numeric: "auto", style: "short" });
const EXACT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const DAY = new Intl.DateTimeFormat(undefined, { dateStyle: "medium" });
const STEPS = [
  { unit: "second", seconds: 1, until: 60 },
  { unit: "minute", seconds: 60, until: 3_600 },
  { unit: "hour", seconds: 3_600, until: 86_400 },
  { unit: "day", seconds: 86_400, until: 7 * 86_400 },
] as const;

/** A relative time, or the date if it is over a week ago; the exact time on hover. */
export function RelativeTime({ at, ...text }: { readonly at: string } & TextProps) {
  const moment = new Date(at);
  return (
    <Text component="time" size="sm" inherit dateTime={at} title={EXACT.format(moment)} {...text}>
      {formatAgo(moment)}
    </Text>
  );
}

function formatAgo(moment: Date): string {
  const seconds = (moment.getTime() - Date.now()) / 1000;
  const step = STEPS.find(({ until }) => Math.abs(seconds) < until);
  return step ? RELATIVE.format(Math.round(seconds / step.seconds), step.unit) : DAY.format(moment);
}

/** Date and time in the browser's locale. */
export function formatDateTime(at: string): string {
  return EXACT.format(new Date(at));
}
