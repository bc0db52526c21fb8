import type { Role } from "@hyponema/contract/roles";
import type { SystemTx } from "../../platform/database/database.ts";

export interface PersonRow {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly createdAt: Date;
}

const SELECT = `SELECT id, email, name, created_at AS "createdAt" FROM hyponema.people`;

export async function find(tx: SystemTx, id: string): Promise<PersonRow | undefined> {
  const [row] = await tx.query<PersonRow>(`${SELECT} WHERE id = $1`, [id]);
  return row;
}

export async function findByEmail(tx: SystemTx, email: string): Promise<PersonRow | undefined> {
  const [row] = await tx.query<PersonRow>(`${SELECT} WHERE email = $1`, [email]);
  return row;
}

/** Adds a person unless the address is taken. */
export async function insert(tx: SystemTx, row: PersonRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.people (id, email, email_verified, name, created_at, updated_at)
     VALUES ($1, $2, true, $3, $4, $4) ON CONFLICT (email) DO NOTHING`,
    [row.id, row.email, row.name, row.createdAt],
  );
}

export async function rename(tx: SystemTx, id: string, name: string, at: Date): Promise<void> {
  await tx.query("UPDATE hyponema.people SET name = $2, updated_at = $3 WHERE id = $1", [id, name, at]);
}

/** Locks a person's row until the transaction ends. */
export async function lock(tx: SystemTx, id: string): Promise<void> {
  await tx.query("SELECT FROM hyponema.people WHERE id = $1 FOR NO KEY UPDATE", [id]);
}

export async function findOnly(tx: SystemTx): Promise<PersonRow | undefined> {
  const rows = await tx.query<PersonRow>(`${SELECT} LIMIT 2`);
  return rows.length === 1 ? rows[0] : undefined;
}

export async function hasNoPeople(tx: SystemTx): Promise<boolean> {
  const rows = await tx.query("SELECT FROM hyponema.people LIMIT 1");
  return rows.length === 0;
}

/** The workspaces that a person is a member of, in order of joining. */
export async function memberships(tx: SystemTx, personId: string) {
  return tx.query<{ workspace_id: string; name: string; role: Role; joined_at: Date }>(
    "SELECT workspace_id, name, role, joined_at FROM hyponema.memberships_of($1)",
    [personId],
  );
}
