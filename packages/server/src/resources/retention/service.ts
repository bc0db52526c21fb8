import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database/database.ts";
import { expectRow } from "../../platform/database/expect-row.ts";
import type { JobKind } from "../../platform/jobs.ts";
import type { SweepMetrics } from "../../platform/telemetry/metrics.ts";
import { SWEPT, type SweptTable } from "./growth.ts";

// A batch takes a few milliseconds; the pause lets other queries run.
const PAUSE_MS = 10;
// The rest is left for the next minute, so that two sweeps do not overlap for long.
const MAX_SWEEP_MS = 40_000;

/** Deletes expired rows, as listed in growth.ts. Runs on one node a minute. */
export const sweepExpired: JobKind<z.ZodObject> = {
  name: "sweep-expired",
  payload: z.object({}),
  retries: 0,
  timeoutSeconds: 300,
  cron: "* * * * *",
};

/** Runs `sweepExpired`. Safe to run on several nodes at once. */
export class Sweeper {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #metrics: SweepMetrics;

  constructor(parts: { database: Database; clock: Clock; metrics: SweepMetrics }) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#metrics = parts.metrics;
  }

  /**
   * Sweeps the tables round-robin, a batch each, until nothing is due, time is up or `signal` aborts. A failing table
   * does not block the others; the first error is thrown at the end.
   */
  async sweep(signal: AbortSignal): Promise<void> {
    const at = this.#clock.now();
    const deadline = this.#clock.monotonic() + MAX_SWEEP_MS;
    const failures: unknown[] = [];
    let due: readonly SweptTable[] = SWEPT;
    while (due.length > 0 && this.#clock.monotonic() < deadline) {
      const left: SweptTable[] = [];
      for (const table of due) {
        if (signal.aborted) return;
        const isLeft = await this.#sweepBatch(table, at).catch((error: unknown) => {
          failures.push(error);
          return false;
        });
        if (isLeft) left.push(table);
      }
      due = left;
      if (due.length > 0) await delay(PAUSE_MS, undefined, { signal }).catch(() => undefined);
    }
    if (failures.length > 0) throw failures[0];
  }

  /** Returns whether more rows may be due. */
  async #sweepBatch(table: SweptTable, at: Date): Promise<boolean> {
    const swept = await this.#database.asSystem((tx) =>
      tx.query<{ rows: number }>(`SELECT hyponema.sweep_${table}($1) AS rows`, [at]),
    );
    const { rows } = expectRow(swept, `sweeping ${table}`);
    if (rows > 0) this.#metrics.rowsSwept(table, rows);
    return rows > 0;
  }
}
