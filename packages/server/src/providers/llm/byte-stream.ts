import type { Dispatcher } from "undici";

const MOST_WAITING = 64;
// More than the longest answer of any model comes to, with all that stands around its words.
const MOST_BYTES = 64 * 1024 * 1024;

export interface StreamedResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly retryAfter: string | undefined;
  /** Iterates what has come in, several chunks at once when they did; throws where the connection broke, not before. */
  readonly chunks: AsyncIterable<readonly Buffer[]>;
  /** Closes the connection at once, for whoever has no use for the rest. */
  close(): void;
}

/**
 * Posts `body` and resolves with the head of the answer. Unlike a Node stream, which throws away what it holds when it
 * breaks, this delivers everything that came before the break, and costs a fraction for each chunk.
 */
export function postForStream(
  dispatcher: Dispatcher,
  url: URL,
  request: { readonly headers: Record<string, string>; readonly body: string; readonly signal: AbortSignal },
): Promise<StreamedResponse> {
  const { signal, headers, body } = request;
  const { promise, resolve, reject } = Promise.withResolvers<StreamedResponse>();
  const queue = new Queue();
  let controller: Dispatcher.DispatchController | null = null;
  let size = 0;
  const abort = () =>
    controller?.abort(signal.reason instanceof Error ? signal.reason : new Error("aborted"));
  const over = (error: Error | null) => {
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
        if (size > MOST_BYTES) sender.abort(new Error("the answer is too large"));
        else queue.push(chunk);
      },
      onResponseEnd: () => over(null),
      onResponseError: (_, error) => over(error),
    },
  );
  return promise;
}

/** Chunks between the connection and whoever reads; a reader that lags pauses the connection. */
class Queue implements AsyncIterable<readonly Buffer[]> {
  #waiting: Buffer[] = [];
  #news = Promise.withResolvers<void>();
  #ended = false;
  #error: Error | null = null;
  #controller: Dispatcher.DispatchController | null = null;

  attach(controller: Dispatcher.DispatchController): void {
    this.#controller = controller;
  }

  push(chunk: Buffer): void {
    this.#waiting.push(chunk);
    if (this.#waiting.length >= MOST_WAITING) this.#controller?.pause();
    this.#news.resolve();
  }

  end(error: Error | null): void {
    this.#ended = true;
    this.#error = error;
    this.#news.resolve();
  }

  close(): void {
    if (!this.#ended) this.#controller?.abort(new Error("no longer read"));
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<readonly Buffer[]> {
    try {
      for (;;) {
        if (this.#waiting.length > 0) {
          const chunks = this.#waiting;
          this.#waiting = [];
          if (this.#controller?.paused) this.#controller.resume();
          yield chunks;
        } else if (this.#ended) {
          if (this.#error) throw this.#error;
          return;
        } else {
          await this.#news.promise;
          this.#news = Promise.withResolvers();
        }
      }
    } finally {
      this.close();
    }
  }
}
