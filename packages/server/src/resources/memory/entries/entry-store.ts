import type { RecallKind } from "@hyponema/contract/memory-kinds";
import { sensitiveTopicsIn } from "../../../engines/memory/extraction/sensitive-topics.ts";
import { traitsOf } from "../../../engines/memory/recall/entry.ts";
import type { Provenance } from "../../../engines/memory/scope.ts";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { jsonb } from "../../../platform/database/jsonb.ts";
import { textSearchConfiguration } from "../../../platform/database/text-search.ts";

/** A vector, and the model that made it. */
export interface Embedded {
  readonly vector: Int8Array;
  readonly model: string;
}

/** A search entry to be written. */
export interface NewEntry extends Provenance {
  readonly id: string;
  readonly kind: RecallKind;
  readonly state: "active" | "superseded";
  readonly sessionId: string | null;
  readonly position: number | null;
  readonly speaker: "user" | "assistant" | null;
  readonly name: string | null;
  readonly saidAt: Date;
  readonly expiresAt: Date | null;
  readonly importance: number;
  readonly sourceId: string | null;
  /** For observations: the slot, and when it was last said. */
  readonly slot: string | null;
  readonly repeatedAt: Date | null;
  /** Its text, of which only the stems are stored here. */
  readonly text: string;
  /** Null: found by its words until the embedder gets to it. */
  readonly embedded: Embedded | null;
}

/** One User's memory, locked for a change. */
export interface MemoryWrite {
  readonly tx: WorkspaceTx;
  readonly userId: string;
  /** The User's language, which decides how words are stemmed. */
  readonly language: string | null;
  /** Number of this change. */
  readonly revision: string;
}

/** Upserts entries by ID. */
export async function putEntries(write: MemoryWrite, entries: readonly NewEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ embedded, text, ...entry }, index) => ({
    ...entry,
    text,
    index,
    sensitive: sensitiveTopicsIn(text),
    traits: traitsOf(text),
    model: embedded?.model ?? null,
  }));
  await write.tx.query(
    `INSERT INTO hyponema.memory_entries (workspace_id, user_id, revision, id, kind, state, agent_id, scope, session_id,
       position, speaker, name, said_at, expires_at, importance, source_id, slot, repeated_at, sensitive, traits, terms,
       vector, vector_model)
     SELECT $1, $2, $3, id, kind, state, "agentId", scope, "sessionId", position, speaker, name, "saidAt", "expiresAt",
       importance, "sourceId", slot, "repeatedAt", ARRAY(SELECT jsonb_array_elements_text(sensitive)), traits, to_tsvector($4::regconfig, text),
       ($5::bytea[])[index + 1], model
     FROM jsonb_to_recordset($6::jsonb) AS e (id text, kind text, state text, "agentId" text, scope text,
       "sessionId" text, position int, speaker text, name text, "saidAt" timestamptz, "expiresAt" timestamptz,
       importance real, "sourceId" text, slot text, "repeatedAt" timestamptz, sensitive jsonb, traits smallint, text text, index int, model text)
     ON CONFLICT (workspace_id, user_id, id) DO UPDATE SET revision = excluded.revision, state = excluded.state,
       scope = excluded.scope, slot = excluded.slot, repeated_at = excluded.repeated_at, said_at = excluded.said_at, expires_at = excluded.expires_at, importance = excluded.importance,
       sensitive = excluded.sensitive, traits = excluded.traits, terms = excluded.terms, vector = excluded.vector,
       vector_model = excluded.vector_model`,
    [
      write.tx.workspaceId,
      write.userId,
      write.revision,
      textSearchConfiguration(write.language),
      entries.map(({ embedded }) => (embedded ? bytesOf(embedded.vector) : null)),
      jsonb(rows),
    ],
  );
}

/** A vector in its stored form. */
export function bytesOf({ buffer, byteOffset, byteLength }: Int8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Sets whether entries are recalled; `gone` also erases their content. */
export async function setEntryState(
  write: MemoryWrite,
  ids: readonly string[],
  state: "active" | "superseded" | "gone",
): Promise<void> {
  if (ids.length === 0) return;
  const words =
    state === "gone"
      ? ", terms = NULL, vector = NULL, vector_model = NULL, sensitive = '{}', name = NULL, slot = NULL"
      : "";
  await write.tx.query(
    `UPDATE hyponema.memory_entries SET state = $4, revision = $3${words}
     WHERE workspace_id = $1 AND user_id = $2 AND id = ANY ($5) AND state <> 'gone'`,
    [write.tx.workspaceId, write.userId, write.revision, state, ids],
  );
}

/** Updates an entry's metadata; its text and vector stay. */
export async function retouchEntry(write: MemoryWrite, entry: NewEntry): Promise<void> {
  await write.tx.query(
    `UPDATE hyponema.memory_entries SET state = $5, agent_id = $6, scope = $7, session_id = $8, said_at = $9,
       expires_at = $10, importance = $11, source_id = $12, repeated_at = $13, revision = $3
     WHERE workspace_id = $1 AND user_id = $2 AND id = $4 AND state <> 'gone'`,
    [
      ...[write.tx.workspaceId, write.userId, write.revision, entry.id, entry.state, entry.agentId],
      ...[entry.scope, entry.sessionId, entry.saidAt, entry.expiresAt, entry.importance, entry.sourceId],
      entry.repeatedAt,
    ],
  );
}

/** Inserts `copy` with the text and vector of the entry `id`. */
export async function copyEntry(write: MemoryWrite, id: string, copy: NewEntry): Promise<void> {
  await write.tx.query(
    `INSERT INTO hyponema.memory_entries (workspace_id, user_id, revision, id, kind, state, agent_id, scope, said_at,
       importance, slot, sensitive, traits, terms, vector, vector_model)
     SELECT workspace_id, user_id, $3, $5, kind, 'active', $6, $7, said_at, importance, slot, sensitive, traits, terms,
       vector, vector_model
     FROM hyponema.memory_entries WHERE workspace_id = $1 AND user_id = $2 AND id = $4 AND state <> 'gone'`,
    [write.tx.workspaceId, write.userId, write.revision, id, copy.id, copy.agentId, copy.scope],
  );
  await retouchEntry(write, copy);
}

/** Sets the state and expiry of observations' entries. */
export async function markEntries(
  write: MemoryWrite,
  marks: readonly Pick<NewEntry, "id" | "state" | "expiresAt">[],
): Promise<void> {
  await write.tx.query(
    `UPDATE hyponema.memory_entries e SET state = m.state, expires_at = m."expiresAt", revision = $3
     FROM jsonb_to_recordset($4::jsonb) AS m (id text, state text, "expiresAt" timestamptz)
     WHERE e.workspace_id = $1 AND e.user_id = $2 AND e.id = m.id AND e.state <> 'gone'`,
    [write.tx.workspaceId, write.userId, write.revision, jsonb(marks)],
  );
}
