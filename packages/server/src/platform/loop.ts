import { setTimeout as delay } from "node:timers/promises";
import type { Log } from "./telemetry/log.ts";

const DEFAULT_MAX_BACKOFF_MS = 5_000;

/** Whether the next round follows at once, because more work is waiting, or after the interval. */
export type RoundResult = "more" | "idle";

export interface LoopOptions {
  /** Names the loop in logs. */
  readonly name: string;
  readonly log: Log;
  /** Time between two rounds, in ms. */
  readonly intervalMs: number;
  /** After failures in a row the wait doubles from `intervalMs` up to this, in ms; never less than `intervalMs`. */
  readonly maxBackoffMs?: number;
  /** When the first round runs; default: at once. */
  readonly firstRound?: "at once" | "after the interval";
  /** While this returns true no round begins: the disk is full. */
  readonly paused?: (() => boolean) | undefined;
  /** One round of work. A rejection is logged and never ends the loop. */
  readonly round: () => Promise<RoundResult>;
}

/**
 * Runs rounds of background work, one after the other, until it is stopped. Waiting never keeps the process alive, and
 * `stop` ends a wait at once.
 */
export class Loop {
  readonly #options: LoopOptions;
  readonly #stopped = new AbortController();
  #running: Promise<void> = Promise.resolve();

  constructor(options: LoopOptions) {
    this.#options = options;
  }

  /** Aborts when the loop is stopped, so that a round can end early. */
  get signal(): AbortSignal {
    return this.#stopped.signal;
  }

  start(): void {
    this.#running = this.#run();
  }

  /** Begins no further round; resolves when the current one has ended. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
  }

  /** Waits for `ms`, or until the loop is stopped. */
  async pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.signal, ref: false }).catch(() => undefined);
  }

  async #run(): Promise<void> {
    const { intervalMs, firstRound, paused } = this.#options;
    let failures = 0;
    if (firstRound === "after the interval") await this.pause(intervalMs);
    while (!this.signal.aborted) {
      const result = paused?.() ? "idle" : await this.#round(failures);
      failures = result === "failed" ? failures + 1 : 0;
      if (result !== "more") await this.pause(this.#backoff(failures));
    }
  }

  async #round(failuresBefore: number): Promise<RoundResult | "failed"> {
    const { name, log, round } = this.#options;
    try {
      return await round();
    } catch (error) {
      // A round that was told to stop did not fail.
      if (this.signal.aborted) return "idle";
      const failures = failuresBefore + 1;
      const retryMs = this.#backoff(failures);
      log.warn({ err: error, loop: name, failures, retry_ms: retryMs }, `${name} failed and will try again`);
      return "failed";
    }
  }

  // The wait after `failures` in a row.
  #backoff(failures: number): number {
    const { intervalMs, maxBackoffMs = DEFAULT_MAX_BACKOFF_MS } = this.#options;
    if (failures <= 1) return intervalMs;
    return Math.min(Math.max(intervalMs, maxBackoffMs), intervalMs * 2 ** (failures - 1));
  }
}
