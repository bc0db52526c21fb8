/** The codings that answers are kept in, best first. */
const CODINGS = ["br", "gzip"] as const;

export type Coding = (typeof CODINGS)[number];

/**
 * The coding in which a caller best takes an answer that is kept in `kept`, by its Accept-Encoding header (RFC 9110,
 * 12.5.3); null for the plain form. A coding is taken when the header names it, or has `*`, with a weight above zero.
 */
export function bestCoding(
  header: string | null | undefined,
  kept: readonly Coding[] = CODINGS,
): Coding | null {
  const weights = new Map<string, number>();
  for (const offer of (header ?? "").toLowerCase().split(",")) {
    const [name = "", ...parameters] = offer.split(";").map((part) => part.trim());
    if (name !== "") weights.set(name, weightIn(parameters));
  }
  const taken = (coding: Coding) => (weights.get(coding) ?? weights.get("*") ?? 0) > 0;
  return CODINGS.find((coding) => kept.includes(coding) && taken(coding)) ?? null;
}

// A weight that cannot be read is that of an offer without one.
function weightIn(parameters: readonly string[]): number {
  const weight = parameters
    .map((parameter) => /^q\s*=\s*(\d?(?:\.\d*)?)$/.exec(parameter)?.[1])
    .find(Boolean);
  return weight === undefined ? 1 : Number(weight);
}
