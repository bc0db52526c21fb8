import type { TranscriptMessage } from "@hyponema/contract/conversations";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import { newId } from "../../platform/ids.ts";

export interface NewMessage {
  readonly turnId: string | null;
  readonly role: TranscriptMessage["role"];
  readonly text: string;
  readonly status: TranscriptMessage["status"];
  readonly toolCall: TranscriptMessage["tool_call"];
}

export interface MessageRow {
  readonly position: number;
  readonly id: string;
  readonly turn_id: string | null;
  readonly role: TranscriptMessage["role"];
  readonly name: string | null;
  readonly text: string;
  readonly status: TranscriptMessage["status"];
  readonly toolCall: TranscriptMessage["tool_call"];
  readonly created_at: Date;
}

/** Writes messages one after the other from `position` on. */
export async function insertMessages(
  tx: WorkspaceTx,
  sessionId: string,
  position: number,
  messages: readonly NewMessage[],
): Promise<void> {
  if (messages.length === 0) return;
  const rows = messages.map((message, index) => ({
    position: position + index,
    id: newId("message", tx.now.getTime()),
    turn_id: message.turnId,
    role: message.role,
    text: message.text,
    status: message.status,
    tool_call: message.toolCall,
  }));
  await tx.query(
    `INSERT INTO hyponema.messages
       (workspace_id, session_id, position, id, turn_id, role, text, status, tool_call, created_at)
     SELECT $1, $2, position, id, turn_id, role, text, status, NULLIF(tool_call, 'null'::jsonb), $3
     FROM jsonb_to_recordset($4::jsonb)
       AS m (position int, id text, turn_id text, role text, text text, status text, tool_call jsonb)`,
    [tx.workspaceId, sessionId, tx.now, jsonb(rows)],
    "messages-insert",
  );
}

/** Messages after `position`, oldest first, at most `limit`. */
export async function selectMessages(
  tx: WorkspaceTx,
  sessionId: string,
  position: number,
  limit: number,
): Promise<MessageRow[]> {
  return tx.query<MessageRow>(
    `SELECT position, id, turn_id, role, name, text, status, tool_call AS "toolCall", created_at FROM hyponema.messages
     WHERE workspace_id = $1 AND session_id = $2 AND position > $3 ORDER BY position LIMIT $4`,
    [tx.workspaceId, sessionId, position, limit],
    "messages-select",
  );
}
