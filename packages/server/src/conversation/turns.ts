import { setTimeout as delay } from "node:timers/promises";
import type { Interruption } from "@hyponema/contract/sessions";
import { z } from "zod";
import type { Bus } from "../platform/database/bus.ts";
import type { Database, Scope, WorkspaceTx } from "../platform/database/database.ts";
import type { IdempotencyGuard } from "../platform/http/idempotency.ts";
import { Refusal } from "../platform/http/refusal.ts";
import { newId } from "../platform/ids.ts";
import type { NodeCommand, NodeCommands } from "../platform/node-commands.ts";
import { orAborted } from "../platform/or-aborted.ts";
import type { Storage } from "../platform/storage-watch.ts";
import { expectOpen, findSession } from "../resources/sessions/service.ts";
import { beginTurn, findRunningTurn, findTurn, isSecondTurn } from "../resources/turns/service.ts";
import { LiveTurn } from "./live-turn.ts";
import type { LiveTurns } from "./live-turns.ts";
import type { PreparedTurn, SessionContextCache } from "./session-context-cache.ts";
import type { TurnInput, TurnRunner } from "./turn-runner.ts";

export interface Message {
  readonly sessionId: string;
  readonly text: string;
  readonly onBusy: "refuse" | "interrupt";
}

/** A message's turn: this node is producing it, or it was sent before and its events are to be read again. */
export type Started =
  | { readonly kind: "live"; readonly turn: LiveTurn }
  | { readonly kind: "replay"; readonly turnId: string };

type Replay = Extract<Started, { kind: "replay" }>;

/** Another turn of the session is running. */
interface Busy {
  readonly kind: "busy";
}

type Begun = Extract<PreparedTurn, { kind: "begun" }> | Replay | Busy;

const INTERRUPT_PATIENCE_MS = 5_000;
const INTERRUPT_POLL_MS = 25;
// How long the node that produces the turn waits for its end before it answers; less than a command may take.
const OVER_PATIENCE_MS = 1_000;

/** Cancels a turn on the node that produces it, which answers when the turn is over or takes long to end. */
const StopTurn = {
  name: "turn.stop",
  payload: z.object({ turn_id: z.string() }),
  answer: z.object({}),
} satisfies NodeCommand<{ turn_id: string }, object>;

/** Starts turns on this node, and cancels those that run. */
export class Turns {
  readonly #database: Database;
  readonly #nodeId: string;
  readonly #contexts: SessionContextCache;
  readonly #runner: TurnRunner;
  readonly #storage: Storage;
  readonly #live: LiveTurns;
  readonly #commands: NodeCommands;
  #draining = false;

  constructor(parts: {
    database: Database;
    nodeId: string;
    contexts: SessionContextCache;
    runner: TurnRunner;
    storage: Storage;
    bus: Bus;
    live: LiveTurns;
    commands: NodeCommands;
  }) {
    this.#live = parts.live;
    this.#database = parts.database;
    this.#nodeId = parts.nodeId;
    this.#contexts = parts.contexts;
    this.#runner = parts.runner;
    this.#storage = parts.storage;
    this.#commands = parts.commands;
    parts.commands.define(StopTurn, ({ turn_id: id }) => this.#stopHere(id));
    parts.bus.subscribe((signal) => {
      if (signal.type === "session_changed") this.#contexts.invalidate(signal.session_id);
      if (signal.type === "session_ended") this.#sessionEnded(signal.session_id, signal.reason);
    });
  }

  /**
   * Stores the User's text and begins to answer it; resolves once the text is committed. The answer goes on whether or
   * not anyone reads it. Refuses with `session-not-found`, `session-ended`, `turn-in-progress`, `node-unreachable` and
   * `storage-full`.
   */
  async start(scope: Scope, message: Message, once: IdempotencyGuard): Promise<Started> {
    if (this.#draining) throw new Refusal("not-ready", { retryAfterSeconds: 1 });
    const deadline = performance.now() + INTERRUPT_PATIENCE_MS;
    for (;;) {
      const begun = await this.#begin(scope, message, once);
      if (begun.kind !== "busy") return begun;
      if (message.onBusy === "refuse" || performance.now() > deadline) throw new Refusal("turn-in-progress");
      await this.interrupt(scope, message.sessionId);
    }
  }

  /** Takes no new turns, and waits for those under way, cancelling what is left after `patienceMs`. */
  async drain(patienceMs: number): Promise<void> {
    this.#draining = true;
    const timer = setTimeout(() => {
      for (const turn of this.#live) turn.cancel("the server is shutting down");
    }, patienceMs);
    await Promise.all([...this.#live].map((turn) => turn.over));
    clearTimeout(timer);
  }

  async #begin(scope: Scope, message: Message, once: IdempotencyGuard): Promise<Started | Busy> {
    const ids = { id: newId("turn"), traceId: newId("trace") };
    const begun = await this.#database
      .inWorkspace(scope, (tx) => this.#insert(tx, message, ids, once))
      .catch((error: unknown): Busy => {
        if (isSecondTurn(error)) return { kind: "busy" };
        throw error;
      });
    if (begun.kind !== "begun") return begun;
    const place = { id: ids.id, sessionId: message.sessionId, number: begun.number };
    const turn = new LiveTurn(scope.workspaceId, scope.actor, place, ids.traceId);
    this.#run(turn, { ...begun, text: message.text });
    return { kind: "live", turn };
  }

  async #insert(
    tx: WorkspaceTx,
    message: Message,
    ids: { readonly id: string; readonly traceId: string },
    once: IdempotencyGuard,
  ): Promise<Begun> {
    const before = await once.claim(tx);
    if (before) return { kind: "replay", turnId: (before.body as { turn_id: string }).turn_id };
    this.#storage.expectRoom();
    const { sessionId, text } = message;
    const prepared = await this.#contexts.prepare(tx, sessionId, () =>
      beginTurn(tx, { ...ids, sessionId, text, nodeId: this.#nodeId }),
    );
    if (prepared.kind === "not-begun") {
      // The session either takes no turns at all, or another one is running.
      expectOpen(await findSession(tx, sessionId));
      return { kind: "busy" };
    }
    await once.store(tx, { status: 200, body: { turn_id: ids.id } });
    return prepared;
  }

  #run(turn: LiveTurn, input: TurnInput): void {
    this.#live.add(turn);
    void this.#runner.run(turn, input).finally(() => {
      this.#live.delete(turn);
      turn.end();
    });
  }

  /**
   * Cancels a session's running turn, wherever it runs; resolves when it is over, to whether that cut it off. Refuses with
   * `node-unreachable`, and with `turn-in-progress` when the turn was told and does not end.
   */
  async interrupt(scope: Scope, sessionId: string): Promise<Interruption> {
    const running = await this.#database.inWorkspace(scope, (tx) => findRunningTurn(tx, sessionId));
    if (!running) return { turn_id: null, stopped: false };
    const late = AbortSignal.timeout(INTERRUPT_PATIENCE_MS);
    try {
      return await this.#untilOver(scope, running, late);
    } catch (error) {
      throw error === late.reason ? new Refusal("turn-in-progress") : error;
    }
  }

  async #untilOver(
    scope: Scope,
    { id, node_id: nodeId }: { readonly id: string; readonly node_id: string },
    late: AbortSignal,
  ): Promise<Interruption> {
    for (;;) {
      await this.#commands.ask(nodeId, StopTurn, { turn_id: id }, late);
      const turn = await this.#database.inWorkspace(scope, (tx) => findTurn(tx, id));
      if (turn?.status !== "running") return { turn_id: id, stopped: turn?.status === "interrupted" };
      // It is about to begin there, or its last transaction takes its time.
      await delay(INTERRUPT_POLL_MS);
    }
  }

  async #stopHere(turnId: string): Promise<object> {
    const turn = this.#live.get(turnId);
    turn?.cancel("interrupted");
    if (turn) await orAborted(turn.over, AbortSignal.timeout(OVER_PATIENCE_MS)).catch(() => undefined);
    return {};
  }

  #sessionEnded(sessionId: string, reason: string): void {
    this.#contexts.invalidate(sessionId);
    for (const turn of this.#live.ofSession(sessionId)) turn.cancel(reason);
  }
}
