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
  /** Whether only test sessions made the User. */
  readonly test: boolean;
  /** Into whom the User was merged; null for one who is there. */
  readonly mergedInto: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface UserFilter {
  readonly search?: string | undefined;
  readonly language?: string | undefined;
  readonly timezone?: string | undefined;
  readonly created_after?: string | undefined;
  readonly created_before?: string | undefined;
  readonly include_test: "true" | "false";
}

const OUR_ID = idPattern("user");

const SELECT = `SELECT u.id, u.external_id AS "externalId", u.name, u.phone, u.language, u.timezone,
    u.test, u.merged_into AS "mergedInto", u.created_at AS "createdAt", u.updated_at AS "updatedAt"
  FROM hyponema.users u WHERE u.workspace_id = $1`;

// Who is named by either ID, or into whom that one was merged.
function named(reference: string): string {
  const column = OUR_ID.test(reference) ? "id" : "external_id";
  return `${SELECT} AND u.id = (
    SELECT COALESCE(n.merged_into, n.id) FROM hyponema.users n WHERE n.workspace_id = $1 AND n.${column} = $2)`;
}

/** Finds a User by our ID or by the caller's own. */
export async function find(tx: WorkspaceTx, reference: string): Promise<UserRow | undefined> {
  const [row] = await tx.query<UserRow>(named(reference), [tx.workspaceId, reference]);
  return row;
}

/**
 * Finds a User and locks the row, waiting for whoever merges it: `KEY SHARE` for adding what belongs to the User, `NO KEY
 * UPDATE` for changing the User, one at a time.
 */
export async function findLocked(
  tx: WorkspaceTx,
  reference: string,
  lock: "KEY SHARE" | "NO KEY UPDATE",
): Promise<UserRow | undefined> {
  for (;;) {
    const [row] = await tx.query<UserRow>(`${named(reference)} FOR ${lock}`, [tx.workspaceId, reference]);
    // The lock was waited for and the User was merged meanwhile: now there is another one to find.
    if (!row?.mergedInto) return row;
  }
}

/** Locks Users against everything else, in the order of their IDs: the rows as they are then. */
export async function lockAll(tx: WorkspaceTx, ids: readonly string[]): Promise<UserRow[]> {
  return tx.query<UserRow>(`${SELECT} AND u.id = ANY ($2) ORDER BY u.id FOR UPDATE`, [tx.workspaceId, ids]);
}

export async function list(tx: WorkspaceTx, filter: UserFilter, page: PageRequest): Promise<UserRow[]> {
  return tx.query<UserRow>(
    `${SELECT} AND u.merged_into IS NULL
       AND ($2::text IS NULL OR u.name ILIKE $2 OR u.external_id ILIKE $2 OR u.phone ILIKE $2 OR EXISTS (
         SELECT FROM hyponema.users s WHERE s.workspace_id = $1 AND s.merged_into = u.id AND s.external_id ILIKE $2))
       AND ($3::text IS NULL OR u.language = $3) AND ($4::text IS NULL OR u.timezone = $4)
       AND ($5::timestamptz IS NULL OR u.created_at > $5) AND ($6::timestamptz IS NULL OR u.created_at < $6)
       AND ($7 OR NOT u.test) AND ($8::text IS NULL OR u.id < $8)
     ORDER BY u.id DESC LIMIT $9`,
    [
      tx.workspaceId,
      filter.search === undefined ? null : containing(filter.search),
      filter.language ?? null,
      filter.timezone ?? null,
      filter.created_after === undefined ? null : new Date(filter.created_after),
      filter.created_before === undefined ? null : new Date(filter.created_before),
      filter.include_test === "true",
      page.after,
      page.limit + 1,
    ],
  );
}

/** IDs of the Users who were merged into one. */
export async function mergedInto(tx: WorkspaceTx, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    "SELECT id FROM hyponema.users WHERE workspace_id = $1 AND merged_into = $2 ORDER BY id",
    [tx.workspaceId, id],
  );
  return rows.map((row) => row.id);
}

/** Lets Users lead to another one, or, with null, be there again. */
export async function leadTo(tx: WorkspaceTx, ids: readonly string[], into: string | null): Promise<void> {
  await tx.query("UPDATE hyponema.users SET merged_into = $3 WHERE workspace_id = $1 AND id = ANY ($2)", [
    tx.workspaceId,
    ids,
    into,
  ]);
}

/** Inserts; false when the workspace knows the external ID already. */
export async function insertNew(tx: WorkspaceTx, row: UserRow): Promise<boolean> {
  const inserted = await tx.query(
    `INSERT INTO hyponema.users (workspace_id, id, external_id, name, phone, language, timezone, test, created_at, updated_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT DO NOTHING RETURNING id`,
    [
      tx.workspaceId,
      row.id,
      row.externalId,
      row.name,
      row.phone,
      row.language,
      row.timezone,
      row.test,
      row.createdAt,
    ],
  );
  return inserted.length > 0;
}

/** Writes a changed row over the one before. */
export async function update(tx: WorkspaceTx, row: UserRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.users SET name = $3, phone = $4, language = $5, timezone = $6, updated_at = $7, test = $8
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, row.id, row.name, row.phone, row.language, row.timezone, row.updatedAt, row.test],
  );
}

/** Notes that not only test sessions made a User. */
export async function clearTest(tx: WorkspaceTx, id: string): Promise<void> {
  await tx.query("UPDATE hyponema.users SET test = false WHERE workspace_id = $1 AND id = $2", [
    tx.workspaceId,
    id,
  ]);
}
