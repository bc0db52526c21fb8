import type { RecallKind, ThreadKind } from "@hyponema/contract/memory-kinds";
import type { WorkspaceTx } from "../../../platform/database/database.ts";

/** The text of an entry, and its source. */
export interface Words {
  readonly id: string;
  readonly kind: RecallKind;
  readonly text: string;
  readonly said_at: Date;
  readonly speaker: "user" | "assistant" | null;
  readonly name: string | null;
  readonly due_at: Date | null;
  readonly thread_kind: ThreadKind | null;
  readonly conversation_id: string | null;
  readonly message_id: string | null;
  readonly external_id: string | null;
}

// Each kind from its own table; a source is the entry of the message that an observation was taken from.
const WORDS = `
  SELECT e.id, e.kind, m.text, m.created_at AS said_at, e.speaker, e.name, NULL::timestamptz AS due_at,
    NULL AS thread_kind, e.session_id AS conversation_id, e.id AS message_id, i.external_id
  FROM hyponema.memory_entries e
  JOIN hyponema.messages m ON m.workspace_id = $1 AND m.session_id = e.session_id AND m.position = e.position
  LEFT JOIN hyponema.imported_messages i ON i.workspace_id = $1 AND i.session_id = e.session_id AND i.position = e.position
  WHERE e.workspace_id = $1 AND e.user_id = $2 AND e.kind = 'turn' AND e.id = ANY ($3)
  UNION ALL
  SELECT o.id, 'observation', o.text, o.said_at, NULL, NULL, NULL, NULL, o.source_session_id, o.source_message_id, i.external_id
  FROM hyponema.observations o
  LEFT JOIN hyponema.memory_entries s ON s.workspace_id = $1 AND s.user_id = $2 AND s.id = o.source_message_id
  LEFT JOIN hyponema.imported_messages i ON i.workspace_id = $1 AND i.session_id = s.session_id AND i.position = s.position
  WHERE o.workspace_id = $1 AND o.user_id = $2 AND o.id = ANY ($3) AND o.text IS NOT NULL
  UNION ALL
  SELECT t.id, 'open_thread', t.text, t.opened_at, NULL, NULL, t.due_at, t.kind, t.source_session_id, t.source_message_id,
    i.external_id
  FROM hyponema.open_threads t
  LEFT JOIN hyponema.memory_entries s ON s.workspace_id = $1 AND s.user_id = $2 AND s.id = t.source_message_id
  LEFT JOIN hyponema.imported_messages i ON i.workspace_id = $1 AND i.session_id = s.session_id AND i.position = s.position
  WHERE t.workspace_id = $1 AND t.user_id = $2 AND t.id = ANY ($3)`;

/** Loads the texts of a User's entries by ID; forgotten ones are missing. */
export async function wordsOf(
  tx: WorkspaceTx,
  userId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Words>> {
  if (ids.length === 0) return new Map();
  const rows = await tx.query<Words>(WORDS, [tx.workspaceId, userId, ids], "memory-words");
  return new Map(rows.map((row) => [row.id, row]));
}
