import type { WorkspaceTx } from "../../platform/database/database.ts";

/** What one model was asked to do in one turn, over all rounds. */
export interface ModelUsage {
  readonly provider: string;
  readonly model: string;
  readonly promptTokens: number;
  readonly cachedPromptTokens: number;
  readonly completionTokens: number;
}

/** Books what a turn used; what the same model was asked for it later is added. */
export async function recordUsage(
  tx: WorkspaceTx,
  turnId: string,
  usage: readonly ModelUsage[],
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.usage_records (workspace_id, turn_id, provider, model, prompt_tokens, cached_prompt_tokens,
       completion_tokens, at)
     SELECT $1, $2, u.*, $3 FROM jsonb_to_recordset($4::jsonb) AS u (provider text, model text, "promptTokens" int,
       "cachedPromptTokens" int, "completionTokens" int)
     ON CONFLICT (workspace_id, turn_id, provider, model) DO UPDATE SET
       prompt_tokens = usage_records.prompt_tokens + excluded.prompt_tokens,
       cached_prompt_tokens = usage_records.cached_prompt_tokens + excluded.cached_prompt_tokens,
       completion_tokens = usage_records.completion_tokens + excluded.completion_tokens`,
    [tx.workspaceId, turnId, tx.now, JSON.stringify(usage)],
    "usage-insert",
  );
}
