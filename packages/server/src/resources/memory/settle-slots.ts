import { type MemoryWrite, setEntryState } from "./entries.ts";
import { hideSources } from "./sources.ts";

/**
 * Where several statements hold in one slot, has all but the last said superseded by it, and the turns that said them;
 * resolves to their IDs.
 */
export async function settleSlots(write: MemoryWrite): Promise<string[]> {
  const { tx, userId } = write;
  const rows = await tx.query<{ id: string }>(
    `UPDATE hyponema.observations o SET status = 'superseded', superseded_by = last.id,
       valid_to = COALESCE(o.valid_to, last.valid_from, last.said_at), revision = o.revision + 1, updated_at = $3
     FROM (
       SELECT DISTINCT ON (slot) slot, id, valid_from, said_at FROM hyponema.observations
       WHERE workspace_id = $1 AND user_id = $2 AND status = 'active' AND slot IS NOT NULL
       ORDER BY slot, repeated_at DESC, id DESC
     ) last
     WHERE o.workspace_id = $1 AND o.user_id = $2 AND o.status = 'active' AND o.slot = last.slot AND o.id <> last.id
     RETURNING o.id`,
    [tx.workspaceId, userId, tx.now],
  );
  const ids = rows.map(({ id }) => id);
  await setEntryState(write, ids, "superseded");
  await hideSources(write, ids);
  return ids;
}
