import { type Provenance, partitionOf } from "../../../engines/memory/scope.ts";
import { jsonb } from "../../../platform/database/jsonb.ts";
import { newId } from "../../../platform/ids.ts";
import { expectPresent } from "../../../platform/invariant.ts";
import { copyEntry, type MemoryWrite, putEntries, retouchEntry } from "../entries/entry-store.ts";
import { partitionIn } from "../scope/scope-sql.ts";
import { entryOf } from "./observation-entry.ts";
import {
  insertObservation,
  OBSERVATION_COLUMNS,
  type ObservationOrigin,
  type ObservationRow,
  updateObservation,
} from "./observation-store.ts";
import {
  inWordsOf,
  isSameText,
  raisedBy,
  readWording,
  type StoredWording,
  type Wording,
  wordingOf,
} from "./wording.ts";

/** One time that a statement was said. */
export interface Saying extends Provenance {
  readonly origin: ObservationOrigin;
  readonly sourceSessionId: string | null;
  readonly sourceMessageId: string | null;
  readonly saidAt: Date;
}

interface Mention extends Saying {
  readonly observationId: string;
  /** Null for mentions older than wordings: the observation's own applies. */
  readonly wording: Wording | null;
}

/** Records that an observation was said again: one row for each message, and one for each time without a message. */
export async function keepMention(
  { tx, userId }: MemoryWrite,
  observationId: string,
  { sourceSessionId, sourceMessageId, agentId, scope, origin, saidAt }: Saying,
  wording: Wording,
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.observation_mentions
       (workspace_id, user_id, observation_id, agent_id, scope, origin, session_id, message_id, said_at, wording)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) ON CONFLICT DO NOTHING`,
    [
      ...[tx.workspaceId, userId, observationId, agentId, scope, origin, sourceSessionId, sourceMessageId],
      saidAt,
      jsonb(wording),
    ],
  );
}

/** Applies an edit of an observation to the wording of every mention. */
export async function rewordMentions(
  { tx }: MemoryWrite,
  observationId: string,
  change: Partial<Wording>,
): Promise<void> {
  await tx.query(
    `UPDATE hyponema.observation_mentions SET wording = wording || $3::jsonb
     WHERE workspace_id = $1 AND observation_id = $2 AND wording IS NOT NULL`,
    [tx.workspaceId, observationId, jsonb(change)],
  );
}

/** Gives the correction a mention for each agent that heard the corrected text in the same words; other wordings may say less. */
export async function keepMentionsOf(
  write: MemoryWrite,
  corrected: ObservationRow,
  correction: ObservationRow,
): Promise<void> {
  const sayings = await mentionsWhere(write, "m.observation_id = $3", [corrected.id]);
  const others = sayings.filter(
    ({ agentId, wording }) =>
      agentId !== correction.agentId && (!wording || isSameText(wording.text, corrected.text)),
  );
  const { origin, sourceSessionId, sourceMessageId, saidAt } = correction;
  const place = { origin, sourceSessionId, sourceMessageId, saidAt };
  for (const { agentId, scope } of others) {
    await keepMention(write, correction.id, { agentId, scope, ...place }, wordingOf(correction));
  }
}

/** Splits the mentions of `row` after `at` into an observation of their own, because another statement was said in between. */
export async function divideAt(write: MemoryWrite, row: ObservationRow, at: Date): Promise<void> {
  const later = await mentionsWhere(write, "m.observation_id = $3 AND m.said_at > $4", [row.id, at]);
  if (later.length === 0) return;
  await moveOut(write, row, later, expectPresent(later.at(-1), "the last of some mentions").saidAt);
  await rewrite(write, await remainderOf(write, row, later));
}

/**
 * Splits observations whose mentions belong to several partitions: each agent that was narrowed gets what it heard itself
 * as an observation of its own. Resolves to the divided observations and the new ones.
 */
export async function divideByPartition(write: MemoryWrite): Promise<ObservationRow[]> {
  const { tx, userId } = write;
  const apart = await mentionsWhere(
    write,
    `EXISTS (SELECT FROM hyponema.observations o WHERE o.workspace_id = $1 AND o.id = m.observation_id
       AND o.status <> 'forgotten' AND ${partitionIn("o")} <> ${partitionIn("m")})`,
    [],
  );
  const ids = [...new Set(apart.map(({ observationId }) => observationId))];
  const rows = await tx.query<ObservationRow>(
    `SELECT ${OBSERVATION_COLUMNS} FROM hyponema.observations WHERE workspace_id = $1 AND user_id = $2 AND id = ANY ($3)`,
    [tx.workspaceId, userId, ids],
  );
  const divided: ObservationRow[] = [];
  const supersededByHand: ObservationRow[] = [];
  const corrected = await correctedOf(write, rows);
  for (const row of rows) {
    const said = await mentionsWhere(write, "m.observation_id = $3", [row.id]);
    // A restored statement counts as said at the moment of the restore, for every agent.
    const wasRestored = [row, ...said].every(({ saidAt }) => saidAt < row.repeatedAt);
    const moved = apart.filter(({ observationId }) => observationId === row.id);
    for (const mentions of Map.groupBy(moved, partitionOf).values()) {
      const last = expectPresent(mentions.at(-1), "the last mention of a partition").saidAt;
      const copy = await moveOut(write, row, mentions, wasRestored ? row.repeatedAt : last);
      divided.push(copy);
      if (corrected.has(row.id)) supersededByHand.push(copy);
    }
    const rest = await remainderOf(write, row, moved);
    await rewrite(write, rest);
    divided.push(rest);
  }
  await supersede(write, supersededByHand);
  return divided;
}

// The IDs among `rows` that were corrected and not restored since.
async function correctedOf(
  { tx, userId }: MemoryWrite,
  rows: readonly ObservationRow[],
): Promise<ReadonlySet<string>> {
  const ids = rows.filter(({ status }) => status === "superseded").map(({ id }) => id);
  const corrected = await tx.query<{ id: string }>(
    `SELECT o.id FROM hyponema.observations o WHERE o.workspace_id = $1 AND o.user_id = $2 AND o.id = ANY ($3) AND EXISTS (
       SELECT FROM hyponema.observations c WHERE c.workspace_id = $1 AND c.user_id = $2
         AND c.corrects = COALESCE(o.divided_from, o.id) AND c.repeated_at >= o.repeated_at)`,
    [tx.workspaceId, userId, ids],
  );
  return new Set(corrected.map(({ id }) => id));
}

// A corrected statement holds for no agent that heard it, even where the correction is in another partition, until it is said again.
async function supersede(write: MemoryWrite, copies: readonly ObservationRow[]): Promise<void> {
  const { tx, userId } = write;
  await tx.query(
    `UPDATE hyponema.observations o SET status = 'superseded', superseded_by = (
       SELECT c.id FROM hyponema.observations c WHERE c.workspace_id = $1 AND c.user_id = $2 AND c.status <> 'forgotten'
         AND c.corrects = o.divided_from AND ${partitionIn("c")} = ${partitionIn("o")} ORDER BY c.repeated_at DESC, c.id DESC LIMIT 1)
     WHERE o.workspace_id = $1 AND o.id = ANY ($3)`,
    [tx.workspaceId, userId, copies.map(({ id }) => id)],
  );
  for (const copy of copies) await retouchEntry(write, entryOf({ ...copy, status: "superseded" }, null));
}

async function rewrite(write: MemoryWrite, row: ObservationRow): Promise<void> {
  await updateObservation(write.tx, row);
  await retouchEntry(write, entryOf(row, null));
}

// Copies `row` for `mentions` alone. The first of them becomes the source and gives the wording.
async function moveOut(
  write: MemoryWrite,
  row: ObservationRow,
  mentions: readonly Mention[],
  repeatedAt: Date,
): Promise<ObservationRow> {
  const { tx } = write;
  const [first] = mentions;
  const last = mentions.at(-1);
  if (!first || !last) throw new Error("an observation is not divided by nothing");
  const { agentId, scope, origin, sourceSessionId, sourceMessageId, saidAt } = first;
  const told = inWordsOf(row, first.wording ?? wordingOf(row));
  const copy: ObservationRow = {
    ...told,
    ...raisedBy(
      told,
      mentions.flatMap(({ wording }) => wording ?? []),
    ),
    ...{ agentId, scope, origin, sourceSessionId, sourceMessageId, saidAt },
    id: newId("observation", tx.now.getTime()),
    ...{ repeatedAt, mentions: mentions.length, dividedFrom: row.dividedFrom ?? row.id },
    ...{ status: "active", supersededBy: null, ended: false, validTo: told.statedValidTo },
    ...{ revision: 1, recordedAt: tx.now, updatedAt: tx.now },
  };
  await insertObservation(tx, copy);
  if (copy.text === row.text) await copyEntry(write, row.id, entryOf(copy, null));
  else await putEntries(write, [entryOf(copy, null)]);
  await tx.query(
    `WITH gone AS (
       DELETE FROM hyponema.observation_mentions
       WHERE workspace_id = $1 AND observation_id = $2 AND ${partitionIn("observation_mentions")} = $4
         AND said_at BETWEEN $5 AND $6
       RETURNING *
     )
     INSERT INTO hyponema.observation_mentions
       (workspace_id, user_id, observation_id, agent_id, scope, origin, session_id, said_at, message_id, wording)
     SELECT workspace_id, user_id, $3, agent_id, scope, origin, session_id, said_at, message_id, wording FROM gone
     WHERE (message_id, said_at, agent_id) IS DISTINCT FROM ($7::hyponema.typeid, $5::timestamptz, $8::hyponema.typeid)`,
    [
      ...[tx.workspaceId, row.id, copy.id, partitionOf(copy), first.saidAt, last.saidAt, sourceMessageId],
      agentId,
    ],
  );
  return copy;
}

// The row without the mentions that were moved out of it.
async function remainderOf(
  write: MemoryWrite,
  row: ObservationRow,
  moved: readonly Mention[],
): Promise<ObservationRow> {
  const rest = await mentionsWhere(write, "m.observation_id = $3", [row.id]);
  const last = rest.at(-1)?.saidAt ?? row.saidAt;
  // A restored statement counts as said at the moment of the restore.
  const wasRestored = [last, ...moved.map(({ saidAt }) => saidAt)].every((at) => at < row.repeatedAt);
  const isKnown = [...rest, ...moved].every(({ wording }) => wording !== null);
  const counted = isKnown
    ? raisedBy(
        row,
        rest.flatMap(({ wording }) => wording ?? []),
      )
    : {};
  return {
    ...row,
    ...counted,
    mentions: Math.max(1 + rest.length, row.mentions - moved.length),
    repeatedAt: wasRestored ? row.repeatedAt : last,
    revision: row.revision + 1,
    updatedAt: write.tx.now,
  };
}

async function mentionsWhere(
  { tx, userId }: MemoryWrite,
  condition: string,
  values: readonly unknown[],
): Promise<Mention[]> {
  const rows = await tx.query<Omit<Mention, "wording"> & { readonly wording: StoredWording | null }>(
    `SELECT m.observation_id AS "observationId", m.agent_id AS "agentId", m.scope, m.origin,
       m.session_id AS "sourceSessionId", m.message_id AS "sourceMessageId", m.said_at AS "saidAt", m.wording
     FROM hyponema.observation_mentions m
     WHERE m.workspace_id = $1 AND m.user_id = $2 AND ${condition} ORDER BY m.said_at, m.message_id`,
    [tx.workspaceId, userId, ...values],
  );
  return rows.map((row) => ({ ...row, wording: readWording(row.wording) }));
}
