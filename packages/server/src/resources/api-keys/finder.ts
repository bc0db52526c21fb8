import { LRUCache } from "lru-cache";
import type { Clock } from "../../platform/clock.ts";
import type { Bus } from "../../platform/database/bus.ts";
import type { Database } from "../../platform/database/database.ts";
import type { KeyFinder } from "../../platform/http/authorise.ts";
import { hashKey, isKey } from "./key.ts";

// Invalidation is immediate through the bus; the TTL limits the effect of a lost signal.
const CACHE_TTL_MS = 10_000;

type CachedKey = NonNullable<Awaited<ReturnType<KeyFinder["find"]>>> & { readonly expiresAt: Date | null };

/** Finds the owner of an API key. Caches recent results for a few seconds. */
export class ApiKeyFinder implements KeyFinder {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #cache = new LRUCache<string, CachedKey>({ max: 10_000, ttl: CACHE_TTL_MS });
  #changeCount = 0;

  constructor(database: Database, clock: Clock, bus: Bus) {
    this.#database = database;
    this.#clock = clock;
    bus.subscribe((signal) => {
      if (signal.type === "key_changed") this.#invalidate(signal.key_id);
    });
  }

  async find(key: string): Promise<CachedKey | null> {
    if (!isKey(key)) return null;
    const hash = hashKey(key);
    const found = this.#cache.get(hash.toString("base64")) ?? (await this.#lookUp(hash));
    return found && (!found.expiresAt || found.expiresAt > this.#clock.now()) ? found : null;
  }

  async #lookUp(hash: Buffer): Promise<CachedKey | null> {
    const changes = this.#changeCount;
    const [row] = await this.#database.asSystem((tx) =>
      tx.query<{ id: string; workspace_id: string; name: string; scopes: string[]; expires_at: Date | null }>(
        "SELECT * FROM hyponema.find_api_key($1)",
        [hash],
      ),
    );
    if (!row) return null;
    const found: CachedKey = {
      kind: "api_key",
      id: row.id,
      workspaceId: row.workspace_id,
      name: row.name,
      scopes: row.scopes,
      expiresAt: row.expires_at,
    };
    // A change that arrived during the query may not be in its result, so do not cache it.
    if (changes === this.#changeCount) this.#cache.set(hash.toString("base64"), found);
    return found;
  }

  #invalidate(id: string): void {
    this.#changeCount++;
    for (const [hash, found] of this.#cache.entries()) if (found.id === id) this.#cache.delete(hash);
  }
}
