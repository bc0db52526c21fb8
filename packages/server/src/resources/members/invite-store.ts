import type { Role } from "@hyponema/contract/roles";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface InviteRow {
  readonly id: string;
  readonly email: string;
  readonly role: Role;
  readonly invitedBy: string | null;
  readonly inviterName: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly acceptedAt: Date | null;
}

const SELECT = `SELECT id, email, role, invited_by AS "invitedBy", inviter_name AS "inviterName", created_at AS "createdAt",
    expires_at AS "expiresAt", accepted_at AS "acceptedAt" FROM hyponema.invites WHERE workspace_id = $1`;

export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<InviteRow | undefined> {
  const [row] = await tx.query<InviteRow>(`${SELECT} AND id = $2 FOR UPDATE`, [tx.workspaceId, id]);
  return row;
}

/** Lists pending invites. */
export async function listOpen(tx: WorkspaceTx, page: PageRequest): Promise<InviteRow[]> {
  return tx.query<InviteRow>(
    `${SELECT} AND accepted_at IS NULL AND expires_at > $2 AND ($3::text IS NULL OR id < $3)
     ORDER BY id DESC LIMIT $4`,
    [tx.workspaceId, tx.now, page.after, page.limit + 1],
  );
}

export async function countOpen(tx: WorkspaceTx): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM hyponema.invites
     WHERE workspace_id = $1 AND accepted_at IS NULL AND expires_at > $2`,
    [tx.workspaceId, tx.now],
  );
  return expectRow(rows, "counting open invites").count;
}

export async function insert(tx: WorkspaceTx, row: InviteRow, hash: Buffer): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.invites (workspace_id, id, email, role, hash, invited_by, inviter_name, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      tx.workspaceId,
      row.id,
      row.email,
      row.role,
      hash,
      row.invitedBy,
      row.inviterName,
      row.createdAt,
      row.expiresAt,
    ],
  );
}

export async function setAccepted(tx: WorkspaceTx, id: string): Promise<void> {
  await tx.query("UPDATE hyponema.invites SET accepted_at = $3 WHERE workspace_id = $1 AND id = $2", [
    tx.workspaceId,
    id,
    tx.now,
  ]);
}

/** Deletes a pending invite. Returns undefined if there is none. */
export async function removeUnaccepted(
  tx: WorkspaceTx,
  by: { readonly id: string } | { readonly email: string },
): Promise<Pick<InviteRow, "email" | "role" | "expiresAt"> | undefined> {
  const { id = null, email = null } = by as { id?: string; email?: string };
  const [row] = await tx.query<Pick<InviteRow, "email" | "role" | "expiresAt">>(
    `DELETE FROM hyponema.invites WHERE workspace_id = $1 AND accepted_at IS NULL AND (id = $2 OR email = $3)
     RETURNING email, role, expires_at AS "expiresAt"`,
    [tx.workspaceId, id, email],
  );
  return row;
}

/** Deletes the pending invites by a person for the given roles. */
export async function removeInvitedBy(
  tx: WorkspaceTx,
  personId: string,
  roles: readonly Role[],
): Promise<void> {
  await tx.query(
    `DELETE FROM hyponema.invites
     WHERE workspace_id = $1 AND invited_by = $2 AND role = ANY ($3) AND accepted_at IS NULL`,
    [tx.workspaceId, personId, roles],
  );
}
