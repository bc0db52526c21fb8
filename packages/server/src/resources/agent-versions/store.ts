import { AgentSettings } from "@hyponema/contract/agent-settings";
import type { VERSION_ORIGINS } from "@hyponema/contract/agent-versions";
import type { FrozenIntegration } from "@hyponema/contract/integration-settings";
import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { ToolSettings } from "@hyponema/contract/tool-settings";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { numberAfter, type PageRequest } from "../../platform/http/cursor.ts";
import { filled } from "../../platform/object.ts";

/** A tool as a version froze it. */
export interface FrozenTool {
  readonly tool_id: string;
  readonly settings: ToolSettings;
}

export interface AgentVersionRow {
  readonly agentId: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly settings: AgentSettings;
  readonly personaId: string;
  readonly personaVersion: number;
  readonly tools: readonly FrozenTool[];
  readonly integrations: readonly FrozenIntegration[];
  readonly origin: (typeof VERSION_ORIGINS)[number];
  readonly note: string;
  readonly createdAt: Date;
}

const NEW = AgentSettings.parse({});

const SELECT = `SELECT agent_id AS "agentId", version, name, description, settings, persona_id AS "personaId",
    persona_version AS "personaVersion", tools, integrations, origin, note, created_at AS "createdAt"
  FROM hyponema.agent_versions WHERE workspace_id = $1 AND agent_id = $2`;

export async function insertVersion(tx: WorkspaceTx, row: AgentVersionRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.agent_versions (workspace_id, agent_id, version, name, description, settings, persona_id,
       persona_version, tools, integrations, origin, note, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.workspaceId,
      row.agentId,
      row.version,
      row.name,
      row.description,
      row.settings,
      row.personaId,
      row.personaVersion,
      JSON.stringify(row.tools),
      JSON.stringify(row.integrations),
      row.origin,
      row.note,
      row.createdAt,
    ],
  );
}

export async function findVersion(
  tx: WorkspaceTx,
  agentId: string,
  version: number,
): Promise<AgentVersionRow | undefined> {
  const rows = await tx.query<AgentVersionRow>(`${SELECT} AND version = $3`, [
    tx.workspaceId,
    agentId,
    version,
  ]);
  return settled(rows)[0];
}

export async function listVersions(
  tx: WorkspaceTx,
  agentId: string,
  page: PageRequest,
): Promise<AgentVersionRow[]> {
  const rows = await tx.query<AgentVersionRow>(
    `${SELECT} AND ($3::int IS NULL OR version < $3) ORDER BY version DESC LIMIT $4`,
    [tx.workspaceId, agentId, numberAfter(page), page.limit + 1],
  );
  return settled(rows);
}

/** Agents whose published version follows the production version of a persona, locked in the order of their IDs. */
export async function lockFollowers(tx: WorkspaceTx, personaId: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT a.id FROM hyponema.agents a JOIN hyponema.agent_versions v
       ON v.workspace_id = a.workspace_id AND v.agent_id = a.id AND v.version = a.published_version
     WHERE a.workspace_id = $1 AND v.persona_id = $2 AND v.settings -> 'persona' ->> 'version' IS NULL
       AND a.archived_at IS NULL ORDER BY a.id FOR UPDATE OF a`,
    [tx.workspaceId, personaId],
  );
  return rows.map(({ id }) => id);
}

/** Whether an agent that is not archived names the persona in its draft, or has published a version that speaks from it. */
export async function isPersonaUsed(tx: WorkspaceTx, personaId: string): Promise<boolean> {
  const rows = await tx.query<{ used: boolean }>(
    `SELECT EXISTS (SELECT FROM hyponema.agents a LEFT JOIN hyponema.agent_versions v
       ON v.workspace_id = a.workspace_id AND v.agent_id = a.id AND v.version = a.published_version
     WHERE a.workspace_id = $1 AND a.archived_at IS NULL
       AND $2 IN (v.persona_id, a.settings -> 'persona' ->> 'persona_id')) AS used`,
    [tx.workspaceId, personaId],
  );
  return expectRow(rows, "asking whether a persona is used").used;
}

/** Whether what an agent learns is shared, as its published version says, or its draft while nothing is published. */
export async function publishedScope(tx: WorkspaceTx, agentId: string): Promise<MemoryScope | undefined> {
  const [row] = await tx.query<{ scope: MemoryScope }>(
    "SELECT scope FROM hyponema.published_memory_scope($1, $2) AS p (scope) WHERE scope IS NOT NULL",
    [tx.workspaceId, agentId],
  );
  return row?.scope;
}

/** Keeps an agent's published version as it is until the transaction ends. */
export async function holdPublished(tx: WorkspaceTx, agentId: string): Promise<void> {
  await tx.query("SELECT FROM hyponema.agents WHERE workspace_id = $1 AND id = $2 FOR KEY SHARE", [
    tx.workspaceId,
    agentId,
  ]);
}

// Settings written before a field came to be get its default.
function settled(rows: readonly AgentVersionRow[]): AgentVersionRow[] {
  return rows.map((row) => ({ ...row, settings: filled(NEW, row.settings) }));
}
