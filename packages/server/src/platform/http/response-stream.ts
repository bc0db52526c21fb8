import type { ServerResponse } from "node:http";
import { pipeline } from "node:stream/promises";

/** An answer that writes itself to the response, headers included, and resolves when it is over. */
export interface ResponseStream {
  pipe(response: ServerResponse, headers: Readonly<Record<string, string>>): Promise<void>;
}

/**
 * Writes pieces to a response at the reader's pace, and ends it. A reader who hangs up, which aborts `signal`, ends it
 * without an error.
 */
export async function pipePieces(
  pieces: AsyncIterable<string | Uint8Array>,
  response: ServerResponse,
  signal: AbortSignal,
): Promise<void> {
  await pipeline(pieces, response).catch((error) => {
    if (!signal.aborted) throw error;
  });
}
