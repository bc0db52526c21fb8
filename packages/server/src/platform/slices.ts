import { setImmediate } from "node:timers/promises";

const SLICE_MS = 4;

/** Long work in slices: whoever calls `pause` between its steps lets others have their turn every few milliseconds. */
export class Slices {
  #begun = performance.now();

  /** Whether the slice is over, for loops in which waiting for nothing would be too much. */
  get due(): boolean {
    return performance.now() - this.#begun >= SLICE_MS;
  }

  /** Resolves at once while the slice lasts, and otherwise after everybody else has had a turn. */
  async pause(): Promise<void> {
    if (!this.due) return;
    await setImmediate();
    this.#begun = performance.now();
  }
}
