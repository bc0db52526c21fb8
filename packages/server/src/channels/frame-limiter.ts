// Limit for frames of any kind. Voice needs far fewer.
const FRAMES = { max: 200, withinMs: 1_000 };
// Tolerates a faulty client, since each unreadable frame gets an error response.
const UNREADABLE_FRAMES = { max: 32, withinMs: 10_000 };

/** Limits the frame rate of one connection. */
export class FrameLimiter {
  readonly #frames: FixedWindow;
  readonly #unreadable: FixedWindow;

  /** `now` returns a monotonic time in ms. */
  constructor(now: () => number = () => performance.now()) {
    this.#frames = new FixedWindow(FRAMES, now);
    this.#unreadable = new FixedWindow(UNREADABLE_FRAMES, now);
  }

  /** Counts a frame of any kind. Returns false over the limit. */
  allow(): boolean {
    return this.#frames.allow();
  }

  /** Counts an unreadable frame. Returns false over the limit. */
  allowUnreadable(): boolean {
    return this.#unreadable.allow();
  }
}

/** Fixed-window counter. */
class FixedWindow {
  readonly #limit: { readonly max: number; readonly withinMs: number };
  readonly #now: () => number;
  #count = 0;
  #since = Number.NEGATIVE_INFINITY;

  constructor(limit: { readonly max: number; readonly withinMs: number }, now: () => number) {
    this.#limit = limit;
    this.#now = now;
  }

  allow(): boolean {
    const now = this.#now();
    if (now - this.#since >= this.#limit.withinMs) {
      this.#since = now;
      this.#count = 0;
    }
    return ++this.#count <= this.#limit.max;
  }
}
