import type { WorkspaceTx } from "../../platform/database/database.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import { newId } from "../../platform/ids.ts";
import { expectPresent } from "../../platform/invariant.ts";

export interface BroughtMessage {
  readonly role: "user" | "assistant";
  readonly name: string | null;
  readonly text: string;
  readonly at: Date;
  readonly externalId: string;
}

export interface BroughtConversation {
  readonly id: string;
  readonly agentId: string;
  readonly userId: string;
  readonly startedAt: Date;
  readonly endedAt: Date;
  readonly turns: number;
  readonly remembered: boolean;
}

export interface ImportRow {
  readonly id: string;
  readonly userId: string;
  readonly externalUserId: string;
  readonly sessionId: string | null;
  readonly received: number;
  readonly imported: number;
  readonly learned: number;
  /** Whether memory still has to learn from it. */
  readonly waits: boolean;
  readonly createdAt: Date;
}

/** Lets imports of one User wait for each other, so that no message is taken twice. */
export async function lockImports(tx: WorkspaceTx, userId: string): Promise<void> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [
    `import/${tx.workspaceId}/${userId}`,
  ]);
}

/** Of messages by what the caller calls them, those that were brought before. */
export async function knownMessages(
  tx: WorkspaceTx,
  userId: string,
  externalIds: readonly string[],
): Promise<string[]> {
  const rows = await tx.query<{ external_id: string }>(
    `SELECT external_id FROM hyponema.imported_messages
     WHERE workspace_id = $1 AND user_id = $2 AND external_id = ANY ($3)`,
    [tx.workspaceId, userId, externalIds],
  );
  return rows.map((row) => row.external_id);
}

/** A conversation that was held elsewhere, and is over. */
export async function insertConversation(tx: WorkspaceTx, row: BroughtConversation): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.sessions (workspace_id, id, agent_id, user_id, status, channel, modality, dynamic_variables,
       overrides, turn_count, end_reason, idle_seconds, max_duration_seconds, created_at, expires_at, started_at,
       last_activity_at, ended_at, remembered)
     VALUES ($1, $2, $3, $4, 'completed', 'import', 'text', '{}', '{}', $5, 'imported', 0, 0, $6, $7, $6, $7, $7, $8)`,
    [tx.workspaceId, row.id, row.agentId, row.userId, row.turns, row.startedAt, row.endedAt, row.remembered],
  );
}

// Characters of messages that are written in one piece.
const MAX_AT_ONCE = 256 * 1024;

/** Writes the messages of such a conversation in their order; `onWritten` is told how many are written so far. */
export async function insertMessages(
  tx: WorkspaceTx,
  userId: string,
  sessionId: string,
  messages: readonly BroughtMessage[],
  onWritten: (messages: number) => void,
): Promise<void> {
  let from = 0;
  while (from < messages.length) {
    let end = from;
    for (let characters = 0; end < messages.length && characters < MAX_AT_ONCE; end++)
      characters += expectPresent(messages[end], "a message that is to be written").text.length;
    await insertSome(tx, userId, sessionId, messages.slice(from, end), from);
    from = end;
    onWritten(end);
  }
}

async function insertSome(
  tx: WorkspaceTx,
  userId: string,
  sessionId: string,
  messages: readonly BroughtMessage[],
  before: number,
): Promise<void> {
  const rows = messages.map((message, index) => ({
    ...message,
    position: before + index + 1,
    id: newId("message", tx.now.getTime()),
  }));
  await tx.query(
    `WITH brought AS (
       SELECT * FROM jsonb_to_recordset($4::jsonb)
         AS m (position int, id text, role text, name text, text text, at timestamptz, "externalId" text)
     ), said AS (
       INSERT INTO hyponema.messages (workspace_id, session_id, position, id, role, name, text, status, created_at)
       SELECT $1, $3, position, id, role, name, text, 'complete', at FROM brought
     )
     INSERT INTO hyponema.imported_messages (workspace_id, user_id, external_id, session_id, position)
     SELECT $1, $2, "externalId", $3, position FROM brought`,
    [tx.workspaceId, userId, sessionId, jsonb(rows)],
  );
}

export async function insertImport(
  tx: WorkspaceTx,
  row: Pick<ImportRow, "id" | "userId" | "sessionId" | "received" | "imported">,
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.conversation_imports (workspace_id, id, user_id, session_id, received, imported, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [tx.workspaceId, row.id, row.userId, row.sessionId, row.received, row.imported, tx.now],
  );
}

export async function findImport(tx: WorkspaceTx, id: string): Promise<ImportRow | undefined> {
  const [row] = await tx.query<ImportRow>(
    `SELECT i.id, i.user_id AS "userId", u.external_id AS "externalUserId", i.session_id AS "sessionId", i.received,
       i.imported, i.created_at AS "createdAt", GREATEST(0, COALESCE(s.learned_through, 0)) AS learned,
       EXISTS (SELECT FROM hyponema.memory_work w
         WHERE w.workspace_id = $1 AND w.session_id = i.session_id) AS waits
     FROM hyponema.conversation_imports i
     JOIN hyponema.users u ON u.workspace_id = $1 AND u.id = i.user_id
     LEFT JOIN hyponema.sessions s ON s.workspace_id = $1 AND s.id = i.session_id
     WHERE i.workspace_id = $1 AND i.id = $2`,
    [tx.workspaceId, id],
  );
  return row;
}
