import type { ModelPrice, OwnPrice } from "@hyponema/contract/prices";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { recordChange } from "../audit/service.ts";
import { BUILT_IN_PRICES, costOf, type PaidTokens, PRICES_AS_OF } from "./prices.ts";
import * as store from "./store.ts";

/** What one model was asked to do in one turn, over all rounds. */
export type ModelUsage = PaidTokens;

/** Tells what a request to a model costs a workspace, in US dollars; null when no price is known. */
export type Pricing = (tokens: PaidTokens) => number | null;

export type PricedUsage = store.PricedTokens;

/** Books what a turn used, one entry a model; what the same model was asked for it later is added. */
export const recordUsage = store.addUsage;

/** The prices that count for the workspace now. */
export async function pricingOf(tx: WorkspaceTx): Promise<Pricing> {
  const own = await store.listPrices(tx);
  return (tokens) => costOf(tokens, own, BUILT_IN_PRICES);
}

/** The sum of `costs`; null when one of them is not known, and when there is none. */
export function totalCost(costs: readonly (number | null)[]): number | null {
  if (costs.length === 0) return null;
  return costs.reduce((sum, cost) => (sum === null || cost === null ? null : sum + cost), 0);
}

export async function listModelPrices(tx: WorkspaceTx): Promise<{ as_of: string; data: ModelPrice[] }> {
  const own = await store.listPrices(tx);
  const replaced = new Set(own.map(keyOf));
  const builtIn = BUILT_IN_PRICES.filter((price) => !replaced.has(keyOf(price)));
  return { as_of: PRICES_AS_OF, data: [...own, ...builtIn] };
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

function keyOf({ provider, model }: ModelPrice): string {
  return `${provider}/${model}`;
}
