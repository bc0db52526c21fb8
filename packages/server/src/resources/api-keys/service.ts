import { GRANTABLE_SCOPES } from "@hyponema/contract/scopes";
import { LRUCache } from "lru-cache";
import type { Clock } from "../../platform/clock.ts";
import { type Bus, publish } from "../../platform/database/bus.ts";
import type { Database, WorkspaceTx } from "../../platform/database/database.ts";
import type { KeyFinder } from "../../platform/http/authorise.ts";
import { newId } from "../../platform/ids.ts";
import { recordChange } from "../audit/service.ts";
import { hashKey, hintOf, isKey, newKey } from "./key.ts";

// A revocation reaches every node at once by its signal; this bounds how long a lost signal can matter.
const CACHED_MS = 10_000;

export interface ApiKey {
  readonly id: string;
  readonly name: string;
  readonly hint: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

export interface NewApiKey {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly expiresAt: Date | null;
}

/** Scopes of `wanted` that no key can be given. */
export function unknownScopes(wanted: readonly string[]): readonly string[] {
  return wanted.filter((scope) => !(GRANTABLE_SCOPES as readonly string[]).includes(scope));
}

/** Makes a key; `secret` is shown this once and never stored. */
export async function createApiKey(
  tx: WorkspaceTx,
  input: NewApiKey,
): Promise<{ readonly key: ApiKey; readonly secret: string }> {
  const secret = newKey();
  const row = {
    id: newId("apiKey", tx.now.getTime()),
    name: input.name,
    hint: hintOf(secret),
    scopes: [...input.scopes],
    createdAt: tx.now,
    expiresAt: input.expiresAt,
    lastUsedAt: null,
    revokedAt: null,
  };
  await tx.query(
    `INSERT INTO hyponema.api_keys (workspace_id, id, name, hint, hash, scopes, created_at, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [tx.workspaceId, row.id, row.name, row.hint, hashKey(secret), row.scopes, row.createdAt, row.expiresAt],
  );
  const { id, name, hint, scopes, expiresAt } = row;
  await recordChange(tx, {
    action: "api_key.create",
    target: { kind: "api_key", id },
    after: { name, hint, scopes, expires_at: expiresAt },
  });
  return { key: row, secret };
}

/** All keys of the workspace, newest first, revoked ones included. */
export async function listApiKeys(tx: WorkspaceTx): Promise<readonly ApiKey[]> {
  return tx.query<ApiKey & Record<string, unknown>>(
    `SELECT id, name, hint, scopes, created_at AS "createdAt", expires_at AS "expiresAt", last_used_at AS "lastUsedAt",
       revoked_at AS "revokedAt" FROM hyponema.api_keys WHERE workspace_id = $1 ORDER BY id DESC`,
    [tx.workspaceId],
  );
}

/** Ends a key at once, on every node. False when there is no such live key. */
export async function revokeApiKey(tx: WorkspaceTx, id: string): Promise<boolean> {
  const revoked = await tx.query(
    `UPDATE hyponema.api_keys SET revoked_at = $3 WHERE workspace_id = $1 AND id = $2 AND revoked_at IS NULL RETURNING id`,
    [tx.workspaceId, id, tx.now],
  );
  if (revoked.length === 0) return false;
  await recordChange(tx, { action: "api_key.revoke", target: { kind: "api_key", id } });
  await publish(tx, { type: "key_changed", key_id: id });
  return true;
}

type Found = NonNullable<Awaited<ReturnType<KeyFinder["find"]>>> & { readonly expiresAt: Date | null };

/** Finds whom a key belongs to, keeping recent answers for a few seconds. */
export class ApiKeyFinder implements KeyFinder {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #recent = new LRUCache<string, Found>({ max: 10_000, ttl: CACHED_MS });

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
    const cached = hash.toString("base64");
    const found = this.#recent.get(cached) ?? (await this.#lookUp(hash));
    if (!found || (found.expiresAt && found.expiresAt <= this.#clock.now())) return null;
    this.#recent.set(cached, found, { noUpdateTTL: true });
    return found;
  }

  async #lookUp(hash: Buffer): Promise<Found | null> {
    const [row] = await this.#database.asSystem((tx) =>
      tx.query<{ id: string; workspace_id: string; name: string; scopes: string[]; expires_at: Date | null }>(
        "SELECT * FROM hyponema.find_api_key($1)",
        [hash],
      ),
    );
    if (!row) return null;
    return {
      kind: "api_key",
      id: row.id,
      workspaceId: row.workspace_id,
      name: row.name,
      scopes: row.scopes,
      expiresAt: row.expires_at,
    };
  }

  #forget(id: string): void {
    for (const [hash, found] of this.#recent.entries()) if (found.id === id) this.#recent.delete(hash);
  }
}
