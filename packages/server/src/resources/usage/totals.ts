import type { QueryOf } from "@hyponema/contract/route";
import {
  DEFAULT_USAGE_DAYS,
  type getUsage as getUsageRoute,
  MAX_USAGE_DAYS,
  MAX_USAGE_GROUPS,
  type Usage,
} from "@hyponema/contract/usage";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { sumUsage, type UsageSum } from "./store.ts";

const DAY_MS = 24 * 3600 * 1000;

type Totals = Usage["total"];

/** Sums up what was used in a time, by group. */
export async function getUsage(tx: WorkspaceTx, query: QueryOf<typeof getUsageRoute>): Promise<Usage> {
  const { from, to } = timeOf(query, tx.now);
  const filter = { from, to, groupBy: query.group_by, includeTest: query.include_test === "true" };
  const sums = await sumUsage(tx, filter, MAX_USAGE_GROUPS);
  const groups = new Map<string | null, UsageSum[]>();
  for (const sum of sums) {
    if (sum.total) continue;
    const group = groups.get(sum.key);
    if (group) group.push(sum);
    else groups.set(sum.key, [sum]);
  }
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    group_by: query.group_by,
    total: totalsOf(sums.filter(({ total }) => total)),
    data: [...groups].map(([key, units]) => ({ key, ...totalsOf(units) })),
    left_out: (sums[0]?.groups ?? 0) - groups.size,
  };
}

function timeOf(query: QueryOf<typeof getUsageRoute>, now: Date): { readonly from: Date; readonly to: Date } {
  const to = query.to === undefined ? now : new Date(query.to);
  const from =
    query.from === undefined ? new Date(to.getTime() - DEFAULT_USAGE_DAYS * DAY_MS) : new Date(query.from);
  const length = to.getTime() - from.getTime();
  if (length <= 0) refuse("must be before `to`");
  if (length > MAX_USAGE_DAYS * DAY_MS) refuse(`must be at most ${MAX_USAGE_DAYS} days before \`to\``);
  return { from, to };
}

function refuse(message: string): never {
  throw new Refusal("invalid-request", { errors: [{ path: "query/from", message }] });
}

function totalsOf(sums: readonly UsageSum[]): Totals {
  const known = sums.flatMap(({ costUsd }) => (costUsd === null ? [] : [costUsd]));
  return {
    quantities: sums.map(({ unit, quantity }) => ({ unit, quantity })),
    cost_usd: known.length === 0 ? null : known.reduce((sum, cost) => sum + cost, 0),
    estimated: sums.some(({ estimated }) => estimated),
  };
}
