import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { partitionIn } from "../scope/scope-sql.ts";
import type { MemoryWrite } from "./entry-store.ts";

// Every message that said an observation: the one that it was taken from, and those that said it again.
const SAID = `(
  SELECT id AS observation_id, source_message_id AS message_id FROM hyponema.observations
  WHERE workspace_id = $1 AND user_id = $2 AND source_message_id IS NOT NULL
  UNION ALL
  SELECT observation_id, message_id FROM hyponema.observation_mentions
  WHERE workspace_id = $1 AND user_id = $2 AND message_id IS NOT NULL)`;

// Whether the superseded observation `o` makes the message `message` of the entry `e` outdated: not if the message also says
// the successor, nor if the successor has the same text. Another partition never hides a message.
const isOutdated = (
  message: string,
) => `(o.status = 'superseded' AND ${partitionIn("o")} = ${partitionIn("e")}
  AND NOT EXISTS (SELECT FROM said b WHERE b.message_id = ${message} AND b.observation_id = o.superseded_by)
  AND NOT EXISTS (SELECT FROM hyponema.observations s
    WHERE s.workspace_id = $1 AND s.id = o.superseded_by AND s.slot = o.slot AND s.value = o.value))`;

/** Hides the source messages of superseded observations from recall, unless they also say what holds now. */
export async function hideSources(write: MemoryWrite, observationIds: readonly string[]): Promise<void> {
  if (observationIds.length === 0) return;
  const { tx, userId, revision } = write;
  await tx.query(
    `WITH said AS ${SAID}
     UPDATE hyponema.memory_entries e SET state = 'superseded', revision = $3
     FROM said s JOIN hyponema.observations o ON o.workspace_id = $1 AND o.id = s.observation_id
     WHERE e.workspace_id = $1 AND e.user_id = $2 AND e.id = s.message_id AND e.state = 'active'
       AND o.id = ANY ($4) AND ${isOutdated("s.message_id")}`,
    [tx.workspaceId, userId, revision, observationIds],
  );
}

/** Shows the source messages of observations that hold again, unless another statement in them is outdated. */
export async function showSources(write: MemoryWrite, observationIds: readonly string[]): Promise<void> {
  if (observationIds.length === 0) return;
  const { tx, userId, revision } = write;
  await tx.query(
    `WITH said AS ${SAID}
     UPDATE hyponema.memory_entries e SET state = 'active', revision = $3
     FROM said s
     WHERE e.workspace_id = $1 AND e.user_id = $2 AND e.id = s.message_id AND e.state = 'superseded'
       AND s.observation_id = ANY ($4) AND NOT EXISTS (
         SELECT FROM said a JOIN hyponema.observations o ON o.workspace_id = $1 AND o.id = a.observation_id
         WHERE a.message_id = s.message_id AND ${isOutdated("s.message_id")})`,
    [tx.workspaceId, userId, revision, observationIds],
  );
}

/** IDs of the messages that `observationIds` were taken from or repeated in. */
export async function messagesSaying(
  tx: WorkspaceTx,
  userId: string,
  observationIds: readonly string[],
): Promise<ReadonlySet<string>> {
  if (observationIds.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    `WITH said AS ${SAID} SELECT DISTINCT message_id AS id FROM said WHERE observation_id = ANY ($3)`,
    [tx.workspaceId, userId, observationIds],
  );
  return new Set(rows.map(({ id }) => id));
}
