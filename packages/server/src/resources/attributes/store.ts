import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface AttributeRow {
  readonly key: string;
  readonly value: unknown;
  readonly source: string;
  readonly observedAt: Date;
  readonly updatedAt: Date;
  [column: string]: unknown;
}

export interface AttributeFilter {
  readonly prefix?: string | undefined;
  readonly source?: string | undefined;
}

const SELECT = `SELECT key, value, source, observed_at AS "observedAt", updated_at AS "updatedAt"
  FROM hyponema.user_attributes WHERE workspace_id = $1 AND user_id = $2`;

export async function find(tx: WorkspaceTx, userId: string, key: string): Promise<AttributeRow | undefined> {
  const [row] = await tx.query<AttributeRow>(`${SELECT} AND key = $3`, [tx.workspaceId, userId, key]);
  return row;
}

export async function list(
  tx: WorkspaceTx,
  userId: string,
  filter: AttributeFilter,
  page: PageRequest,
): Promise<AttributeRow[]> {
  return tx.query<AttributeRow>(
    `${SELECT} AND ($3::text IS NULL OR starts_with(key, $3)) AND ($4::text IS NULL OR source = $4)
       AND ($5::text IS NULL OR key > $5) ORDER BY key LIMIT $6`,
    [tx.workspaceId, userId, filter.prefix ?? null, filter.source ?? null, page.after, page.limit + 1],
  );
}

export async function count(tx: WorkspaceTx, userId: string): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM hyponema.user_attributes WHERE workspace_id = $1 AND user_id = $2",
    [tx.workspaceId, userId],
  );
  return expectRow(rows, "counting attributes").count;
}

/** Writes an attribute over the one before, if there is one. */
export async function write(tx: WorkspaceTx, userId: string, row: AttributeRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.user_attributes (workspace_id, user_id, key, value, source, observed_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (workspace_id, user_id, key) DO UPDATE SET value = excluded.value, source = excluded.source,
       observed_at = excluded.observed_at, updated_at = excluded.updated_at`,
    [tx.workspaceId, userId, row.key, jsonb(row.value), row.source, row.observedAt, row.updatedAt],
  );
}

export async function remove(tx: WorkspaceTx, userId: string, key: string): Promise<void> {
  await tx.query(
    "DELETE FROM hyponema.user_attributes WHERE workspace_id = $1 AND user_id = $2 AND key = $3",
    [tx.workspaceId, userId, key],
  );
}
