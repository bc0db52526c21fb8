import type { SpanType } from "@hyponema/contract/events";
import type { Scope } from "@hyponema/contract/scopes";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { escapedForms } from "../../platform/database/escaped.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";

export interface SpanRow {
  readonly id: string;
  readonly parent_id: string | null;
  readonly type: SpanType;
  readonly name: string;
  readonly started_at: Date;
  readonly duration_ms: number;
  readonly input: unknown;
  readonly output: unknown;
  readonly error: string | null;
  /** `error` without a model provider's own words; null in old rows. */
  readonly plain_error: string | null;
  /** Scopes that its content takes besides those of its type; null in old rows. */
  readonly needs: readonly Scope[] | null;
  readonly provider: string | null;
  readonly model: string | null;
  readonly prompt_tokens: number | null;
  readonly completion_tokens: number | null;
  readonly cost_usd: number | null;
}

export interface TraceRow {
  readonly id: string;
  readonly conversation_id: string;
  readonly turn_id: string;
  readonly agent_id: string;
  readonly test: boolean;
  readonly started_at: Date;
  readonly latency_ms: number;
  readonly first_token_ms: number | null;
  readonly status: "complete" | "interrupted" | "blocked" | "failed";
  readonly cost_usd: number | null;
}

export interface TraceFilter {
  readonly sessionId: string | undefined;
  readonly turnId: string | undefined;
  readonly agentId: string | undefined;
  readonly errorsOnly: boolean;
  readonly includeTest: boolean;
}

const TRACE = `SELECT t.trace_id AS id, t.session_id AS conversation_id, t.id AS turn_id, s.agent_id, s.test, t.started_at,
    COALESCE(t.latency_ms, 0) AS latency_ms, t.first_token_ms, t.status,
    t.cost_usd
  FROM hyponema.turns t JOIN hyponema.sessions s ON s.workspace_id = t.workspace_id AND s.id = t.session_id
  WHERE t.workspace_id = $1 AND t.status <> 'running'`;

export async function listTraces(
  tx: WorkspaceTx,
  filter: TraceFilter,
  page: PageRequest,
): Promise<TraceRow[]> {
  return tx.query<TraceRow>(
    `${TRACE} AND ($2::text IS NULL OR t.session_id = $2) AND ($3::text IS NULL OR t.id = $3)
       AND ($4::text IS NULL OR s.agent_id = $4) AND (NOT $5 OR t.status = 'failed')
       AND ($6 OR NOT s.test) AND ($7::text IS NULL OR t.trace_id < $7)
     ORDER BY t.trace_id DESC LIMIT $8`,
    [
      tx.workspaceId,
      filter.sessionId ?? null,
      filter.turnId ?? null,
      filter.agentId ?? null,
      filter.errorsOnly,
      filter.includeTest,
      page.after,
      page.limit + 1,
    ],
  );
}

export async function findTrace(tx: WorkspaceTx, id: string): Promise<TraceRow | undefined> {
  const rows = await tx.query<TraceRow>(`${TRACE} AND t.trace_id = $2`, [tx.workspaceId, id]);
  return rows[0];
}

export async function listSpans(tx: WorkspaceTx, traceId: string): Promise<SpanRow[]> {
  return tx.query<SpanRow>(
    `SELECT id, parent_id, type, name, started_at, duration_ms, input, output, error, provider, model, prompt_tokens,
       completion_tokens, cost_usd, plain_error, needs FROM hyponema.spans WHERE workspace_id = $1 AND trace_id = $2 ORDER BY id`,
    [tx.workspaceId, traceId],
  );
}

export async function insertSpans(
  tx: WorkspaceTx,
  traceId: string,
  spans: readonly SpanRow[],
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.spans (workspace_id, trace_id, id, parent_id, type, name, started_at, duration_ms, input,
       output, error, provider, model, prompt_tokens, completion_tokens, cost_usd,
       plain_error, needs)
     SELECT $1, $2, s.* FROM jsonb_to_recordset($3::jsonb) AS s (id text, parent_id text, type text, name text,
       started_at timestamptz, duration_ms double precision, input jsonb, output jsonb, error text, provider text,
       model text, prompt_tokens int, completion_tokens int, cost_usd double precision, plain_error text,
       needs text[])`,
    [tx.workspaceId, traceId, jsonb(spans)],
    "spans-insert",
  );
}

/** What an emptied span holds in the place of its input and output. */
const EMPTIED = { forgotten: true };

/**
 * Empties the spans of a User's turns that belong to one of `turnIds` or hold one of `words`, or all there are; resolves
 * to how many.
 */
export async function forgetSpans(
  tx: WorkspaceTx,
  userId: string,
  what: { readonly turnIds: readonly string[]; readonly words: readonly string[] } | "all",
): Promise<number> {
  const { turnIds, words } = what === "all" ? { turnIds: [], words: [] } : what;
  const rows = await tx.query<{ emptied: number }>(
    `WITH emptied AS (
       UPDATE hyponema.spans s SET input = $5::jsonb, output = $5::jsonb, error = CASE WHEN s.error IS NOT NULL THEN 'forgotten' END,
         plain_error = CASE WHEN s.error IS NOT NULL THEN 'forgotten' END
       FROM hyponema.turns t JOIN hyponema.sessions c ON c.workspace_id = t.workspace_id AND c.id = t.session_id
       WHERE s.workspace_id = $1 AND t.workspace_id = $1 AND t.trace_id = s.trace_id AND c.user_id = $2
         AND s.input IS DISTINCT FROM $5::jsonb
         AND ($6 OR t.id = ANY ($3) OR EXISTS (SELECT FROM unnest($4::text[]) w
           WHERE strpos(s.input::text, w) > 0 OR strpos(s.output::text, w) > 0 OR strpos(s.error, w) > 0))
       RETURNING s.id
     ) SELECT count(*)::int AS emptied FROM emptied`,
    [tx.workspaceId, userId, turnIds, escapedForms(words), JSON.stringify(EMPTIED), what === "all"],
  );
  return expectRow(rows, "forgetting spans").emptied;
}
