import { EmbeddingError, type EmbeddingModel } from "../../../providers/embedding/port.ts";
import type { Embedded } from "./entry-store.ts";

/** Embeds texts. Failures are left out: the embedder retries them later, and until then the texts are found by their words. */
export async function embedAll(
  model: EmbeddingModel,
  texts: readonly string[],
  signal: AbortSignal,
): Promise<ReadonlyMap<string, Embedded>> {
  const distinct = [...new Set(texts)];
  try {
    const vectors = await model.embed(distinct, "later", signal);
    return new Map(
      distinct.flatMap((text, index) => {
        const vector = vectors[index];
        return vector ? [[text, { vector, model: model.name }] as const] : [];
      }),
    );
  } catch (error) {
    if (error instanceof EmbeddingError) return new Map();
    throw error;
  }
}
