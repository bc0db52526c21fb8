import { LRUCache } from "lru-cache";
import type { Clock } from "../../platform/clock.ts";
import type { Bus } from "../../platform/database/bus.ts";
import type { Database } from "../../platform/database/database.ts";
import type { KeyFinder } from "../../platform/http/authorise.ts";
import { hashKey, isKey } from "./key.ts";

// A change reaches every node at once by its signal; this bounds how long a lost signal can matter.
const CACHED_MS = 10_000;

type Found = NonNullable<Awaited<ReturnType<KeyFinder["find"]>>> & { readonly expiresAt: Date | null };

/** Finds whom a key belongs to, keeping recent answers for a few seconds. */
export class ApiKeyFinder implements KeyFinder {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #recent = new LRUCache<string, Found>({ max: 10_000, ttl: CACHED_MS });
  #changes = 0;

  constructor(database: Database, clock: Clock, bus: Bus) {
    this.#database = database;
    this.#clock = clock;
    bus.subscribe((signal) => {
      if (signal.type === "key_changed") this.#forget(signal.key_id);
    });
  }

  async find(key: string): Promise<Found | null> {
    if (!isKey(key)) return null;
    const hash = hashKey(key);
    const found = this.#recent.get(hash.toString("base64")) ?? (await this.#lookUp(hash));
    return found && (!found.expiresAt || found.expiresAt > this.#clock.now()) ? found : null;
  }

  async #lookUp(hash: Buffer): Promise<Found | null> {
    const changes = this.#changes;
    const [row] = await this.#database.asSystem((tx) =>
      tx.query<{ id: string; workspace_id: string; name: string; scopes: string[]; expires_at: Date | null }>(
        "SELECT * FROM hyponema.find_api_key($1)",
        [hash],
      ),
    );
    if (!row) return null;
    const found: Found = {
      kind: "api_key",
      id: row.id,
      workspaceId: row.workspace_id,
      name: row.name,
      scopes: row.scopes,
      expiresAt: row.expires_at,
    };
    // What was read before a change that has been signalled meanwhile may be what it was.
    if (changes === this.#changes) this.#recent.set(hash.toString("base64"), found);
    return found;
  }

  #forget(id: string): void {
    this.#changes++;
    for (const [hash, found] of this.#recent.entries()) if (found.id === id) this.#recent.delete(hash);
  }
}
