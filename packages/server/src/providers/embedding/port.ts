/** How soon an embedding is wanted: a User waits for `now`, `later` is background work. */
export type Urgency = "now" | "later";

/** A model that turns texts into vectors by what they mean. */
export interface EmbeddingModel {
  /** Names the model; vectors of different names cannot be compared. */
  readonly name: string;
  /** Numbers in each vector. */
  readonly dimensions: number;
  /**
   * A vector for each text, scaled to `SCALE` and rounded to whole numbers. Throws `EmbeddingError`, or the signal's
   * reason.
   */
  embed(texts: readonly string[], urgency: Urgency, signal: AbortSignal): Promise<readonly Int8Array[]>;
  close(): Promise<void>;
}

/** The texts could not be embedded now; they are found by their words alone. */
export class EmbeddingError extends Error {
  override name = "EmbeddingError";
}

/** Length of every vector: what the largest of its numbers can grow to. */
export const SCALE = 127;

/** `vector` as whole numbers of one byte, its direction kept. All zeros: a text without meaning. */
export function quantised(vector: ArrayLike<number>): Int8Array {
  let largest = 0;
  for (let index = 0; index < vector.length; index++) {
    largest = Math.max(largest, Math.abs(vector[index] ?? 0));
  }
  if (!(largest > 0)) return new Int8Array(vector.length);
  return Int8Array.from(vector, (value) => Math.round((value / largest) * SCALE));
}
