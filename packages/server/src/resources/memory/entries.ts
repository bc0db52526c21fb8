import type { RecallKind } from "@hyponema/contract/memory-kinds";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import { textSearchConfiguration } from "../../platform/database/text-search.ts";
import { lockUser } from "../users/service.ts";
import { sensitiveTopicsIn } from "./extraction/sensitive-topics.ts";
import { traitsOf } from "./recall/entry.ts";

/** A vector, and the model that made it. */
export interface Embedded {
  readonly vector: Int8Array;
  readonly model: string;
}

/** What recall is to look something up by. */
export interface NewEntry {
  readonly id: string;
  readonly kind: RecallKind;
  readonly state: "active" | "superseded";
  readonly agentId: string | null;
  readonly sessionId: string | null;
  readonly position: number | null;
  readonly speaker: "user" | "assistant" | null;
  readonly name: string | null;
  readonly saidAt: Date;
  readonly expiresAt: Date | null;
  readonly importance: number;
  readonly sourceId: string | null;
  /** Its words: only their stems are kept here. */
  readonly text: string;
  /** Null: found by its words until it is embedded. */
  readonly embedded: Embedded | null;
}

/** One User's memory, locked for a change. */
export interface MemoryWrite {
  readonly tx: WorkspaceTx;
  readonly userId: string;
  /** The User's language, by whose rules words are taken apart. */
  readonly language: string | null;
  /** Number of this change. */
  readonly revision: string;
}

/**
 * Locks a User, and their memory, for the rest of the transaction, and counts the change. All that is written of a memory is written
 * under this lock, so that changes are seen in the order of their numbers.
 */
export async function lockMemory(tx: WorkspaceTx, { id }: { readonly id: string }): Promise<MemoryWrite> {
  const user = await lockUser(tx, id);
  const [head] = await tx.query<{ revision: string }>(
    `INSERT INTO hyponema.memory_heads AS h (workspace_id, user_id, revision) VALUES ($1, $2, 1)
     ON CONFLICT (workspace_id, user_id) DO UPDATE SET revision = h.revision + 1 RETURNING revision`,
    [tx.workspaceId, user.id],
  );
  return { tx, userId: user.id, language: user.language, revision: head?.revision ?? "0" };
}

/** Writes entries, over those with the same ID. */
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
    `INSERT INTO hyponema.memory_entries (workspace_id, user_id, revision, id, kind, state, agent_id, session_id, position,
       speaker, name, said_at, expires_at, importance, source_id, sensitive, traits, terms, vector, vector_model)
     SELECT $1, $2, $3, id, kind, state, "agentId", "sessionId", position, speaker, name, "saidAt", "expiresAt", importance,
       "sourceId", ARRAY(SELECT jsonb_array_elements_text(sensitive)), traits, to_tsvector($4::regconfig, text),
       ($5::bytea[])[index + 1], model
     FROM jsonb_to_recordset($6::jsonb) AS e (id text, kind text, state text, "agentId" text, "sessionId" text,
       position int, speaker text, name text, "saidAt" timestamptz, "expiresAt" timestamptz, importance real,
       "sourceId" text, sensitive jsonb, traits smallint, text text, index int, model text)
     ON CONFLICT (workspace_id, user_id, id) DO UPDATE SET revision = excluded.revision, state = excluded.state,
       said_at = excluded.said_at, expires_at = excluded.expires_at, importance = excluded.importance,
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

/** A vector as it is stored. */
export function bytesOf({ buffer, byteOffset, byteLength }: Int8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}

/** Says of entries whether they are still to be recalled; what is `gone` keeps nothing of what it said. */
export async function setEntryState(
  write: MemoryWrite,
  ids: readonly string[],
  state: "active" | "superseded" | "gone",
): Promise<void> {
  if (ids.length === 0) return;
  const words =
    state === "gone"
      ? ", terms = NULL, vector = NULL, vector_model = NULL, sensitive = '{}', name = NULL"
      : "";
  await write.tx.query(
    `UPDATE hyponema.memory_entries SET state = $4, revision = $3${words}
     WHERE workspace_id = $1 AND user_id = $2 AND id = ANY ($5) AND state <> 'gone'`,
    [write.tx.workspaceId, write.userId, write.revision, state, ids],
  );
}

/** Changes how much an entry counts and until when, its words and vector staying as they are. */
export async function retouchEntry(
  write: MemoryWrite,
  { id, importance, expiresAt }: Pick<NewEntry, "id" | "importance" | "expiresAt">,
): Promise<void> {
  await write.tx.query(
    `UPDATE hyponema.memory_entries SET importance = $5, expires_at = $6, revision = $3
     WHERE workspace_id = $1 AND user_id = $2 AND id = $4 AND state <> 'gone'`,
    [write.tx.workspaceId, write.userId, write.revision, id, importance, expiresAt],
  );
}
