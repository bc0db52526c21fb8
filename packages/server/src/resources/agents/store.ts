import type { AgentSettings } from "@hyponema/contract/agents";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface AgentRow {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly settings: AgentSettings;
  readonly publishedVersion: number | null;
  readonly lastVersion: number;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface AgentVersionRow {
  readonly agentId: string;
  readonly version: number;
  readonly name: string;
  readonly description: string;
  readonly settings: AgentSettings;
  readonly personaId: string;
  readonly personaVersion: number;
}

export interface AgentFilter {
  readonly search?: string | undefined;
  readonly status?: "draft" | "published" | undefined;
}

const SELECT = `SELECT id, name, description, settings, published_version AS "publishedVersion",
    last_version AS "lastVersion", revision, created_at AS "createdAt", updated_at AS "updatedAt"
  FROM hyponema.agents WHERE workspace_id = $1`;

export async function find(tx: WorkspaceTx, id: string): Promise<AgentRow | undefined> {
  const [row] = await tx.query<AgentRow>(`${SELECT} AND id = $2`, [tx.workspaceId, id]);
  return row;
}

/** Finds and locks, so that two changes of one agent happen one after the other. */
export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<AgentRow | undefined> {
  const [row] = await tx.query<AgentRow>(`${SELECT} AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return row;
}

export async function list(tx: WorkspaceTx, filter: AgentFilter, page: PageRequest): Promise<AgentRow[]> {
  return tx.query<AgentRow>(
    `${SELECT} AND ($2::text IS NULL OR name ILIKE $2) AND ($3::boolean IS NULL OR (published_version IS NOT NULL) = $3)
       AND ($4::text IS NULL OR id < $4) ORDER BY id DESC LIMIT $5`,
    [
      tx.workspaceId,
      filter.search === undefined ? null : containing(filter.search),
      filter.status === undefined ? null : filter.status === "published",
      page.after,
      page.limit + 1,
    ],
  );
}

export async function insert(tx: WorkspaceTx, row: AgentRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.agents (workspace_id, id, name, description, settings, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6)`,
    [tx.workspaceId, row.id, row.name, row.description, row.settings, row.createdAt],
  );
}

/** Writes a changed row over the one before. */
export async function update(tx: WorkspaceTx, row: AgentRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.agents SET name = $3, description = $4, settings = $5, published_version = $6, last_version = $7,
       revision = $8, updated_at = $9 WHERE workspace_id = $1 AND id = $2`,
    [
      tx.workspaceId,
      row.id,
      row.name,
      row.description,
      row.settings,
      row.publishedVersion,
      row.lastVersion,
      row.revision,
      row.updatedAt,
    ],
  );
}

export async function insertVersion(tx: WorkspaceTx, row: AgentVersionRow, note: string): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.agent_versions (workspace_id, agent_id, version, name, description, settings, persona_id,
       persona_version, note, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    [
      tx.workspaceId,
      row.agentId,
      row.version,
      row.name,
      row.description,
      row.settings,
      row.personaId,
      row.personaVersion,
      note,
      tx.now,
    ],
  );
}

export async function findVersion(
  tx: WorkspaceTx,
  agentId: string,
  version: number,
): Promise<AgentVersionRow | undefined> {
  const [row] = await tx.query<AgentVersionRow>(
    `SELECT agent_id AS "agentId", version, name, description, settings, persona_id AS "personaId",
       persona_version AS "personaVersion" FROM hyponema.agent_versions
     WHERE workspace_id = $1 AND agent_id = $2 AND version = $3`,
    [tx.workspaceId, agentId, version],
  );
  return row;
}
