import type { ErrorCode } from "@hyponema/contract/errors";
import type { JobKindName, JobStatus } from "@hyponema/contract/jobs";
import type { SystemTx, WorkspaceTx } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import { jsonb } from "../../platform/database/jsonb.ts";

/** What came of a job: counts and IDs, never personal data. */
export type JobResult = Readonly<Record<string, unknown>>;

export interface JobRow {
  readonly id: string;
  readonly kind: JobKindName;
  readonly operationId: string;
  readonly status: JobStatus;
  readonly done: number;
  readonly total: number | null;
  readonly costUsd: number;
  readonly errorCode: ErrorCode | null;
  readonly result: JobResult | null;
  readonly cancelRequested: boolean;
  readonly attempt: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** How a job ends. */
export type Ending =
  | { readonly status: "completed"; readonly result: JobResult }
  | { readonly status: "failed"; readonly errorCode: ErrorCode }
  | { readonly status: "canceled" };

/** How far a job is; `total` is null until it is known. */
export interface Counts {
  readonly done: number;
  readonly total: number | null;
}

const COLUMNS = `id, kind, operation_id AS "operationId", status, done, total, cost_usd AS "costUsd",
  error_code AS "errorCode", result, cancel_requested AS "cancelRequested", attempt, created_at AS "createdAt",
  started_at AS "startedAt", ended_at AS "endedAt"`;

/** Lets no other job of the workspace begin until the transaction's end; resolves to how many are queued or running. */
export async function holdOpenCount(tx: WorkspaceTx): Promise<number> {
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", [`jobs/${tx.workspaceId}`]);
  const rows = await tx.query<{ open: number }>(
    `SELECT count(*)::int AS open FROM hyponema.jobs
     WHERE workspace_id = $1 AND status IN ('queued', 'running')`,
    [tx.workspaceId],
  );
  return expectRow(rows, "how many jobs are open").open;
}

export async function insert(
  tx: WorkspaceTx,
  { id, kind, operationId }: Pick<JobRow, "id" | "kind" | "operationId">,
): Promise<JobRow> {
  return expectRow(
    await tx.query<JobRow>(
      `INSERT INTO hyponema.jobs (workspace_id, id, kind, operation_id, status, created_at)
       VALUES ($1, $2, $3, $4, 'queued', $5) RETURNING ${COLUMNS}`,
      [tx.workspaceId, id, kind, operationId, tx.now],
    ),
    "a new job",
  );
}

export async function find(tx: WorkspaceTx, id: string): Promise<JobRow | undefined> {
  const [row] = await tx.query<JobRow>(
    `SELECT ${COLUMNS} FROM hyponema.jobs WHERE workspace_id = $1 AND id = $2`,
    [tx.workspaceId, id],
  );
  return row;
}

export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<JobRow | undefined> {
  const [row] = await tx.query<JobRow>(
    `SELECT ${COLUMNS} FROM hyponema.jobs WHERE workspace_id = $1 AND id = $2 FOR UPDATE`,
    [tx.workspaceId, id],
  );
  return row;
}

/** Takes a queued job for a new attempt; undefined when it is not queued any more. */
export async function claim(tx: WorkspaceTx, id: string): Promise<JobRow | undefined> {
  const [row] = await tx.query<JobRow>(
    `UPDATE hyponema.jobs SET status = 'running', attempt = attempt + 1, beat_at = now(), done = 0, total = NULL,
       started_at = COALESCE(started_at, $3)
     WHERE workspace_id = $1 AND id = $2 AND status = 'queued' RETURNING ${COLUMNS}`,
    [tx.workspaceId, id, tx.now],
  );
  return row;
}

/** Says that an attempt goes on, and how far it is; undefined when the job is not this attempt's any more. */
export async function beat(
  tx: WorkspaceTx,
  { id, attempt }: Pick<JobRow, "id" | "attempt">,
  { done, total }: Counts,
): Promise<Pick<JobRow, "cancelRequested"> | undefined> {
  const [row] = await tx.query<Pick<JobRow, "cancelRequested">>(
    `UPDATE hyponema.jobs SET beat_at = now(), done = $4, total = $5
     WHERE workspace_id = $1 AND id = $2 AND attempt = $3 AND status = 'running'
     RETURNING cancel_requested AS "cancelRequested"`,
    [tx.workspaceId, id, attempt, done, total],
  );
  return row;
}

export async function end(tx: WorkspaceTx, id: string, ending: Ending, counts?: Counts): Promise<JobRow> {
  return expectRow(
    await tx.query<JobRow>(
      `UPDATE hyponema.jobs SET status = $3, result = $4, error_code = $5, ended_at = $6,
         done = COALESCE($7, done), total = COALESCE($8, total)
       WHERE workspace_id = $1 AND id = $2 RETURNING ${COLUMNS}`,
      [
        tx.workspaceId,
        id,
        ending.status,
        "result" in ending ? jsonb(ending.result) : null,
        "errorCode" in ending ? ending.errorCode : null,
        tx.now,
        counts?.done ?? null,
        counts?.total ?? null,
      ],
    ),
    "a job that ends",
  );
}

export async function requestCancel(tx: WorkspaceTx, id: string): Promise<void> {
  await tx.query("UPDATE hyponema.jobs SET cancel_requested = true WHERE workspace_id = $1 AND id = $2", [
    tx.workspaceId,
    id,
  ]);
}

export async function queueAgain(tx: WorkspaceTx, id: string): Promise<void> {
  await tx.query(
    "UPDATE hyponema.jobs SET status = 'queued', beat_at = now() WHERE workspace_id = $1 AND id = $2",
    [tx.workspaceId, id],
  );
}

/** Jobs that nobody works on: running ones after `silence` seconds, queued ones after `wait` seconds. */
export async function listOrphans(
  tx: SystemTx,
  silence: number,
  wait: number,
): Promise<{ workspace_id: string; job_id: string }[]> {
  return tx.query(
    "SELECT * FROM hyponema.orphaned_jobs(make_interval(secs => $1), make_interval(secs => $2))",
    [silence, wait],
  );
}

/** Locks a job that is still what `listOrphans` says. */
export async function lockOrphan(
  tx: WorkspaceTx,
  id: string,
  silence: number,
  wait: number,
): Promise<JobRow | undefined> {
  const [row] = await tx.query<JobRow>(
    `SELECT ${COLUMNS} FROM hyponema.jobs WHERE workspace_id = $1 AND id = $2 AND status IN ('queued', 'running')
       AND beat_at < now() - make_interval(secs => CASE status WHEN 'running' THEN $3::float8 ELSE $4::float8 END) FOR UPDATE`,
    [tx.workspaceId, id, silence, wait],
  );
  return row;
}
