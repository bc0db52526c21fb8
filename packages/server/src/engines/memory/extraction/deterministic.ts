import { setImmediate as breathe } from "node:timers/promises";
import { extractDeterministically } from "./extractor.ts";
import type { Extraction, ExtractionContext, HeardMessage } from "./statement.ts";

// Read in one go, so that the event loop is never held up for long.
const MESSAGES_IN_ONE_GO = 10;

/**
 * Finds what is worth remembering without a language model, a few messages at a time: each stretch knows what the ones
 * before it said, and hears the User's last message again, for whoever takes it back.
 */
export async function extractInSlices(
  messages: readonly HeardMessage[],
  context: ExtractionContext,
): Promise<Extraction> {
  const parts: Extraction[] = [];
  let { before } = context;
  for (let from = 0; from < messages.length; from += MESSAGES_IN_ONE_GO) {
    const slice = messages.slice(from, from + MESSAGES_IN_ONE_GO);
    const known = [...knownFrom(parts), ...context.known];
    const found = extractDeterministically(before ? [before, ...slice] : slice, { ...context, known });
    parts.push(withoutMessage(found, before?.id));
    before = slice.findLast(({ role }) => role === "user") ?? before;
    await breathe();
  }
  return {
    statements: parts.flatMap(({ statements }) => statements),
    threads: parts.flatMap(({ threads }) => threads),
    resolved: [...new Set(parts.flatMap(({ resolved }) => resolved))],
    tones: parts.flatMap(({ tones }) => tones),
    unmeant: [...new Set(parts.flatMap(({ unmeant }) => unmeant))],
  };
}

// The newest first.
function knownFrom(parts: readonly Extraction[]) {
  return parts
    .flatMap(({ statements }) => statements)
    .reverse()
    .map(({ slot, value, text }) => ({ slot, value, text }));
}

function withoutMessage(found: Extraction, id: string | undefined): Extraction {
  const isNew = ({ messageId }: { readonly messageId: string }) => messageId !== id;
  return {
    ...found,
    statements: found.statements.filter(isNew),
    threads: found.threads.filter(isNew),
    tones: found.tones.filter(isNew),
  };
}
