import type { Extractor } from "../learner.ts";
import { EMPTY_EXTRACTION } from "./statement.ts";

/** Finds what is worth remembering without a language model. */
export class DeterministicExtractor implements Extractor {
  async extract(): Promise<typeof EMPTY_EXTRACTION> {
    return EMPTY_EXTRACTION;
  }
}
