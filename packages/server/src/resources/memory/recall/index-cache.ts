import { LRUCache } from "lru-cache";
import { type Entry, parseTsvector } from "../../../engines/memory/recall/entry.ts";
import { UserIndex } from "../../../engines/memory/recall/user-index.ts";
import { systemActor } from "../../../platform/actor.ts";
import type { Database, WorkspaceTx } from "../../../platform/database/database.ts";
import type { Owner } from "./recall-protocol.ts";

/** The actor of recall's reads. */
export const ACTOR = systemActor("recall");
// Rows per statement. Other requests are served between two pages.
const PAGE = 500;

interface Kept {
  readonly index: UserIndex;
  readonly epoch: number;
  revision: string;
}

interface EntryRow extends Omit<Entry, "saidAt" | "expiresAt" | "repeatedAt" | "terms" | "vector"> {
  readonly saidAt: Date;
  readonly expiresAt: Date | null;
  readonly repeatedAt: Date | null;
  readonly terms: string | null;
  readonly vector: Buffer | null;
  readonly revision: string;
}

const READ = `SELECT id, kind, state, agent_id AS "agentId", scope, session_id AS "sessionId", position, speaker, name,
    said_at AS "saidAt", expires_at AS "expiresAt", importance, source_id AS "sourceId", slot,
    repeated_at AS "repeatedAt", sensitive, traits,
    terms::text AS terms, CASE WHEN vector_model = $5 THEN vector END AS vector, revision
  FROM hyponema.memory_entries
  WHERE workspace_id = $1 AND user_id = $2 AND (revision, id) > ($3::bigint, $4)
  ORDER BY revision, id LIMIT ${PAGE}`;

const EPOCH = "SELECT epoch FROM hyponema.memory_heads WHERE workspace_id = $1 AND user_id = $2";

/**
 * Search indexes of recent Users. A cache only: every read first asks the database for the entries written since, so it does
 * not matter which node served the User last.
 */
export class IndexCache {
  readonly #database: Database;
  readonly #model: { readonly name: string; readonly dimensions: number };
  readonly #kept: LRUCache<string, Kept>;
  readonly #reading = new Map<string, Promise<unknown>>();

  constructor(database: Database, model: { name: string; dimensions: number }, mostBytes: number) {
    this.#database = database;
    this.#model = model;
    this.#kept = new LRUCache({
      maxSize: mostBytes,
      sizeCalculation: ({ index }) => Math.max(1, index.bytes),
    });
  }

  /** The up-to-date index. `beside` runs in the same round trip, just before. */
  async current<T>(owner: Owner, beside: (tx: WorkspaceTx) => Promise<T>): Promise<[UserIndex, T]> {
    const key = `${owner.workspaceId}/${owner.userId}`;
    // Two concurrent reads of one memory would add the same rows twice: the second waits.
    const before = this.#reading.get(key) ?? Promise.resolve();
    const reading = before.catch(() => undefined).then(() => this.#read(owner, key, beside));
    this.#reading.set(key, reading);
    try {
      return await reading;
    } finally {
      if (this.#reading.get(key) === reading) this.#reading.delete(key);
    }
  }

  /** The index as of the last read; null when it is not cached. */
  last({ workspaceId, userId }: Owner): UserIndex | null {
    return this.#kept.get(`${workspaceId}/${userId}`)?.index ?? null;
  }

  async #read<T>(
    { workspaceId, userId }: Owner,
    key: string,
    beside: (tx: WorkspaceTx) => Promise<T>,
  ): Promise<[UserIndex, T]> {
    const known = this.#kept.get(key);
    return this.#database.readWorkspace({ workspaceId, actor: ACTOR }, async (tx) => {
      // One round trip, assuming that the cached index is usable, which it nearly always is. `beside` comes first: the scope
      // changes that it reads are then never newer than the rows.
      const [value, [head], news] = await Promise.all([
        beside(tx),
        tx.query<{ epoch: number }>(EPOCH, [workspaceId, userId], "memory-epoch"),
        this.#page(tx, userId, known?.revision ?? "0", "~"),
      ]);
      const epoch = head?.epoch ?? 0;
      const usable = known && known.epoch === epoch && !known.index.needsRebuild;
      const kept = usable ? known : { index: new UserIndex(this.#model.dimensions), epoch, revision: "0" };
      const first = usable || !known ? news : await this.#page(tx, userId, "0", "~");
      await this.#catchUp(tx, userId, kept, first);
      if (first.length > 0 || !usable) this.#kept.set(key, kept);
      return [kept.index, value];
    });
  }

  async #catchUp(tx: WorkspaceTx, userId: string, kept: Kept, first: readonly EntryRow[]): Promise<void> {
    let rows = first;
    for (;;) {
      for (const row of rows) kept.index.put(entryOf(row));
      const last = rows.at(-1);
      if (last) kept.revision = last.revision;
      if (!last || rows.length < PAGE) return;
      rows = await this.#page(tx, userId, last.revision, last.id);
    }
  }

  // Entries written after the given one, in order of revision.
  #page(tx: WorkspaceTx, userId: string, revision: string, id: string): Promise<EntryRow[]> {
    return tx.query(READ, [tx.workspaceId, userId, revision, id, this.#model.name], "memory-read");
  }
}

function entryOf(row: EntryRow): Entry {
  const { vector } = row;
  return {
    ...row,
    saidAt: row.saidAt.getTime(),
    expiresAt: row.expiresAt?.getTime() ?? null,
    repeatedAt: row.repeatedAt?.getTime() ?? null,
    terms: parseTsvector(row.terms ?? ""),
    vector: vector && new Int8Array(vector.buffer, vector.byteOffset, vector.byteLength),
  };
}
