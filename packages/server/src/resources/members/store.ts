import type { Role } from "@hyponema/contract/roles";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface MemberRow {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly role: Role;
  readonly joinedAt: Date;
}

const SELECT = `SELECT m.person_id AS "personId", p.name, p.email, m.role, m.joined_at AS "joinedAt"
  FROM hyponema.members m JOIN hyponema.people p ON p.id = m.person_id WHERE m.workspace_id = $1`;

export async function find(tx: WorkspaceTx, personId: string): Promise<MemberRow | undefined> {
  const [row] = await tx.query<MemberRow>(`${SELECT} AND m.person_id = $2`, [tx.workspaceId, personId]);
  return row;
}

export async function list(
  tx: WorkspaceTx,
  filter: { readonly search?: string | undefined },
  page: PageRequest,
): Promise<MemberRow[]> {
  return tx.query<MemberRow>(
    `${SELECT} AND ($2::text IS NULL OR p.name ILIKE $2 OR p.email ILIKE $2) AND ($3::text IS NULL OR m.person_id < $3)
     ORDER BY m.person_id DESC LIMIT $4`,
    [
      tx.workspaceId,
      filter.search === undefined ? null : containing(filter.search),
      page.after,
      page.limit + 1,
    ],
  );
}

/** Locks the workspace's memberships until the transaction ends. */
export async function lockAll(tx: WorkspaceTx): Promise<void> {
  await tx.query("SELECT FROM hyponema.workspaces WHERE id = $1 FOR NO KEY UPDATE", [tx.workspaceId]);
}

export async function countOwners(tx: WorkspaceTx): Promise<number> {
  const rows = await tx.query<{ count: number }>(
    "SELECT count(*)::int AS count FROM hyponema.members WHERE workspace_id = $1 AND role = 'owner'",
    [tx.workspaceId],
  );
  return expectRow(rows, "counting owners").count;
}

export async function hasAny(tx: WorkspaceTx): Promise<boolean> {
  const rows = await tx.query("SELECT FROM hyponema.members WHERE workspace_id = $1 LIMIT 1", [
    tx.workspaceId,
  ]);
  return rows.length > 0;
}

export async function isAddressOfMember(tx: WorkspaceTx, email: string): Promise<boolean> {
  const rows = await tx.query(`${SELECT} AND p.email = $2`, [tx.workspaceId, email]);
  return rows.length > 0;
}

/** Adds a member. Returns false if the person already is one. */
export async function insert(tx: WorkspaceTx, personId: string, role: Role): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO hyponema.members (workspace_id, person_id, role, joined_at) VALUES ($1, $2, $3, $4)
     ON CONFLICT (workspace_id, person_id) DO NOTHING RETURNING person_id`,
    [tx.workspaceId, personId, role, tx.now],
  );
  return rows.length > 0;
}

export async function setRole(tx: WorkspaceTx, personId: string, role: Role): Promise<void> {
  await tx.query("UPDATE hyponema.members SET role = $3 WHERE workspace_id = $1 AND person_id = $2", [
    tx.workspaceId,
    personId,
    role,
  ]);
}

export async function remove(tx: WorkspaceTx, personId: string): Promise<void> {
  await tx.query("DELETE FROM hyponema.members WHERE workspace_id = $1 AND person_id = $2", [
    tx.workspaceId,
    personId,
  ]);
}
