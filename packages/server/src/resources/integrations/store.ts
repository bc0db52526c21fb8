import type { IntegrationSettings } from "@hyponema/contract/integration-settings";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface IntegrationRow {
  readonly id: string;
  readonly settings: IntegrationSettings;
  readonly revision: number;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface IntegrationFilter {
  readonly search?: string | undefined;
  readonly provider?: string | undefined;
  readonly archived: boolean;
}

const SELECT = `SELECT id, settings, revision, archived_at AS "archivedAt", created_at AS "createdAt",
    updated_at AS "updatedAt" FROM hyponema.integrations WHERE workspace_id = $1`;

export async function find(tx: WorkspaceTx, id: string): Promise<IntegrationRow | undefined> {
  const [row] = await tx.query<IntegrationRow>(`${SELECT} AND id = $2`, [tx.workspaceId, id]);
  return row;
}

export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<IntegrationRow | undefined> {
  const [row] = await tx.query<IntegrationRow>(`${SELECT} AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return row;
}

export async function findAll(tx: WorkspaceTx, ids: readonly string[]): Promise<IntegrationRow[]> {
  if (ids.length === 0) return [];
  return tx.query<IntegrationRow>(`${SELECT} AND id = ANY ($2)`, [tx.workspaceId, ids]);
}

export async function list(
  tx: WorkspaceTx,
  filter: IntegrationFilter,
  page: PageRequest,
): Promise<IntegrationRow[]> {
  return tx.query<IntegrationRow>(
    `${SELECT} AND ($2::text IS NULL OR settings ->> 'name' ILIKE $2) AND ($3::text IS NULL OR provider = $3)
       AND (archived_at IS NOT NULL) = $4 AND ($5::text IS NULL OR id < $5) ORDER BY id DESC LIMIT $6`,
    [
      tx.workspaceId,
      filter.search === undefined ? null : containing(filter.search),
      filter.provider ?? null,
      filter.archived,
      page.after,
      page.limit + 1,
    ],
  );
}

export async function insert(tx: WorkspaceTx, row: IntegrationRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.integrations (workspace_id, id, provider, settings, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $5)`,
    [tx.workspaceId, row.id, row.settings.provider, row.settings, row.createdAt],
  );
}

/** Writes a changed row over the one before. */
export async function update(tx: WorkspaceTx, row: IntegrationRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.integrations SET settings = $3, archived_at = $4, revision = $5, updated_at = $6
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, row.id, row.settings, row.archivedAt, row.revision, row.updatedAt],
  );
}
