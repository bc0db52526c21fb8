import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import { type Provenance, partitionOf, type Viewer } from "../../../engines/memory/scope.ts";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import type { MemoryWrite } from "../entries/entry-store.ts";
import type { LessonMessage } from "../learning/learning-store.ts";
import { partitionIn, seenIn } from "../scope/scope-sql.ts";

export interface NewTone {
  readonly position: number;
  readonly at: Date;
  readonly valence: number;
  readonly sensitive: readonly string[];
}

export async function insertTones(
  tx: WorkspaceTx,
  userId: string,
  { sessionId, agentId, scope }: Provenance & { readonly sessionId: string },
  tones: readonly NewTone[],
): Promise<void> {
  if (tones.length === 0) return;
  await tx.query(
    `INSERT INTO hyponema.memory_tones (workspace_id, user_id, session_id, agent_id, scope, position, at, valence, sensitive)
     SELECT $1, $2, $3, $4, $5, position, at, valence, ARRAY(SELECT jsonb_array_elements_text(sensitive))
     FROM jsonb_to_recordset($6::jsonb) AS t (position int, at timestamptz, valence real, sensitive jsonb)
     ON CONFLICT DO NOTHING`,
    [tx.workspaceId, userId, sessionId, agentId, scope, JSON.stringify(tones)],
  );
}

export interface NewThread extends Provenance {
  readonly id: string;
  readonly kind: string;
  readonly text: string;
  readonly dueAt: Date | null;
  readonly sessionId: string;
  readonly messageId: string;
  readonly openedAt: Date;
}

/**
 * Opens a thread, unless the same text is already open for its agent or for no agent. Each agent gets a row of its own, so
 * narrowing one agent never takes it from another; readers see equal texts once.
 */
export async function openThread(tx: WorkspaceTx, userId: string, thread: NewThread): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO hyponema.open_threads (workspace_id, id, user_id, agent_id, kind, text, due_at, status,
       source_session_id, source_message_id, opened_at, created_at, updated_at, scope)
     SELECT $1::text, $2, $3::text, $4::text, $5, $6::text, $7, 'open', $8, $9, $10, $11::timestamptz, $11, $12
     WHERE NOT EXISTS (SELECT FROM hyponema.open_threads t
       WHERE t.workspace_id = $1 AND t.user_id = $3 AND t.status = 'open' AND lower(t.text) = lower($6)
         AND (t.agent_id IS NULL OR t.agent_id = $4) AND ${partitionIn("t")} = $13) RETURNING id`,
    [
      tx.workspaceId,
      thread.id,
      userId,
      thread.agentId,
      thread.kind,
      thread.text,
      thread.dueAt,
      thread.sessionId,
      thread.messageId,
      thread.openedAt,
      tx.now,
      thread.scope,
      partitionOf(thread),
    ],
  );
  return rows.length > 0;
}

/** The open threads of a User that `viewer` sees, latest first, without repeated texts. */
export async function openThreads(
  tx: WorkspaceTx,
  userId: string,
  viewer: Viewer,
  most: number,
): Promise<{ id: string; text: string; kind: string; due_at: Date | null }[]> {
  return tx.query(
    `SELECT * FROM (
       SELECT DISTINCT ON (lower(text)) id, text, kind, due_at FROM hyponema.open_threads t
       WHERE workspace_id = $1 AND user_id = $2 AND status = 'open' AND ${seenIn("t", "$3", "$4")}
       ORDER BY lower(text), id DESC) told
     ORDER BY id DESC LIMIT $5`,
    [tx.workspaceId, userId, viewer.agentId, viewer.scope, most],
  );
}

/**
 * The threads that a conversation opened and that are still open, latest first. A resume may only use these: the others could
 * later belong to another agent alone, or to another User.
 */
export async function threadsOf(
  tx: WorkspaceTx,
  userId: string,
  sessionId: string,
  most: number,
): Promise<{ text: string }[]> {
  return tx.query(
    `SELECT text FROM hyponema.open_threads
     WHERE workspace_id = $1 AND user_id = $2 AND source_session_id = $3 AND status = 'open' ORDER BY id DESC LIMIT $4`,
    [tx.workspaceId, userId, sessionId, most],
  );
}

/** Settles open threads of a partition by ID, together with those of equal text; resolves to all their IDs. */
export async function settleThreads(
  { tx, userId }: MemoryWrite,
  partition: string,
  ids: readonly string[],
  status: "resolved" | "dismissed",
  at: Date,
): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await tx.query<{ id: string }>(
    `UPDATE hyponema.open_threads t SET status = $7, resolved_at = $5, revision = revision + 1, updated_at = $6
     WHERE workspace_id = $1 AND user_id = $2 AND status = 'open' AND ${partitionIn("t")} = $4
       AND lower(text) IN (SELECT lower(n.text) FROM hyponema.open_threads n
         WHERE n.workspace_id = $1 AND n.user_id = $2 AND n.id = ANY ($3) AND n.status = 'open' AND ${partitionIn("n")} = $4)
     RETURNING id`,
    [tx.workspaceId, userId, ids, partition, at, tx.now, status],
  );
  return rows.map(({ id }) => id);
}

export interface NewCooldown extends Provenance {
  readonly id: string;
  readonly userId: string;
  readonly topic: string;
  readonly from: Date;
  readonly until: Date;
  readonly sessionId: string;
}

/** Starts a cooldown of a sensitive topic, or extends the running one of the same agent and scope. */
export async function coolDown(tx: WorkspaceTx, cooldown: NewCooldown): Promise<void> {
  const { id, userId, topic, from, until, sessionId, agentId, scope } = cooldown;
  const grown = await tx.query(
    `UPDATE hyponema.memory_cooldowns SET until = GREATEST(until, $4)
     WHERE workspace_id = $1 AND user_id = $2 AND topic = $3 AND lifted_at IS NULL AND until > $5
       AND agent_id = $6 AND scope = $7 RETURNING id`,
    [tx.workspaceId, userId, topic, until, from, agentId, scope],
  );
  if (grown.length > 0) return;
  await tx.query(
    `INSERT INTO hyponema.memory_cooldowns
       (workspace_id, id, user_id, topic, started_at, until, source_session_id, agent_id, scope)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [tx.workspaceId, id, userId, topic, from, until, sessionId, agentId, scope],
  );
}

/** Stores the resume of a conversation. */
export async function putResume(
  tx: WorkspaceTx,
  resume: { userId: string; sessionId: string; agentId: string; scope: MemoryScope; text: string; at: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.memory_resumes (workspace_id, user_id, session_id, agent_id, scope, text, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (workspace_id, session_id) DO UPDATE
     SET scope = excluded.scope, text = excluded.text, created_at = excluded.created_at`,
    [
      ...[tx.workspaceId, resume.userId, resume.sessionId, resume.agentId, resume.scope, resume.text],
      resume.at,
    ],
  );
}

/** The last messages of a conversation, oldest first. */
export async function lastMessages(
  tx: WorkspaceTx,
  userId: string,
  sessionId: string,
  most: number,
): Promise<LessonMessage[]> {
  const rows = await tx.query<LessonMessage>(
    `SELECT m.id, m.position, m.role, m.name, m.text, m.created_at FROM hyponema.messages m
     JOIN hyponema.memory_entries e ON e.workspace_id = $1 AND e.user_id = $2 AND e.id = m.id AND e.state <> 'gone'
     WHERE m.workspace_id = $1 AND m.session_id = $3 ORDER BY m.position DESC LIMIT $4`,
    [tx.workspaceId, userId, sessionId, most],
  );
  return rows.reverse();
}
