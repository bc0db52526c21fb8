import type { MemoryWrite } from "../entries/entry-store.ts";

/** What an observation says, and the message it was taken from. */
export interface Statement {
  readonly id: string;
  readonly text: string;
  readonly value: string | null;
  readonly entities: readonly string[];
  readonly sourceSessionId: string | null;
  readonly sourceMessageId: string | null;
}

const COLUMNS = `o.id, o.text, o.value, o.entities, o.source_session_id AS "sourceSessionId",
  o.source_message_id AS "sourceMessageId"`;
// Of two texts that differ in case, blanks and punctuation only, it is the same.
const FOLDED = (text: string) =>
  `trim(regexp_replace(lower(normalize(${text}, NFKC)), '[^[:alnum:]]+', ' ', 'g'))`;

/** The statements `ids` of the User, and all others that say the same, whether they hold or not. */
export async function statementsAlike(
  { tx, userId }: MemoryWrite,
  ids: readonly string[],
): Promise<Statement[]> {
  return tx.query<Statement & Record<string, unknown>>(
    `WITH asked AS (
       SELECT slot, value, ${FOLDED("text")} AS folded FROM hyponema.observations
       WHERE workspace_id = $1 AND user_id = $2 AND id = ANY ($3) AND status <> 'forgotten'
     )
     SELECT ${COLUMNS} FROM hyponema.observations o
     WHERE o.workspace_id = $1 AND o.user_id = $2 AND o.status <> 'forgotten' AND (o.id = ANY ($3)
       OR (o.slot, o.value) IN (SELECT slot, value FROM asked WHERE slot IS NOT NULL AND value IS NOT NULL)
       OR ${FOLDED("o.text")} IN (SELECT folded FROM asked))`,
    [tx.workspaceId, userId, ids],
  );
}

/** Up to `most` statements of the User that were not forgotten. */
export async function statementsOf({ tx, userId }: MemoryWrite, most: number): Promise<Statement[]> {
  return tx.query<Statement & Record<string, unknown>>(
    `SELECT ${COLUMNS} FROM hyponema.observations o
     WHERE o.workspace_id = $1 AND o.user_id = $2 AND o.status <> 'forgotten' ORDER BY o.id LIMIT $3`,
    [tx.workspaceId, userId, most],
  );
}

/** Leaves of observations nothing but that they were, when, and what superseded them. */
export async function eraseObservations(
  { tx }: MemoryWrite,
  statements: readonly Pick<Statement, "id">[],
): Promise<void> {
  await tx.query(
    `UPDATE hyponema.observations SET status = 'forgotten', text = NULL, slot = NULL, value = NULL, entities = '{}',
       topics = '{}', revision = revision + 1, updated_at = $3
     WHERE workspace_id = $1 AND id = ANY ($2)`,
    [tx.workspaceId, statements.map(({ id }) => id), tx.now],
  );
  await tx.query(
    `UPDATE hyponema.observation_mentions SET wording = NULL WHERE workspace_id = $1 AND observation_id = ANY ($2)`,
    [tx.workspaceId, statements.map(({ id }) => id)],
  );
}
