import { publish } from "../../platform/database/bus.ts";
import type { Database, WorkspaceTx } from "../../platform/database/database.ts";
import type { Jobs } from "../../platform/jobs.ts";
import { Loop } from "../../platform/loop.ts";
import { SILENCE_SECONDS } from "../../platform/nodes.ts";
import type { Log } from "../../platform/telemetry/log.ts";
import { RUNNER } from "./attempt.ts";
import { endJob, MAX_ATTEMPTS } from "./end-job.ts";
import * as store from "./store.ts";
import { queueOf } from "./work.ts";

const ROUND_MS = 5_000;
// Longer than a queue usually is; a job that is queued twice is done once.
const QUEUED_SECONDS = 600;

/** Queues jobs again whose node died, or whose attempt failed in a way that may pass; fails those that had their attempts. */
export class JobRecovery {
  readonly #database: Database;
  readonly #jobs: Jobs;
  readonly #log: Log;
  readonly #loop: Loop;

  constructor(parts: { readonly database: Database; readonly jobs: Jobs; readonly log: Log }) {
    this.#database = parts.database;
    this.#jobs = parts.jobs;
    this.#log = parts.log;
    this.#loop = new Loop({
      name: "the recovery of jobs",
      log: parts.log,
      intervalMs: ROUND_MS,
      // Never longer: clients wait for jobs of nodes that died.
      maxBackoffMs: ROUND_MS,
      round: async () => {
        await this.round();
        return "idle";
      },
    });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  async round(): Promise<void> {
    const orphans = await this.#database.asSystem((tx) =>
      store.listOrphans(tx, SILENCE_SECONDS, QUEUED_SECONDS),
    );
    for (const { workspace_id: workspaceId, job_id: id } of orphans) {
      if (this.#loop.signal.aborted) return;
      await this.#database
        .inWorkspace({ workspaceId, actor: RUNNER }, (tx) => this.#recover(tx, id))
        .catch((error) =>
          this.#log.warn({ err: error, job_id: id }, "a job could not be queued again; trying later"),
        );
    }
  }

  async #recover(tx: WorkspaceTx, id: string): Promise<void> {
    const row = await store.lockOrphan(tx, id, SILENCE_SECONDS, QUEUED_SECONDS);
    // Another node was faster, or the job's own is back.
    if (!row) return;
    if (row.cancelRequested) {
      await endJob(tx, id, { status: "canceled" });
    } else if (row.status === "running" && row.attempt >= MAX_ATTEMPTS) {
      await endJob(tx, id, { status: "failed", errorCode: "job-interrupted" });
    } else {
      await store.queueAgain(tx, id);
      await this.#jobs.enqueue(tx, queueOf(row.kind), { workspace_id: tx.workspaceId, job_id: id });
      await publish(tx, { type: "job_changed", job_id: id });
    }
  }
}
