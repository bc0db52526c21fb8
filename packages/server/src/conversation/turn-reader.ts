import { setTimeout as delay } from "node:timers/promises";
import { isTerminal } from "@hyponema/contract/events";
import type { Clock } from "../platform/clock.ts";
import type { Database, Scope } from "../platform/database/database.ts";
import { Refusal } from "../platform/http/refusal.ts";
import { findSession } from "../resources/sessions/service.ts";
import { findTurn, keptEvents, type TurnPlace } from "../resources/turns/service.ts";
import type { LiveTurns } from "./live-turns.ts";
import type { Deliver } from "./turn-stream.ts";

const RESUME_WINDOW_MS = 5 * 60 * 1000;
// As often as the node that produces the turn keeps its events.
const POLL_MS = 200;

/** Reads turns again: from memory while this node produces them, else from what was kept, on any node. */
export class TurnReader {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #live: LiveTurns;

  constructor(database: Database, clock: Clock, live: LiveTurns) {
    this.#database = database;
    this.#clock = clock;
    this.#live = live;
  }

  /** Finds a turn of a session that may still be resumed: it runs, or ended less than five minutes ago. */
  async findResumable(scope: Scope, sessionId: string, turnId: string): Promise<TurnPlace> {
    return this.#database.inWorkspace(scope, async (tx) => {
      await findSession(tx, sessionId);
      const turn = await findTurn(tx, turnId);
      if (turn?.session_id !== sessionId) throw new Refusal("not-found");
      const age = turn.ended_at ? this.#clock.now().getTime() - turn.ended_at.getTime() : 0;
      if (age > RESUME_WINDOW_MS) throw new Refusal("resume-window-passed");
      return { id: turnId, sessionId, number: turn.number };
    });
  }

  /** Finds a turn by its ID, however old. */
  async find(scope: Scope, turnId: string): Promise<TurnPlace> {
    const turn = await this.#database.inWorkspace(scope, (tx) => findTurn(tx, turnId));
    if (!turn) throw new Refusal("not-found");
    return { id: turnId, sessionId: turn.session_id, number: turn.number };
  }

  /** Delivers the turn's events from number `from` on, until its last one or until `signal` aborts. */
  async follow(
    scope: Scope,
    turnId: string,
    from: number,
    deliver: Deliver,
    signal: AbortSignal,
  ): Promise<void> {
    const turn = this.#live.get(turnId);
    if (turn) return turn.stream.follow(from, deliver, signal);
    for (let next = from; !signal.aborted; ) {
      const { kept, running } = await this.#database.inWorkspace(scope, async (tx) => {
        // The state first: a turn that ends between the two is read once more.
        const turn = await findTurn(tx, turnId);
        return { running: turn?.status === "running", kept: await keptEvents(tx, turnId, next) };
      });
      for (const { sequence, events } of kept) {
        await deliver(events, sequence);
        next = sequence + events.length;
      }
      const last = kept.at(-1)?.events.at(-1);
      if (!running || (last && isTerminal(last))) return;
      await delay(POLL_MS, undefined, { signal }).catch(() => undefined);
    }
  }
}
