/** Priority: a User waits for `now`, `later` is background work. */
export type Urgency = "now" | "later";

/** A model that turns texts into vectors by meaning. */
export interface EmbeddingModel {
  /** Identifies the model; vectors of different models cannot be compared. */
  readonly name: string;
  /** Length of the vectors. */
  readonly dimensions: number;
  /**
   * Embeds each text as a vector scaled to `SCALE` and rounded to integers. Throws `EmbeddingError`, or the signal's
   * reason.
   */
  embed(texts: readonly string[], urgency: Urgency, signal: AbortSignal): Promise<readonly Int8Array[]>;
  close(): Promise<void>;
}

/** Embedding failed for now. Search falls back to lexical matching. */
export class EmbeddingError extends Error {
  override name = "EmbeddingError";
}

/** Largest absolute component of a quantized vector. */
export const SCALE = 127;

/** Quantizes `vector` to int8 and keeps its direction. All zeros for a text without meaning. */
export function quantize(vector: ArrayLike<number>): Int8Array {
  let largest = 0;
  for (let index = 0; index < vector.length; index++) {
    largest = Math.max(largest, Math.abs(vector[index] ?? 0));
  }
  if (!(largest > 0)) return new Int8Array(vector.length);
  return Int8Array.from(vector, (value) => Math.round((value / largest) * SCALE));
}
