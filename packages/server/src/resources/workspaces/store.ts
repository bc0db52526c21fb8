import type { SystemTx, WorkspaceTx } from "../../platform/database/database.ts";

export interface WorkspaceRow {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

const SELECT = `SELECT id, name, revision, created_at AS "createdAt", updated_at AS "updatedAt"
  FROM hyponema.workspaces WHERE id = $1`;

/** The transaction's workspace. */
export async function find(tx: WorkspaceTx): Promise<WorkspaceRow | undefined> {
  const [row] = await tx.query<WorkspaceRow>(SELECT, [tx.workspaceId]);
  return row;
}

export async function findForUpdate(tx: WorkspaceTx): Promise<WorkspaceRow | undefined> {
  const [row] = await tx.query<WorkspaceRow>(`${SELECT} FOR NO KEY UPDATE`, [tx.workspaceId]);
  return row;
}

export async function insert(tx: WorkspaceTx, row: WorkspaceRow): Promise<void> {
  await tx.query(
    "INSERT INTO hyponema.workspaces (id, name, revision, created_at, updated_at) VALUES ($1, $2, $3, $4, $5)",
    [row.id, row.name, row.revision, row.createdAt, row.updatedAt],
  );
}

export async function update(tx: WorkspaceTx, row: WorkspaceRow): Promise<void> {
  await tx.query("UPDATE hyponema.workspaces SET name = $2, revision = $3, updated_at = $4 WHERE id = $1", [
    row.id,
    row.name,
    row.revision,
    row.updatedAt,
  ]);
}

export async function listAll(tx: SystemTx) {
  return tx.query<{ id: string; name: string; created_at: Date }>("SELECT * FROM hyponema.list_workspaces()");
}
