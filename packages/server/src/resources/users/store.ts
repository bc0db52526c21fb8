import { idPattern } from "@hyponema/contract/ids";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface UserRow {
  readonly id: string;
  readonly externalId: string;
  readonly name: string | null;
  readonly phone: string | null;
  readonly language: string | null;
  readonly timezone: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const OUR_ID = idPattern("user");

const SELECT = `SELECT id, external_id AS "externalId", name, phone, language, timezone, created_at AS "createdAt",
    updated_at AS "updatedAt"
  FROM hyponema.users WHERE workspace_id = $1`;

/** Finds a User by our ID or by the caller's own. */
export async function find(tx: WorkspaceTx, reference: string): Promise<UserRow | undefined> {
  const column = OUR_ID.test(reference) ? "id" : "external_id";
  const [row] = await tx.query<UserRow>(`${SELECT} AND ${column} = $2`, [tx.workspaceId, reference]);
  return row;
}

export async function list(
  tx: WorkspaceTx,
  search: string | undefined,
  page: PageRequest,
): Promise<UserRow[]> {
  return tx.query<UserRow>(
    `${SELECT} AND ($2::text IS NULL OR name ILIKE $2 OR external_id ILIKE $2) AND ($3::text IS NULL OR id < $3)
     ORDER BY id DESC LIMIT $4`,
    [tx.workspaceId, search === undefined ? null : containing(search), page.after, page.limit + 1],
  );
}

/** Inserts; false when the workspace knows the external ID already. */
export async function insertNew(tx: WorkspaceTx, row: UserRow): Promise<boolean> {
  const inserted = await tx.query(
    `INSERT INTO hyponema.users (workspace_id, id, external_id, name, phone, language, timezone, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $8) ON CONFLICT DO NOTHING RETURNING id`,
    [tx.workspaceId, row.id, row.externalId, row.name, row.phone, row.language, row.timezone, row.createdAt],
  );
  return inserted.length > 0;
}

/** Writes a changed row over the one before. */
export async function update(tx: WorkspaceTx, row: UserRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.users SET name = $3, phone = $4, language = $5, timezone = $6, updated_at = $7
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, row.id, row.name, row.phone, row.language, row.timezone, row.updatedAt],
  );
}
