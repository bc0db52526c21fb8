import type { WorkspaceTx } from "../../platform/database/database.ts";

export interface PasskeyRow {
  readonly id: string;
  readonly name: string;
  readonly backedUp: boolean;
  readonly createdAt: Date;
}

const COLUMNS = `id, name, backed_up AS "backedUp", created_at AS "createdAt"`;

export async function list(tx: WorkspaceTx, personId: string): Promise<PasskeyRow[]> {
  return tx.query<PasskeyRow & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM hyponema.passkeys WHERE person_id = $1 ORDER BY id DESC`,
    [personId],
  );
}

export async function rename(
  tx: WorkspaceTx,
  personId: string,
  id: string,
  name: string,
): Promise<PasskeyRow | undefined> {
  const [row] = await tx.query<PasskeyRow & Record<string, unknown>>(
    `UPDATE hyponema.passkeys SET name = $3 WHERE person_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
    [personId, id, name],
  );
  return row;
}

/** Returns false if the passkey does not exist. */
export async function remove(tx: WorkspaceTx, personId: string, id: string): Promise<boolean> {
  const rows = await tx.query("DELETE FROM hyponema.passkeys WHERE person_id = $1 AND id = $2 RETURNING id", [
    personId,
    id,
  ]);
  return rows.length > 0;
}
