/** A cost in US dollars, as exactly as it tells something; null where no price is known. */
export function costOf(usd: number | null): string {
  if (usd === null) return "no price known";
  if (usd === 0) return "$0";
  return `$${usd < 0.01 ? usd.toPrecision(2) : usd.toFixed(usd < 1 ? 3 : 2)}`;
}
