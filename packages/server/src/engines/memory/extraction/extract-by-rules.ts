import { ExtractionPass } from "./extraction-pass.ts";
import {
  EMPTY_EXTRACTION,
  type Extraction,
  type ExtractionContext,
  type SourceMessage,
} from "./statement.ts";

/**
 * Extracts from the User's words by rules alone: English, first person, only statements that are fully understood. The
 * rest stays in the raw turns. Pure: "now" is each message's own time in the context's zone. Returns nothing for other
 * languages.
 *
 * Retractions ("just kidding") and corrections ("sorry, I meant Porto") refer to the User's previous message, so pass
 * that one again along with new ones. A statement that is extracted twice has the same slot and value.
 */
export function extractDeterministically(
  messages: readonly SourceMessage[],
  context: ExtractionContext,
): Extraction {
  if (!/^en(?:$|[-_])/i.test(context.language)) return EMPTY_EXTRACTION;
  const reading = new ExtractionPass(context);
  for (const message of messages) reading.read(message);
  return reading.result();
}
