import type { SystemTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";

export interface SignInRow {
  readonly id: string;
  readonly personId: string;
  readonly generation: number;
  readonly renewedAt: Date;
  readonly address: string | null;
  readonly userAgent: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

const COLUMNS = `s.id, s.person_id AS "personId", s.generation, s.renewed_at AS "renewedAt", s.address,
  s.user_agent AS "userAgent", s.created_at AS "createdAt", s.expires_at AS "expiresAt"`;

/** A current sign-in with its person. */
export async function findWithPerson(
  tx: SystemTx,
  id: string,
  at: Date,
): Promise<(SignInRow & { readonly email: string; readonly name: string }) | undefined> {
  const [row] = await tx.query<SignInRow & { email: string; name: string }>(
    `SELECT ${COLUMNS}, p.email, p.name FROM hyponema.sign_ins s JOIN hyponema.people p ON p.id = s.person_id
     WHERE s.id = $1 AND s.expires_at > $2`,
    [id, at],
  );
  return row;
}

export async function find(tx: SystemTx, id: string): Promise<SignInRow | undefined> {
  const [row] = await tx.query<SignInRow>(`SELECT ${COLUMNS} FROM hyponema.sign_ins s WHERE s.id = $1`, [id]);
  return row;
}

/** A person's current sign-ins, newest first. */
export async function list(tx: SystemTx, personId: string, at: Date): Promise<SignInRow[]> {
  return tx.query<SignInRow>(
    `SELECT ${COLUMNS} FROM hyponema.sign_ins s WHERE s.person_id = $1 AND s.expires_at > $2 ORDER BY s.id DESC`,
    [personId, at],
  );
}

export async function insert(tx: SystemTx, row: SignInRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.sign_ins
       (id, person_id, generation, renewed_at, address, user_agent, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      row.id,
      row.personId,
      row.generation,
      row.renewedAt,
      row.address,
      row.userAgent,
      row.createdAt,
      row.expiresAt,
    ],
  );
}

/** Replaces the current cookie with its successor. */
export async function renew(
  tx: SystemTx,
  row: Pick<SignInRow, "id" | "generation" | "renewedAt" | "expiresAt">,
): Promise<void> {
  await tx.query(
    `UPDATE hyponema.sign_ins SET generation = $2, renewed_at = $3, expires_at = $4
     WHERE id = $1 AND generation = $2 - 1`,
    [row.id, row.generation, row.renewedAt, row.expiresAt],
  );
}

/** Ends one sign-in of a person. Returns false if it does not exist. */
export async function remove(tx: SystemTx, personId: string, id: string): Promise<boolean> {
  const rows = await tx.query("DELETE FROM hyponema.sign_ins WHERE person_id = $1 AND id = $2 RETURNING id", [
    personId,
    id,
  ]);
  return rows.length > 0;
}

export async function removeOthers(tx: SystemTx, personId: string, kept: string): Promise<void> {
  await tx.query("DELETE FROM hyponema.sign_ins WHERE person_id = $1 AND id <> $2", [personId, kept]);
}

/** A token for a link; `value` is JSON for better-auth. */
export interface SecretRow {
  readonly id: string;
  readonly identifier: string;
  readonly value: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
}

export async function insertSecret(tx: SystemTx, row: SecretRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.sign_in_secrets (id, identifier, value, created_at, updated_at, expires_at)
     VALUES ($1, $2, $3, $4, $4, $5)`,
    [row.id, row.identifier, row.value, row.createdAt, row.expiresAt],
  );
}

/** Whether the owner of an address is known or invited. Does the same work for every address. */
export async function isKnown(tx: SystemTx, email: string, at: Date): Promise<boolean> {
  const rows = await tx.query<{ known: boolean; invited: boolean }>(
    `SELECT EXISTS (SELECT FROM hyponema.people WHERE email = $1) AS known, hyponema.is_invited($1, $2) AS invited`,
    [email, at],
  );
  const { known, invited } = expectRow(rows, "asking whether an address is known");
  return known || invited;
}
