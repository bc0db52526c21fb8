import { MEMORY_FORMAT, type MemoryLine } from "@hyponema/contract/memory-transfer";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { expectPresent } from "../../../platform/invariant.ts";
import type { KnownUser } from "../../users/service.ts";
import { scopeIn } from "../scope/scope-sql.ts";

const BATCH = 200;

type Read = <T>(work: (tx: WorkspaceTx) => Promise<T>) => Promise<T>;
type Row = Record<string, unknown>;

/** Everything that is remembered of a User, a few lines at a time, each time in a short transaction of its own. */
export async function* memoryLines(read: Read, user: KnownUser, now: Date): AsyncGenerator<MemoryLine[]> {
  yield [
    {
      type: "header",
      format: MEMORY_FORMAT,
      version: 1,
      exported_at: now.toISOString(),
      user: { user_id: user.id, external_user_id: user.externalId },
    },
  ];
  for (const part of PARTS) {
    for (let after: string | null = null; ; ) {
      const rows: Row[] = await read((tx) =>
        tx.query(
          `SELECT ${part.key} AS key, ${part.columns} FROM hyponema.${part.table} p
           WHERE workspace_id = $1 AND user_id = $2 AND ($3::text IS NULL OR ${part.key} > $3) ORDER BY 1 LIMIT $4`,
          [tx.workspaceId, user.id, after, BATCH],
        ),
      );
      yield rows.map(({ key: _, ...row }) => ({ type: part.type, ...row }) as unknown as MemoryLine);
      if (rows.length < BATCH) break;
      after = expectPresent(rows.at(-1), "the last row of a page").key as string;
    }
  }
}

const SCOPE = `${scopeIn("p")} AS scope`;

// Dates become RFC 3339 when they are written.
const PARTS: readonly {
  readonly type: MemoryLine["type"];
  readonly table: string;
  /** What the lines are ordered by: text that no two rows of the User share. */
  readonly key: string;
  readonly columns: string;
}[] = [
  {
    type: "observation",
    table: "observations",
    key: "id",
    columns: `id, agent_id, ${SCOPE}, kind, text, slot, value, entities, topics, importance, confidence, said_at, repeated_at,
      mentions, valid_from, valid_to, status, superseded_by, source_session_id AS session_id,
      source_message_id AS message_id`,
  },
  {
    type: "mention",
    table: "observation_mentions",
    key: `(observation_id || '/' || lpad((extract(epoch FROM said_at) * 1000000)::bigint::text, 20, '0') || '/' ||
      COALESCE(message_id, '') || '/' || COALESCE(agent_id, '')) COLLATE "C"`,
    columns: `observation_id, agent_id, ${SCOPE}, said_at, session_id, message_id,
      CASE WHEN wording ->> 'text' IS NOT NULL THEN (wording - 'validFrom' - 'validTo') || jsonb_build_object(
        'valid_from', wording -> 'validFrom', 'valid_to', wording -> 'validTo') END AS wording`,
  },
  {
    type: "open_thread",
    table: "open_threads",
    key: "id",
    columns: `id, agent_id, ${SCOPE}, kind, text, due_at, status, opened_at, resolved_at, source_session_id AS session_id,
      source_message_id AS message_id`,
  },
  {
    type: "cooldown",
    table: "memory_cooldowns",
    key: "id",
    columns: `id, agent_id, ${SCOPE}, topic, started_at, until, lifted_at, source_session_id AS session_id`,
  },
  {
    type: "tone",
    table: "memory_tones",
    key: `(session_id || '/' || lpad(position::text, 10, '0')) COLLATE "C"`,
    columns: `session_id, ${SCOPE}, position, at, valence, sensitive`,
  },
  {
    type: "resume",
    table: "memory_resumes",
    key: "session_id",
    columns: `session_id, agent_id, ${SCOPE}, text, created_at`,
  },
];
