import { createParser } from "eventsource-parser";
import { ConnectionError } from "./errors.ts";
import type { TurnEvent } from "./types.ts";

// Far above the largest possible event.
const MAX_BUFFERED = 16 * 1024 * 1024;

/** Throws if the response is not an event stream, such as a proxy's error page. */
export function requireEventStream(response: Response): Response {
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) return response;
  response.body?.cancel().catch(() => undefined);
  throw new ConnectionError("Something that is not Hyponema answered: not an event stream.", response);
}

/**
 * Parses a turn's events. Throws `ConnectionError` if the stream breaks or sends nothing, not even a keep-alive, for
 * `silenceMs`. Leaving the loop closes the connection.
 */
export async function* readEvents(response: Response, silenceMs: number): AsyncGenerator<TurnEvent> {
  const events: TurnEvent[] = [];
  const parser = createParser({
    maxBufferSize: MAX_BUFFERED,
    onEvent: ({ event, id = "", data }) => {
      events.push({ type: event, id, data: JSON.parse(data) } as TurnEvent);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of readChunks(response, silenceMs)) {
    try {
      parser.feed(decoder.decode(chunk, { stream: true }));
    } catch (cause) {
      throw new ConnectionError("The stream carried something that is not an event.", { cause });
    }
    yield* events.splice(0);
  }
}

/**
 * Yields a response's chunks. Throws `ConnectionError` if the stream breaks or sends nothing for `silenceMs`. Leaving the
 * loop closes the connection.
 */
export async function* readChunks(response: Response, silenceMs: number): AsyncGenerator<Uint8Array> {
  // Not every browser supports `for await` over a ReadableStream.
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await withTimeout(silenceMs, reader.read());
      if (done) return;
      yield value;
    }
  } catch (cause) {
    if (cause instanceof ConnectionError) throw cause;
    throw new ConnectionError("The connection broke in the middle of the stream.", { cause });
  } finally {
    reader.cancel().catch(() => undefined);
  }
}

function withTimeout<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new ConnectionError(`The stream said nothing for ${ms} ms.`));
    }, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
