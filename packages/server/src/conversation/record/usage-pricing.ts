import type { UsageKind } from "@hyponema/contract/usage";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type FinishedSpan, recordSpans } from "../../resources/observability/service.ts";
import { type ModelUsage, pricingOf, recordUsage, totalCost } from "../../resources/usage/service.ts";

/** What a model was paid for, and in which step. */
export interface Paid {
  readonly spanId: string;
  readonly usage: ModelUsage;
}

/** The turn that usage is booked with. */
export interface BookedTurn {
  readonly turnId: string;
  readonly sessionId: string;
  readonly traceId: string;
}

/** Prices requests to models: each step, and their total. `kind` is their purpose. */
export async function priceUsage(
  tx: WorkspaceTx,
  paid: readonly Paid[],
  kind: UsageKind = "llm",
): Promise<{
  readonly costUsd: number | null;
  /** Saves steps with their cost, and the usage of each model. */
  save(turn: BookedTurn, spans: readonly FinishedSpan[]): Promise<void>;
}> {
  const pricing = await pricingOf(tx);
  const requests = paid.map((request) => ({ ...request, cost: pricing(request.usage) }));
  const costs = new Map(requests.map(({ spanId, cost }) => [spanId, cost?.total ?? null]));
  return {
    costUsd: totalCost(requests.map(({ cost }) => cost?.total ?? null)),
    async save(turn, spans) {
      await recordSpans(
        tx,
        turn.traceId,
        spans.map((span) => ({ ...span, cost_usd: costs.get(span.id) ?? null })),
      );
      await recordUsage(tx, turn, kind, requests);
    },
  };
}
