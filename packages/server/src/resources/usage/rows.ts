import type { UsageKind, UsageUnit } from "@hyponema/contract/usage";
import { type Cost, type PaidTokens, plainTokens } from "./prices.ts";

/** How much of one unit was used, and what it cost in US dollars; null where no price is known. */
export interface UsageRow {
  readonly kind: UsageKind;
  readonly unit: UsageUnit;
  readonly quantity: number;
  readonly provider: string;
  readonly model: string;
  readonly costUsd: number | null;
  readonly estimated: boolean;
}

const TOKEN_UNITS = ["tokens_in", "tokens_cached", "tokens_cache_write", "tokens_out"] as const;

/** What a request to a model used, by unit. `tokens_in` is never left out, so that each request is in at least one row. */
export function tokenRows(kind: UsageKind, tokens: PaidTokens, cost: Cost | null): UsageRow[] {
  const { provider, model, estimated = false } = tokens;
  const quantities = {
    tokens_in: plainTokens(tokens),
    tokens_cached: tokens.cachedPromptTokens,
    tokens_cache_write: tokens.cacheWriteTokens,
    tokens_out: tokens.completionTokens,
  };
  return TOKEN_UNITS.filter((unit) => unit === "tokens_in" || quantities[unit] > 0).map((unit) => ({
    ...{ kind, unit, quantity: quantities[unit], provider, model },
    ...{ costUsd: cost?.[unit] ?? null, estimated },
  }));
}

/** One row for each unit of a model, over all requests. */
export function summed(rows: readonly UsageRow[]): UsageRow[] {
  const sums = new Map<string, UsageRow>();
  for (const row of rows) {
    const key = JSON.stringify([row.kind, row.provider, row.model, row.unit]);
    const before = sums.get(key);
    sums.set(key, before ? added(before, row) : row);
  }
  return [...sums.values()];
}

function added(one: UsageRow, other: UsageRow): UsageRow {
  return {
    ...one,
    quantity: one.quantity + other.quantity,
    costUsd: one.costUsd === null || other.costUsd === null ? null : one.costUsd + other.costUsd,
    estimated: one.estimated || other.estimated,
  };
}
