import type { ModelPrice, OwnPrice } from "@hyponema/contract/prices";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { recordChange } from "../audit/service.ts";
import { BUILT_IN_PRICES, costOf, type PaidTokens, PRICES_AS_OF } from "./prices.ts";
import * as store from "./store.ts";

/** What one model was asked to do in one turn, over all rounds. */
export type ModelUsage = PaidTokens;

/** Tells what models cost a workspace. */
export type Pricing = (tokens: PaidTokens) => number | null;

/** Books what a turn used; what the same model was asked for it later is added. */
export async function recordUsage(
  tx: WorkspaceTx,
  turnId: string,
  usage: readonly ModelUsage[],
  pricing: Pricing,
): Promise<void> {
  await store.addUsage(
    tx,
    turnId,
    usage.map((used) => ({ ...used, costUsd: pricing(used) })),
  );
}

/** The prices that count for the workspace now. */
export async function pricingOf(tx: WorkspaceTx): Promise<Pricing> {
  const own = await store.listPrices(tx);
  return (tokens) => costOf(tokens, own, BUILT_IN_PRICES);
}

/** What all of `usage` cost; null when of one of them no price is known, and when there is none. */
export function totalCost(usage: readonly ModelUsage[], pricing: Pricing): number | null {
  const costs = usage.map(pricing);
  if (costs.length === 0) return null;
  return costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0);
}

export async function listModelPrices(tx: WorkspaceTx): Promise<{ as_of: string; data: ModelPrice[] }> {
  return { as_of: PRICES_AS_OF, data: [...(await store.listPrices(tx)), ...BUILT_IN_PRICES] };
}

/** Sets the workspace's own prices in place of those it had. */
export async function setModelPrices(
  tx: WorkspaceTx,
  prices: readonly OwnPrice[],
): Promise<{ as_of: string; data: ModelPrice[] }> {
  const before = await store.listPrices(tx);
  await store.replacePrices(tx, prices);
  const target = { kind: "model_prices", id: tx.workspaceId };
  await recordChange(tx, { action: "model_prices.set", target, before, after: prices });
  return listModelPrices(tx);
}
