import { setTimeout as delay } from "node:timers/promises";
import type { Interruption } from "@hyponema/contract/sessions";
import { z } from "zod";
import type { Bus } from "../platform/database/bus.ts";
import type { Database, Scope, WorkspaceTx } from "../platform/database/database.ts";
import type { Once } from "../platform/http/idempotency.ts";
import { Refusal } from "../platform/http/refusal.ts";
import { newId } from "../platform/ids.ts";
import type { NodeCommand, NodeCommands } from "../platform/node-commands.ts";
import { orAborted } from "../platform/or-aborted.ts";
import type { Storage } from "../platform/storage-watch.ts";
import { expectOpen, findSession } from "../resources/sessions/service.ts";
import { beginTurn, findRunningTurn, findTurn, isSecondTurn } from "../resources/turns/service.ts";
import { LiveTurn } from "./live-turn.ts";
import type { Producer } from "./produce.ts";
import type { SessionContext, SessionContexts } from "./session-context.ts";

export interface Message {
  readonly sessionId: string;
  readonly text: string;
  readonly onBusy: "refuse" | "interrupt";
}

/** A message's turn: this node is producing it, or it was sent before and its events are to be read again. */
export type Started =
  | { readonly kind: "live"; readonly turn: LiveTurn }
  | { readonly kind: "replay"; readonly turnId: string };

type Begun = Started | { readonly kind: "busy" };

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

/** Starts turns on this node, and finds and cancels those that run. */
export class Turns {
  readonly #database: Database;
  readonly #nodeId: string;
  readonly #contexts: SessionContexts;
  readonly #producer: Producer;
  readonly #storage: Storage;
  readonly #commands: NodeCommands;
  readonly #live = new Map<string, LiveTurn>();
  #draining = false;

  constructor(parts: {
    database: Database;
    nodeId: string;
    contexts: SessionContexts;
    producer: Producer;
    storage: Storage;
    bus: Bus;
    commands: NodeCommands;
  }) {
    this.#database = parts.database;
    this.#nodeId = parts.nodeId;
    this.#contexts = parts.contexts;
    this.#producer = parts.producer;
    this.#storage = parts.storage;
    this.#commands = parts.commands;
    parts.commands.define(StopTurn, ({ turn_id: id }) => this.#stopHere(id));
    parts.bus.subscribe((signal) => {
      if (signal.type === "session_changed") this.#contexts.forget(signal.session_id);
      if (signal.type === "session_ended") this.#sessionEnded(signal.session_id, signal.reason);
    });
  }

  /** Turns running on this node. */
  live(): Iterable<LiveTurn> {
    return this.#live.values();
  }

  get(turnId: string): LiveTurn | undefined {
    return this.#live.get(turnId);
  }

  /**
   * Stores the User's text and begins to answer it; resolves once the text is committed. The answer goes on whether or
   * not anyone reads it. Refuses with `session-not-found`, `session-ended`, `turn-in-progress`, `node-unreachable` and
   * `storage-full`.
   */
  async start(scope: Scope, message: Message, once: Once): Promise<Started> {
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
      for (const turn of this.#live.values()) turn.cancel("the server is shutting down");
    }, patienceMs);
    await Promise.all([...this.#live.values()].map((turn) => turn.over));
    clearTimeout(timer);
  }

  async #begin(scope: Scope, message: Message, once: Once): Promise<Begun> {
    const turnId = newId("turn");
    const traceId = newId("trace");
    let context: SessionContext | null = null;
    const begin = async (tx: WorkspaceTx): Promise<number | string | null> => {
      const before = await once.claim(tx);
      if (before) return (before.body as { turn_id: string }).turn_id;
      this.#storage.expectRoom();
      const turn = {
        id: turnId,
        sessionId: message.sessionId,
        traceId,
        nodeId: this.#nodeId,
        text: message.text,
      };
      // Asked for together, so that the User waits for one round trip.
      const fetched = this.#contexts.fetch(tx, message.sessionId);
      const begun = await beginTurn(tx, turn);
      if (begun === null) return this.#expectBusy(tx, message.sessionId);
      context = await this.#contexts.load(tx, message.sessionId, begun, await fetched);
      await once.store(tx, { status: 200, body: { turn_id: turnId } });
      return begun.number;
    };
    const begun = await this.#database.inWorkspace(scope, begin).catch((error: unknown) => {
      if (isSecondTurn(error)) return null;
      throw error;
    });
    if (typeof begun === "string") return { kind: "replay", turnId: begun };
    if (begun === null || context === null) return { kind: "busy" };
    const place = { id: turnId, sessionId: message.sessionId, number: begun };
    const turn = new LiveTurn(scope.workspaceId, scope.actor, place, traceId);
    this.#run(turn, context, message.text);
    return { kind: "live", turn };
  }

  // No turn could begin: either the session takes none at all, or another one is running.
  async #expectBusy(tx: WorkspaceTx, sessionId: string): Promise<null> {
    expectOpen(await findSession(tx, sessionId));
    return null;
  }

  #run(turn: LiveTurn, context: SessionContext, text: string): void {
    this.#live.set(turn.place.id, turn);
    void this.#producer.produce(turn, context, text).finally(() => {
      this.#live.delete(turn.place.id);
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
    this.#contexts.forget(sessionId);
    for (const turn of this.#live.values()) if (turn.place.sessionId === sessionId) turn.cancel(reason);
  }
}
