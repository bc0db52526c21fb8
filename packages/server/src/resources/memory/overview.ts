import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { Overview, getMemoryResume as resumeRoute } from "@hyponema/contract/memory-views";
import type { QueryOf, ReplyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { getAgent } from "../agents/service.ts";
import { findUser } from "../users/service.ts";
import { scopeIn } from "./scope/scope-sql.ts";

const LATEST_RESUMES = 10;

/** The latest resumes of a User's conversations, latest first. */
export async function latestResumes(
  tx: WorkspaceTx,
  query: QueryOf<typeof resumeRoute>,
): Promise<ReplyOf<typeof resumeRoute>> {
  const user = await findUser(tx, query.user_id);
  if (query.agent_id !== undefined) await getAgent(tx, query.agent_id);
  const rows = await tx.query<ResumeRow & Record<string, unknown>>(
    `SELECT session_id, agent_id, ${scopeIn("r")} AS scope, text, created_at FROM hyponema.memory_resumes r
     WHERE workspace_id = $1 AND user_id = $2 AND ($3::text IS NULL OR agent_id = $3)
     ORDER BY created_at DESC, session_id DESC LIMIT $4`,
    [tx.workspaceId, user.id, query.agent_id ?? null, LATEST_RESUMES],
  );
  return { data: rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() })) };
}

interface ResumeRow {
  readonly session_id: string;
  readonly agent_id: string;
  readonly scope: MemoryScope;
  readonly text: string;
  readonly created_at: Date;
}

/** Counts of memory in the workspace or for one User. */
export async function getMemoryOverview(tx: WorkspaceTx, reference: string | undefined): Promise<Overview> {
  const user = reference === undefined ? null : await findUser(tx, reference);
  const scope = [tx.workspaceId, user?.id ?? null];
  const rows = await tx.query<Numbers & Record<string, unknown>>(NUMBERS, [...scope, tx.now]);
  const numbers = expectRow(rows, "counting memories");
  const learned = await tx.query<{ id: string; user_id: string; text: string; recorded_at: Date }>(
    `SELECT id, user_id, text, recorded_at FROM hyponema.observations o WHERE ${OF_SCOPE} AND status = 'active'
     ORDER BY id DESC LIMIT 10`,
    scope,
  );
  const superseded = await tx.query<Superseded & Record<string, unknown>>(SUPERSEDED, scope);
  const { waiting_since, ...rest } = numbers;
  return {
    ...rest,
    observations: await tx.query<Overview["observations"][number]>(
      `SELECT kind, status, count(*)::int AS count FROM hyponema.observations o WHERE ${OF_SCOPE}
       GROUP BY kind, status ORDER BY kind, status`,
      scope,
    ),
    learned_per_day: await tx.query<Overview["learned_per_day"][number]>(PER_DAY, [...scope, tx.now]),
    topics: await tx.query(mostFrequent("topics"), scope),
    entities: await tx.query(mostFrequent("entities"), scope),
    latest_learned: learned.map((row) => ({ ...row, recorded_at: row.recorded_at.toISOString() })),
    latest_superseded: superseded.map((row) => ({
      ...row,
      superseded_at: row.superseded_at.toISOString(),
    })),
    waiting_since: waiting_since?.toISOString() ?? null,
  };
}

interface Numbers
  extends Pick<
    Overview,
    | "users"
    | "open_threads"
    | "overdue_threads"
    | "active_cooldowns"
    | "waiting_conversations"
    | "entries_without_vector"
  > {
  readonly waiting_since: Date | null;
}

interface Superseded extends Omit<Overview["latest_superseded"][number], "superseded_at"> {
  readonly superseded_at: Date;
}

const OF_SCOPE = "o.workspace_id = $1 AND ($2::text IS NULL OR o.user_id = $2)";

const NUMBERS = `SELECT
  (SELECT count(DISTINCT user_id)::int FROM hyponema.observations o WHERE ${OF_SCOPE} AND status <> 'forgotten')
    AS users,
  (SELECT count(*)::int FROM hyponema.open_threads o WHERE ${OF_SCOPE} AND status = 'open') AS open_threads,
  (SELECT count(*)::int FROM hyponema.open_threads o WHERE ${OF_SCOPE} AND status = 'open' AND due_at < $3)
    AS overdue_threads,
  (SELECT count(*)::int FROM hyponema.memory_cooldowns o WHERE ${OF_SCOPE} AND lifted_at IS NULL AND until > $3)
    AS active_cooldowns,
  (SELECT count(*)::int FROM hyponema.memory_work o WHERE ${OF_SCOPE}) AS waiting_conversations,
  (SELECT min(since) FROM hyponema.memory_work o WHERE ${OF_SCOPE}) AS waiting_since,
  (SELECT count(*)::int FROM hyponema.memory_entries o WHERE ${OF_SCOPE} AND state <> 'gone' AND vector IS NULL)
    AS entries_without_vector`;

const PER_DAY = `SELECT to_char(day, 'YYYY-MM-DD') AS day, count(o.id)::int AS count
  FROM generate_series(date_trunc('day', $3::timestamptz AT TIME ZONE 'UTC') - interval '29 days',
    date_trunc('day', $3::timestamptz AT TIME ZONE 'UTC'), interval '1 day') AS day
  LEFT JOIN hyponema.observations o ON ${OF_SCOPE} AND o.status <> 'forgotten'
    AND o.recorded_at >= day AT TIME ZONE 'UTC' AND o.recorded_at < (day + interval '1 day') AT TIME ZONE 'UTC'
  GROUP BY day ORDER BY day`;

const SUPERSEDED = `SELECT o.id, o.user_id, o.text, o.superseded_by, s.text AS superseded_by_text,
    o.updated_at AS superseded_at
  FROM hyponema.observations o
  JOIN hyponema.observations s ON s.workspace_id = o.workspace_id AND s.id = o.superseded_by
  WHERE ${OF_SCOPE} AND o.status = 'superseded' ORDER BY o.updated_at DESC, o.id DESC LIMIT 10`;

function mostFrequent(column: "topics" | "entities"): string {
  return `SELECT name, count(*)::int AS count FROM hyponema.observations o, unnest(o.${column}) AS name
    WHERE ${OF_SCOPE} AND status = 'active' GROUP BY name ORDER BY count DESC, name LIMIT 10`;
}
