import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface MergeRow {
  readonly id: string;
  readonly number: number;
  readonly fromId: string;
  readonly fromExternalId: string;
  readonly intoId: string;
  readonly intoExternalId: string;
  readonly mergedAt: Date;
  readonly undoUntil: Date;
  readonly undoneAt: Date | null;
}

const SELECT = `SELECT m.id, m.number, m.from_id AS "fromId", f.external_id AS "fromExternalId", m.into_id AS "intoId",
    i.external_id AS "intoExternalId", m.merged_at AS "mergedAt", m.undo_until AS "undoUntil", m.undone_at AS "undoneAt"
  FROM hyponema.user_merges m
  JOIN hyponema.users f ON f.workspace_id = m.workspace_id AND f.id = m.from_id
  JOIN hyponema.users i ON i.workspace_id = m.workspace_id AND i.id = m.into_id
  WHERE m.workspace_id = $1 AND (m.into_id = ANY ($2) OR m.from_id = ANY ($2))`;

/** Merges that Users had a part in, newest first. */
export async function list(
  tx: WorkspaceTx,
  userIds: readonly string[],
  page: PageRequest,
): Promise<MergeRow[]> {
  return tx.query<MergeRow>(`${SELECT} AND ($3::text IS NULL OR m.id < $3) ORDER BY m.id DESC LIMIT $4`, [
    tx.workspaceId,
    userIds,
    page.after,
    page.limit + 1,
  ]);
}

/** A merge that one of the Users had a part in. */
export async function find(
  tx: WorkspaceTx,
  userIds: readonly string[],
  id: string,
): Promise<MergeRow | undefined> {
  const [row] = await tx.query<MergeRow>(`${SELECT} AND m.id = $3`, [tx.workspaceId, userIds, id]);
  return row;
}

/** What undoing a merge takes, by step; null when it is no longer kept. */
export async function findKept(
  tx: WorkspaceTx,
  id: string,
): Promise<Readonly<Record<string, unknown>> | null> {
  const rows = await tx.query<{ kept: Readonly<Record<string, unknown>> | null }>(
    "SELECT kept FROM hyponema.user_merges WHERE workspace_id = $1 AND id = $2",
    [tx.workspaceId, id],
  );
  return expectRow(rows, "reading a merge").kept;
}

/** Whether the User whom a merge left had a part in a later one that stands. */
export async function hasLater(tx: WorkspaceTx, { number, intoId }: MergeRow): Promise<boolean> {
  const rows = await tx.query(
    `SELECT FROM hyponema.user_merges WHERE workspace_id = $1 AND number > $2 AND undone_at IS NULL
       AND (into_id = $3 OR from_id = $3) LIMIT 1`,
    [tx.workspaceId, number, intoId],
  );
  return rows.length > 0;
}

/** Keeps a merge, after all others that either User had a part in. */
export async function insert(
  tx: WorkspaceTx,
  row: Pick<MergeRow, "id" | "fromId" | "intoId" | "mergedAt" | "undoUntil">,
  kept: object,
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.user_merges (workspace_id, id, number, from_id, into_id, kept, merged_at, undo_until)
     SELECT $1::text, $2, COALESCE(max(number), 0) + 1, $3::text, $4::text, $5, $6, $7 FROM hyponema.user_merges
     WHERE workspace_id = $1 AND (into_id IN ($3, $4) OR from_id IN ($3, $4))`,
    [tx.workspaceId, row.id, row.fromId, row.intoId, jsonb(kept), row.mergedAt, row.undoUntil],
  );
}

/** Notes that a merge is undone, and forgets what that took. */
export async function setUndone(tx: WorkspaceTx, id: string): Promise<void> {
  await tx.query(
    "UPDATE hyponema.user_merges SET undone_at = $3, kept = NULL WHERE workspace_id = $1 AND id = $2",
    [tx.workspaceId, id, tx.now],
  );
}
