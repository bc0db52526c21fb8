import { compileRegex, RegexError } from "../../platform/linear-regex.ts";
import { Slices } from "../../platform/slices.ts";
import { foldPattern } from "./regexes.ts";
import type { Patterns } from "./zones.ts";

/** Compiles all expressions of `zones`, with pauses, so that preparing them finds them ready. */
export async function compileAhead(zones: readonly Patterns[]): Promise<void> {
  const slices = new Slices();
  // Versions that were frozen before zones had regexes have none stored.
  for (const pattern of zones.flatMap((zone) => zone.regexes ?? [])) {
    for (const form of new Set([pattern, foldPattern(pattern)])) {
      try {
        compileRegex(form);
      } catch (error) {
        // Preparing judges what cannot be compiled.
        if (!(error instanceof RegexError)) throw error;
      }
      await slices.pause();
    }
  }
}
