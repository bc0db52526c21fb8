const COUNT = new Intl.NumberFormat();
const PERCENT = new Intl.NumberFormat(undefined, { style: "percent" });

/** A number of things, e.g. `5,000`. */
export function counted(amount: number): string {
  return COUNT.format(amount);
}

/** A number of things with their name, e.g. `1 turn`, `3 turns`. */
export function countedOf(amount: number, one: string, many = `${one}s`): string {
  return `${counted(amount)} ${amount === 1 ? one : many}`;
}

/** A part of one, e.g. `80%`. */
export function percent(share: number): string {
  return PERCENT.format(share);
}

/** US dollars, small amounts to two digits that say something, e.g. `$0.0034`. */
export function dollars(amount: number): string {
  if (amount === 0) return "$0";
  const digits = amount >= 1 ? 2 : Math.min(8, 1 - Math.floor(Math.log10(amount)));
  return `$${amount.toFixed(Math.max(2, digits))}`;
}

/** How long something took, e.g. `840 ms`, `2.4 s`, `3 min 5 s`, `2 h 10 min`. */
export function duration(milliseconds: number): string {
  if (milliseconds < 1) return "under 1 ms";
  if (milliseconds < 1_000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 60_000) return `${(milliseconds / 1_000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1_000);
  if (seconds < 3_600) return parts(Math.floor(seconds / 60), "min", seconds % 60, "s");
  const minutes = Math.round(seconds / 60);
  if (minutes < 2 * 1_440) return parts(Math.floor(minutes / 60), "h", minutes % 60, "min");
  return countedOf(Math.round(minutes / 1_440), "day");
}

function parts(large: number, largeUnit: string, small: number, smallUnit: string): string {
  return small === 0 ? `${large} ${largeUnit}` : `${large} ${largeUnit} ${small} ${smallUnit}`;
}

/** A word of the API for people: `open_thread` is `Open thread`. */
export function worded(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
