import { setTimeout as delay } from "node:timers/promises";
import type { MemoryScope } from "@hyponema/contract/memory-kinds";
import type { Clock } from "../platform/clock.ts";
import type { Database } from "../platform/database/database.ts";
import { Refusal } from "../platform/http/refusal.ts";
import { expectPresent } from "../platform/invariant.ts";
import { wholeText } from "../platform/masking/text.ts";
import type { Log } from "../platform/telemetry/log.ts";
import type { TurnMetrics } from "../platform/telemetry/metrics.ts";
import { endOpenSession, setLanguage } from "../resources/sessions/service.ts";
import { type KeptTurnEvent, TurnTranscript } from "../resources/turns/service.ts";
import { answer, type Ending, endingOf, MOST_ROUNDS } from "./answer.ts";
import type { Compactor } from "./compaction.ts";
import { type EngineEvent, errorEvent, failure, isWireEvent } from "./events.ts";
import { guardEntrance } from "./guards/entrance.ts";
import type { LiveTurn } from "./live-turn.ts";
import type { Checkpoints } from "./record/checkpoints.ts";
import { closeTurn } from "./record/close-turn.ts";
import { exportTrace } from "./record/export.ts";
import { Spans } from "./record/spans.ts";
import { TurnAccounting } from "./record/turn-accounting.ts";
import { type SessionContext, withTurn } from "./session-context.ts";
import type { SessionContextCache } from "./session-context-cache.ts";
import { Toolbox } from "./tools/toolbox.ts";
import type { TurnMemory } from "./turn-memory.ts";
import { entranceOf, guardOf, readyTools, setUpTurn, type TurnSetup } from "./turn-setup.ts";

const LAST_WAIT_MS = 5_000;

/** What a turn answers. */
export interface TurnInput {
  readonly context: SessionContext;
  /** The User's words. */
  readonly text: string;
  /** For whom the agent learns from this turn. */
  readonly memoryScope: MemoryScope;
}

/** A turn under way, with everyone who listens to it. */
interface RunningTurn {
  readonly turn: LiveTurn;
  readonly spans: Spans;
  readonly transcript: TurnTranscript;
  readonly accounting: TurnAccounting;
  readonly escalationTarget: string | null;
  readonly begunAt: number;
  firstTokenMs: number | null;
  endsSession: string | null;
  language: string | null;
}

/** Produces turns: runs the engine, feeds the stream and the record keepers, and closes the turn in one transaction. */
export class TurnRunner {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #log: Log;
  readonly #metrics: TurnMetrics;
  readonly #checkpoints: Pick<Checkpoints, "settled">;
  readonly #contexts: Pick<SessionContextCache, "advance" | "invalidate">;
  readonly #compactor: Compactor;
  readonly #memory: TurnMemory;
  readonly #stopped = new AbortController();

  constructor(parts: {
    database: Database;
    clock: Clock;
    log: Log;
    metrics: TurnMetrics;
    checkpoints: Pick<Checkpoints, "settled">;
    contexts: Pick<SessionContextCache, "advance" | "invalidate">;
    compactor: Compactor;
    memory: TurnMemory;
  }) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#log = parts.log;
    this.#metrics = parts.metrics;
    this.#checkpoints = parts.checkpoints;
    this.#contexts = parts.contexts;
    this.#compactor = parts.compactor;
    this.#memory = parts.memory;
  }

  /** Answers the User's text on `turn`'s stream; resolves when the turn is closed and its last event said. Never rejects. */
  async run(turn: LiveTurn, input: TurnInput): Promise<void> {
    const { context } = input;
    const running: RunningTurn = {
      turn,
      spans: new Spans(this.#clock, "turn"),
      transcript: new TurnTranscript(),
      accounting: new TurnAccounting(),
      escalationTarget: context.version.persona.settings.escalation.target,
      begunAt: this.#clock.monotonic(),
      firstTokenMs: null,
      endsSession: null,
      language: null,
    };
    const { model } = expectPresent(context.models[0], "the model that a session is answered by");
    turn.stream.append({ type: "turn_start", data: { turn_id: turn.place.id, model } });
    const ending = await this.#answer(running, input);
    const closed = await this.#close(running, ending);
    if (!closed) {
      this.#contexts.invalidate(turn.place.sessionId);
      return;
    }
    const next = this.#contexts.advance(turn.place, (context) =>
      withTurn(context, {
        number: turn.place.number,
        text: input.text,
        messages: running.transcript.messages,
        language: running.language,
      }),
    );
    if (next) this.#compactor.after(turn, next, running.spans);
  }

  /** Gives up on turns that cannot be closed because the database stays away. */
  stop(): void {
    this.#stopped.abort();
  }

  async #answer(running: RunningTurn, input: TurnInput): Promise<Ending> {
    running.spans.root.input = { text: input.text };
    try {
      const events = this.#events(running, input);
      for (;;) {
        const next = await events.next();
        if (next.done) return next.value;
        this.#dispatch(running, next.value);
      }
    } catch (error) {
      const { signal } = running.turn;
      if (signal.aborted) return endingOf(error, signal);
      // Variables that filled in more than a text may have.
      if (error instanceof Refusal && error.code === "text-too-long") {
        return { status: "failed", error: failure("context_too_long", error.message) };
      }
      this.#log.error({ err: error, turn_id: running.turn.place.id }, "the turn failed");
      return { status: "failed", error: failure("internal", "Something went wrong on our side.") };
    }
  }

  async *#events(
    { turn, spans }: RunningTurn,
    { context, text, memoryScope }: TurnInput,
  ): AsyncGenerator<EngineEvent, Ending> {
    const now = this.#clock.now();
    const { timezone } = context.user;
    const entered = yield* guardEntrance(entranceOf(context), timezone, text, now, spans, turn.signal);
    if (entered === "over") return { status: "blocked", error: null };
    const asker = { workspaceId: turn.workspaceId, actor: turn.actor };
    const memories = this.#memory.recallForTurn({ asker, context, text, memoryScope, spans }, turn.signal);
    yield* readyTools(context, spans, turn.signal);
    const { span, ...memory } = await memories;
    if (span) yield { type: "span", span: span.end() };
    const setup = setUpTurn(context, text, now, memory);
    spans.root.input = { text, ...outlineOf(setup) };
    return yield* answer(
      {
        models: context.models,
        settings: context.settings,
        system: setup.parts.map(({ text }) => text),
        messages: setup.messages,
        tools: new Toolbox(setup.tools, setup.variables),
        guard: guardOf(context, turn.signal),
        escalationMessage: context.version.persona.settings.escalation.message,
        spans,
        clock: this.#clock,
        mostRounds: MOST_ROUNDS,
      },
      turn.signal,
    );
  }

  /** Tells everyone who listens of what the engine says. */
  #dispatch(running: RunningTurn, event: EngineEvent): void {
    running.accounting.on(event);
    if (event.type === "end_session") running.endsSession = event.reason;
    if (event.type === "language") running.language = event.language;
    if (!isWireEvent(event)) return;
    if (event.type === "token") running.firstTokenMs ??= this.#elapsed(running);
    running.transcript.on(event);
    running.turn.stream.append(event);
  }

  async #close(running: RunningTurn, ending: Ending): Promise<boolean> {
    const { turn } = running;
    running.transcript.end(ending.status);
    turn.closing = true;
    await this.#checkpoints.settled;
    const last = this.#lastEvent(running, ending);
    const closed = await this.#untilWritten(running, ending, last);
    if (closed === "closed") {
      turn.stream.append(last);
      exportTrace(
        {
          traceId: turn.traceId,
          turnId: turn.place.id,
          sessionId: turn.place.sessionId,
          workspaceId: turn.workspaceId,
        },
        running.accounting.spansUnder(running.spans.root.end()),
      );
      this.#metrics.turnFinished(ending.status, running.firstTokenMs, this.#elapsed(running));
      return true;
    }
    turn.stream.append(errorEvent(failure("internal", "The turn could not be stored by this node.")));
    return false;
  }

  #lastEvent(running: RunningTurn, ending: Ending): KeptTurnEvent {
    if (ending.error) {
      return errorEvent(ending.error);
    }
    const { promptTokens, completionTokens } = running.accounting.totals;
    return {
      type: "turn_end",
      data: {
        turn_id: running.turn.place.id,
        latency_ms: Math.round(this.#elapsed(running)),
        prompt_tokens: promptTokens,
        completion_tokens: completionTokens,
      },
    };
  }

  // What was said is not lost because the database restarts: it is written when it is back.
  async #untilWritten(running: RunningTurn, ending: Ending, last: KeptTurnEvent): Promise<"closed" | "lost"> {
    for (let wait = 50; ; wait = Math.min(LAST_WAIT_MS, wait * 2)) {
      try {
        return (await this.#write(running, ending, last)) ? "closed" : "lost";
      } catch (error) {
        this.#log.warn({ err: error, turn_id: running.turn.place.id }, "could not close the turn yet");
        await delay(wait, undefined, { signal: this.#stopped.signal }).catch(() => undefined);
        if (this.#stopped.signal.aborted) return "lost";
      }
    }
  }

  async #write(running: RunningTurn, ending: Ending, last: KeptTurnEvent): Promise<boolean> {
    const { turn, accounting, spans } = running;
    const answeredBy = accounting.answeredBy;
    if (ending.error) spans.root.failed(ending.error.detail, ending.error.plain);
    return this.#database.inWorkspace({ workspaceId: turn.workspaceId, actor: turn.actor }, async (tx) => {
      const closed = await closeTurn(tx, {
        place: turn.place,
        traceId: turn.traceId,
        result: {
          status: ending.status,
          provider: answeredBy?.provider ?? null,
          model: answeredBy?.model ?? null,
          ...accounting.totals,
          firstTokenMs: running.firstTokenMs,
          latencyMs: this.#elapsed(running),
          errorKind: ending.error?.kind ?? null,
          messages: running.transcript.messages,
        },
        paid: accounting.paid,
        spans: accounting.spansUnder(spans.root.end()),
        events: turn.stream.since(0),
        unkept: { firstSequence: turn.kept, events: [...turn.stream.since(turn.kept), last] },
        escalationTarget: running.escalationTarget,
      });
      if (!closed) return false;
      if (running.language) await setLanguage(tx, turn.place.sessionId, running.language);
      if (running.endsSession)
        await endOpenSession(tx, turn.place.sessionId, "completed", running.endsSession);
      return true;
    });
  }

  #elapsed(running: RunningTurn): number {
    return this.#clock.monotonic() - running.begunAt;
  }
}

// Only lengths: the words themselves are in the model's span.
function outlineOf({ parts, tools }: TurnSetup) {
  return {
    prompt: parts.map(({ source, origin, text }) => ({ source, origin, characters: wholeText(text).length })),
    tools: tools.map(({ name, source }) => ({ name, source })),
  };
}
