import { setImmediate as breathe } from "node:timers/promises";
import { extractDeterministically } from "./extractor.ts";
import type { Extraction, ExtractionContext, HeardMessage } from "./statement.ts";

// Read in one go, so that the event loop is never held up for long.
const MESSAGES_IN_ONE_GO = 10;

/**
 * Finds what is worth remembering without a language model, a few messages at a time: each stretch knows what the ones
 * before it said.
 */
export async function extractInSlices(
  messages: readonly HeardMessage[],
  context: ExtractionContext,
): Promise<Extraction> {
  const parts: Extraction[] = [];
  for (let from = 0; from < messages.length; from += MESSAGES_IN_ONE_GO) {
    const known = [
      ...parts
        .flatMap(({ statements }) => statements)
        .reverse()
        .map(({ slot, value, text }) => ({ slot, value, text })),
      ...context.known,
    ];
    parts.push(
      extractDeterministically(messages.slice(from, from + MESSAGES_IN_ONE_GO), { ...context, known }),
    );
    await breathe();
  }
  return {
    statements: parts.flatMap(({ statements }) => statements),
    threads: parts.flatMap(({ threads }) => threads),
    resolved: parts.flatMap(({ resolved }) => resolved),
    tones: parts.flatMap(({ tones }) => tones),
  };
}
