import { WorkerThread, WorkerThreadError } from "../../platform/worker-thread.ts";
import { EmbeddingError, type EmbeddingModel, type Urgency } from "./port.ts";

// Characters of a text that are embedded: the model reads about 128 words, and the rest only costs time.
const MAX_TEXT_CHARACTERS = 1_000;
const MAX_QUEUED = 10_000;
// Lower priority than the event loop when the CPU is short.
const NICE = 5;

interface EmbeddingRequest {
  readonly text: string;
  readonly signal: AbortSignal;
  done(vector: Int8Array | Error): void;
}

/**
 * Embeddings without a network: Google's Universal Sentence Encoder (lite, English, 512 dimensions), bundled by a
 * package and run on a worker thread. Takes 4–15 ms per sentence, one at a time; `now` requests overtake `later` ones.
 */
export class OfflineEmbedding implements EmbeddingModel {
  readonly name = "offline/use-lite-en-512";
  readonly dimensions = 512;
  readonly #thread = new WorkerThread<string, Int8Array>(
    new URL("./offline-thread.ts", import.meta.url),
    null,
    2,
    { nice: NICE },
  );
  readonly #queues: Record<Urgency, EmbeddingRequest[]> = { now: [], later: [] };
  #busy = false;

  async embed(
    texts: readonly string[],
    urgency: Urgency,
    signal: AbortSignal,
  ): Promise<readonly Int8Array[]> {
    const queue = this.#queues[urgency];
    if (queue.length + texts.length > MAX_QUEUED)
      throw new EmbeddingError("too many texts wait to be embedded");
    const vectors = texts.map((text) => {
      const { promise, resolve, reject } = Promise.withResolvers<Int8Array>();
      const done = (vector: Int8Array | Error) =>
        vector instanceof Error ? reject(vector) : resolve(vector);
      queue.push({ text: text.slice(0, MAX_TEXT_CHARACTERS), signal, done });
      return promise;
    });
    void this.#drain();
    return Promise.all(vectors);
  }

  close(): Promise<void> {
    return this.#thread.close();
  }

  async #drain(): Promise<void> {
    if (this.#busy) return;
    this.#busy = true;
    for (let request = this.#next(); request; request = this.#next()) {
      const { text, signal, done } = request;
      if (signal.aborted) done(signal.reason);
      else done(await this.#thread.ask(text).catch(asEmbeddingError));
    }
    this.#busy = false;
  }

  #next(): EmbeddingRequest | undefined {
    return this.#queues.now.shift() ?? this.#queues.later.shift();
  }
}

function asEmbeddingError(error: unknown): Error {
  if (error instanceof WorkerThreadError) return new EmbeddingError(error.message);
  return error instanceof Error ? error : new EmbeddingError("failed");
}
