import type { Database } from "./database/database.ts";
import { Loop, type RoundResult } from "./loop.ts";
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
  readonly #nodeId: string;
  readonly #loop: Loop;

  constructor(database: Database, log: Log, nodeId: string) {
    this.#database = database;
    this.#nodeId = nodeId;
    this.#loop = new Loop({
      name: "the heartbeat",
      log,
      intervalMs: BEAT_MS,
      // Never longer: after SILENCE_SECONDS without a beat the node is taken for dead.
      maxBackoffMs: BEAT_MS,
      firstRound: "after the interval",
      round: () => this.#beat(),
    });
  }

  async start(alone: boolean): Promise<void> {
    await this.#database.asSystem(async (tx) => {
      if (alone) await tx.query("DELETE FROM hyponema.nodes");
      await tx.query("INSERT INTO hyponema.nodes (id) VALUES ($1)", [this.#nodeId]);
    });
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
    await this.#database
      .asSystem((tx) => tx.query("DELETE FROM hyponema.nodes WHERE id = $1", [this.#nodeId]))
      .catch(() => undefined);
  }

  async #beat(): Promise<RoundResult> {
    await this.#database.asSystem((tx) =>
      tx.query("INSERT INTO hyponema.nodes (id) VALUES ($1) ON CONFLICT (id) DO UPDATE SET seen_at = now()", [
        this.#nodeId,
      ]),
    );
    return "idle";
  }
}
