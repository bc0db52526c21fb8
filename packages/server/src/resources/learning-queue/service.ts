import type { WorkspaceTx } from "../../platform/database/database.ts";
import type { UserData } from "../users/service.ts";

/** What the queue holds of Users. The merge step of memory, which works through it, moves its rows. */
export const learningUserData: UserData = {
  family: "learning-queue",
  tables: {
    memory_work: {
      user: ["user_id"],
      holds: [],
      merge: "moves",
      forget: { partly: "rows are deleted when everything is forgotten; they hold IDs only" },
      export: { none: "IDs only" },
      erase: "delete",
    },
  },
};

// A conversation rests this long before memory learns from it, yet not longer than that.
const REST_SECONDS = 3;
const MOST_REST_SECONDS = 15;

/**
 * Notes that something was said that memory is to learn from, in the transaction that stores it; at once, or when the
 * conversation rests. Noted with it is for whom it was said: what was said while the agent kept its memory to itself stays so,
 * whatever is published before it is learned. Of conversations that are not remembered nothing is noted.
 */
export async function queueLearning(
  tx: WorkspaceTx,
  sessionId: string,
  when: "rested" | "now",
): Promise<void> {
  const rest = when === "now" ? 0 : REST_SECONDS;
  await tx.query(
    `INSERT INTO hyponema.memory_work AS w (workspace_id, session_id, user_id, since, due_at, scope, scopes_through)
     SELECT s.workspace_id, s.id, s.user_id, $3::timestamptz, $3::timestamptz + make_interval(secs => $4),
       CASE WHEN said.kept THEN 'agent' ELSE hyponema.published_memory_scope(s.workspace_id, s.agent_id) END,
       LEAST(said.through, hyponema.last_memory_scope_change(s.workspace_id))
     FROM hyponema.sessions s CROSS JOIN LATERAL (
       SELECT bool_or(t.memory_scope = 'agent') AS kept, min(t.scopes_through) AS through
       FROM hyponema.messages m JOIN hyponema.turns t ON t.workspace_id = m.workspace_id AND t.id = m.turn_id
       WHERE m.workspace_id = s.workspace_id AND m.session_id = s.id AND m.position > s.learned_through) said
     WHERE s.workspace_id = $1 AND s.id = $2 AND s.remembered
     ON CONFLICT (workspace_id, session_id) DO UPDATE
     SET due_at = LEAST(excluded.due_at, w.since + make_interval(secs => ${MOST_REST_SECONDS})),
       scope = CASE WHEN 'agent' IN (w.scope, excluded.scope) THEN 'agent' ELSE 'workspace' END,
       scopes_through = LEAST(w.scopes_through, excluded.scopes_through)`,
    [tx.workspaceId, sessionId, tx.now, rest],
    "memory-queue",
  );
}
