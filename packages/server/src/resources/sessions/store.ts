import type { Modality } from "@hyponema/contract/agent-settings";
import type { CHANNELS, Overrides, SessionStatus } from "@hyponema/contract/sessions";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

/** A session as it is stored, with what it says of its User. */
export interface SessionRow {
  readonly workspace_id: string;
  readonly id: string;
  readonly agent_id: string;
  readonly agent_version: number | null;
  readonly user_id: string;
  readonly external_user_id: string;
  readonly user_name: string | null;
  readonly user_phone: string | null;
  readonly user_language: string | null;
  readonly user_timezone: string | null;
  readonly status: SessionStatus;
  readonly channel: (typeof CHANNELS)[number];
  readonly test: boolean;
  readonly modality: Modality;
  readonly dynamic_variables: Readonly<Record<string, string>>;
  readonly overrides: Overrides;
  /** What the conversation is held in, once that was told apart from what it began in. */
  readonly language: string | null;
  /** What was said up to turn `summary_through`, in short. */
  readonly summary: string | null;
  readonly summary_through: number;
  readonly turn_count: number;
  readonly end_reason: string | null;
  readonly idle_seconds: number;
  readonly max_duration_seconds: number;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly started_at: Date | null;
  readonly last_activity_at: Date;
  readonly ended_at: Date | null;
}

export interface SessionFilter {
  readonly agentId?: string | undefined;
  readonly userId?: string | undefined;
  readonly status?: SessionStatus | undefined;
  readonly channel?: string | undefined;
  readonly createdAfter?: Date | undefined;
  readonly createdBefore?: Date | undefined;
  readonly includeTest: boolean;
}

const SELECT = `SELECT s.workspace_id, s.id, s.agent_id, s.agent_version, s.user_id, s.status, s.channel, s.test, s.modality,
    s.dynamic_variables, s.overrides, s.language, s.summary, s.summary_through, s.turn_count, s.end_reason, s.idle_seconds, s.max_duration_seconds, s.created_at,
    s.expires_at, s.started_at, s.last_activity_at, s.ended_at, u.external_id AS external_user_id, u.name AS user_name, u.phone AS user_phone,
    u.language AS user_language, u.timezone AS user_timezone
  FROM hyponema.sessions s
  JOIN hyponema.users u ON u.workspace_id = s.workspace_id AND u.id = s.user_id`;

export async function find(tx: WorkspaceTx, id: string): Promise<SessionRow | undefined> {
  const rows = await tx.query<SessionRow>(
    `${SELECT} WHERE s.workspace_id = $1 AND s.id = $2`,
    [tx.workspaceId, id],
    "session-find",
  );
  return rows[0];
}

export async function insert(
  tx: WorkspaceTx,
  row: Omit<
    SessionRow,
    | "external_user_id"
    | "user_name"
    | "user_phone"
    | "user_language"
    | "user_timezone"
    | "language"
    | "summary"
    | "summary_through"
    | "turn_count"
    | "status"
    | "end_reason"
    | "started_at"
    | "ended_at"
  > & {
    /** What a preview runs, frozen when it began. */
    readonly agent_draft: object | null;
    /** Whether memory learns from it. */
    readonly remembered: boolean;
  },
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.sessions (workspace_id, id, agent_id, agent_version, user_id, status, channel, modality,
       dynamic_variables, overrides, idle_seconds, max_duration_seconds, created_at, expires_at, last_activity_at,
       agent_draft, remembered, test)
     VALUES ($1, $2, $3, $4, $5, 'pending', $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)`,
    [
      row.workspace_id,
      row.id,
      row.agent_id,
      row.agent_version,
      row.user_id,
      row.channel,
      row.modality,
      JSON.stringify(row.dynamic_variables),
      JSON.stringify(row.overrides),
      row.idle_seconds,
      row.max_duration_seconds,
      row.created_at,
      row.expires_at,
      row.last_activity_at,
      row.agent_draft,
      row.remembered,
      row.test,
    ],
    "session-insert",
  );
}

/** What a preview runs; null for a session of a version. */
export async function findDraft(tx: WorkspaceTx, id: string): Promise<unknown> {
  const [row] = await tx.query<{ agent_draft: unknown }>(
    "SELECT agent_draft FROM hyponema.sessions WHERE workspace_id = $1 AND id = $2",
    [tx.workspaceId, id],
  );
  return row?.agent_draft ?? null;
}

/** Notes what the conversation is held in from now on. */
export async function setLanguage(tx: WorkspaceTx, id: string, language: string): Promise<void> {
  await tx.query("UPDATE hyponema.sessions SET language = $3 WHERE workspace_id = $1 AND id = $2", [
    tx.workspaceId,
    id,
    language,
  ]);
}

/** Keeps what was said up to turn `through`, in short; false when a summary reaches as far already. */
export async function setSummary(
  tx: WorkspaceTx,
  id: string,
  summary: string,
  through: number,
): Promise<boolean> {
  const rows = await tx.query(
    `UPDATE hyponema.sessions SET summary = $3, summary_through = $4
     WHERE workspace_id = $1 AND id = $2 AND summary_through < $4 RETURNING id`,
    [tx.workspaceId, id, summary, through],
  );
  return rows.length > 0;
}

/** Ends a session that is still open; undefined when it had ended before. */
export async function end(
  tx: WorkspaceTx,
  id: string,
  status: "completed" | "failed",
  reason: string,
): Promise<{ readonly test: boolean } | undefined> {
  const rows = await tx.query<{ test: boolean }>(
    `UPDATE hyponema.sessions SET status = $3, end_reason = $4, ended_at = $5
     WHERE workspace_id = $1 AND id = $2 AND status IN ('pending', 'in_progress') RETURNING test`,
    [tx.workspaceId, id, status, reason, tx.now],
    "session-end",
  );
  return rows[0];
}

export async function list(tx: WorkspaceTx, filter: SessionFilter, page: PageRequest): Promise<SessionRow[]> {
  return tx.query<SessionRow>(
    `${SELECT} WHERE s.workspace_id = $1
       AND ($2::text IS NULL OR s.agent_id = $2) AND ($3::text IS NULL OR s.user_id = $3)
       AND ($4::text IS NULL OR s.status = $4) AND ($5::text IS NULL OR s.id < $5)
       AND ($6::text IS NULL OR s.channel = $6) AND ($7::timestamptz IS NULL OR s.created_at >= $7)
       AND ($8::timestamptz IS NULL OR s.created_at < $8) AND ($9 OR NOT s.test)
     ORDER BY s.id DESC LIMIT $10`,
    [
      tx.workspaceId,
      filter.agentId ?? null,
      filter.userId ?? null,
      filter.status ?? null,
      page.after,
      filter.channel ?? null,
      filter.createdAfter ?? null,
      filter.createdBefore ?? null,
      filter.includeTest,
      page.limit + 1,
    ],
  );
}

/** Drops summaries of a User's conversations: of `sessionIds`, of those that hold one of `words`, or all. */
export async function forgetSummaries(
  tx: WorkspaceTx,
  userId: string,
  what: { readonly sessionIds: readonly string[]; readonly words: readonly string[] } | "all",
): Promise<string[]> {
  const { sessionIds, words } = what === "all" ? { sessionIds: [], words: [] } : what;
  const rows = await tx.query<{ id: string }>(
    `UPDATE hyponema.sessions SET summary = NULL, summary_through = -1
     WHERE workspace_id = $1 AND user_id = $2 AND summary IS NOT NULL
       AND ($5 OR id = ANY ($3) OR EXISTS (SELECT FROM unnest($4::text[]) w WHERE strpos(summary, w) > 0))
     RETURNING id`,
    [tx.workspaceId, userId, sessionIds, words, what === "all"],
  );
  return rows.map(({ id }) => id);
}
