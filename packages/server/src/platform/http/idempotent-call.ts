import { setTimeout as delay } from "node:timers/promises";
import type { Database, Scope, WorkspaceTx } from "../database/database.ts";
import type { Storage } from "../storage-watch.ts";
import {
  type IdempotencyGuard,
  type IdempotencyKey,
  LEASE_SECONDS,
  type StoredAnswer,
} from "./idempotency.ts";

const FREE_AGAIN_MS = 1_000;

/** Keeps of one request what it was answered and whether that is a stored answer, and holds its key while it acts. */
export class IdempotentCall implements IdempotencyGuard {
  readonly #database: Database;
  readonly #scope: Scope;
  // Null: a request without a key happens as often as it is sent.
  readonly #key: IdempotencyKey | null;
  readonly #storage: Storage;
  #held = false;
  replayed = false;
  status: number;

  constructor(
    { database, storage }: { readonly database: Database; readonly storage: Storage },
    scope: Scope,
    key: IdempotencyKey | null,
    status: number,
  ) {
    this.#database = database;
    this.#storage = storage;
    this.#scope = scope;
    this.#key = key;
    this.status = status;
  }

  async claim(tx: WorkspaceTx): Promise<StoredAnswer | null> {
    const before = (await this.#key?.claim(tx, this.#held)) ?? null;
    this.replayed = before !== null;
    if (before) this.status = before.status;
    return before;
  }

  async store(tx: WorkspaceTx, answer: StoredAnswer): Promise<void> {
    await this.#key?.store(tx, answer);
  }

  /** See `Call.write`. */
  async write<T>(work: (tx: WorkspaceTx) => Promise<T>): Promise<T> {
    const result = await this.#database.inWorkspace(this.#scope, async (tx) => {
      const before = await this.claim(tx);
      if (before) return before.body as T;
      this.#storage.expectRoom();
      const result = await work(tx);
      await this.store(tx, { status: this.status, body: result });
      return result;
    });
    // Not before the commit, without which the key is still held.
    if (!this.replayed) this.#held = false;
    return result;
  }

  /** See `Call.beginIdempotent`. */
  async beginIdempotent(): Promise<StoredAnswer | null> {
    const key = this.#key;
    if (!key) {
      this.#storage.expectRoom();
      return null;
    }
    return this.#database.inWorkspace(this.#scope, async (tx) => {
      const before = await this.claim(tx);
      if (before) return before;
      this.#storage.expectRoom();
      // Already now: whether it was committed is not always known.
      this.#held = true;
      await key.hold(tx);
      return null;
    });
  }

  /** When the request is over: one that came to nothing gives its key back, so that it can be sent again. */
  async close(): Promise<void> {
    if (!this.#held || (await this.#free())) return;
    void this.#freeLater();
  }

  async #free(): Promise<boolean> {
    try {
      await this.#database.inWorkspace(this.#scope, async (tx) => this.#key?.free(tx));
      return true;
    } catch {
      return false;
    }
  }

  // The database is away, which others tell of; who sent the request is not kept waiting until it is back.
  async #freeLater(): Promise<void> {
    const end = performance.now() + LEASE_SECONDS * 1000;
    do {
      await delay(FREE_AGAIN_MS, undefined, { ref: false });
    } while (!(await this.#free()) && performance.now() < end);
  }
}
