import type { KeyState } from "@hyponema/contract/api-keys";
import type { Actor } from "../../platform/actor.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface KeyRow {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly hash: Buffer;
  readonly scopes: readonly string[];
  readonly createdByKind: Actor["kind"] | null;
  readonly createdById: string | null;
  readonly createdByName: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
  readonly previousHash: Buffer | null;
  readonly previousHint: string | null;
  readonly previousExpiresAt: Date | null;
  readonly previousLastUsedAt: Date | null;
  readonly revision: number;
}

export interface KeyFilter {
  readonly search?: string | undefined;
  readonly state?: KeyState | undefined;
}

const SELECT = `SELECT id, name, hint, hash, scopes, created_by_kind AS "createdByKind", created_by_id AS "createdById",
    created_by_name AS "createdByName", created_at AS "createdAt", expires_at AS "expiresAt",
    last_used_at AS "lastUsedAt", revoked_at AS "revokedAt", previous_hash AS "previousHash",
    previous_hint AS "previousHint", previous_expires_at AS "previousExpiresAt",
    previous_last_used_at AS "previousLastUsedAt", revision
  FROM hyponema.api_keys WHERE workspace_id = $1`;

// Parameters: now ($2) and the time by which a key counts as expiring ($3).
const STATE = `CASE WHEN revoked_at IS NOT NULL THEN 'revoked' WHEN expires_at <= $2 THEN 'expired'
    WHEN expires_at <= $3 THEN 'expiring' ELSE 'active' END`;

export async function find(tx: WorkspaceTx, id: string): Promise<KeyRow | undefined> {
  const [row] = await tx.query<KeyRow & Record<string, unknown>>(`${SELECT} AND id = $2`, [
    tx.workspaceId,
    id,
  ]);
  return row;
}

export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<KeyRow | undefined> {
  const [row] = await tx.query<KeyRow & Record<string, unknown>>(`${SELECT} AND id = $2 FOR UPDATE`, [
    tx.workspaceId,
    id,
  ]);
  return row;
}

/**
 * Keys that match `filter`, newest first, one more than the page holds. Keys that expire by `expiringBy` are in the
 * state `expiring`.
 */
export async function list(
  tx: WorkspaceTx,
  filter: KeyFilter,
  expiringBy: Date,
  page: PageRequest,
): Promise<KeyRow[]> {
  return tx.query<KeyRow & Record<string, unknown>>(
    `${SELECT} AND ($4::text IS NULL OR name ILIKE $4 OR hint ILIKE $4) AND ($5::text IS NULL OR ${STATE} = $5)
       AND ($6::text IS NULL OR id < $6) ORDER BY id DESC LIMIT $7`,
    [
      tx.workspaceId,
      tx.now,
      expiringBy,
      filter.search === undefined ? null : containing(filter.search),
      filter.state ?? null,
      page.after,
      page.limit + 1,
    ],
  );
}

/** Counts the active keys and locks the workspace, so that no key is added until the transaction ends. */
export async function lockAndCount(tx: WorkspaceTx): Promise<number> {
  await tx.query("SELECT FROM hyponema.workspaces WHERE id = $1 FOR NO KEY UPDATE", [tx.workspaceId]);
  const rows = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM hyponema.api_keys
     WHERE workspace_id = $1 AND revoked_at IS NULL AND (expires_at IS NULL OR expires_at > $2)`,
    [tx.workspaceId, tx.now],
  );
  return expectRow(rows, "counting API keys").count;
}

export async function insert(tx: WorkspaceTx, row: KeyRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.api_keys (workspace_id, id, name, hint, hash, scopes, created_by_kind, created_by_id,
       created_by_name, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      tx.workspaceId,
      row.id,
      row.name,
      row.hint,
      row.hash,
      row.scopes,
      row.createdByKind,
      row.createdById,
      row.createdByName,
      row.createdAt,
      row.expiresAt,
    ],
  );
}

/** Updates a row, except for its creator and the current secret's last use. */
export async function update(tx: WorkspaceTx, row: KeyRow): Promise<void> {
  await tx.query(
    `UPDATE hyponema.api_keys SET name = $3, scopes = $4, expires_at = $5, revoked_at = $6, hint = $7, hash = $8,
       previous_hash = $9, previous_hint = $10, previous_expires_at = $11, previous_last_used_at = $12, revision = $13
     WHERE workspace_id = $1 AND id = $2`,
    [
      tx.workspaceId,
      row.id,
      row.name,
      row.scopes,
      row.expiresAt,
      row.revokedAt,
      row.hint,
      row.hash,
      row.previousHash,
      row.previousHint,
      row.previousExpiresAt,
      row.previousLastUsedAt,
      row.revision,
    ],
  );
}
