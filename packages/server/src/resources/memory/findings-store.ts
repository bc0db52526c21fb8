import type { WorkspaceTx } from "../../platform/database/database.ts";
import type { LessonMessage } from "./learning-store.ts";

export interface NewTone {
  readonly position: number;
  readonly at: Date;
  readonly valence: number;
  readonly sensitive: readonly string[];
}

export async function insertTones(
  tx: WorkspaceTx,
  userId: string,
  sessionId: string,
  tones: readonly NewTone[],
): Promise<void> {
  if (tones.length === 0) return;
  await tx.query(
    `INSERT INTO hyponema.memory_tones (workspace_id, user_id, session_id, position, at, valence, sensitive)
     SELECT $1, $2, $3, position, at, valence, ARRAY(SELECT jsonb_array_elements_text(sensitive))
     FROM jsonb_to_recordset($4::jsonb) AS t (position int, at timestamptz, valence real, sensitive jsonb)
     ON CONFLICT DO NOTHING`,
    [tx.workspaceId, userId, sessionId, JSON.stringify(tones)],
  );
}

export interface NewThread {
  readonly id: string;
  readonly agentId: string | null;
  readonly kind: string;
  readonly text: string;
  readonly dueAt: Date | null;
  readonly sessionId: string;
  readonly messageId: string;
  readonly openedAt: Date;
}

/** Opens a thread, unless one that says the same is open. */
export async function openThread(tx: WorkspaceTx, userId: string, thread: NewThread): Promise<boolean> {
  const rows = await tx.query(
    `INSERT INTO hyponema.open_threads (workspace_id, id, user_id, agent_id, kind, text, due_at, status,
       source_session_id, source_message_id, opened_at, created_at, updated_at)
     SELECT $1::text, $2, $3::text, $4, $5, $6::text, $7, 'open', $8, $9, $10, $11::timestamptz, $11
     WHERE NOT EXISTS (SELECT FROM hyponema.open_threads
       WHERE workspace_id = $1 AND user_id = $3 AND status = 'open' AND lower(text) = lower($6)) RETURNING id`,
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
    ],
  );
  return rows.length > 0;
}

/** A User's open threads, the latest first. */
export async function openThreads(
  tx: WorkspaceTx,
  userId: string,
  most: number,
): Promise<{ id: string; text: string; kind: string; due_at: Date | null }[]> {
  return tx.query(
    `SELECT id, text, kind, due_at FROM hyponema.open_threads
     WHERE workspace_id = $1 AND user_id = $2 AND status = 'open' ORDER BY id DESC LIMIT $3`,
    [tx.workspaceId, userId, most],
  );
}

export async function resolveThreads(tx: WorkspaceTx, ids: readonly string[], at: Date): Promise<void> {
  if (ids.length === 0) return;
  await tx.query(
    `UPDATE hyponema.open_threads SET status = 'resolved', resolved_at = $3, revision = revision + 1, updated_at = $4
     WHERE workspace_id = $1 AND id = ANY ($2) AND status = 'open'`,
    [tx.workspaceId, ids, at, tx.now],
  );
}

/** Lets a sensitive matter rest until `until`; a rest that runs already grows. */
export async function coolDown(
  tx: WorkspaceTx,
  cooldown: { id: string; userId: string; topic: string; from: Date; until: Date; sessionId: string },
): Promise<void> {
  const grown = await tx.query(
    `UPDATE hyponema.memory_cooldowns SET until = GREATEST(until, $4)
     WHERE workspace_id = $1 AND user_id = $2 AND topic = $3 AND lifted_at IS NULL AND until > $5 RETURNING id`,
    [tx.workspaceId, cooldown.userId, cooldown.topic, cooldown.until, cooldown.from],
  );
  if (grown.length > 0) return;
  await tx.query(
    `INSERT INTO hyponema.memory_cooldowns (workspace_id, id, user_id, topic, started_at, until, source_session_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [
      tx.workspaceId,
      cooldown.id,
      cooldown.userId,
      cooldown.topic,
      cooldown.from,
      cooldown.until,
      cooldown.sessionId,
    ],
  );
}

/** Keeps where a conversation left off. */
export async function putResume(
  tx: WorkspaceTx,
  resume: { userId: string; sessionId: string; agentId: string; text: string; at: Date },
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.memory_resumes (workspace_id, user_id, session_id, agent_id, text, created_at)
     VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (workspace_id, session_id) DO UPDATE SET text = excluded.text, created_at = excluded.created_at`,
    [tx.workspaceId, resume.userId, resume.sessionId, resume.agentId, resume.text, resume.at],
  );
}

/** What was said last in a conversation, oldest first. */
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
