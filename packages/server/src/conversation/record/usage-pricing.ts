import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type FinishedSpan, recordSpans } from "../../resources/observability/service.ts";
import {
  type ModelUsage,
  type PricedUsage,
  pricingOf,
  recordUsage,
  totalCost,
} from "../../resources/usage/service.ts";

/** What a model was paid for, and in which step. */
export interface Paid {
  readonly spanId: string;
  readonly usage: ModelUsage;
}

/** Puts a price on what was asked of models: once for each step, and in all. */
export async function priceUsage(
  tx: WorkspaceTx,
  paid: readonly Paid[],
): Promise<{
  readonly costUsd: number | null;
  /** Saves steps with what they cost, and books what each model was paid for. */
  save(
    place: { readonly turnId: string; readonly traceId: string },
    spans: readonly FinishedSpan[],
  ): Promise<void>;
}> {
  const pricing = await pricingOf(tx);
  const steps = paid.map(({ spanId, usage }) => ({ spanId, usage: { ...usage, costUsd: pricing(usage) } }));
  const usage = steps.map((step): PricedUsage => step.usage);
  const costs = new Map(steps.map(({ spanId, usage }) => [spanId, usage.costUsd]));
  return {
    costUsd: totalCost(usage.map(({ costUsd }) => costUsd)),
    async save({ turnId, traceId }, spans) {
      await recordSpans(
        tx,
        traceId,
        spans.map((span) => ({ ...span, cost_usd: costs.get(span.id) ?? null })),
      );
      if (usage.length > 0) await recordUsage(tx, turnId, summed(usage));
    },
  };
}

/** One entry for each model, over all rounds. */
export function summed(usage: readonly PricedUsage[]): PricedUsage[] {
  const sums = new Map<string, PricedUsage>();
  for (const used of usage) {
    const key = `${used.provider}/${used.model}`;
    const before = sums.get(key);
    if (!before) {
      sums.set(key, used);
      continue;
    }
    sums.set(key, {
      ...used,
      promptTokens: used.promptTokens + before.promptTokens,
      cachedPromptTokens: used.cachedPromptTokens + before.cachedPromptTokens,
      cacheWriteTokens: used.cacheWriteTokens + before.cacheWriteTokens,
      completionTokens: used.completionTokens + before.completionTokens,
      costUsd: totalCost([used.costUsd, before.costUsd]),
    });
  }
  return [...sums.values()];
}
