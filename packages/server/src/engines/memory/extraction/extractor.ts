import { Reading } from "./reading.ts";
import { EMPTY_EXTRACTION, type Extraction, type ExtractionContext, type HeardMessage } from "./statement.ts";

/**
 * What the User's words say, by rules alone: English, in the first person, statements that are understood whole. What is not
 * understood is left to the raw turns. Pure: "now" is each message's own moment in the context's zone. Of other languages
 * it says nothing.
 *
 * What a message takes back ("just kidding") or sets right ("sorry, I meant Porto") is found in the User's message
 * before it: give that one again with new ones. Said twice, a statement has the same slot and value.
 */
export function extractDeterministically(
  messages: readonly HeardMessage[],
  context: ExtractionContext,
): Extraction {
  if (!/^en(?:$|[-_])/i.test(context.language)) return EMPTY_EXTRACTION;
  const reading = new Reading(context);
  for (const message of messages) reading.hear(message);
  return reading.result();
}
