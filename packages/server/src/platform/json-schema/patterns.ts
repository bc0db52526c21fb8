import { isPlain } from "../object.ts";

/**
 * What stands in `schema` as `pattern` or as a name in `patternProperties`, each once; also where it is data that only
 * looks like it.
 */
export function patternsIn(schema: unknown): string[] {
  const patterns = new Set<string>();
  const waiting = [schema];
  while (waiting.length > 0) {
    const held = waiting.pop();
    if (typeof held !== "object" || held === null) continue;
    if (isPlain(held)) for (const pattern of patternsOf(held)) patterns.add(pattern);
    for (const inner of Object.values(held)) waiting.push(inner);
  }
  return [...patterns];
}

/** The patterns of one schema itself. */
function patternsOf({ pattern, patternProperties }: Readonly<Record<string, unknown>>): string[] {
  const own = typeof pattern === "string" ? [pattern] : [];
  return isPlain(patternProperties) ? [...own, ...Object.keys(patternProperties)] : own;
}
