import { Readable } from "node:stream";
import { pipePieces, type ResponseStream } from "./response-stream.ts";

/**
 * JSON Lines (`application/x-ndjson`) of values that `batches` gives a few at a time: the next ones are asked for when the
 * reader has taken those before. A reader who hangs up ends it.
 */
export function jsonLines(batches: AsyncIterable<readonly unknown[]>, signal: AbortSignal): ResponseStream {
  return {
    async pipe(response, headers) {
      response.writeHead(200, {
        ...headers,
        "Content-Type": "application/x-ndjson; charset=utf-8",
        "Cache-Control": "no-store",
        "X-Content-Type-Options": "nosniff",
      });
      await pipePieces(Readable.from(written(batches)), response, signal);
    },
  };
}

async function* written(batches: AsyncIterable<readonly unknown[]>): AsyncGenerator<string> {
  for await (const values of batches) {
    if (values.length > 0) yield values.map((value) => `${JSON.stringify(value)}\n`).join("");
  }
}
