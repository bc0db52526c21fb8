import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import type { MergeStep } from "../users/service.ts";
import { settleSlots } from "./facts/resolve-conflicts.ts";
import { lockMemory } from "./memory-lock.ts";

// Tables with rows of a User, and the column that identifies a row.
const TABLES = {
  observations: "id",
  open_threads: "id",
  memory_cooldowns: "id",
  conversation_imports: "id",
  memory_tombstones: "observation_id",
  memory_tones: "session_id",
  memory_resumes: "session_id",
  memory_work: "session_id",
  memory_entries: "id",
  observation_mentions: "observation_id",
} as const;
type Table = keyof typeof TABLES;

interface Kept {
  readonly moved: Readonly<Record<Table, readonly string[]>>;
  /** Mentions without a message; absent from merges older than these. */
  readonly byHand?: readonly ByHand[];
}

interface ByHand {
  readonly observation_id: string;
  readonly agent_id: string | null;
  readonly said_at: string;
}

/**
 * Moves one User's memory to another. Of two statements in one slot the one said later holds; the other is superseded until
 * the merge is undone.
 */
export const memoryMergeStep: MergeStep = {
  name: "memory",
  async move(tx, from, into) {
    // Locking applies pending scope changes to both memories before they become one.
    for (const id of [from, into].sort()) await lockMemory(tx, { id });
    const byHand = await saidByHand(tx, from);
    const moved = {} as Record<Table, readonly string[]>;
    for (const [table, key] of Object.entries(TABLES) as [Table, string][]) {
      moved[table] = await moveAll(tx, table, key, from, into);
    }
    await moveImported(tx, "imported_messages", "external_id", from, into);
    await moveImported(tx, "imported_memories", "original_id", from, into);
    await restamp(tx, [from, into]);
    await settleSlots(await lockMemory(tx, { id: into }), "all");
    return { moved, byHand } satisfies Kept;
  },
  async undo(tx, from, into, kept) {
    for (const id of [from, into].sort()) await lockMemory(tx, { id });
    const { moved, byHand = [] } = kept as Kept;
    for (const [table, key] of Object.entries(TABLES) as [Table, string][]) {
      await tx.query(
        `UPDATE hyponema.${table} SET user_id = $2 WHERE workspace_id = $1 AND user_id = $3 AND ${key} = ANY ($4)`,
        [tx.workspaceId, from, into, moved[table]],
      );
    }
    await tx.query(
      `UPDATE hyponema.imported_messages i SET user_id = $2
       FROM hyponema.memory_entries e
       WHERE i.workspace_id = $1 AND i.user_id = $3 AND e.workspace_id = $1 AND e.user_id = $2
         AND e.session_id = i.session_id AND e.position = i.position`,
      [tx.workspaceId, from, into],
    );
    await tx.query(
      `UPDATE hyponema.imported_memories i SET user_id = $2 FROM hyponema.observations o
       WHERE i.workspace_id = $1 AND i.user_id = $3 AND o.workspace_id = $1 AND o.id = i.id AND o.user_id = $2`,
      [tx.workspaceId, from, into],
    );
    // Tombstones of the merged time also apply to the User whose statement was forgotten.
    await tx.query(
      `UPDATE hyponema.memory_tombstones SET user_id = $2
       WHERE workspace_id = $1 AND user_id = $3 AND observation_id = ANY ($4)`,
      [tx.workspaceId, from, into, moved.observations],
    );
    await returnLater(tx, from, into, moved, byHand);
    await restamp(tx, [from, into]);
    // A statement superseded by the other User's holds again, unless its own User said something later.
    for (const id of [from, into]) await settleSlots(await lockMemory(tx, { id }), "all");
  },
};

async function saidByHand(tx: WorkspaceTx, userId: string): Promise<readonly ByHand[]> {
  const rows = await tx.query<{ said: ByHand[] }>(
    `SELECT COALESCE(jsonb_agg(jsonb_build_object('observation_id', COALESCE(o.divided_from, o.id), 'agent_id', m.agent_id,
       'said_at', m.said_at)), '[]') AS said
     FROM hyponema.observation_mentions m
     JOIN hyponema.observations o ON o.workspace_id = m.workspace_id AND o.id = m.observation_id
     WHERE m.workspace_id = $1 AND m.user_id = $2 AND m.message_id IS NULL`,
    [tx.workspaceId, userId],
  );
  return expectRow(rows, "reading what was said by hand").said;
}

// Observations that were divided after the merge go back with their source messages or, without one, with the observation
// that they were divided from. Corrections go with the observation that they correct.
async function returnLater(
  tx: WorkspaceTx,
  from: string,
  into: string,
  moved: Kept["moved"],
  byHand: readonly ByHand[],
): Promise<void> {
  const later = await tx.query<{ id: string }>(
    `WITH RECURSIVE theirs (id) AS (
       SELECT unnest($6::text[])::hyponema.typeid
       UNION
       SELECT c.id FROM theirs t JOIN hyponema.observations c
         ON c.workspace_id = $1 AND c.user_id = $3 AND c.corrects = t.id AND c.source_message_id IS NULL
     )
     UPDATE hyponema.observations o SET user_id = $2
     WHERE workspace_id = $1 AND user_id = $3 AND (source_message_id = ANY ($4)
       OR id IN (SELECT id FROM theirs)
       OR (source_message_id IS NULL AND EXISTS (
         SELECT FROM jsonb_to_recordset($5::jsonb) AS h (observation_id text, agent_id text, said_at timestamptz)
         WHERE h.observation_id = o.divided_from AND h.agent_id IS NOT DISTINCT FROM o.agent_id AND h.said_at = o.said_at)))
     RETURNING id`,
    [tx.workspaceId, from, into, moved.memory_entries, jsonb(byHand), moved.observations],
  );
  const ids = later.map(({ id }) => id);
  for (const [table, key] of [
    ["memory_entries", "id"],
    ["observation_mentions", "observation_id"],
  ]) {
    await tx.query(
      `UPDATE hyponema.${table} SET user_id = $2 WHERE workspace_id = $1 AND user_id = $3 AND ${key} = ANY ($4)`,
      [tx.workspaceId, from, into, ids],
    );
  }
}

async function moveAll(
  tx: WorkspaceTx,
  table: Table,
  key: string,
  from: string,
  into: string,
): Promise<readonly string[]> {
  const rows = await tx.query<{ keys: string[] }>(
    `WITH moved AS (
       UPDATE hyponema.${table} SET user_id = $3 WHERE workspace_id = $1 AND user_id = $2 RETURNING ${key} AS key
     )
     SELECT COALESCE(jsonb_agg(DISTINCT key), '[]') AS keys FROM moved`,
    [tx.workspaceId, from, into],
  );
  return expectRow(rows, `moving rows of ${table}`).keys;
}

// Original IDs that both Users imported stay with both, so neither imports them a second time.
async function moveImported(
  tx: WorkspaceTx,
  table: "imported_messages" | "imported_memories",
  name: string,
  from: string,
  into: string,
): Promise<void> {
  await tx.query(
    `UPDATE hyponema.${table} i SET user_id = $3
     WHERE workspace_id = $1 AND user_id = $2 AND NOT EXISTS (
       SELECT FROM hyponema.${table} o WHERE o.workspace_id = $1 AND o.user_id = $3 AND o.${name} = i.${name})`,
    [tx.workspaceId, from, into],
  );
}

// Bumps the epoch, so every node drops its index of both memories, and clears the lease, so a running lesson is discarded.
// Moved rows keep the revisions of their old memory: the next revision starts above them.
async function restamp(tx: WorkspaceTx, userIds: readonly string[]): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.memory_heads AS h (workspace_id, user_id, revision, epoch)
     SELECT $1::text, u.id, COALESCE((SELECT max(e.revision) FROM hyponema.memory_entries e
       WHERE e.workspace_id = $1 AND e.user_id = u.id), 0), 1 FROM unnest($2::text[]) AS u (id)
     ON CONFLICT (workspace_id, user_id) DO UPDATE SET revision = GREATEST(h.revision, excluded.revision),
       epoch = h.epoch + 1, lease_id = NULL, leased_until = NULL`,
    [tx.workspaceId, userIds],
  );
}
