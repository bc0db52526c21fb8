import { PgBoss } from "pg-boss";
import type { z } from "zod";
import { DatabaseClient } from "./database/connection.ts";
import type { SystemTx } from "./database/database.ts";
import { APP_ROLE } from "./database/roles.ts";
import type { Log } from "./telemetry/log.ts";

const SCHEMA = "hyponema_jobs";
// pg-boss deletes them by itself, in the background, on the nodes that take jobs.
const DONE_KEPT_SECONDS = 7 * 24 * 3600;
const WAITING_KEPT_SECONDS = 14 * 24 * 3600;

/** A kind of work that is done later, at least once, by whichever node is free. */
export interface JobKind<T extends z.ZodObject = z.ZodObject> {
  readonly name: string;
  readonly payload: T;
  /** Attempts after the first, with exponential back-off. */
  readonly retries: number;
  /** A job still running after this long is taken for lost and tried again. */
  readonly timeoutSeconds: number;
  /** Runs by itself at these times (five-field cron, UTC), once over all nodes. */
  readonly cron?: string;
}

/** A kind of work, and who does it. */
export interface DefinedJob {
  readonly kind: JobKind;
  readonly work: (payload: unknown, signal: AbortSignal) => Promise<void>;
}

/** Pairs a kind of work with who does it, who is given a payload that was checked. */
export function jobOf<T extends z.ZodObject>(
  kind: JobKind<T>,
  work: (payload: z.output<T>, signal: AbortSignal) => Promise<void>,
): DefinedJob {
  return {
    kind: kind as unknown as JobKind,
    work: (payload, signal) => work(kind.payload.parse(payload), signal),
  };
}

/** How pg-boss connects: it hands these on to a pool of its own, whose types it does not repeat. */
function connectionOf(url: string): { connectionString: string } {
  return { connectionString: url, Client: DatabaseClient } as { connectionString: string };
}

/** Makes the queues' tables, and lets the request role add jobs. Run with the migrations. */
export async function migrateJobs(url: string): Promise<void> {
  const boss = new PgBoss({
    ...connectionOf(url),
    schema: SCHEMA,
    max: 1,
    supervise: false,
    schedule: false,
  });
  boss.on("error", () => undefined);
  await boss.start();
  await boss.stop({ graceful: false });
  const client = new DatabaseClient({ connectionString: url });
  await client.connect();
  try {
    await client.query(`GRANT USAGE ON SCHEMA ${SCHEMA} TO ${APP_ROLE}`);
    await client.query(`GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ${SCHEMA} TO ${APP_ROLE}`);
    await client.query(`GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA ${SCHEMA} TO ${APP_ROLE}`);
  } finally {
    await client.end();
  }
}

/** Background work on the same database (pg-boss): added in the transaction that causes it, retried, shared by all nodes. */
export class Jobs {
  readonly #boss: PgBoss;
  readonly #log: Log;
  readonly #works: boolean;
  readonly #stopping = new AbortController();
  readonly #defined = new Map<string, DefinedJob>();
  #running = false;

  /** `works`: whether this node takes jobs, beside adding them. */
  constructor(url: string, log: Log, works = true) {
    this.#log = log;
    this.#works = works;
    this.#boss = new PgBoss({
      ...connectionOf(url),
      schema: SCHEMA,
      max: 4,
      migrate: false,
      supervise: works,
      schedule: works,
      application_name: "hyponema-jobs",
      // The collector gets turns. The queue's own work, every few seconds, would drown them.
      openTelemetry: { enabled: false },
    });
    this.#boss.on("error", (error) => log.warn({ err: error }, "jobs: the database is out of reach"));
  }

  /** Says who does a kind of work. Before `start`. */
  define(job: DefinedJob): void {
    this.#defined.set(job.kind.name, job);
  }

  /** From then on jobs can be added. On a node that works, begins to take those of every defined kind. */
  async start(): Promise<void> {
    try {
      await this.#start();
    } catch (error) {
      await this.#boss.stop({ graceful: false }).catch(() => undefined);
      throw error;
    }
  }

  async #start(): Promise<void> {
    await this.#boss.start();
    for (const { kind, work } of this.#defined.values()) {
      await this.#boss.createQueue(kind.name, {
        retryLimit: kind.retries,
        retryBackoff: true,
        expireInSeconds: kind.timeoutSeconds,
        retentionSeconds: WAITING_KEPT_SECONDS,
        deleteAfterSeconds: DONE_KEPT_SECONDS,
      });
      if (!this.#works) continue;
      await this.#boss.work(kind.name, { pollingIntervalSeconds: 1 }, async ([job]) => {
        if (!job) return;
        await work(job.data ?? {}, AbortSignal.any([job.signal, this.#stopping.signal])).catch((error) => {
          this.#log.error({ err: error, job: kind.name, job_id: job.id }, "job failed");
          throw error;
        });
      });
      if (kind.cron) await this.#boss.schedule(kind.name, kind.cron);
    }
    this.#running = true;
  }

  /** Adds a job that exists once `tx` commits, and never when it rolls back. */
  async enqueue<T extends z.ZodObject>(tx: SystemTx, kind: JobKind<T>, payload: z.input<T>): Promise<void> {
    await this.#boss.send(kind.name, kind.payload.parse(payload), {
      db: { executeSql: async (text, values) => ({ rows: await tx.query(text, values ?? []) }) },
    });
  }

  /** Throws unless jobs are being taken. */
  expectRunning(): void {
    if (!this.#running) throw new Error("jobs are not being taken");
  }

  /** Tells running jobs to stop, and waits a little for them. */
  async stop(): Promise<void> {
    if (!this.#running) return;
    this.#running = false;
    this.#stopping.abort(new Error("the server is shutting down"));
    await this.#boss.stop({ graceful: true, timeout: 5_000 });
  }
}
