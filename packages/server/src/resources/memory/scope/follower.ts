import { systemActor } from "../../../platform/actor.ts";
import type { Database, Scope } from "../../../platform/database/database.ts";
import { Loop } from "../../../platform/loop.ts";
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
  readonly #loop: Loop;

  /** `paused`: while it returns true nothing begins: the disk is full. */
  constructor(database: Database, log: Log, paused?: () => boolean) {
    this.#database = database;
    this.#log = log;
    this.#loop = new Loop({
      name: "following memory scopes",
      log,
      intervalMs: ROUND_MS,
      paused,
      round: async () => ((await this.round()) > 0 ? "more" : "idle"),
    });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** Handles some of the Users with pending changes; resolves to how many were handled. */
  async round(): Promise<number> {
    const behind = await this.#database.asSystem((tx) =>
      tx.query<{ workspace_id: string; user_id: string }>("SELECT * FROM hyponema.unsettled_memory($1)", [
        USERS_PER_ROUND,
      ]),
    );
    let followed = 0;
    for (const { workspace_id: workspaceId, user_id: userId } of behind) {
      if (this.#loop.signal.aborted) break;
      try {
        await followScopes(this.#database, { workspaceId, actor: systemActor("memory") }, userId);
        followed++;
      } catch (error) {
        this.#log.warn({ err: error, user_id: userId }, "a memory's scopes will be tried again");
      }
      await this.#loop.pause(PAUSE_MS);
    }
    return followed;
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
