import type { Dispatcher } from "undici";
import { postForStream, type StreamedResponse } from "./byte-stream.ts";

/** A `fetch` for one streamed answer. */
export interface StreamingFetch {
  readonly fetch: typeof globalThis.fetch;
  /** The error that broke the connection during the answer; null if none did. */
  broken(): Error | null;
}

/**
 * A `fetch` for vendors' packages that only posts JSON and streams the response. A broken connection ends the body
 * normally and is reported by `broken`: an error would make each stage discard its buffer.
 */
export function streamingFetch(dispatcher: Dispatcher): StreamingFetch {
  let broken: Error | null = null;
  return {
    broken: () => broken,
    async fetch(input, init) {
      const signal = init?.signal ?? new AbortController().signal;
      const answer = await postForStream(dispatcher, new URL(String(input)), {
        headers: Object.fromEntries(new Headers(init?.headers)),
        body: String(init?.body ?? ""),
        signal,
      });
      const note = (error: unknown) => {
        if (signal.aborted) throw error;
        broken = error instanceof Error ? error : new Error(String(error));
      };
      return new Response(toBody(answer, note), {
        status: answer.status,
        headers: flattenHeaders(answer.headers),
      });
    },
  };
}

function toBody(
  { chunks, close }: StreamedResponse,
  note: (error: unknown) => void,
): ReadableStream<Uint8Array> {
  const iterator = chunks[Symbol.asyncIterator]();
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const { done, value } = await iterator.next();
          if (done) controller.close();
          else for (const chunk of value) controller.enqueue(chunk);
        } catch (error) {
          note(error);
          controller.close();
        }
      },
      cancel: close,
    },
    { highWaterMark: 0 },
  );
}

function flattenHeaders(
  headers: Readonly<Record<string, string | string[] | undefined>>,
): [string, string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    (typeof value === "string" ? [value] : (value ?? [])).map((one): [string, string] => [name, one]),
  );
}
