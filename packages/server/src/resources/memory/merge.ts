import type { WorkspaceTx } from "../../platform/database/database.ts";
import type { MergeStep } from "../users/service.ts";

// What belongs to a User, and the column that tells its rows apart.
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
  /** Statements that no longer held beside one of the other User's about the same thing. */
  readonly superseded: readonly string[];
}

/**
 * Moves what is remembered of one User to another. Of two statements about the same thing the one said later holds; the
 * other is superseded, until the merge is undone.
 */
export const memoryMergeStep: MergeStep = {
  name: "memory",
  async move(tx, from, into) {
    const moved = {} as Record<Table, readonly string[]>;
    for (const [table, key] of Object.entries(TABLES) as [Table, string][]) {
      moved[table] = await moveAll(tx, table, key, from, into);
    }
    await moveImported(tx, "imported_messages", "external_id", from, into);
    await moveImported(tx, "imported_memories", "original_id", from, into);
    const superseded = await settleSlots(tx, into);
    await restamp(tx, [from, into]);
    return { moved, superseded } satisfies Kept;
  },
  async undo(tx, from, into, kept) {
    const { moved, superseded } = kept as Kept;
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
    await tx.query(
      `WITH held AS (
         UPDATE hyponema.observations SET status = 'active', superseded_by = NULL
         WHERE workspace_id = $1 AND id = ANY ($2) AND status = 'superseded' RETURNING id
       )
       UPDATE hyponema.memory_entries e SET state = 'active' FROM held
       WHERE e.workspace_id = $1 AND e.id = held.id AND e.state <> 'gone'`,
      [tx.workspaceId, superseded],
    );
    await restamp(tx, [from, into]);
  },
};

async function moveAll(
  tx: WorkspaceTx,
  table: Table,
  key: string,
  from: string,
  into: string,
): Promise<readonly string[]> {
  const [row] = await tx.query<{ keys: string[] }>(
    `WITH moved AS (
       UPDATE hyponema.${table} SET user_id = $3 WHERE workspace_id = $1 AND user_id = $2 RETURNING ${key} AS key
     )
     SELECT COALESCE(jsonb_agg(DISTINCT key), '[]') AS keys FROM moved`,
    [tx.workspaceId, from, into],
  );
  return row?.keys ?? [];
}

// What both Users were brought stays with each: it is not taken a second time for either.
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

async function settleSlots(tx: WorkspaceTx, userId: string): Promise<readonly string[]> {
  const rows = await tx.query<{ id: string }>(
    `WITH ranked AS (
       SELECT id, first_value(id) OVER (PARTITION BY slot ORDER BY said_at DESC, id DESC) AS holds
       FROM hyponema.observations
       WHERE workspace_id = $1 AND user_id = $2 AND status = 'active' AND slot IS NOT NULL
     ), stale AS (
       UPDATE hyponema.observations o SET status = 'superseded', superseded_by = ranked.holds
       FROM ranked WHERE o.workspace_id = $1 AND o.id = ranked.id AND ranked.id <> ranked.holds RETURNING o.id
     ), entries AS (
       UPDATE hyponema.memory_entries e SET state = 'superseded' FROM stale
       WHERE e.workspace_id = $1 AND e.user_id = $2 AND e.id = stale.id AND e.state = 'active'
     )
     SELECT id FROM stale`,
    [tx.workspaceId, userId],
  );
  return rows.map(({ id }) => id);
}

// What nodes keep of either memory is of no use any more: rows have left it. Whoever was learning begins anew.
async function restamp(tx: WorkspaceTx, userIds: readonly string[]): Promise<void> {
  await tx.query(
    `UPDATE hyponema.memory_heads SET epoch = epoch + 1, lease_id = NULL, leased_until = NULL
     WHERE workspace_id = $1 AND user_id = ANY ($2)`,
    [tx.workspaceId, userIds],
  );
}
