/**
 * A pace that many share: the generic cell rate algorithm (ITU-T I.371, annex A), with time as the only state. Who has spent is told how
 * long to wait before the next piece.
 */
export class Pace {
  readonly #perMs: number;
  readonly #burstMs: number;
  #paidUntil = 0;

  /** `perSecond` units, of which those of `burstMs` may be spent at once. */
  constructor(perSecond: number, burstMs = 250) {
    this.#perMs = perSecond / 1_000;
    this.#burstMs = burstMs;
  }

  /** Spends `units` at `now`; returns the ms to wait before spending again, 0 for none. */
  spend(units: number, now = performance.now()): number {
    this.#paidUntil = Math.max(this.#paidUntil, now) + units / this.#perMs;
    return Math.max(0, this.#paidUntil - now - this.#burstMs);
  }
}
