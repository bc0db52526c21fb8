import { systemActor } from "../../platform/actor.ts";
import type { Database } from "../../platform/database/database.ts";
import { Loop } from "../../platform/loop.ts";
import type { Log } from "../../platform/telemetry/log.ts";
import { keepEvents } from "../../resources/turns/service.ts";
import type { LiveTurn } from "../live-turn.ts";
import type { LiveTurns } from "../live-turns.ts";

const INTERVAL_MS = 200;
const ACTOR = systemActor("checkpoints");

/**
 * Keeps what running turns have said, behind their streams: all new events of all turns of a workspace go into the
 * database together, a few times a second, and no stream waits for it. After a crash the turns are closed with what
 * was kept, and any node can serve a resume.
 */
export class Checkpoints {
  readonly #database: Database;
  readonly #log: Log;
  readonly #live: LiveTurns;
  readonly #loop: Loop;
  #flushing: Promise<void> = Promise.resolve();

  constructor(database: Database, log: Log, live: LiveTurns) {
    this.#database = database;
    this.#log = log;
    this.#live = live;
    this.#loop = new Loop({
      name: "keeping the events of running turns",
      log,
      intervalMs: INTERVAL_MS,
      firstRound: "after the interval",
      round: async () => {
        this.#flushing = this.#flush();
        await this.#flushing;
        return "idle";
      },
    });
  }

  start(): void {
    this.#loop.start();
  }

  /** Resolves when the write under way is done; a turn that is `closing` has no other one after that. */
  get settled(): Promise<void> {
    return this.#flushing;
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  async #flush(): Promise<void> {
    const due = new Map<string, LiveTurn[]>();
    for (const turn of this.#live) {
      if (turn.closing || turn.kept >= turn.stream.length) continue;
      const turns = due.get(turn.workspaceId);
      if (turns) turns.push(turn);
      else due.set(turn.workspaceId, [turn]);
    }
    for (const [workspaceId, turns] of due) {
      await this.#keep(workspaceId, turns).catch((error) => {
        // The events stay in memory, bounded by their turns, and go with the next round.
        this.#log.warn({ err: error, turns: turns.length }, "could not keep the events of running turns yet");
      });
    }
  }

  async #keep(workspaceId: string, turns: readonly LiveTurn[]): Promise<void> {
    const batches = turns.map((turn) => ({ turn, events: turn.stream.since(turn.kept) }));
    await this.#database.inWorkspace({ workspaceId, actor: ACTOR }, (tx) =>
      keepEvents(
        tx,
        batches.map(({ turn, events }) => ({ turnId: turn.place.id, firstSequence: turn.kept, events })),
      ),
    );
    for (const { turn, events } of batches) turn.kept += events.length;
  }
}
