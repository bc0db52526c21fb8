import { setImmediate as breathe } from "node:timers/promises";
import { extractDeterministically } from "./extract-by-rules.ts";
import type { Extraction, ExtractionContext, SourceMessage } from "./statement.ts";

// Limits the work between two yields to the event loop.
const MESSAGES_PER_SLICE = 10;

/**
 * Extracts without a language model, a few messages at a time. Each slice knows what the slices before found, and
 * rereads the User's last message in case this slice retracts or corrects it.
 */
export async function extractInSlices(
  messages: readonly SourceMessage[],
  context: ExtractionContext,
): Promise<Extraction> {
  const parts: Extraction[] = [];
  let { before } = context;
  for (let from = 0; from < messages.length; from += MESSAGES_PER_SLICE) {
    const slice = messages.slice(from, from + MESSAGES_PER_SLICE);
    const known = [...knownFrom(parts), ...context.known];
    const found = extractDeterministically(before ? [before, ...slice] : slice, { ...context, known });
    parts.push(withoutMessage(found, before?.id));
    before = slice.findLast(({ role }) => role === "user") ?? before;
    await breathe();
  }
  return {
    statements: parts.flatMap(({ statements }) => statements),
    followUps: parts.flatMap(({ followUps }) => followUps),
    resolved: [...new Set(parts.flatMap(({ resolved }) => resolved))],
    tones: parts.flatMap(({ tones }) => tones),
    retractedMessageIds: [...new Set(parts.flatMap(({ retractedMessageIds }) => retractedMessageIds))],
  };
}

// Newest first.
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
    followUps: found.followUps.filter(isNew),
    tones: found.tones.filter(isNew),
  };
}
