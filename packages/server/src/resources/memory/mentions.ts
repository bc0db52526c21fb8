import { newId } from "../../platform/ids.ts";
import { copyEntry, type MemoryWrite, retouchEntry } from "./entries.ts";
import { entryOf } from "./observation-entry.ts";
import {
  insertObservation,
  OBSERVATION_COLUMNS,
  type ObservationOrigin,
  type ObservationRow,
  updateObservation,
} from "./observations.ts";
import { type Provenance, partitionIn, partitionOf } from "./scope/scope.ts";

/** One time that something was said. */
export interface Saying extends Provenance {
  readonly origin: ObservationOrigin;
  readonly sourceSessionId: string | null;
  readonly sourceMessageId: string | null;
  readonly saidAt: Date;
}

interface Mention extends Saying {
  readonly observationId: string;
}

/** Keeps that an observation was said again: once for each message, and for each time that it was written without one. */
export async function keepMention(
  { tx, userId }: MemoryWrite,
  observationId: string,
  { sourceSessionId, sourceMessageId, agentId, scope, origin, saidAt }: Saying,
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.observation_mentions
       (workspace_id, user_id, observation_id, agent_id, scope, origin, session_id, message_id, said_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT DO NOTHING`,
    [
      ...[tx.workspaceId, userId, observationId, agentId, scope, origin, sourceSessionId, sourceMessageId],
      saidAt,
    ],
  );
}

/** Makes of what was said of `row` after `at` an observation of its own: something else was said in between. */
export async function divideAt(write: MemoryWrite, row: ObservationRow, at: Date): Promise<void> {
  const later = await mentionsWhere(write, "m.observation_id = $3 AND m.said_at > $4", [row.id, at]);
  if (later.length === 0) return;
  await moveOut(write, row, later);
  await rewrite(write, await remainderOf(write, row, later));
}

/**
 * Gives each agent whose memory has become its own what it was told itself, as observations of its own: until now they were
 * one with the others'. Resolves to the observations that were divided and those that were made.
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
  for (const row of rows) {
    const moved = apart.filter(({ observationId }) => observationId === row.id);
    for (const mentions of Map.groupBy(moved, partitionOf).values()) {
      divided.push(await moveOut(write, row, mentions));
    }
    const rest = await remainderOf(write, row, moved);
    await rewrite(write, rest);
    divided.push(rest);
  }
  return divided;
}

async function rewrite(write: MemoryWrite, row: ObservationRow): Promise<void> {
  await updateObservation(write.tx, row);
  await retouchEntry(write, entryOf(row, null));
}

// A copy of `row` that was said by `mentions` alone, the first of which is its source.
async function moveOut(
  write: MemoryWrite,
  row: ObservationRow,
  mentions: readonly Mention[],
): Promise<ObservationRow> {
  const { tx } = write;
  const [first] = mentions;
  const last = mentions.at(-1);
  if (!first || !last) throw new Error("an observation is not divided by nothing");
  const { agentId, scope, origin, sourceSessionId, sourceMessageId, saidAt } = first;
  const copy: ObservationRow = {
    ...row,
    ...{ agentId, scope, origin, sourceSessionId, sourceMessageId, saidAt },
    id: newId("observation", tx.now.getTime()),
    repeatedAt: last.saidAt,
    mentions: mentions.length,
    ...{ status: "active", supersededBy: null, ended: false, validTo: row.statedValidTo },
    ...{ revision: 1, recordedAt: tx.now, updatedAt: tx.now },
  };
  await insertObservation(tx, copy);
  await copyEntry(write, row.id, entryOf(copy, null));
  await tx.query(
    `WITH gone AS (
       DELETE FROM hyponema.observation_mentions
       WHERE workspace_id = $1 AND observation_id = $2 AND ${partitionIn("observation_mentions")} = $4
         AND said_at BETWEEN $5 AND $6
       RETURNING *
     )
     INSERT INTO hyponema.observation_mentions
       (workspace_id, user_id, observation_id, agent_id, scope, origin, session_id, said_at, message_id)
     SELECT workspace_id, user_id, $3, agent_id, scope, origin, session_id, said_at, message_id FROM gone
     WHERE (message_id, said_at) IS DISTINCT FROM ($7::hyponema.typeid, $5::timestamptz)`,
    [tx.workspaceId, row.id, copy.id, partitionOf(copy), first.saidAt, last.saidAt, sourceMessageId],
  );
  return copy;
}

// What is left of a row that some of its sayings were taken from.
async function remainderOf(
  write: MemoryWrite,
  row: ObservationRow,
  moved: readonly Mention[],
): Promise<ObservationRow> {
  const rest = await mentionsWhere(write, "m.observation_id = $3", [row.id]);
  const last = rest.at(-1)?.saidAt ?? row.saidAt;
  // A restored statement counts as said when it was restored.
  const wasRestored = [last, ...moved.map(({ saidAt }) => saidAt)].every((at) => at < row.repeatedAt);
  return {
    ...row,
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
  return tx.query<Mention & Record<string, unknown>>(
    `SELECT m.observation_id AS "observationId", m.agent_id AS "agentId", m.scope, m.origin,
       m.session_id AS "sourceSessionId", m.message_id AS "sourceMessageId", m.said_at AS "saidAt"
     FROM hyponema.observation_mentions m
     WHERE m.workspace_id = $1 AND m.user_id = $2 AND ${condition} ORDER BY m.said_at, m.message_id`,
    [tx.workspaceId, userId, ...values],
  );
}
