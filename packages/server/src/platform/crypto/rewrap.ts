import type { WorkspaceTx } from "../database/database.ts";
import type { Sealer } from "./envelope.ts";

/** Tables whose column `sealed` holds what a `Sealer` made. */
type SealedTable = "hyponema.credentials" | "hyponema.secrets";

/**
 * Wraps the data key of every sealed row of a table, in the transaction's workspace, with the newest key; `placeOf` says
 * which context a row was sealed in. Resolves to the IDs of those that had not been yet.
 */
export async function rewrapRows<Row extends { readonly id: string; readonly sealed: string }>(
  tx: WorkspaceTx,
  sealer: Sealer,
  table: SealedTable,
  placeOf: (row: Row) => string,
): Promise<string[]> {
  const rows = await tx.query<Row & Record<string, unknown>>(
    `SELECT * FROM ${table} WHERE workspace_id = $1 FOR UPDATE`,
    [tx.workspaceId],
  );
  const rewrapped: string[] = [];
  for (const row of rows) {
    const sealed = await sealer.rewrap(row.sealed, placeOf(row));
    if (sealed === row.sealed) continue;
    await tx.query(`UPDATE ${table} SET sealed = $3 WHERE workspace_id = $1 AND id = $2`, [
      tx.workspaceId,
      row.id,
      sealed,
    ]);
    rewrapped.push(row.id);
  }
  return rewrapped;
}
