import type { Actor } from "../platform/actor.ts";
import type { TurnPlace } from "../resources/turns/service.ts";
import { TurnStream } from "./turn-stream.ts";

/** A turn that this node is producing. */
export class LiveTurn {
  readonly place: TurnPlace;
  readonly workspaceId: string;
  readonly actor: Actor;
  readonly traceId: string;
  readonly stream = new TurnStream();
  /** How many of its events are kept in the database. */
  kept = 0;
  /** Set when its last transaction begins, which keeps the rest of its events: nobody else may write them then. */
  closing = false;
  readonly #abort = new AbortController();
  readonly #over = Promise.withResolvers<void>();

  constructor(workspaceId: string, actor: Actor, place: TurnPlace, traceId: string) {
    this.workspaceId = workspaceId;
    this.actor = actor;
    this.place = place;
    this.traceId = traceId;
  }

  get signal(): AbortSignal {
    return this.#abort.signal;
  }

  /** Resolves when its row is closed and its last event said. */
  get over(): Promise<void> {
    return this.#over.promise;
  }

  cancel(reason: string): void {
    this.#abort.abort(new Error(reason));
  }

  end(): void {
    this.#over.resolve();
  }
}
