import { indexKeywords, type KeywordIndex } from "./keywords.ts";
import { indexRegexes, type RegexIndex } from "./regexes.ts";

/** What is looked for, by itself or as part of a no-go zone or a rule. */
export interface Patterns {
  readonly keywords: readonly string[];
  readonly regexes: readonly string[];
}

/** Zones with everything that is worked out from them once; shared by all turns of a version. */
export interface PreparedZones<Zone extends Patterns> {
  readonly zones: readonly Zone[];
  readonly keywords: KeywordIndex | null;
  readonly regexes: RegexIndex | null;
}

/** Prepares `zones`; null when nothing is looked for. Throws `RegexError` for a pattern that was never accepted. */
export function prepareZones<Zone extends Patterns>(zones: readonly Zone[]): PreparedZones<Zone> | null {
  const keywords = indexKeywords(zones.map((zone) => zone.keywords));
  // Versions that were frozen before zones had regexes have none stored.
  const regexes = indexRegexes(zones.map((zone) => zone.regexes ?? []));
  return keywords || regexes ? { zones, keywords, regexes } : null;
}
