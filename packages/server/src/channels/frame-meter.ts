// What a client may send of anything; it is what voice takes with room to spare.
const FRAMES = { max: 200, withinMs: 1_000 };
// A client with a fault sends a few frames that cannot be read; each costs an answer.
const UNREADABLE_FRAMES = { max: 32, withinMs: 10_000 };

/** Counts the frames of one connection, and tells when they are too many. */
export class FrameMeter {
  readonly #frames: Rate;
  readonly #unreadable: Rate;

  /** `now` tells the time in ms, from any beginning. */
  constructor(now: () => number = () => performance.now()) {
    this.#frames = new Rate(FRAMES, now);
    this.#unreadable = new Rate(UNREADABLE_FRAMES, now);
  }

  /** Counts a frame of any kind; false when it is one too many. */
  takes(): boolean {
    return this.#frames.takes();
  }

  /** Counts a frame that could not be read; false when it is one too many. */
  takesUnreadable(): boolean {
    return this.#unreadable.takes();
  }
}

/** Counts in windows that follow each other. */
class Rate {
  readonly #limit: { readonly max: number; readonly withinMs: number };
  readonly #now: () => number;
  #count = 0;
  #since = Number.NEGATIVE_INFINITY;

  constructor(limit: { readonly max: number; readonly withinMs: number }, now: () => number) {
    this.#limit = limit;
    this.#now = now;
  }

  takes(): boolean {
    const now = this.#now();
    if (now - this.#since >= this.#limit.withinMs) {
      this.#since = now;
      this.#count = 0;
    }
    return ++this.#count <= this.#limit.max;
  }
}
