const TICK_MS = 1;
const SLOTS = 4096;

interface Entry {
  /** Whole turns of the wheel to let pass first. */
  turns: number;
  readonly run: () => void;
}

/**
 * One timer that drives every paced stream of the process: a token then costs a place in an array, not a timer of its
 * own. Resolution 1 ms. See G. Varghese and T. Lauck, “Hashed and hierarchical timing wheels”, 1987.
 */
export class TimerWheel {
  readonly #slots: Entry[][] = Array.from({ length: SLOTS }, () => []);
  #timer: NodeJS.Timeout | null = null;
  #begun = 0;
  #tick = 0;
  #waiting = 0;

  /** On the wheel's own clock, in ms. */
  now(): number {
    return performance.now();
  }

  /** Runs `run` at `at`, or as soon after as the wheel turns. */
  at(at: number, run: () => void): void {
    if (this.#timer === null) this.#start();
    this.#waiting++;
    const due = Math.max(this.#tick + 1, Math.ceil((at - this.#begun) / TICK_MS));
    const turns = Math.floor((due - this.#tick - 1) / SLOTS);
    this.#slots[due % SLOTS]?.push({ turns, run });
  }

  #start(): void {
    this.#begun = this.now();
    this.#tick = 0;
    this.#timer = setInterval(() => this.#advance(), TICK_MS);
  }

  #advance(): void {
    const reached = Math.floor((this.now() - this.#begun) / TICK_MS);
    while (this.#tick < reached && this.#waiting > 0) this.#turn(++this.#tick % SLOTS);
    if (this.#waiting > 0 || this.#timer === null) return;
    clearInterval(this.#timer);
    this.#timer = null;
  }

  #turn(slot: number): void {
    const due = this.#slots[slot];
    if (due === undefined || due.length === 0) return;
    this.#slots[slot] = due.filter((entry) => entry.turns-- > 0);
    for (const entry of due) {
      if (entry.turns >= 0) continue;
      this.#waiting--;
      entry.run();
    }
  }
}
