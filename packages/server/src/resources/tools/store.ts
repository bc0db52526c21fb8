import type { ToolSettings } from "@hyponema/contract/tool-settings";
import type { Discovered } from "@hyponema/contract/tools";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface ToolRow {
  readonly id: string;
  readonly settings: ToolSettings;
  readonly discovered: Discovered | null;
  readonly revision: number;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface ToolFilter {
  readonly search?: string | undefined;
  readonly kind?: ToolSettings["kind"] | undefined;
  readonly archived: boolean;
}

const SELECT = `SELECT id, settings, discovered, revision, archived_at AS "archivedAt", created_at AS "createdAt",
    updated_at AS "updatedAt" FROM hyponema.tools WHERE workspace_id = $1`;

export async function find(tx: WorkspaceTx, id: string): Promise<ToolRow | undefined> {
  const [row] = await tx.query<ToolRow>(`${SELECT} AND id = $2`, [tx.workspaceId, id]);
  return row;
}

export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<ToolRow | undefined> {
  const [row] = await tx.query<ToolRow>(`${SELECT} AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return row;
}

export async function findAll(tx: WorkspaceTx, ids: readonly string[]): Promise<ToolRow[]> {
  if (ids.length === 0) return [];
  return tx.query<ToolRow>(`${SELECT} AND id = ANY ($2)`, [tx.workspaceId, ids]);
}

export async function list(tx: WorkspaceTx, filter: ToolFilter, page: PageRequest): Promise<ToolRow[]> {
  return tx.query<ToolRow>(
    `${SELECT} AND ($2::text IS NULL OR slug ILIKE $2) AND ($3::text IS NULL OR kind = $3)
       AND (archived_at IS NOT NULL) = $4 AND ($5::text IS NULL OR id < $5) ORDER BY id DESC LIMIT $6`,
    [
      tx.workspaceId,
      filter.search === undefined ? null : containing(filter.search),
      filter.kind ?? null,
      filter.archived,
      page.after,
      page.limit + 1,
    ],
  );
}

export async function takenSlugs(tx: WorkspaceTx): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ slug: string }>(
    "SELECT lower(slug) AS slug FROM hyponema.tools WHERE workspace_id = $1 AND archived_at IS NULL",
    [tx.workspaceId],
  );
  return new Set(rows.map(({ slug }) => slug));
}

export async function insert(tx: WorkspaceTx, row: ToolRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.tools (workspace_id, id, slug, kind, settings, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $6)`,
    [tx.workspaceId, row.id, row.settings.slug, row.settings.kind, row.settings, row.createdAt],
  );
}

/** Writes a changed row over the one before. */
export async function update(tx: WorkspaceTx, row: ToolRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.tools SET slug = $3, settings = $4, archived_at = $5, revision = $6, updated_at = $7
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, row.id, row.settings.slug, row.settings, row.archivedAt, row.revision, row.updatedAt],
  );
}

export async function setDiscovered(tx: WorkspaceTx, id: string, discovered: Discovered): Promise<void> {
  await tx.query("UPDATE hyponema.tools SET discovered = $3 WHERE workspace_id = $1 AND id = $2", [
    tx.workspaceId,
    id,
    jsonb(discovered),
  ]);
}

/** The constraint that keeps the slugs of tools that are not archived apart, in whatever case. */
export const ONE_SLUG = "tools_one_slug";
