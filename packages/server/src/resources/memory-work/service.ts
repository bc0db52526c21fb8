import type { WorkspaceTx } from "../../platform/database/database.ts";

// A conversation rests this long before memory learns from it, yet not longer than that.
const REST_SECONDS = 3;
const MOST_REST_SECONDS = 15;

/**
 * Notes that something was said that memory is to learn from, in the transaction that stores it; at once, or when the
 * conversation rests. Of conversations that are not remembered nothing is noted.
 */
export async function queueLearning(
  tx: WorkspaceTx,
  sessionId: string,
  when: "rested" | "now",
): Promise<void> {
  const rest = when === "now" ? 0 : REST_SECONDS;
  await tx.query(
    `INSERT INTO hyponema.memory_work AS w (workspace_id, session_id, user_id, since, due_at)
     SELECT workspace_id, id, user_id, $3::timestamptz, $3::timestamptz + make_interval(secs => $4) FROM hyponema.sessions
     WHERE workspace_id = $1 AND id = $2 AND remembered
     ON CONFLICT (workspace_id, session_id) DO UPDATE
     SET due_at = LEAST(excluded.due_at, w.since + make_interval(secs => ${MOST_REST_SECONDS}))`,
    [tx.workspaceId, sessionId, tx.now, rest],
    "memory-queue",
  );
}
