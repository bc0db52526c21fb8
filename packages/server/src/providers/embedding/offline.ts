import { WorkerThread, WorkerThreadError } from "../../platform/worker-thread.ts";
import { EmbeddingError, type EmbeddingModel, type Urgency } from "./port.ts";

// What is embedded of a long text, in characters: the model reads some 128 words and costs time for the rest.
const MOST_READ = 1_000;
const MOST_WAITING = 10_000;
// The event loop, which everybody waits for, goes first when there is not enough processor for both.
const NICE = 10;

interface Wish {
  readonly text: string;
  readonly signal: AbortSignal;
  done(vector: Int8Array | Error): void;
}

/**
 * Embeddings without a network: Google's Universal Sentence Encoder (lite, English, 512 numbers), as a package ships it,
 * on a thread of its own. It takes 4–15 ms a sentence, one at a time; what a User waits for goes first.
 */
export class OfflineEmbedding implements EmbeddingModel {
  readonly name = "offline/use-lite-en-512";
  readonly dimensions = 512;
  readonly #thread = new WorkerThread<string, Int8Array>(
    new URL("./offline-thread.ts", import.meta.url),
    null,
    2,
    {
      nice: NICE,
    },
  );
  readonly #waiting: Record<Urgency, Wish[]> = { now: [], later: [] };
  #busy = false;

  async embed(
    texts: readonly string[],
    urgency: Urgency,
    signal: AbortSignal,
  ): Promise<readonly Int8Array[]> {
    const queue = this.#waiting[urgency];
    if (queue.length + texts.length > MOST_WAITING)
      throw new EmbeddingError("too many texts wait to be embedded");
    const vectors = texts.map((text) => {
      const { promise, resolve, reject } = Promise.withResolvers<Int8Array>();
      const done = (vector: Int8Array | Error) =>
        vector instanceof Error ? reject(vector) : resolve(vector);
      queue.push({ text: text.slice(0, MOST_READ), signal, done });
      return promise;
    });
    void this.#work();
    return Promise.all(vectors);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  async #work(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let wish = this.#next(); wish; wish = this.#next()) {
      const { text, signal, done } = wish;
      if (signal.aborted) done(signal.reason);
      else done(await this.#thread.ask(text).catch(asEmbeddingError));
    }
    this.#busy = false;
  }

  #next(): Wish | undefined {
    return this.#waiting.now.shift() ?? this.#waiting.later.shift();
  }
}

function asEmbeddingError(error: unknown): Error {
  if (error instanceof WorkerThreadError) return new EmbeddingError(error.message);
  return error instanceof Error ? error : new EmbeddingError("failed");
}
