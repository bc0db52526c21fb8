import { AnswerBounds } from "./bounds.ts";
import { failedAt } from "./classify.ts";
import { ModelError, type ModelEvent } from "./port.ts";

/** How long a model may keep us waiting, in ms. */
export interface Patience {
  /** Until the first event. */
  readonly firstEventMs: number;
  /** Between two events. */
  readonly stallMs: number;
  readonly totalMs: number;
}

export const PATIENCE: Patience = { firstEventMs: 20_000, stallMs: 15_000, totalMs: 120_000 };

/**
 * Runs a model's stream under limits of time and size and the caller's cancel signal; everything it throws is a
 * `ModelError`. One timer watches the whole stream: an event only notes the time. `open` calls `alive` for signs of life that are no
 * events, such as a model's thoughts.
 */
export async function* supervise(
  provider: string,
  patience: Patience,
  signal: AbortSignal,
  open: (signal: AbortSignal, alive: () => void) => AsyncIterable<ModelEvent>,
): AsyncGenerator<ModelEvent> {
  const watch = new Watch(provider, patience);
  const bounds = new AnswerBounds(provider);
  try {
    if (signal.aborted) throw cancelled();
    for await (const event of open(AbortSignal.any([signal, watch.signal]), () => watch.note())) {
      watch.hold();
      if (bounds.admit(event)) yield event;
      // What had come in before the cancel is of no use after it.
      if (signal.aborted) throw cancelled();
      watch.note();
    }
  } catch (error) {
    if (signal.aborted) throw cancelled();
    throw failedAt(provider, watch.signal.aborted ? watch.signal.reason : error);
  } finally {
    watch.end();
  }
}

function cancelled(): ModelError {
  return new ModelError("cancelled", "The answer was cancelled.");
}

class Watch {
  readonly #provider: string;
  readonly #patience: Patience;
  readonly #abort = new AbortController();
  readonly #begun = performance.now();
  #last: number | null = null;
  // While whoever asked is busy with an event, the model keeps nobody waiting.
  #held = false;
  #timer: NodeJS.Timeout;

  constructor(provider: string, patience: Patience) {
    this.#provider = provider;
    this.#patience = patience;
    // No later than the shortest limit that could come to apply before it is looked at again.
    this.#timer = this.#wake(Math.min(patience.firstEventMs, patience.stallMs, patience.totalMs));
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  note(): void {
    this.#last = performance.now();
    this.#held = false;
  }

  hold(): void {
    this.#held = true;
  }

  end(): void {
    clearTimeout(this.#timer);
  }

  #wake(ms: number): NodeJS.Timeout {
    return setTimeout(() => this.#check(), Math.max(1, ms));
  }

  #check(): void {
    const now = performance.now();
    const left = Math.min(this.#patience.totalMs - (now - this.#begun), this.#silenceLeft(now));
    if (left > 0) {
      this.#timer = this.#wake(Math.min(left, this.#patience.stallMs));
      return;
    }
    const what =
      this.#last === null ? "did not begin to answer in time" : "fell silent in the middle of its answer";
    this.#abort.abort(new ModelError("provider_timeout", `${this.#provider} ${what}.`));
  }

  #silenceLeft(now: number): number {
    if (this.#held) return this.#patience.stallMs;
    if (this.#last === null) return this.#patience.firstEventMs - (now - this.#begun);
    return this.#patience.stallMs - (now - this.#last);
  }
}
