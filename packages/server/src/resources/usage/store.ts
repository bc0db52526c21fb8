import type { ModelPrice, OwnPrice } from "@hyponema/contract/prices";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import type { PaidTokens } from "./prices.ts";

/** Tokens with what they cost, in US dollars; null where no price is known. */
export type PricedTokens = PaidTokens & { readonly costUsd: number | null };

export async function addUsage(
  tx: WorkspaceTx,
  turnId: string,
  usage: readonly PricedTokens[],
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.usage_records AS r (workspace_id, turn_id, provider, model, prompt_tokens,
       cached_prompt_tokens, cache_write_tokens, completion_tokens, cost_usd, at)
     SELECT $1, $2, u.*, $3 FROM jsonb_to_recordset($4::jsonb) AS u (provider text, model text, "promptTokens" int,
       "cachedPromptTokens" int, "cacheWriteTokens" int, "completionTokens" int, "costUsd" double precision)
     ON CONFLICT (workspace_id, turn_id, provider, model) DO UPDATE SET
       prompt_tokens = r.prompt_tokens + excluded.prompt_tokens,
       cached_prompt_tokens = r.cached_prompt_tokens + excluded.cached_prompt_tokens,
       cache_write_tokens = r.cache_write_tokens + excluded.cache_write_tokens,
       completion_tokens = r.completion_tokens + excluded.completion_tokens,
       cost_usd = r.cost_usd + excluded.cost_usd`,
    [tx.workspaceId, turnId, tx.now, JSON.stringify(usage)],
    "usage-insert",
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
