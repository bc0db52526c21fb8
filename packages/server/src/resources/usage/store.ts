import type { ModelPrice, OwnPrice } from "@hyponema/contract/prices";
import type { UsageGroup, UsageUnit } from "@hyponema/contract/usage";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import type { UsageRow } from "./rows.ts";

/** Keeps what was used for a turn; the rows are of its session, and test traffic if that is. */
export async function insertUsage(
  tx: WorkspaceTx,
  turn: { readonly turnId: string; readonly sessionId: string },
  rows: readonly UsageRow[],
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.usage (workspace_id, at, session_id, turn_id, agent_id, kind, unit, quantity, provider, model,
       cost_usd, estimated, test)
     SELECT s.workspace_id, $2, s.id, $3, s.agent_id, u.kind, u.unit, u.quantity, u.provider, u.model, u."costUsd",
       u.estimated, s.test
     FROM hyponema.sessions s CROSS JOIN jsonb_to_recordset($5::jsonb) AS u (kind text, unit text,
       quantity double precision, provider text, model text, "costUsd" double precision, estimated boolean)
     WHERE s.workspace_id = $1 AND s.id = $4`,
    [tx.workspaceId, tx.now, turn.turnId, turn.sessionId, JSON.stringify(rows)],
    "usage-insert",
  );
}

export interface UsageFilter {
  readonly from: Date;
  readonly to: Date;
  readonly groupBy: UsageGroup;
  readonly includeTest: boolean;
}

/** One unit of a group, or, with `total`, of all groups. */
export interface UsageSum {
  readonly total: boolean;
  readonly key: string | null;
  readonly unit: UsageUnit;
  readonly quantity: number;
  readonly costUsd: number | null;
  readonly estimated: boolean;
  /** How many groups there are; null for a group's own. */
  readonly groups: number | null;
}

const KEYS: Readonly<Record<UsageGroup, string>> = {
  day: "to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD')",
  agent: "agent_id::text",
  model: "provider || '/' || model",
  kind: "kind",
};

/** Sums of usage by unit: of everything, and of the first `most` groups in their order. */
export async function sumUsage(tx: WorkspaceTx, filter: UsageFilter, most: number): Promise<UsageSum[]> {
  const order = filter.groupBy === "day" ? "key" : "group_cost DESC NULLS LAST, group_quantity DESC, key";
  return tx.query<UsageSum>(
    `WITH sums AS (
       SELECT key, unit, sum(quantity) AS quantity, sum(cost_usd) AS cost, bool_or(estimated) AS estimated
       FROM (SELECT ${KEYS[filter.groupBy]} AS key, unit, quantity, cost_usd, estimated FROM hyponema.usage
         WHERE workspace_id = $1 AND at >= $2 AND at < $3 AND ($4 OR NOT test)) AS used
       GROUP BY key, unit
     ), grouped AS (
       SELECT *, sum(cost) OVER of_group AS group_cost, sum(quantity) OVER of_group AS group_quantity
       FROM sums WINDOW of_group AS (PARTITION BY key)
     ), ranked AS (
       SELECT *, dense_rank() OVER (ORDER BY ${order}) AS place FROM grouped
     )
     SELECT true AS total, NULL AS key, 0 AS place, unit, sum(quantity) AS quantity, sum(cost) AS "costUsd",
       bool_or(estimated) AS estimated, (SELECT max(place)::int FROM ranked) AS groups
     FROM ranked GROUP BY unit
     UNION ALL
     SELECT false, key, place, unit, quantity, cost, estimated, NULL FROM ranked WHERE place <= $5
     ORDER BY place, unit`,
    [tx.workspaceId, filter.from, filter.to, filter.includeTest, most],
  );
}

/** The workspace's own prices, in the order of their names. */
export async function listPrices(tx: WorkspaceTx): Promise<ModelPrice[]> {
  const rows = await tx.query<Omit<ModelPrice, "source" | "long_from_tokens">>(
    `SELECT provider, model, input_usd, cached_input_usd, cache_write_usd, output_usd FROM hyponema.model_prices
     WHERE workspace_id = $1 ORDER BY provider, model`,
    [tx.workspaceId],
    "prices-list",
  );
  return rows.map((row) => ({ ...row, long_from_tokens: null, source: "workspace" }));
}

export async function replacePrices(tx: WorkspaceTx, prices: readonly OwnPrice[]): Promise<void> {
  await tx.query("DELETE FROM hyponema.model_prices WHERE workspace_id = $1", [tx.workspaceId]);
  await tx.query(
    `INSERT INTO hyponema.model_prices (workspace_id, provider, model, input_usd, cached_input_usd, cache_write_usd,
       output_usd, updated_at)
     SELECT $1, p.*, $2 FROM jsonb_to_recordset($3::jsonb) AS p (provider text, model text,
       input_usd double precision, cached_input_usd double precision, cache_write_usd double precision,
       output_usd double precision)`,
    [tx.workspaceId, tx.now, JSON.stringify(prices)],
  );
}
