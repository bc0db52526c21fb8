import type { ProblemPlace } from "@hyponema/contract/errors";
import { orAborted } from "../or-aborted.ts";
import { WorkerThread } from "../worker-thread.ts";
import type { SchemaCheck } from "./schema-check.ts";
import type { CheckAnswer, CheckRequest } from "./schema-check-thread.ts";
import { OverBudgetError } from "./validation.ts";

// Under 5 ms.
const STEPS_HERE = 15_000;
const MAX_WAITING = 16;
const MAX_WAIT_MS = 5_000;
const DEADLINE_MS = 2_000;
const START_MS = 10_000;
const IDLE_MS = 60_000;
// What takes so long gives way to what everybody waits for.
const NICE = 10;

/** A value could not be checked; the message is a sentence for the caller. */
export class UncheckedError extends Error {
  override name = "UncheckedError";
  /** `too-complex`: the check takes too long. `busy`: too many other checks are waiting; try again later. */
  readonly reason: "too-complex" | "busy";

  constructor(reason: "too-complex" | "busy") {
    super(
      reason === "busy"
        ? "Too many values wait to be checked. Try again in a few seconds."
        : "These arguments are too complex to check. Send fewer values, or simplify the schema.",
    );
    this.reason = reason;
  }
}

/**
 * Checks values by JSON Schemas without blocking the event loop: short checks run here, longer ones on a thread, one at
 * a time. A check that takes the thread more than two seconds is ended with it.
 */
export class SchemaChecks {
  readonly #thread = new WorkerThread<CheckRequest, CheckAnswer>(
    new URL("./schema-check-thread.ts", import.meta.url),
    null,
    1,
    { idleMs: IDLE_MS, nice: NICE },
  );
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  /** The problems of `value`; empty when it fits. Throws `UncheckedError`, or the signal's reason. */
  async problems(check: SchemaCheck, value: unknown, signal: AbortSignal): Promise<readonly ProblemPlace[]> {
    await check.compile();
    signal.throwIfAborted();
    try {
      return check.problems(value, STEPS_HERE);
    } catch (error) {
      if (!(error instanceof OverBudgetError)) throw error;
    }
    return this.#inTurn(signal, () => this.#onThread(check, value, signal));
  }

  async close(): Promise<void> {
    await this.#thread.close();
  }

  // One at a time, so that an overrun is the fault of the check that is running.
  async #inTurn<T>(signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    if (this.#waiting >= MAX_WAITING) throw new UncheckedError("busy");
    this.#waiting++;
    const before = this.#last;
    const { promise: done, resolve } = Promise.withResolvers<void>();
    this.#last = Promise.all([before, done]).then(() => {});
    const patience = AbortSignal.timeout(MAX_WAIT_MS);
    try {
      await orAborted(before, AbortSignal.any([signal, patience])).catch((error) => {
        signal.throwIfAborted();
        throw patience.aborted ? new UncheckedError("busy") : error;
      });
      return await work();
    } finally {
      this.#waiting--;
      resolve();
    }
  }

  async #onThread(check: SchemaCheck, value: unknown, signal: AbortSignal): Promise<readonly ProblemPlace[]> {
    await this.#ask(null, START_MS, signal);
    const request = { schema: JSON.stringify(check.schema), value: JSON.stringify(value) };
    return (await this.#ask(request, DEADLINE_MS, signal)) ?? [];
  }

  async #ask(request: CheckRequest, ms: number, signal: AbortSignal): Promise<CheckAnswer> {
    const deadline = AbortSignal.timeout(ms);
    try {
      return await this.#thread.ask(request, AbortSignal.any([signal, deadline]));
    } catch (error) {
      this.#thread.stop();
      signal.throwIfAborted();
      // A thread that dies of a check has run out of memory or stack.
      throw deadline.aborted || request !== null ? new UncheckedError("too-complex") : error;
    }
  }
}
