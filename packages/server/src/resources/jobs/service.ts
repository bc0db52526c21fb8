import { ERRORS } from "@hyponema/contract/errors";
import { type Job, MAX_OPEN_JOBS } from "@hyponema/contract/jobs";
import type { BodyOf, Route } from "@hyponema/contract/route";
import { ROUTES } from "@hyponema/contract/routes";
import { publish } from "../../platform/database/bus.ts";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { refusalOf } from "../../platform/http/authorise.ts";
import type { Principal } from "../../platform/http/call.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { type DefinedJob, type Jobs, jobOf } from "../../platform/jobs.ts";
import { recordChange } from "../audit/service.ts";
import { endJob } from "./end-job.ts";
import { keepInput } from "./input-store.ts";
import { JobRecovery } from "./recovery.ts";
import { JobRunner, type RunnerParts } from "./runner.ts";
import * as store from "./store.ts";
import { type JobWork, queueOf } from "./work.ts";

export { type JobHandle, type JobWork, type Progress, unobserved } from "./work.ts";

const ROUTE_OF = new Map(ROUTES.map((route) => [route.operationId, route]));

/** Starts jobs in the transaction of the request that asks for them, and has them done on whichever node is free. */
export class JobRuns {
  readonly recovery: JobRecovery;
  readonly #jobs: Jobs;
  readonly #runner: JobRunner;

  constructor(parts: RunnerParts & { readonly jobs: Jobs }) {
    this.#jobs = parts.jobs;
    this.#runner = new JobRunner(parts);
    this.recovery = new JobRecovery(parts);
  }

  /** A kind of job as background work of its area. */
  define<R extends Route>(work: JobWork<R>): DefinedJob {
    return jobOf(queueOf(work.kind), (queued, signal) => this.#runner.run(work, queued, signal));
  }

  /** Makes a job that works on `body`, which is kept until it has ended. */
  async start<R extends Route>(tx: WorkspaceTx, work: JobWork<R>, body: BodyOf<R>): Promise<Job> {
    if ((await store.holdOpenCount(tx)) >= MAX_OPEN_JOBS) throw new Refusal("too-many-jobs");
    const { kind, route } = work;
    const id = newId("job", tx.now.getTime());
    const row = await store.insert(tx, { id, kind, operationId: route.operationId });
    await keepInput(tx, id, { actor: tx.actor, body });
    await this.#jobs.enqueue(tx, queueOf(kind), { workspace_id: tx.workspaceId, job_id: id });
    return present(row);
  }
}

/** A job, for a caller who may call the route that made it; for others there is none. */
export async function getJob(tx: WorkspaceTx, principal: Principal, id: string): Promise<Job> {
  return present(expectVisible(await store.find(tx, id), principal));
}

/** Cancels a queued job at once, and asks the node of a running one to stop. */
export async function cancelJob(tx: WorkspaceTx, principal: Principal, id: string): Promise<Job> {
  const row = expectVisible(await store.findForUpdate(tx, id), principal);
  if ((row.status !== "queued" && row.status !== "running") || row.cancelRequested) return present(row);
  await recordChange(tx, { action: "job.cancel", target: { kind: "job", id } });
  if (row.status === "queued") return present(await endJob(tx, id, { status: "canceled" }));
  await store.requestCancel(tx, id);
  await publish(tx, { type: "job_cancel", job_id: id });
  return present(row);
}

function expectVisible(row: store.JobRow | undefined, principal: Principal): store.JobRow {
  const route = row && ROUTE_OF.get(row.operationId);
  if (!route || refusalOf(route, principal)) throw new Refusal("job-not-found");
  return row;
}

function present(row: store.JobRow): Job {
  const { errorCode: code } = row;
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    done: row.done,
    total: row.total,
    cost_usd: row.costUsd,
    // The table's own words, which are about nobody.
    error: code && { code, detail: ERRORS[code].advice },
    result: row.result,
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    ended_at: row.endedAt?.toISOString() ?? null,
  };
}
