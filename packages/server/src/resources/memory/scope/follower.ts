import { setTimeout as delay } from "node:timers/promises";
import { systemActor } from "../../../platform/actor.ts";
import type { Database, Scope } from "../../../platform/database/database.ts";
import type { Log } from "../../../platform/telemetry/log.ts";
import { lockMemory } from "../memory-lock.ts";
import { LAST_CHANGE } from "./changes.ts";

const ROUND_MS = 500;
const USERS_PER_ROUND = 50;
// Gives other queries room.
const PAUSE_MS = 5;

/** Applies pending scope changes in the background, User by User, so facts that were superseded across scopes hold again. */
export class ScopeFollower {
  readonly #database: Database;
  readonly #log: Log;
  readonly #paused: () => boolean;
  readonly #stopped = new AbortController();
  #running: Promise<void> = Promise.resolve();

  /** `paused`: while it says so, nothing is begun: the disk is full. */
  constructor(database: Database, log: Log, paused: () => boolean = () => false) {
    this.#database = database;
    this.#log = log;
    this.#paused = paused;
  }

  start(): void {
    this.#running = this.#loop();
  }

  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  /** Handles some of the Users with pending changes; resolves to their number. */
  async round(): Promise<number> {
    const behind = await this.#database.asSystem((tx) =>
      tx.query<{ workspace_id: string; user_id: string }>("SELECT * FROM hyponema.unsettled_memory($1)", [
        USERS_PER_ROUND,
      ]),
    );
    for (const { workspace_id: workspaceId, user_id: userId } of behind) {
      if (this.#stopped.signal.aborted) break;
      await followScopes(this.#database, { workspaceId, actor: systemActor("memory") }, userId).catch(
        (error) => this.#log.warn({ err: error, user_id: userId }, "a memory's scopes will be tried again"),
      );
      await this.#pause(PAUSE_MS);
    }
    return behind.length;
  }

  async #loop(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      const found = this.#paused()
        ? 0
        : await this.round().catch((error) => {
            this.#log.warn({ err: error }, "memory scopes will be tried again");
            return 0;
          });
      if (found === 0) await this.#pause(ROUND_MS);
    }
  }

  #pause(ms: number): Promise<unknown> {
    return delay(ms, undefined, { signal: this.#stopped.signal, ref: false }).catch(() => undefined);
  }
}

/** Applies every pending scope change to one User's rows. */
export async function followScopes(database: Database, scope: Scope, userId: string): Promise<void> {
  await database.inWorkspace(scope, async (tx) => {
    const write = await lockMemory(tx, { id: userId });
    if (write.userId === userId) return;
    // A merged User has no rows left.
    await tx.query(
      `UPDATE hyponema.memory_heads SET scopes_through = ${LAST_CHANGE} WHERE workspace_id = $1 AND user_id = $2`,
      [tx.workspaceId, userId],
    );
  });
}
