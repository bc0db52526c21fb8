import type { LiveTurn } from "./live-turn.ts";

/** The turns that this node is producing. */
export class LiveTurns implements Iterable<LiveTurn> {
  readonly #turns = new Map<string, LiveTurn>();

  add(turn: LiveTurn): void {
    this.#turns.set(turn.place.id, turn);
  }

  delete(turn: LiveTurn): void {
    this.#turns.delete(turn.place.id);
  }

  get(turnId: string): LiveTurn | undefined {
    return this.#turns.get(turnId);
  }

  /** A session's turns: more than one only when another node has closed the earlier one, which does not know it yet. */
  ofSession(sessionId: string): readonly LiveTurn[] {
    return [...this].filter((turn) => turn.place.sessionId === sessionId);
  }

  [Symbol.iterator](): Iterator<LiveTurn> {
    return this.#turns.values();
  }
}
