import { createHash } from "node:crypto";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import type { ObservationOrigin } from "../facts/observation-store.ts";

/**
 * Digest of what a statement said, bound to its User, so that it tells nothing to who does not know the statement and
 * cannot be compared between Users.
 */
function digestOf(userId: string, text: string): Buffer {
  const folded = text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return createHash("sha256").update(`${userId}\n${folded}`).digest();
}

/** Whether a statement was forgotten since it was said: then it is not learned again. Said anew later, it is. */
export async function isForgotten(
  tx: WorkspaceTx,
  userId: string,
  { text, saidAt, origin }: { text: string; saidAt: Date; origin: ObservationOrigin },
): Promise<boolean> {
  // What a member or a caller writes by hand is meant.
  if (origin === "api") return false;
  return (await forgottenOf(tx, userId, [{ text, saidAt }])).has(0);
}

/** Places of the statements that were forgotten since they were said. */
export async function forgottenOf(
  tx: WorkspaceTx,
  userId: string,
  statements: readonly { readonly text: string; readonly saidAt: Date }[],
): Promise<ReadonlySet<number>> {
  const bound = await tx.query<{ id: string }>(
    `SELECT DISTINCT digest_of AS id FROM hyponema.memory_tombstones WHERE workspace_id = $1 AND user_id = $2`,
    [tx.workspaceId, userId],
  );
  if (bound.length === 0) return new Set();
  const told = statements.flatMap(({ text, saidAt }, place) =>
    bound.map(({ id }) => ({ place, saidAt, digest: digestOf(id, text) })),
  );
  const rows = await tx.query<{ place: number }>(
    `SELECT g.place FROM unnest($3::int[], $4::bytea[], $5::timestamptz[]) AS g (place, digest, said_at)
     JOIN hyponema.memory_tombstones t ON t.workspace_id = $1 AND t.user_id = $2 AND t.digest = g.digest
       AND t.created_at >= g.said_at`,
    [
      tx.workspaceId,
      userId,
      told.map(({ place }) => place),
      told.map(({ digest }) => digest),
      told.map(({ saidAt }) => saidAt),
    ],
  );
  return new Set(rows.map(({ place }) => place));
}

/** Keeps statements of a User from being learned again from what was said until now. */
export async function bury(
  tx: WorkspaceTx,
  userId: string,
  statements: readonly {
    readonly id: string;
    readonly text: string;
    readonly sourceMessageId: string | null;
  }[],
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.memory_tombstones (workspace_id, user_id, digest_of, observation_id, digest,
       source_message_id, created_at)
     SELECT $1, $2, $2, id, digest, message_id, $3
     FROM unnest($4::text[], $5::bytea[], $6::text[]) AS buried (id, digest, message_id) ON CONFLICT DO NOTHING`,
    [
      tx.workspaceId,
      userId,
      tx.now,
      statements.map(({ id }) => id),
      statements.map(({ text }) => digestOf(userId, text)),
      statements.map(({ sourceMessageId }) => sourceMessageId),
    ],
  );
}

/** Of messages, those from which something was forgotten. */
export async function forgottenSources(
  tx: WorkspaceTx,
  userId: string,
  messageIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT source_message_id AS id FROM hyponema.memory_tombstones
     WHERE workspace_id = $1 AND user_id = $2 AND source_message_id = ANY ($3)`,
    [tx.workspaceId, userId, messageIds],
  );
  return new Set(rows.map(({ id }) => id));
}
