import { systemActor } from "../platform/actor.ts";
import type { Clock } from "../platform/clock.ts";
import type { Database, Scope } from "../platform/database/database.ts";
import { Loop } from "../platform/loop.ts";
import { SILENCE_SECONDS } from "../platform/nodes.ts";
import type { Log } from "../platform/telemetry/log.ts";
import type { TurnMetrics } from "../platform/telemetry/metrics.ts";
import { endOpenSession } from "../resources/sessions/service.ts";
import { closeOrphan } from "./close-orphan.ts";
import { exportTrace } from "./record/export.ts";

const ROUND_MS = 2_000;
const ACTOR = systemActor("recovery");

/** Closes what nobody else will: turns whose node died, and sessions whose time is over. Every node does it; once is enough. */
export class Recovery {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #metrics: TurnMetrics;
  readonly #loop: Loop;

  constructor(parts: { database: Database; clock: Clock; log: Log; metrics: TurnMetrics }) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#metrics = parts.metrics;
    this.#loop = new Loop({
      name: "recovery",
      log: parts.log,
      intervalMs: ROUND_MS,
      firstRound: "after the interval",
      round: async () => {
        await this.round();
        return "idle";
      },
    });
  }

  /** Runs one round at once, so that nothing left by a crash is met by the first request, then goes on. */
  async start(): Promise<void> {
    await this.round();
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  async round(): Promise<void> {
    const { orphans, overdue } = await this.#database.asSystem(async (tx) => ({
      orphans: await tx.query<{ workspace_id: string; turn_id: string }>(
        "SELECT * FROM hyponema.orphaned_turns(make_interval(secs => $1))",
        [SILENCE_SECONDS],
      ),
      overdue: await tx.query<{ workspace_id: string; session_id: string; reason: string }>(
        "SELECT * FROM hyponema.overdue_sessions($1)",
        [this.#clock.now()],
      ),
    }));
    for (const { workspace_id: workspaceId, turn_id: turnId } of orphans) {
      await this.#attempt({ turn_id: turnId }, () =>
        this.#closeOrphan({ workspaceId, actor: ACTOR }, turnId),
      );
    }
    for (const { workspace_id: workspaceId, session_id: id, reason } of overdue) {
      await this.#attempt({ session_id: id }, () =>
        this.#database.inWorkspace({ workspaceId, actor: ACTOR }, (tx) =>
          endOpenSession(tx, id, "completed", reason),
        ),
      );
    }
  }

  async #closeOrphan(scope: Scope, turnId: string): Promise<void> {
    const closed = await this.#database.inWorkspace(scope, (tx) => closeOrphan(tx, turnId));
    // Another node was faster.
    if (!closed) return;
    const { sessionId, traceId, spans, latencyMs } = closed;
    exportTrace({ traceId, turnId, sessionId, workspaceId: scope.workspaceId }, spans);
    this.#metrics.turnFinished("interrupted", null, latencyMs);
    this.#log.warn({ turn_id: turnId }, "closed a turn whose node died");
  }

  // One that cannot be closed keeps neither the others nor the start waiting; the next round tries it again.
  async #attempt(what: Readonly<Record<string, string>>, work: () => Promise<unknown>): Promise<void> {
    if (this.#loop.signal.aborted) return;
    await work().catch((error: unknown) =>
      this.#log.warn({ err: error, ...what }, "could not be closed; recovery will try again"),
    );
  }
}
