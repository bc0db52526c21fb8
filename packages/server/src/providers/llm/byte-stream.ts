import type { Dispatcher } from "undici";

const MAX_QUEUED_CHUNKS = 64;
// Larger than the longest answer of any model, including the protocol overhead.
const MAX_BYTES = 64 * 1024 * 1024;

export interface StreamedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly retryAfter: string | undefined;
  /**
   * Yields the chunks received so far, several at once if available. Throws where the connection broke, after yielding
   * everything before that.
   */
  readonly chunks: AsyncIterable<readonly Buffer[]>;
  /** Closes the connection immediately if the rest is not needed. */
  close(): void;
}

/**
 * Posts `body` and resolves when the response headers arrive. A Node stream discards its buffer on an error; this
 * delivers everything received before the break, at a fraction of the cost per chunk.
 */
export function postForStream(
  dispatcher: Dispatcher,
  url: URL,
  request: { readonly headers: Record<string, string>; readonly body: string; readonly signal: AbortSignal },
): Promise<StreamedResponse> {
  const { signal, headers, body } = request;
  const { promise, resolve, reject } = Promise.withResolvers<StreamedResponse>();
  const queue = new ChunkQueue();
  let controller: Dispatcher.DispatchController | null = null;
  let size = 0;
  const abort = () =>
    controller?.abort(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
  const settle = (error: Error | null) => {
    signal.removeEventListener("abort", abort);
    queue.end(error);
    if (error) reject(error);
  };
  signal.addEventListener("abort", abort, { once: true });
  dispatcher.dispatch(
    { origin: url.origin, path: url.pathname + url.search, method: "POST", headers, body },
    {
      onRequestStart(started) {
        controller = started;
        if (signal.aborted) abort();
      },
      onResponseStart(started, status, fields) {
        queue.attach(started);
        const retryAfter = fields["retry-after"];
        resolve({
          status,
          headers: fields,
          retryAfter: retryAfter?.toString(),
          chunks: queue,
          close: () => queue.close(),
        });
      },
      onResponseData(sender, chunk) {
        size += chunk.byteLength;
        if (size > MAX_BYTES) sender.abort(new Error("the answer is too large"));
        else queue.push(chunk);
      },
      onResponseEnd: () => settle(null),
      onResponseError: (_, error) => settle(error),
    },
  );
  return promise;
}

/** Buffers chunks between the connection and the reader, and pauses the connection when the reader is slow. */
class ChunkQueue implements AsyncIterable<readonly Buffer[]> {
  #chunks: Buffer[] = [];
  #arrival = Promise.withResolvers<void>();
  #ended = false;
  #error: Error | null = null;
  #controller: Dispatcher.DispatchController | null = null;

  attach(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    if (this.#chunks.length >= MAX_QUEUED_CHUNKS) this.#controller?.pause();
    this.#arrival.resolve();
  }

  end(error: Error | null): void {
    this.#ended = true;
    this.#error = error;
    this.#arrival.resolve();
  }

  close(): void {
    if (!this.#ended) this.#controller?.abort(new Error("no longer read"));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly Buffer[]> {
    try {
      for (;;) {
        if (this.#chunks.length > 0) {
          const chunks = this.#chunks;
          this.#chunks = [];
          if (this.#controller?.paused) this.#controller.resume();
          yield chunks;
        } else if (this.#ended) {
          if (this.#error) throw this.#error;
          return;
        } else {
          await this.#arrival.promise;
          this.#arrival = Promise.withResolvers();
        }
      }
    } finally {
      this.close();
    }
  }
}
