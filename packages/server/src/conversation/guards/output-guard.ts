import type { NoGoZone } from "@hyponema/contract/persona-settings";
import { BlankRuns, placeOf } from "./blank-runs.ts";
import { KeywordGate, type Passed } from "./keyword-gate.ts";
import type { Match } from "./keywords.ts";
import { SentenceGate } from "./sentence-gate.ts";
import type { Patterns, PreparedZones } from "./zones.ts";

/** What may leave now, and whether something was said that must not be. */
export interface Release {
  readonly text: string;
  readonly violation: NoGoZone | null;
}

/** Stands between the model and whoever listens; sees all text, lets out what is safe. */
export interface OutputGuard {
  /** Takes the model's next text; the call before must have resolved. */
  push(text: string): Promise<Release>;
  /**
   * Nothing more follows for now: lets out what was held back, or finds that it must not leave. Text that follows after
   * all, as after a tool's result, is judged as going on from there.
   */
  flush(): Promise<Release>;
}

/** Where a text says what it must not, in UTF-16 units; `end` excluded. */
export interface Violation<Zone> {
  readonly zone: Zone;
  readonly start: number;
  readonly end: number;
}

/**
 * A guard for one turn. Without zones every text passes at once; with keywords only a tail is held that could still
 * become one; with regexes text leaves sentence by sentence. What passed does not depend on how the text was cut into
 * chunks. After a violation nothing leaves any more. `signal` ends a search: it rejects with the signal's reason.
 */
export function outputGuard(
  prepared: PreparedZones<NoGoZone> | null,
  signal: AbortSignal | null = null,
): OutputGuard {
  if (!prepared) return { push: async (text) => ({ text, violation: null }), flush: async () => NOTHING };
  const gates = new Gates(prepared, signal);
  const release = async (chunk: string, final: boolean): Promise<Release> => {
    const { text, match } = await gates.push(chunk, final);
    return { text, violation: match ? zoneOf(prepared, match) : null };
  };
  return { push: (text) => release(text, false), flush: () => release("", true) };
}

/** What a guard would stop a text for, seen at once: a user's message, or a text that somebody tries. */
export async function firstViolation<Zone extends Patterns>(
  prepared: PreparedZones<Zone>,
  text: string,
  signal: AbortSignal | null = null,
): Promise<Violation<Zone> | null> {
  const { match } = await new Gates(prepared, signal).push(text, true);
  if (!match) return null;
  // The gates see the text without what they leave out of it.
  const { start } = placeOf(text, match.start);
  return { zone: zoneOf(prepared, match), start, end: placeOf(text, match.end - 1).end };
}

const NOTHING: Release = { text: "", violation: null };

/** The stages that text passes one after the other; what one holds back, the next has not seen. */
class Gates {
  readonly #blanks = new BlankRuns();
  readonly #keywords: KeywordGate | null;
  readonly #sentences: SentenceGate | null;
  #found: Match | null = null;

  constructor({ keywords, regexes }: PreparedZones<Patterns>, signal: AbortSignal | null) {
    this.#keywords = keywords && new KeywordGate(keywords);
    this.#sentences = regexes && new SentenceGate(regexes, signal);
  }

  async push(chunk: string, final: boolean): Promise<Passed> {
    if (this.#found) return { text: "", match: this.#found };
    const passed = this.#blanks.push(chunk, final);
    const words = this.#keywords?.push(passed, final) ?? { text: passed, match: null };
    // Before a keyword the text ends: what stands there of its sentence is judged as it is.
    const last = final || words.match !== null;
    const sentences = (await this.#sentences?.push(words.text, last)) ?? { text: words.text, match: null };
    // A pattern is met in text that stands before the keyword, or it would not have been let through to be judged.
    this.#found = sentences.match ?? words.match;
    return { text: sentences.text, match: this.#found };
  }
}

function zoneOf<Zone extends Patterns>({ zones }: PreparedZones<Zone>, { list }: Match): Zone {
  const zone = zones[list];
  if (!zone) throw new Error("a match belongs to a zone");
  return zone;
}
