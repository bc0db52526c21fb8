import type { ProfileFieldType } from "@hyponema/contract/profile-fields";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface FieldRow {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly type: ProfileFieldType;
  readonly options: readonly string[];
  readonly sensitive: boolean;
  readonly usableInInstructions: boolean;
  readonly position: number;
  readonly revision: number;
  readonly archivedAt: Date | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface FieldFilter {
  readonly search?: string | undefined;
  readonly type?: ProfileFieldType | undefined;
  readonly archived: boolean;
}

const SELECT = `SELECT id, key, label, description, type, options, sensitive,
    usable_in_instructions AS "usableInInstructions", position, revision, archived_at AS "archivedAt",
    created_at AS "createdAt", updated_at AS "updatedAt"
  FROM hyponema.profile_fields WHERE workspace_id = $1`;

export async function find(tx: WorkspaceTx, id: string): Promise<FieldRow | undefined> {
  const [row] = await tx.query<FieldRow>(`${SELECT} AND id = $2`, [tx.workspaceId, id]);
  return row;
}

/** Finds and locks, so that no value is given meanwhile. */
export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<FieldRow | undefined> {
  const [row] = await tx.query<FieldRow>(`${SELECT} AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return row;
}

/** Fields with these keys, archived ones too. */
export async function findByKeys(tx: WorkspaceTx, keys: readonly string[]): Promise<FieldRow[]> {
  return tx.query<FieldRow>(`${SELECT} AND key = ANY ($2)`, [tx.workspaceId, keys]);
}

/** The same, locked, so that they stay as they are while values are given. */
export async function holdByKeys(tx: WorkspaceTx, keys: readonly string[]): Promise<FieldRow[]> {
  return tx.query<FieldRow>(`${SELECT} AND key = ANY ($2) ORDER BY id FOR SHARE`, [tx.workspaceId, keys]);
}

/** By position; the cursor is `<position>.<id>`. */
export async function list(tx: WorkspaceTx, filter: FieldFilter, page: PageRequest): Promise<FieldRow[]> {
  const [position, id] = page.after?.split(".") ?? [null, null];
  return tx.query<FieldRow>(
    `${SELECT} AND ($2::text IS NULL OR key ILIKE $2 OR label ILIKE $2) AND ($3::text IS NULL OR type = $3)
       AND (archived_at IS NOT NULL) = $4 AND ($5::int IS NULL OR (position, id) > ($5, $6))
     ORDER BY position, id LIMIT $7`,
    [
      tx.workspaceId,
      filter.search === undefined ? null : containing(filter.search),
      filter.type ?? null,
      filter.archived,
      position,
      id,
      page.limit + 1,
    ],
  );
}

/** How many fields are not archived, and the last one's position; nobody else adds one until the transaction ends. */
export async function holdCount(
  tx: WorkspaceTx,
): Promise<{ readonly count: number; readonly last: number | null }> {
  await tx.query("SELECT FROM hyponema.workspaces WHERE id = $1 FOR NO KEY UPDATE", [tx.workspaceId]);
  const rows = await tx.query<{ count: number; last: number | null }>(
    `SELECT count(*)::int AS count, max(position) AS last FROM hyponema.profile_fields
     WHERE workspace_id = $1 AND archived_at IS NULL`,
    [tx.workspaceId],
  );
  return expectRow(rows, "counting profile fields");
}

export async function insert(tx: WorkspaceTx, row: FieldRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.profile_fields (workspace_id, id, key, label, description, type, options, sensitive,
       usable_in_instructions, position, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      tx.workspaceId,
      row.id,
      row.key,
      row.label,
      row.description,
      row.type,
      row.options,
      row.sensitive,
      row.usableInInstructions,
      row.position,
      row.createdAt,
    ],
  );
}

/** Writes a changed row over the one before. */
export async function update(tx: WorkspaceTx, row: FieldRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.profile_fields SET label = $3, description = $4, type = $5, options = $6, sensitive = $7,
       usable_in_instructions = $8, position = $9, revision = $10, archived_at = $11, updated_at = $12
     WHERE workspace_id = $1 AND id = $2`,
    [
      tx.workspaceId,
      row.id,
      row.label,
      row.description,
      row.type,
      row.options,
      row.sensitive,
      row.usableInInstructions,
      row.position,
      row.revision,
      row.archivedAt,
      row.updatedAt,
    ],
  );
}

/** Whether any User has a value. */
export async function hasValues(tx: WorkspaceTx, id: string): Promise<boolean> {
  const rows = await tx.query(
    "SELECT FROM hyponema.profile_values WHERE workspace_id = $1 AND field_id = $2 LIMIT 1",
    [tx.workspaceId, id],
  );
  return rows.length > 0;
}

/** The constraint that keeps keys apart. */
export const ONE_KEY = "profile_fields_one_key";
