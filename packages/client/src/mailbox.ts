/**
 * A bounded queue that is read by iterating. Breaking out of a loop loses nothing: the next one goes on where it
 * stopped. Several readers share the items.
 */
export class Mailbox<T> implements AsyncIterable<T> {
  readonly #limit: number;
  #items: T[] = [];
  #waiting: (() => void)[] = [];
  #ended = false;
  #failure: unknown = null;

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Whether there was room for `item`. */
  put(item: T): boolean {
    if (this.#ended || this.#items.length >= this.#limit) return false;
    this.#items.push(item);
    this.#wake();
    return true;
  }

  /** Ends the iteration behind what is still unread; by throwing `failure` when there is one. */
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
