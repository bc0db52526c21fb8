import { setImmediate } from "node:timers/promises";

const SLICE_MS = 4;

/** Long work in slices: whoever calls `pause` between its steps lets others have their turn every few milliseconds. */
export class Slices {
  #begun = performance.now();

  /** Resolves at once while the slice lasts, and otherwise after everybody else has had a turn. */
  async pause(): Promise<void> {
    if (performance.now() - this.#begun < SLICE_MS) return;
    await setImmediate();
    this.#begun = performance.now();
  }
}
