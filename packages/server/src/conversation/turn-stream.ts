import { isTerminal, type TurnEvent } from "@hyponema/contract/events";

/** A running turn's events, kept whole, so that any number of readers can follow it, each at its own pace. */
export class TurnStream {
  readonly #events: TurnEvent[] = [];
  #news = Promise.withResolvers<void>();

  get length(): number {
    return this.#events.length;
  }

  /** Whether the last event has been said. */
  get ended(): boolean {
    const last = this.#events.at(-1);
    return last !== undefined && isTerminal(last);
  }

  /** The event with this number, from 0. */
  at(sequence: number): TurnEvent | undefined {
    return this.#events[sequence];
  }

  /** Events from number `from` up to now. */
  since(from: number): readonly TurnEvent[] {
    return this.#events.slice(from);
  }

  append(event: TurnEvent): void {
    this.#events.push(event);
    this.#wake();
  }

  /**
   * Gives `deliver` all events from number `from` on, as they come and several at once when they do, until the last
   * one or until `signal` aborts. Waits for what `deliver` returns, so a slow reader is given more at a time and no
   * queue grows beside the turn itself.
   */
  async follow(from: number, deliver: Deliver, signal: AbortSignal): Promise<void> {
    const wake = () => this.#wake();
    signal.addEventListener("abort", wake, { once: true });
    try {
      for (let next = from; !signal.aborted; ) {
        const events = this.since(next);
        if (events.length === 0) {
          if (this.ended) return;
          await this.#news.promise;
          continue;
        }
        await deliver(events, next);
        next += events.length;
      }
    } finally {
      signal.removeEventListener("abort", wake);
    }
  }

  #wake(): void {
    const news = this.#news;
    this.#news = Promise.withResolvers();
    news.resolve();
  }
}

/** Takes events of a turn, the first of which is number `sequence`. */
export type Deliver = (events: readonly TurnEvent[], sequence: number) => Promise<void> | void;

/** Names an event of a session: the turn's number and the event's own, both in the order they happened. */
export function eventId(turnNumber: number, sequence: number): string {
  return `${turnNumber}.${sequence}`;
}

/** Reads what `eventId` wrote; null for anything else. */
export function parseEventId(id: string): { readonly turnNumber: number; readonly sequence: number } | null {
  const match = /^(\d{1,9})\.(\d{1,9})$/.exec(id);
  return match ? { turnNumber: Number(match[1]), sequence: Number(match[2]) } : null;
}
