import type { ModelPrice, OwnPrice } from "@hyponema/contract/prices";
import type { UsageKind } from "@hyponema/contract/usage";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { recordChange } from "../audit/service.ts";
import { BUILT_IN_PRICES, type Cost, costOf, type PaidTokens, PRICES_AS_OF } from "./prices.ts";
import { summed, tokenRows } from "./rows.ts";
import * as store from "./store.ts";

/** What one model was asked to do. */
export type ModelUsage = PaidTokens;

/** Tells what a request to a model costs a workspace; null when no price is known. */
export type Pricing = (tokens: PaidTokens) => Cost | null;

/** Keeps what requests to models used for a turn, by unit; `kind` is what they were for. */
export async function recordUsage(
  tx: WorkspaceTx,
  turn: { readonly turnId: string; readonly sessionId: string },
  kind: UsageKind,
  requests: readonly { readonly usage: ModelUsage; readonly cost: Cost | null }[],
): Promise<void> {
  if (requests.length === 0) return;
  const rows = requests.flatMap(({ usage, cost }) => tokenRows(kind, usage, cost));
  await store.insertUsage(tx, turn, summed(rows));
}

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
