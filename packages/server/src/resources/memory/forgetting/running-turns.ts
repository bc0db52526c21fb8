import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { newId } from "../../../platform/ids.ts";
import { forgetCopies } from "./copies.ts";
import { bury } from "./tombstones.ts";

/**
 * Has a forgetting that goes on end first, and keeps the next one waiting until the transaction ends. Called before a turn
 * is written, so that what it writes is either seen by the forgetting, or looked at by `forgetLate`.
 */
export async function awaitForgetting(tx: WorkspaceTx, sessionId: string): Promise<void> {
  await tx.query(
    `SELECT FROM hyponema.sessions s
     JOIN hyponema.memory_heads h ON h.workspace_id = $1 AND h.user_id = s.user_id
     WHERE s.workspace_id = $1 AND s.id = $2 FOR SHARE OF h`,
    [tx.workspaceId, sessionId],
    "memory-await-forgetting",
  );
}

/**
 * A turn that was running while something of its User was forgotten may have been told it before. What it wrote goes as if
 * it had said what was forgotten, its answer is not recalled, and the transcript stays.
 */
export async function forgetLate(tx: WorkspaceTx, turnId: string): Promise<void> {
  const [late] = await tx.query<{ user_id: string }>(
    `SELECT s.user_id FROM hyponema.turns t
     JOIN hyponema.sessions s ON s.workspace_id = $1 AND s.id = t.session_id
     WHERE t.workspace_id = $1 AND t.id = $2 AND EXISTS (SELECT FROM hyponema.memory_tombstones b
       WHERE b.workspace_id = $1 AND b.user_id = s.user_id AND b.created_at >= t.started_at)`,
    [tx.workspaceId, turnId],
    "memory-forgotten-meanwhile",
  );
  if (!late) return;
  const { user_id: userId } = late;
  await forgetCopies(tx, userId, { turnIds: [turnId], sessionIds: [], words: [] });
  const answers = await tx.query<{ id: string; text: string }>(
    `SELECT id, text FROM hyponema.messages WHERE workspace_id = $1 AND turn_id = $2 AND role = 'assistant'`,
    [tx.workspaceId, turnId],
  );
  await bury(
    tx,
    userId,
    answers.map(({ id, text }) => ({ id: newId("observation"), text, sourceMessageId: id })),
  );
}
