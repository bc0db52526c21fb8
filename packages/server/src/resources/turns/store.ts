import type { ErrorKind, TurnEvent } from "@hyponema/contract/events";
import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import { sqlState, type WorkspaceTx } from "../../platform/database/database.ts";
import { escapedForms } from "../../platform/database/escaped.ts";
import { newId } from "../../platform/ids.ts";
import type { TurnMessage } from "./transcript.ts";

export type TurnStatus = "running" | "complete" | "interrupted" | "blocked" | "failed";

export interface NewTurn {
  readonly id: string;
  readonly sessionId: string;
  readonly traceId: string;
  /** The node that will produce it, and whose death ends it. */
  readonly nodeId: string;
  readonly text: string;
}

/** How a turn ended, as its row keeps it. Null means that it is not known, as after a crash. */
export interface TurnResult {
  readonly status: Exclude<TurnStatus, "running">;
  readonly provider: string | null;
  readonly model: string | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
  readonly costUsd: number | null;
  readonly firstTokenMs: number | null;
  readonly latencyMs: number | null;
  readonly errorKind: ErrorKind | null;
  /** The messages after the User's text, in order. */
  readonly messages: readonly TurnMessage[];
}

export interface TurnRow {
  readonly id: string;
  readonly session_id: string;
  readonly number: number;
  readonly status: TurnStatus;
  readonly node_id: string;
  readonly trace_id: string;
  readonly started_at: Date;
  readonly ended_at: Date | null;
}

const TURN =
  "SELECT id, session_id, number, status, node_id, trace_id, started_at, ended_at FROM hyponema.turns";

/** Messages of turn `number` stand at `number × MESSAGES_PER_TURN` and after. */
export const MESSAGES_PER_TURN = 1_000;

// One statement, since a User waits for it: takes the session's next number, unless a turn is running, and stores
// the User's text with it.
const BEGIN = `
  WITH session AS (
    UPDATE hyponema.sessions SET status = 'in_progress', turn_count = turn_count + 1, last_activity_at = $3,
      started_at = COALESCE(started_at, $3)
    WHERE workspace_id = $1 AND id = $2 AND status IN ('pending', 'in_progress') AND NOT EXISTS (
      SELECT FROM hyponema.turns WHERE workspace_id = $1 AND session_id = $2 AND status = 'running')
    RETURNING turn_count, test, hyponema.published_memory_scope(workspace_id, agent_id) AS memory_scope
  ), turn AS (
    INSERT INTO hyponema.turns (workspace_id, id, session_id, number, status, node_id, trace_id, started_at, memory_scope,
      scopes_through)
    SELECT $1, $4, $2, turn_count, 'running', $5, $6, $3, memory_scope, hyponema.last_memory_scope_change($1) FROM session
  ), message AS (
    INSERT INTO hyponema.messages (workspace_id, session_id, position, id, turn_id, role, text, status, created_at)
    SELECT $1, $2, turn_count * ${MESSAGES_PER_TURN}, $7, $4, 'user', $8, 'complete', $3 FROM session
  )
  SELECT turn_count AS number, test, memory_scope AS "memoryScope" FROM session`;

/** Whether `error` says that another turn of the session began at the very same moment: the index lets one through. */
export function isSecondTurn(error: unknown): boolean {
  return sqlState(error)?.constraint === "turns_one_running";
}

/** A turn that has begun. */
export interface BegunTurn {
  /** From 1. */
  readonly number: number;
  /** Whether its session is test traffic. */
  readonly test: boolean;
  /** Of the agent's published version, when it began. */
  readonly memoryScope: MemoryScope;
}

/** The turn; null when the session is not open, or a turn is running on whichever node. */
export async function begin(tx: WorkspaceTx, turn: NewTurn): Promise<BegunTurn | null> {
  const [row] = await tx.query<BegunTurn>(
    BEGIN,
    [
      tx.workspaceId,
      turn.sessionId,
      tx.now,
      turn.id,
      turn.nodeId,
      turn.traceId,
      newId("message", tx.now.getTime()),
      turn.text,
    ],
    "turn-begin",
  );
  return row ?? null;
}

/** What was asked for before the User said anything. */
export interface OpeningTurn {
  readonly id: string;
  readonly traceId: string;
  readonly nodeId: string;
  readonly startedAt: Date;
  readonly latencyMs: number;
  readonly failed: boolean;
}

/** Keeps an opening as a finished turn, number 0. */
export async function insertOpening(tx: WorkspaceTx, sessionId: string, turn: OpeningTurn): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.turns (workspace_id, id, session_id, number, status, node_id, trace_id, latency_ms, started_at,
       ended_at, memory_scope, scopes_through)
     SELECT s.workspace_id, $2, s.id, 0, $4, $5, $6, $7::double precision, $8::timestamptz, $9::timestamptz,
       hyponema.published_memory_scope(s.workspace_id, s.agent_id), hyponema.last_memory_scope_change(s.workspace_id)
     FROM hyponema.sessions s WHERE s.workspace_id = $1 AND s.id = $3`,
    [
      tx.workspaceId,
      turn.id,
      sessionId,
      turn.failed ? "failed" : "complete",
      turn.nodeId,
      turn.traceId,
      turn.latencyMs,
      turn.startedAt,
      tx.now,
    ],
  );
}

/** Sets a turn's cost to that of all that was booked for it; null when of a part of it no price is known. */
export async function settleCost(tx: WorkspaceTx, id: string): Promise<void> {
  await tx.query(
    `UPDATE hyponema.turns SET cost_usd = (
       SELECT CASE WHEN bool_and(cost_usd IS NOT NULL) THEN sum(cost_usd) END
       FROM hyponema.usage WHERE workspace_id = $1 AND turn_id = $2)
     WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id],
  );
}

/** What sessions cost, by their IDs, as far as prices are known. */
export async function costsOf(
  tx: WorkspaceTx,
  sessionIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const rows = await tx.query<{ session_id: string; cost_usd: number }>(
    `SELECT session_id, sum(cost_usd) AS cost_usd FROM hyponema.turns
     WHERE workspace_id = $1 AND session_id = ANY ($2) AND cost_usd IS NOT NULL GROUP BY session_id`,
    [tx.workspaceId, sessionIds],
  );
  return new Map(rows.map((row) => [row.session_id, row.cost_usd]));
}

/** Closes a running turn; resolves to whether its session is test traffic, and to null when it had been closed already. */
export async function finish(
  tx: WorkspaceTx,
  { id, sessionId }: { readonly id: string; readonly sessionId: string },
  result: TurnResult,
): Promise<Pick<BegunTurn, "test"> | null> {
  const [closed] = await tx.query<Pick<BegunTurn, "test">>(
    // The session's row first and then the turn's, as a beginning turn takes them: else the two wait for each other.
    `WITH session AS (
       UPDATE hyponema.sessions SET last_activity_at = $3 WHERE workspace_id = $1 AND id = $12 RETURNING id, test
     )
     UPDATE hyponema.turns t SET status = $4, provider = $5, model = $6, prompt_tokens = $7, completion_tokens = $8,
       first_token_ms = $9, latency_ms = $10, error_kind = $11, ended_at = $3, cost_usd = $13
     FROM session WHERE t.workspace_id = $1 AND t.id = $2 AND t.session_id = session.id AND t.status = 'running'
     RETURNING session.test`,
    [
      tx.workspaceId,
      id,
      tx.now,
      result.status,
      result.provider,
      result.model,
      result.promptTokens,
      result.completionTokens,
      result.firstTokenMs,
      result.latencyMs,
      result.errorKind,
      sessionId,
      result.costUsd,
    ],
    "turn-finish",
  );
  return closed ?? null;
}

/**
 * Keeps batches of events of turns; `firstSequence` is the number of a batch's first event. A batch that starts where a
 * kept one does replaces it if it has more: the node could not tell that the first write had worked, and sent it again.
 */
export async function insertEvents(
  tx: WorkspaceTx,
  batches: readonly {
    readonly turnId: string;
    readonly firstSequence: number;
    readonly events: readonly TurnEvent[];
  }[],
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.turn_events (workspace_id, turn_id, first_sequence, events, created_at)
     SELECT $1, turn_id, first_sequence, events, $2
     FROM unnest($3::text[], $4::int[], $5::text[]) AS batch (turn_id, first_sequence, events)
     ON CONFLICT (workspace_id, turn_id, first_sequence)
       DO UPDATE SET events = EXCLUDED.events, created_at = EXCLUDED.created_at
       WHERE length(EXCLUDED.events) > length(turn_events.events)`,
    [
      tx.workspaceId,
      tx.now,
      batches.map((batch) => batch.turnId),
      batches.map((batch) => batch.firstSequence),
      batches.map((batch) => JSON.stringify(batch.events)),
    ],
    "turn-events-store",
  );
}

/** Events of a turn that follow each other, the first of which is number `sequence`. */
export interface KeptEvents {
  readonly sequence: number;
  readonly events: TurnEvent[];
  /** When they were kept: at most a fraction of a second after they happened. */
  readonly at: Date;
}

/** A turn's kept events from number `from` on, in order. */
export async function selectEvents(tx: WorkspaceTx, turnId: string, from: number): Promise<KeptEvents[]> {
  const rows = await tx.query<{ first_sequence: number; events: string; created_at: Date }>(
    `SELECT first_sequence, events, created_at FROM hyponema.turn_events
     WHERE workspace_id = $1 AND turn_id = $2 ORDER BY first_sequence`,
    [tx.workspaceId, turnId],
    "turn-events-load",
  );
  return rows.flatMap(({ first_sequence: first, events: kept, created_at: at }) => {
    const sequence = Math.max(first, from);
    const events = (JSON.parse(kept) as TurnEvent[]).slice(sequence - first);
    return events.length > 0 ? [{ sequence, events, at }] : [];
  });
}

export async function find(tx: WorkspaceTx, id: string): Promise<TurnRow | undefined> {
  const rows = await tx.query<TurnRow>(
    `${TURN} WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id],
    "turn-find",
  );
  return rows[0];
}

export async function findByNumber(
  tx: WorkspaceTx,
  sessionId: string,
  number: number,
): Promise<TurnRow | undefined> {
  const rows = await tx.query<TurnRow>(
    `${TURN} WHERE workspace_id = $1 AND session_id = $2 AND number = $3`,
    [tx.workspaceId, sessionId, number],
    "turn-find-by-number",
  );
  return rows[0];
}

/** The session's running turn, if there is one. */
export async function findRunning(tx: WorkspaceTx, sessionId: string): Promise<TurnRow | undefined> {
  const rows = await tx.query<TurnRow>(
    `${TURN} WHERE workspace_id = $1 AND session_id = $2 AND status = 'running'`,
    [tx.workspaceId, sessionId],
    "turn-running",
  );
  return rows[0];
}

/** Drops the kept events of a User's finished turns: of `turnIds`, of those that hold one of `words`, or of all. */
export async function forgetEvents(
  tx: WorkspaceTx,
  userId: string,
  what: { readonly turnIds: readonly string[]; readonly words: readonly string[] } | "all",
): Promise<void> {
  const { turnIds, words } = what === "all" ? { turnIds: [], words: [] } : what;
  await tx.query(
    `WITH finished AS (
       SELECT t.id FROM hyponema.turns t
       JOIN hyponema.sessions s ON s.workspace_id = t.workspace_id AND s.id = t.session_id
       WHERE t.workspace_id = $1 AND s.user_id = $2 AND t.status <> 'running'
     ), told AS (
       SELECT e.turn_id FROM hyponema.turn_events e JOIN finished f ON f.id = e.turn_id
       WHERE e.workspace_id = $1 AND ($5 OR e.turn_id = ANY ($3)
         OR EXISTS (SELECT FROM unnest($4::text[]) w WHERE strpos(e.events, w) > 0))
     )
     DELETE FROM hyponema.turn_events WHERE workspace_id = $1 AND turn_id IN (SELECT turn_id FROM told)`,
    [tx.workspaceId, userId, turnIds, escapedForms(words), what === "all"],
  );
}
