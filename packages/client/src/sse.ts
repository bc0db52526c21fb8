import { createParser } from "eventsource-parser";
import { ConnectionError } from "./errors.ts";
import type { TurnEvent } from "./types.ts";

// Far above the largest event that a turn can have.
const MOST_BUFFERED = 16 * 1024 * 1024;

/** Refuses an answer that is no event stream, such as a proxy's page. */
export function expectStream(response: Response): Response {
  if (response.headers.get("content-type")?.startsWith("text/event-stream")) return response;
  response.body?.cancel().catch(() => undefined);
  throw new ConnectionError("Something that is not Hyponema answered: not an event stream.", response);
}

/**
 * A turn's events as the stream carries them. Throws `ConnectionError` when it breaks, or when not even a keep-alive
 * comes for `silenceMs`. Leaving early hangs up.
 */
export async function* readEvents(response: Response, silenceMs: number): AsyncGenerator<TurnEvent> {
  const found: TurnEvent[] = [];
  const parser = createParser({
    maxBufferSize: MOST_BUFFERED,
    onEvent: ({ event, id = "", data }) => {
      found.push({ type: event, id, data: JSON.parse(data) } as TurnEvent);
    },
  });
  const decoder = new TextDecoder();
  for await (const chunk of readChunks(response, silenceMs)) {
    try {
      parser.feed(decoder.decode(chunk, { stream: true }));
    } catch (cause) {
      throw new ConnectionError("The stream carried something that is not an event.", { cause });
    }
    yield* found.splice(0);
  }
}

/** An answer as it comes. Throws `ConnectionError` when it breaks, or says nothing for `silenceMs`; leaving early hangs up. */
export async function* readChunks(response: Response, silenceMs: number): AsyncGenerator<Uint8Array> {
  // Not `for await` over the body itself: not every browser can.
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await within(silenceMs, reader.read());
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

function within<T>(ms: number, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new ConnectionError(`The stream said nothing for ${ms} ms.`));
    }, ms);
    work.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
