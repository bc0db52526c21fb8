import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { expectRow } from "../../../platform/database/expect-row.ts";
import type { MemoryWrite } from "../entries/entry-store.ts";
import { settleDivided } from "../facts/divide.ts";
import { raiseUpdated } from "../memory-events.ts";

// Tables of learned rows, besides observations.
const TABLES = ["observation_mentions", "open_threads", "memory_tones", "memory_cooldowns", "memory_resumes"];

/** SQL: the number of the last change in the workspace of the parameter `$1`. */
export const LAST_CHANGE = `COALESCE((
  SELECT max(c.number) FROM hyponema.memory_scope_changes c WHERE c.workspace_id = $1::hyponema.typeid), 0)`;

/**
 * Changes the scope of everything an agent has learned, for every reader from the commit on and whatever the amount: the rows
 * of each User are updated later, see `lockMemory`. The agent must be locked.
 */
export async function changeScope(tx: WorkspaceTx, agentId: string, scope: MemoryScope): Promise<void> {
  // Serializes the numbers of a workspace.
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `memory-scopes ${tx.workspaceId}`,
  ]);
  await tx.query(
    `INSERT INTO hyponema.memory_scope_changes (workspace_id, number, agent_id, scope, created_at)
     SELECT $1::text, COALESCE(max(number), 0) + 1, $2, $3, $4 FROM hyponema.memory_scope_changes WHERE workspace_id = $1`,
    [tx.workspaceId, agentId, scope, tx.now],
  );
}

/** The agents among `agentIds` whose last scope change after `since` narrowed them; none if `since` is null. */
export async function narrowedSince(
  tx: WorkspaceTx,
  since: Date | null,
  agentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (since === null || agentIds.length === 0) return new Set();
  const last = await tx.query<{ agent_id: string; scope: MemoryScope }>(
    `SELECT DISTINCT ON (agent_id) agent_id, scope FROM hyponema.memory_scope_changes
     WHERE workspace_id = $1 AND agent_id = ANY ($2) AND created_at >= $3 ORDER BY agent_id, number DESC`,
    [tx.workspaceId, agentIds, since],
  );
  return new Set(last.flatMap(({ agent_id, scope }) => (scope === "agent" ? [agent_id] : [])));
}

/** Applies pending scope changes to the rows of a User, the last one of each agent. */
export async function followChanges(write: MemoryWrite): Promise<void> {
  const { tx, userId } = write;
  const changes = await tx.query<{ agent_id: string; scope: MemoryScope; number: string }>(
    `SELECT DISTINCT ON (c.agent_id) c.agent_id, c.scope, c.number FROM hyponema.memory_scope_changes c
     JOIN hyponema.memory_heads h ON h.workspace_id = $1 AND h.user_id = $2
     WHERE c.workspace_id = $1 AND c.number > h.scopes_through ORDER BY c.agent_id, c.number DESC`,
    [tx.workspaceId, userId],
  );
  // First, so that the reads below see the rows themselves and not the pending changes.
  await tx.query(
    `UPDATE hyponema.memory_heads SET scopes_through = GREATEST(scopes_through, $3)
     WHERE workspace_id = $1 AND user_id = $2`,
    [tx.workspaceId, userId, changes.map(({ number }) => Number(number)).reduce((a, b) => Math.max(a, b), 0)],
  );
  if (changes.length === 0) return;
  const changed: { readonly id: string; readonly slot: string | null }[] = [];
  for (const { agent_id: agentId, scope } of changes) changed.push(...(await move(write, agentId, scope)));
  const { observations, superseded } = await settleDivided(write, changed);
  if (observations.length > 0) await raiseUpdated(write, { observations, superseded });
}

async function move(
  { tx, userId, revision }: MemoryWrite,
  agentId: string,
  scope: MemoryScope,
): Promise<{ readonly id: string; readonly slot: string | null }[]> {
  const values = [tx.workspaceId, userId, agentId, scope];
  const own = "workspace_id = $1 AND user_id = $2 AND agent_id = $3 AND scope <> $4";
  for (const table of TABLES) await tx.query(`UPDATE hyponema.${table} SET scope = $4 WHERE ${own}`, values);
  await tx.query(`UPDATE hyponema.memory_entries SET scope = $4, revision = $5 WHERE ${own}`, [
    ...values,
    revision,
  ]);
  return tx.query(`UPDATE hyponema.observations SET scope = $4 WHERE ${own} RETURNING id, slot`, values);
}

/** Whether an agent may have learned anything. */
export async function mayHaveLearned(tx: WorkspaceTx, agentId: string): Promise<boolean> {
  const rows = await tx.query<{ learned: boolean }>(
    `SELECT EXISTS (SELECT FROM hyponema.sessions WHERE workspace_id = $1 AND agent_id = $2 AND remembered)
       OR EXISTS (SELECT FROM hyponema.observations WHERE workspace_id = $1 AND agent_id = $2)
       OR ${TABLES.map((table) => `EXISTS (SELECT FROM hyponema.${table} WHERE workspace_id = $1 AND agent_id = $2)`).join(" OR ")} AS learned`,
    [tx.workspaceId, agentId],
  );
  return expectRow(rows, "asking whether an agent may have learned").learned;
}
