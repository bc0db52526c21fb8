/**
 * A bounded queue that is read by async iteration. Leaving a loop loses no items: the next loop continues with the first
 * unread one. Several readers share the items.
 */
export class AsyncQueue<T> implements AsyncIterable<T> {
  readonly #limit: number;
  #items: T[] = [];
  #waiting: (() => void)[] = [];
  #ended = false;
  #failure: unknown = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Returns false if the queue is full or ended. */
  put(item: T): boolean {
    if (this.#ended || this.#items.length >= this.#limit) return false;
    this.#items.push(item);
    this.#wake();
    return true;
  }

  /** Ends the iteration after the unread items; throws `failure` at the end if given. */
  end(failure: unknown = null): void {
    if (this.#ended) return;
    this.#ended = true;
    this.#failure = failure;
    this.#wake();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<T> {
    for (;;) {
      const [item] = this.#items;
      if (item !== undefined) {
        this.#items.shift();
        yield item;
      } else if (this.#ended) {
        if (this.#failure !== null) throw this.#failure;
        return;
      } else {
        await new Promise<void>((resolve) => this.#waiting.push(resolve));
      }
    }
  }

  #wake(): void {
    for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
