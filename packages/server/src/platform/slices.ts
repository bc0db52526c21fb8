import { setImmediate } from "node:timers/promises";

const SLICE_MS = 4;

/** Splits long work into slices: call `pause` between steps to yield to the event loop every few milliseconds. */
export class Slices {
  #begun = performance.now();

  /** Whether the slice is over, for hot loops that should only await when needed. */
  get due(): boolean {
    return performance.now() - this.#begun >= SLICE_MS;
  }

  /** Resolves immediately while the slice lasts, otherwise on the next turn of the event loop. */
  async pause(): Promise<void> {
    if (!this.due) return;
    await setImmediate();
    this.#begun = performance.now();
  }
}
