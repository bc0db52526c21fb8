import { AnswerLimits } from "./answer-limits.ts";
import { toModelError } from "./classify.ts";
import { ModelError, type ModelEvent } from "./port.ts";

/** Timeouts of a model's stream, in ms. */
export interface ModelTimeouts {
  /** Until the first event. */
  readonly firstEventMs: number;
  /** Between two events. */
  readonly stallMs: number;
  readonly totalMs: number;
}

export const MODEL_TIMEOUTS: ModelTimeouts = { firstEventMs: 20_000, stallMs: 15_000, totalMs: 120_000 };

/**
 * Runs a model's stream with timeouts, size limits and the caller's cancel signal. Throws only `ModelError`. One timer
 * watches the whole stream, so an event only updates a timestamp. `open` calls `alive` for activity that produces no
 * events, such as reasoning.
 */
export async function* supervise(
  provider: string,
  timeouts: ModelTimeouts,
  signal: AbortSignal,
  open: (signal: AbortSignal, alive: () => void) => AsyncIterable<ModelEvent>,
): AsyncGenerator<ModelEvent> {
  const watchdog = new StreamWatchdog(provider, timeouts);
  const limits = new AnswerLimits(provider);
  try {
    if (signal.aborted) throw cancelled();
    for await (const event of open(AbortSignal.any([signal, watchdog.signal]), () =>
      watchdog.recordActivity(),
    )) {
      watchdog.pause();
      if (limits.admit(event)) yield event;
      // Discards what arrived before the cancel.
      if (signal.aborted) throw cancelled();
      watchdog.recordActivity();
    }
  } catch (error) {
    if (signal.aborted) throw cancelled();
    throw toModelError(provider, watchdog.signal.aborted ? watchdog.signal.reason : error);
  } finally {
    watchdog.stop();
  }
}

function cancelled(): ModelError {
  return new ModelError("cancelled", "The answer was cancelled.");
}

class StreamWatchdog {
  readonly #provider: string;
  readonly #timeouts: ModelTimeouts;
  readonly #abort = new AbortController();
  readonly #startedAt = performance.now();
  #lastActivity: number | null = null;
  // Time that the consumer spends on an event does not count as a stall.
  #paused = false;
  #timer: NodeJS.Timeout;

  constructor(provider: string, timeouts: ModelTimeouts) {
    this.#provider = provider;
    this.#timeouts = timeouts;
    // Wakes by the shortest timeout, since any of them may be the first to apply.
    this.#timer = this.#wake(Math.min(timeouts.firstEventMs, timeouts.stallMs, timeouts.totalMs));
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  recordActivity(): void {
    this.#lastActivity = performance.now();
    this.#paused = false;
  }

  pause(): void {
    this.#paused = true;
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  #wake(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#check(), Math.max(1, ms));
  }

  #check(): void {
    const now = performance.now();
    const left = Math.min(this.#timeouts.totalMs - (now - this.#startedAt), this.#silenceLeft(now));
    if (left > 0) {
      this.#timer = this.#wake(Math.min(left, this.#timeouts.stallMs));
      return;
    }
    const what =
      this.#lastActivity === null
        ? "did not begin to answer in time"
        : "fell silent in the middle of its answer";
    this.#abort.abort(new ModelError("provider_timeout", `${this.#provider} ${what}.`));
  }

  #silenceLeft(now: number): number {
    if (this.#paused) return this.#timeouts.stallMs;
    if (this.#lastActivity === null) return this.#timeouts.firstEventMs - (now - this.#startedAt);
    return this.#timeouts.stallMs - (now - this.#lastActivity);
  }
}
