import { systemActor } from "../../../platform/actor.ts";
import type { Database, Scope } from "../../../platform/database/database.ts";
import { Loop } from "../../../platform/loop.ts";
import type { Log } from "../../../platform/telemetry/log.ts";
import { lockMemory } from "../memory-lock.ts";
import { LAST_CHANGE } from "./changes.ts";

const ROUND_MS = 500;
const USERS_PER_ROUND = 50;
// Others get the database in between.
const PAUSE_MS = 5;

/** Has the rows of Users follow changes of scope, User by User, so that facts which were superseded across scopes hold again. */
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

  /** Has some of the Users whose rows are behind follow; resolves to how many did. */
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

/** Has one User's rows follow every change of scope. */
export async function followScopes(database: Database, scope: Scope, userId: string): Promise<void> {
  await database.inWorkspace(scope, async (tx) => {
    const write = await lockMemory(tx, { id: userId });
    if (write.userId === userId) return;
    // Merged into another User, who has all of it.
    await tx.query(
      `UPDATE hyponema.memory_heads SET scopes_through = ${LAST_CHANGE} WHERE workspace_id = $1 AND user_id = $2`,
      [tx.workspaceId, userId],
    );
  });
}
