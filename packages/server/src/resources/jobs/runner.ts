import { setTimeout as delay } from "node:timers/promises";
import type { BodyOf, Route } from "@hyponema/contract/route";
import type { Bus } from "../../platform/database/bus.ts";
import { publish } from "../../platform/database/bus.ts";
import type { Database } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import type { Log } from "../../platform/telemetry/log.ts";
import { Attempt, Interruption, RUNNER } from "./attempt.ts";
import { endJob, MAX_ATTEMPTS } from "./end-job.ts";
import { type JobInput, readInput } from "./input-store.ts";
import * as store from "./store.ts";
import { ATTEMPT_SECONDS, type JobWork, type Queued } from "./work.ts";

const LOOK_AGAIN_MS = 5_000;

/** Does the work of jobs that this node takes. What it leaves open, when it dies or stops, `JobRecovery` finds. */
export class JobRunner {
  readonly #parts: RunnerParts;

  constructor(parts: RunnerParts) {
    this.#parts = parts;
  }

  /** One attempt of a job; nothing when it is not queued any more. Never rejects for what the work throws. */
  async run<R extends Route>(work: JobWork<R>, queued: Queued, stopping: AbortSignal): Promise<void> {
    await this.#untilRoom(stopping);
    const claimed = await this.#claim(queued);
    if (!claimed) return;
    const { job, input } = claimed;
    const attempt = new Attempt(this.#parts, { workspaceId: queued.workspace_id, actor: input.actor }, job);
    const timeout = setTimeout(() => attempt.interrupt("timed-out"), ATTEMPT_SECONDS * 1000).unref();
    const stop = () => attempt.interrupt("stopping");
    stopping.addEventListener("abort", stop, { once: true });
    try {
      await attempt.during(() => this.#work(work, attempt, input));
    } catch (error) {
      await this.#settle(attempt, error);
    } finally {
      clearTimeout(timeout);
      stopping.removeEventListener("abort", stop);
    }
  }

  // A disk that is full lets nothing be begun.
  async #untilRoom(signal: AbortSignal): Promise<void> {
    while (this.#parts.paused()) await delay(LOOK_AGAIN_MS, undefined, { signal });
  }

  #claim({ workspace_id: workspaceId, job_id: id }: Queued) {
    return this.#parts.database.inWorkspace({ workspaceId, actor: RUNNER }, async (tx) => {
      const job = await store.claim(tx, id);
      if (!job) return null;
      await publish(tx, { type: "job_changed", job_id: id });
      return { job, input: await readInput(tx, id) };
    });
  }

  async #work<R extends Route>(work: JobWork<R>, attempt: Attempt, { body }: JobInput): Promise<void> {
    const checked = (work.route.body ? work.route.body.parse(body) : {}) as BodyOf<R>;
    const finish = await work.run(checked, attempt);
    await this.#parts.database.inWorkspace(attempt.scope, async (tx) => {
      const result = await finish(tx);
      const row = await store.findForUpdate(tx, attempt.job.id);
      if (!isOf(row, attempt)) throw new Interruption("lost");
      if (row.cancelRequested) throw new Interruption("canceled");
      await endJob(tx, row.id, { status: "completed", result }, attempt.counts);
    });
  }

  async #settle(attempt: Attempt, error: unknown): Promise<void> {
    const { id } = attempt.job;
    const reason = attempt.signal.aborted ? attempt.signal.reason : error;
    const why = reason instanceof Interruption ? reason.why : null;
    if (why === null && !(error instanceof Refusal)) {
      this.#parts.log.error({ err: error, job_id: id, attempt: attempt.job.attempt }, "a job failed");
    }
    if (why === "stopping" || why === "lost") return;
    const { workspaceId } = attempt.scope;
    await this.#parts.database
      .inWorkspace({ workspaceId, actor: RUNNER }, async (tx) => {
        const row = await store.findForUpdate(tx, id);
        const ending = isOf(row, attempt) && endingOf(row, why, error);
        if (ending) await endJob(tx, id, ending, attempt.counts);
      })
      .catch((failure) =>
        this.#parts.log.warn({ err: failure, job_id: id }, "a job's end could not be stored"),
      );
  }
}

export interface RunnerParts {
  readonly database: Database;
  readonly log: Log;
  readonly bus: Bus;
  /** While it says so, nothing is begun: the disk is full. */
  readonly paused: () => boolean;
}

function isOf(row: store.JobRow | undefined, { job }: Attempt): row is store.JobRow {
  return row?.status === "running" && row.attempt === job.attempt;
}

// Null: the job is tried again once its silence is noticed, when what failed may have passed.
function endingOf(row: store.JobRow, why: Interruption["why"] | null, error: unknown): store.Ending | null {
  if (row.cancelRequested) return { status: "canceled" };
  if (why === "timed-out") return { status: "failed", errorCode: "job-interrupted" };
  if (error instanceof Refusal) return { status: "failed", errorCode: error.code };
  return row.attempt >= MAX_ATTEMPTS ? { status: "failed", errorCode: "internal-error" } : null;
}
