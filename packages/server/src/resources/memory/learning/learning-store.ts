import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { ExtractionBatch } from "../../../engines/memory/extraction/port.ts";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { SILENCE_SECONDS } from "../../../platform/nodes.ts";
import { LAST_CHANGE } from "../scope/changes.ts";

/** A message of a lesson. */
export interface LessonMessage {
  readonly id: string;
  readonly position: number;
  readonly role: "user" | "assistant";
  readonly name: string | null;
  readonly text: string;
  readonly created_at: Date;
}

/** One worker's lease on a User's memory. */
export interface Lease {
  readonly id: string;
  /** The node whose death ends the lease. */
  readonly nodeId: string;
  readonly until: Date;
}

/** Takes the lease; false while another worker holds it. */
export async function lease(tx: WorkspaceTx, userId: string, { id, nodeId, until }: Lease): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO hyponema.memory_heads AS h (workspace_id, user_id, lease_id, lease_node_id, leased_until, scopes_through)
     VALUES ($1, $2, $3, $4, $5, ${LAST_CHANGE})
     ON CONFLICT (workspace_id, user_id) DO UPDATE SET lease_id = $3, lease_node_id = $4, leased_until = $5
     WHERE h.leased_until IS NULL OR h.leased_until <= $6 OR NOT EXISTS (
       SELECT FROM hyponema.nodes n
       WHERE n.id = h.lease_node_id AND n.seen_at > now() - make_interval(secs => ${SILENCE_SECONDS}))
     RETURNING user_id`,
    [tx.workspaceId, userId, id, nodeId, until, tx.now],
  );
  return rows.length > 0;
}

/** Whether the lease is still held; locks the row. */
export async function holdsLease(tx: WorkspaceTx, userId: string, id: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT FROM hyponema.memory_heads WHERE workspace_id = $1 AND user_id = $2 AND lease_id = $3 FOR UPDATE`,
    [tx.workspaceId, userId, id],
  );
  return rows.length > 0;
}

export async function renew(tx: WorkspaceTx, userId: string, id: string, until: Date): Promise<void> {
  await tx.query(
    `UPDATE hyponema.memory_heads SET leased_until = $4 WHERE workspace_id = $1 AND user_id = $2 AND lease_id = $3`,
    [tx.workspaceId, userId, id, until],
  );
}

export async function release(tx: WorkspaceTx, userId: string, id: string): Promise<void> {
  await tx.query(
    `UPDATE hyponema.memory_heads SET lease_id = NULL, leased_until = NULL
     WHERE workspace_id = $1 AND user_id = $2 AND lease_id = $3`,
    [tx.workspaceId, userId, id],
  );
}

/** The oldest waiting conversation of a User, with its new messages, oldest first. */
export async function nextLesson(
  tx: WorkspaceTx,
  userId: string,
  most: number,
): Promise<{ lesson: ExtractionBatch; messages: LessonMessage[] } | null> {
  const [lesson] = await tx.query<ExtractionBatch>(
    `SELECT s.id AS session_id, s.agent_id, s.agent_version, s.learned_through, s.language,
       COALESCE((SELECT v.settings ->> 'memory_scope' FROM hyponema.agent_versions v
         WHERE v.workspace_id = $1 AND v.agent_id = s.agent_id AND v.version = s.agent_version),
         s.agent_draft #>> '{settings,memory_scope}', 'workspace') AS memory_scope,
       s.status IN ('completed', 'failed') AS ended, s.channel = 'import' AS imported, w.attempts,
       (SELECT t.id FROM hyponema.turns t WHERE t.workspace_id = $1 AND t.session_id = s.id AND t.number > 0
          AND t.status <> 'running' ORDER BY t.number DESC LIMIT 1) AS last_turn_id
     FROM hyponema.memory_work w JOIN hyponema.sessions s ON s.workspace_id = $1 AND s.id = w.session_id
     WHERE w.workspace_id = $1 AND w.user_id = $2 ORDER BY s.created_at, s.id LIMIT 1`,
    [tx.workspaceId, userId],
  );
  if (!lesson) return null;
  const messages = await tx.query<LessonMessage>(
    // Messages of a turn are learned from together, once the turn is closed.
    `SELECT m.id, m.position, m.role, m.name, m.text, m.created_at FROM hyponema.messages m
     WHERE m.workspace_id = $1 AND m.session_id = $2 AND m.position > $3 AND m.role <> 'tool' AND m.text <> ''
       AND NOT EXISTS (SELECT FROM hyponema.turns t
         WHERE t.workspace_id = $1 AND t.id = m.turn_id AND t.status = 'running')
     ORDER BY m.position LIMIT $4`,
    [tx.workspaceId, lesson.session_id, lesson.learned_through, most],
  );
  return { lesson, messages };
}

// SQL: the scope of the messages that wait in `w` of the session `s`: by the scope changes since, else as when they were said.
const SAID_SCOPE = `COALESCE((SELECT c.scope FROM hyponema.memory_scope_changes c
    WHERE c.workspace_id = $1 AND c.agent_id = s.agent_id AND c.number > w.scopes_through
    ORDER BY c.number DESC LIMIT 1), w.scope)`;
const WAITING = `hyponema.memory_work w
  JOIN hyponema.sessions s ON s.workspace_id = w.workspace_id AND s.id = w.session_id`;

/** The scope of a conversation's waiting messages. */
export async function saidScope(tx: WorkspaceTx, sessionId: string): Promise<MemoryScope> {
  const [row] = await tx.query<{ scope: MemoryScope }>(
    `SELECT ${SAID_SCOPE} AS scope FROM ${WAITING} WHERE w.workspace_id = $1 AND w.session_id = $2`,
    [tx.workspaceId, sessionId],
  );
  return row?.scope ?? "workspace";
}

/** Whether messages scoped to the agent wait to be learned from. */
export async function waitsForAgent(tx: WorkspaceTx, agentId: string): Promise<boolean> {
  const rows = await tx.query(
    `SELECT FROM ${WAITING} WHERE w.workspace_id = $1 AND s.agent_id = $2 AND ${SAID_SCOPE} = 'agent' LIMIT 1`,
    [tx.workspaceId, agentId],
  );
  return rows.length > 0;
}

/** The scope of everything learned from a conversation: `agent` if any part of it is. */
export async function learnedScope(tx: WorkspaceTx, userId: string, sessionId: string): Promise<MemoryScope> {
  const rows = await tx.query(
    `SELECT FROM hyponema.memory_entries
     WHERE workspace_id = $1 AND user_id = $2 AND session_id = $3 AND kind = 'turn' AND scope = 'agent' LIMIT 1`,
    [tx.workspaceId, userId, sessionId],
  );
  return rows.length > 0 ? "agent" : "workspace";
}

/** The User's last message that was already learned from. */
export async function lastLearned(
  tx: WorkspaceTx,
  lesson: ExtractionBatch,
): Promise<LessonMessage | undefined> {
  const [row] = await tx.query<LessonMessage>(
    `SELECT id, position, role, name, text, created_at FROM hyponema.messages
     WHERE workspace_id = $1 AND session_id = $2 AND position <= $3 AND role = 'user' AND text <> ''
     ORDER BY position DESC LIMIT 1`,
    [tx.workspaceId, lesson.session_id, lesson.learned_through],
  );
  return row;
}

/** Whether the progress is still where the lesson started. */
export async function isAt(tx: WorkspaceTx, lesson: ExtractionBatch): Promise<boolean> {
  const rows = await tx.query(
    "SELECT FROM hyponema.sessions WHERE workspace_id = $1 AND id = $2 AND learned_through = $3",
    [tx.workspaceId, lesson.session_id, lesson.learned_through],
  );
  return rows.length > 0;
}

/** Stores the progress in a conversation. */
export async function setLearned(tx: WorkspaceTx, sessionId: string, position: number): Promise<void> {
  await tx.query(
    `UPDATE hyponema.sessions SET learned_through = $3
     WHERE workspace_id = $1 AND id = $2 AND learned_through < $3`,
    [tx.workspaceId, sessionId, position],
  );
}

/** Removes a conversation from the queue, unless it has messages after `position`; resolves to whether it was removed. */
export async function closeLesson(tx: WorkspaceTx, sessionId: string, position: number): Promise<boolean> {
  const rows = await tx.query(
    `DELETE FROM hyponema.memory_work WHERE workspace_id = $1 AND session_id = $2 AND NOT EXISTS (
       SELECT FROM hyponema.messages m
       WHERE m.workspace_id = $1 AND m.session_id = $2 AND m.position > $3 AND m.role <> 'tool' AND m.text <> '')
     RETURNING session_id`,
    [tx.workspaceId, sessionId, position],
  );
  return rows.length > 0;
}

/** Delays a conversation. */
export async function postpone(tx: WorkspaceTx, sessionId: string, until: Date): Promise<void> {
  await tx.query("UPDATE hyponema.memory_work SET due_at = $3 WHERE workspace_id = $1 AND session_id = $2", [
    tx.workspaceId,
    sessionId,
    until,
  ]);
}

/** Moves a User's conversations to the end of the queue. */
export async function queueAgain(tx: WorkspaceTx, userId: string): Promise<void> {
  await tx.query(
    "UPDATE hyponema.memory_work SET due_at = $3 WHERE workspace_id = $1 AND user_id = $2 AND due_at < $3",
    [tx.workspaceId, userId, tx.now],
  );
}

/** Delays a User's conversations after a failure, with exponential back-off up to `most` seconds. */
export async function putOff(tx: WorkspaceTx, userId: string, first: number, most: number): Promise<void> {
  await tx.query(
    `UPDATE hyponema.memory_work w SET attempts = w.attempts + 1,
       due_at = $3::timestamptz + make_interval(secs => LEAST($5, $4 * 2 ^ LEAST(w.attempts, 10)))
     WHERE w.workspace_id = $1 AND w.user_id = $2`,
    [tx.workspaceId, userId, tx.now, first, most],
  );
}
