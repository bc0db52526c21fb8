const COUNT = new Intl.NumberFormat();
const PERCENT = new Intl.NumberFormat(undefined, { style: "percent" });

/** An integer with thousands separators, such as `5,000`. */
export function formatNumber(amount: number): string {
  return COUNT.format(amount);
}

/** A number with its noun, such as `1 turn` or `3 turns`. */
export function pluralize(amount: number, one: string, many = `${one}s`): string {
  return `${formatNumber(amount)} ${amount === 1 ? one : many}`;
}

/** A fraction as a percentage, such as `80%`. */
export function formatPercent(share: number): string {
  return PERCENT.format(share);
}

/** US dollars; small amounts with two significant digits, such as `$0.0034`. */
export function formatDollars(amount: number): string {
  if (amount === 0) return "$0";
  const digits = amount >= 1 ? 2 : Math.min(8, 1 - Math.floor(Math.log10(amount)));
  return `$${amount.toFixed(Math.max(2, digits))}`;
}

/** A duration, such as `840 ms`, `2.4 s`, `3 min 5 s` or `2 h 10 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1) return "under 1 ms";
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 3_600) return twoUnits(Math.floor(seconds / 60), "min", seconds % 60, "s");
  const minutes = Math.round(seconds / 60);
  if (minutes < 2 * 1_440) return twoUnits(Math.floor(minutes / 60), "h", minutes % 60, "min");
  return pluralize(Math.round(minutes / 1_440), "day");
}

function twoUnits(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** An API identifier as a label: `open_thread` becomes `Open thread`. */
export function humanize(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
