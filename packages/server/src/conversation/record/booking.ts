import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type FinishedSpan, recordSpans } from "../../resources/observability/service.ts";
import { type ModelUsage, pricingOf, recordUsage, totalCost } from "../../resources/usage/service.ts";

/** What a model was paid for, and in which step. */
export interface Paid {
  readonly spanId: string;
  readonly usage: ModelUsage;
}

/** Puts a price on what was asked of models: once for each step, and in all. */
export async function priced(
  tx: WorkspaceTx,
  paid: readonly Paid[],
): Promise<{
  readonly costUsd: number | null;
  /** Keeps steps with what they cost, and books what each model was paid for. */
  keep(
    place: { readonly turnId: string; readonly traceId: string },
    spans: readonly FinishedSpan[],
  ): Promise<void>;
}> {
  const pricing = await pricingOf(tx);
  const usage = paid.map((item) => item.usage);
  const costs = new Map(paid.map((item) => [item.spanId, pricing(item.usage)]));
  return {
    costUsd: totalCost(usage, pricing),
    async keep({ turnId, traceId }, spans) {
      await recordSpans(
        tx,
        traceId,
        spans.map((span) => ({ ...span, cost_usd: costs.get(span.id) ?? null })),
      );
      if (usage.length > 0) await recordUsage(tx, turnId, summed(usage), pricing);
    },
  };
}

/** One entry for each model, over all rounds. */
export function summed(usage: readonly ModelUsage[]): ModelUsage[] {
  const sums = new Map<string, ModelUsage>();
  for (const used of usage) {
    const key = `${used.provider}/${used.model}`;
    const before = sums.get(key);
    sums.set(key, {
      ...used,
      promptTokens: used.promptTokens + (before?.promptTokens ?? 0),
      cachedPromptTokens: used.cachedPromptTokens + (before?.cachedPromptTokens ?? 0),
      cacheWriteTokens: used.cacheWriteTokens + (before?.cacheWriteTokens ?? 0),
      completionTokens: used.completionTokens + (before?.completionTokens ?? 0),
    });
  }
  return [...sums.values()];
}
