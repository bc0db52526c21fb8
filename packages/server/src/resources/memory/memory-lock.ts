import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { lockUser } from "../users/service.ts";
import type { MemoryWrite } from "./entries/entry-store.ts";
import { followChanges, LAST_CHANGE } from "./scope/changes.ts";

/**
 * Locks a User and their memory for the rest of the transaction, and increments the revision. Every write of a memory holds
 * this lock, so readers see changes in the order of their revisions. Pending scope changes are applied first, so a writer
 * can rely on the rows alone.
 */
export async function lockMemory(tx: WorkspaceTx, { id }: { readonly id: string }): Promise<MemoryWrite> {
  const user = await lockUser(tx, id);
  const rows = await tx.query<{ revision: string; behind: boolean }>(
    // A new memory has no rows that earlier scope changes could apply to.
    `INSERT INTO hyponema.memory_heads AS h (workspace_id, user_id, revision, scopes_through)
     VALUES ($1, $2, 1, ${LAST_CHANGE})
     ON CONFLICT (workspace_id, user_id) DO UPDATE SET revision = h.revision + 1
     RETURNING revision, scopes_through < ${LAST_CHANGE} AS behind`,
    [tx.workspaceId, user.id],
  );
  const { revision, behind } = expectRow(rows, "locking a memory");
  const write = { tx, userId: user.id, language: user.language, revision };
  if (behind) await followChanges(write);
  return write;
}
