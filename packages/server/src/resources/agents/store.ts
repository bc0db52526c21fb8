import { AgentSettings } from "@hyponema/contract/agent-settings";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";
import { filled } from "../../platform/object.ts";

export interface AgentRow {
  readonly id: string;
  readonly key: string | null;
  readonly name: string;
  readonly description: string;
  readonly settings: AgentSettings;
  readonly publishedVersion: number | null;
  readonly lastVersion: number;
  readonly archivedAt: Date | null;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface AgentFilter {
  readonly search?: string | undefined;
  readonly status?: "draft" | "published" | undefined;
  readonly persona_id?: string | undefined;
  readonly tool_id?: string | undefined;
  readonly integration_id?: string | undefined;
  readonly key?: string | undefined;
  readonly archived: boolean;
}

/** The constraint that keeps keys apart. */
export const ONE_KEY = "agents_one_key";

const NEW = AgentSettings.parse({});

/** Settings as they are now: those written before a field came to be get its default. */
export function settled<Row extends { readonly settings: AgentSettings }>(rows: readonly Row[]): Row[] {
  return rows.map((row) => ({ ...row, settings: filled(NEW, row.settings) }));
}

const SELECT = `SELECT id, key, name, description, settings, published_version AS "publishedVersion",
    last_version AS "lastVersion", archived_at AS "archivedAt", revision, created_at AS "createdAt", updated_at AS "updatedAt"
  FROM hyponema.agents WHERE workspace_id = $1`;

export async function find(tx: WorkspaceTx, id: string): Promise<AgentRow | undefined> {
  return settled(await tx.query<AgentRow>(`${SELECT} AND id = $2`, [tx.workspaceId, id]))[0];
}

/** Finds and locks, so that two changes of one agent happen one after the other. */
export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<AgentRow | undefined> {
  return settled(await tx.query<AgentRow>(`${SELECT} AND id = $2 FOR UPDATE`, [tx.workspaceId, id]))[0];
}

export async function list(tx: WorkspaceTx, filter: AgentFilter, page: PageRequest): Promise<AgentRow[]> {
  const rows = await tx.query<AgentRow>(
    `${SELECT} AND ($2::text IS NULL OR name ILIKE $2) AND ($3::boolean IS NULL OR (published_version IS NOT NULL) = $3)
       AND ($4::text IS NULL OR settings -> 'persona' ->> 'persona_id' = $4)
       AND ($5::jsonb IS NULL OR settings -> 'tools' @> $5)
       AND ($6::jsonb IS NULL OR settings -> 'integrations' @> $6)
       AND (archived_at IS NOT NULL) = $7 AND ($8::text IS NULL OR key = $8)
       AND ($9::text IS NULL OR id < $9) ORDER BY id DESC LIMIT $10`,
    [
      tx.workspaceId,
      filter.search === undefined ? null : containing(filter.search),
      filter.status === undefined ? null : filter.status === "published",
      filter.persona_id ?? null,
      filter.tool_id === undefined ? null : JSON.stringify([{ tool_id: filter.tool_id }]),
      filter.integration_id === undefined
        ? null
        : JSON.stringify([{ integration_id: filter.integration_id }]),
      filter.archived,
      filter.key ?? null,
      page.after,
      page.limit + 1,
    ],
  );
  return settled(rows);
}

export async function insert(tx: WorkspaceTx, row: AgentRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.agents (workspace_id, id, key, name, description, settings, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [tx.workspaceId, row.id, row.key, row.name, row.description, row.settings, row.createdAt],
  );
}

/** Writes a changed row over the one before. */
export async function update(tx: WorkspaceTx, row: AgentRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.agents SET name = $3, description = $4, settings = $5, published_version = $6, last_version = $7,
       archived_at = $8, revision = $9, updated_at = $10, key = $11 WHERE workspace_id = $1 AND id = $2`,
    [
      tx.workspaceId,
      row.id,
      row.name,
      row.description,
      row.settings,
      row.publishedVersion,
      row.lastVersion,
      row.archivedAt,
      row.revision,
      row.updatedAt,
      row.key,
    ],
  );
}
