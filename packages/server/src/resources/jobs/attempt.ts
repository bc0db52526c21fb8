import { systemActor } from "../../platform/actor.ts";
import { type Bus, publish } from "../../platform/database/bus.ts";
import type { Database, Scope } from "../../platform/database/database.ts";
import { Loop } from "../../platform/loop.ts";
import type { Log } from "../../platform/telemetry/log.ts";
import * as store from "./store.ts";
import type { JobHandle } from "./work.ts";

// Others learn of progress and this node of a cancel at least as often.
const BEAT_MS = 1_000;

export const RUNNER = systemActor("jobs");

/** Why an attempt stops before its work is done. `lost`: another node took it for dead. */
export class Interruption extends Error {
  override name = "Interruption";
  readonly why: "canceled" | "lost" | "timed-out" | "stopping";

  constructor(why: Interruption["why"]) {
    super(`the job is ${why}`);
    this.why = why;
  }
}

/** One attempt of a job on this node: says once a second that it goes on and how far it is, and hears of a cancel. */
export class Attempt implements JobHandle {
  readonly scope: Scope;
  readonly job: store.JobRow;
  readonly #database: Database;
  readonly #log: Log;
  readonly #bus: Bus;
  readonly #interrupted = new AbortController();
  readonly #beats: Loop;
  #counts: store.Counts = { done: 0, total: null };
  #told = this.#counts;

  constructor(
    parts: { readonly database: Database; readonly log: Log; readonly bus: Bus },
    scope: Scope,
    job: store.JobRow,
  ) {
    this.#database = parts.database;
    this.#log = parts.log;
    this.#bus = parts.bus;
    this.scope = scope;
    this.job = job;
    this.#beats = new Loop({
      name: "the beat of a job",
      log: parts.log,
      intervalMs: BEAT_MS,
      maxBackoffMs: BEAT_MS,
      firstRound: "after the interval",
      round: async () => {
        await this.#beat();
        return "idle";
      },
    });
  }

  get signal(): AbortSignal {
    return this.#interrupted.signal;
  }

  get counts(): store.Counts {
    return this.#counts;
  }

  progress(done: number, total: number): void {
    this.signal.throwIfAborted();
    this.#counts = { done, total };
  }

  interrupt(why: Interruption["why"]): void {
    this.#interrupted.abort(new Interruption(why));
  }

  /** Does `work` while it beats. */
  async during<T>(work: () => Promise<T>): Promise<T> {
    const unsubscribe = this.#bus.subscribe((signal) => {
      if (signal.type === "job_cancel" && signal.job_id === this.job.id) void this.#beat();
    });
    this.#beats.start();
    try {
      return await work();
    } finally {
      unsubscribe();
      await this.#beats.stop();
    }
  }

  async #beat(): Promise<void> {
    const counts = this.#counts;
    const { workspaceId } = this.scope;
    try {
      const row = await this.#database.inWorkspace({ workspaceId, actor: RUNNER }, async (tx) => {
        const row = await store.beat(tx, this.job, counts);
        if (row && counts !== this.#told) await publish(tx, { type: "job_changed", job_id: this.job.id });
        return row;
      });
      this.#told = counts;
      if (!row) this.interrupt("lost");
      else if (row.cancelRequested) this.interrupt("canceled");
    } catch (error) {
      this.#log.warn({ err: error, job_id: this.job.id }, "could not tell how far a job is; trying again");
    }
  }
}
