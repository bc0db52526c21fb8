import { systemActor } from "../../../platform/actor.ts";
import type { Database, WorkspaceTx } from "../../../platform/database/database.ts";
import { expectPresent } from "../../../platform/invariant.ts";
import { Loop } from "../../../platform/loop.ts";
import type { Log } from "../../../platform/telemetry/log.ts";
import type { EmbeddingModel } from "../../../providers/embedding/port.ts";
import { lockUser } from "../../users/service.ts";
import { lockMemory } from "../memory-lock.ts";
import { embedAll } from "./embed-all.ts";
import { bytesOf, type Embedded } from "./entry-store.ts";
import { wordsOf } from "./entry-text.ts";

const ROUND_MS = 5_000;
const USERS_A_ROUND = 4;
const BATCH = 100;
const BATCH_MS = 60_000;

/**
 * Embeds entries that have no vector of the current model: after a failure, and batch by batch after a change of model.
 * Recall keeps working: an entry without a vector is found by its words.
 */
export class Embedder {
  readonly #database: Database;
  readonly #embedding: EmbeddingModel;
  readonly #loop: Loop;

  constructor(parts: {
    database: Database;
    log: Log;
    embedding: EmbeddingModel;
    /** While this returns true nothing begins: the disk is full. */
    paused?: () => boolean;
  }) {
    this.#database = parts.database;
    this.#embedding = parts.embedding;
    this.#loop = new Loop({
      name: "embedding",
      log: parts.log,
      intervalMs: ROUND_MS,
      paused: parts.paused,
      round: async () => ((await this.round()) > 0 ? "more" : "idle"),
    });
  }

  start(): void {
    this.#loop.start();
  }

  async stop(): Promise<void> {
    await this.#loop.stop();
  }

  /** Embeds one batch for each of a few Users; resolves to the number of entries. */
  async round(): Promise<number> {
    const due = await this.#database.asSystem((tx) =>
      tx.query<{ workspace_id: string; user_id: string }>(
        "SELECT * FROM hyponema.unembedded_memory($1, $2)",
        [this.#embedding.name, USERS_A_ROUND],
      ),
    );
    let done = 0;
    for (const { workspace_id: workspaceId, user_id: userId } of due) {
      if (this.#loop.signal.aborted) break;
      done += await this.#batch({ workspaceId, actor: systemActor("memory") }, userId);
    }
    return done;
  }

  async #batch(scope: Parameters<Database["inWorkspace"]>[0], userId: string): Promise<number> {
    const words = await this.#database.readWorkspace(scope, async (tx) =>
      wordsOf(tx, userId, await this.#lacking(tx, userId)),
    );
    const texts = [...words.values()].map(({ text }) => text);
    const signal = AbortSignal.any([this.#loop.signal, AbortSignal.timeout(BATCH_MS)]);
    const embedded = await embedAll(this.#embedding, texts, signal);
    const vectors = [...words].flatMap(([id, { text }]) => {
      const vector = embedded.get(text);
      return vector ? [{ id, ...vector }] : [];
    });
    if (vectors.length > 0) await this.#database.inWorkspace(scope, (tx) => keepVectors(tx, userId, vectors));
    return vectors.length;
  }

  async #lacking(tx: WorkspaceTx, userId: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }>(
      `SELECT id FROM hyponema.memory_entries
       WHERE workspace_id = $1 AND user_id = $2 AND state <> 'gone' AND vector_model IS DISTINCT FROM $3
       ORDER BY revision DESC LIMIT ${BATCH}`,
      [tx.workspaceId, userId, this.#embedding.name],
    );
    return rows.map(({ id }) => id);
  }
}

// An entry that was forgotten in the meantime stays so.
async function keepVectors(
  tx: WorkspaceTx,
  userId: string,
  vectors: readonly ({ readonly id: string } & Embedded)[],
): Promise<void> {
  const user = await lockUser(tx, userId);
  if (user.id !== userId) return;
  const { revision } = await lockMemory(tx, user);
  await tx.query(
    `UPDATE hyponema.memory_entries e SET vector = v.vector, vector_model = $4, revision = $3
     FROM unnest($5::text[], $6::bytea[]) AS v (id, vector)
     WHERE e.workspace_id = $1 AND e.user_id = $2 AND e.id = v.id AND e.state <> 'gone'`,
    [
      tx.workspaceId,
      userId,
      revision,
      expectPresent(vectors[0], "the first of some vectors").model,
      vectors.map(({ id }) => id),
      vectors.map(({ vector }) => bytesOf(vector)),
    ],
  );
}
