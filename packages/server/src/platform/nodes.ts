import { setTimeout as delay } from "node:timers/promises";
import type { Database } from "./database/database.ts";
import type { Log } from "./telemetry/log.ts";

const BEAT_MS = 2_000;

/** After this long without a beat a node is taken for dead. In seconds, longer than a database takes to restart. */
export const SILENCE_SECONDS = 10;

/**
 * Says that this node is alive, so that what a dead one left open can be closed. `alone` means that no other node can
 * share the database (the embedded one): whatever is left there is of the dead.
 */
export class Heartbeat {
  readonly #database: Database;
  readonly #log: Log;
  readonly #nodeId: string;
  readonly #stopped = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(database: Database, log: Log, nodeId: string) {
    this.#database = database;
    this.#log = log;
    this.#nodeId = nodeId;
  }

  async start(alone: boolean): Promise<void> {
    await this.#database.asSystem(async (tx) => {
      if (alone) await tx.query("DELETE FROM hyponema.nodes");
      await tx.query("INSERT INTO hyponema.nodes (id) VALUES ($1)", [this.#nodeId]);
    });
    this.#running = this.#beat();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
    await this.#database
      .asSystem((tx) => tx.query("DELETE FROM hyponema.nodes WHERE id = $1", [this.#nodeId]))
      .catch(() => undefined);
  }

  async #beat(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      await delay(BEAT_MS, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
      await this.#database
        .asSystem((tx) =>
          tx.query(
            "INSERT INTO hyponema.nodes (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET seen_at = now()",
            [this.#nodeId],
          ),
        )
        .catch((error) => this.#log.warn({ err: error }, "could not beat: the database is out of reach"));
    }
  }
}
