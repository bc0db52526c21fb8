import { createHash } from "node:crypto";
import { idPattern } from "@hyponema/contract/ids";
import type { Sealer } from "../crypto/envelope.ts";
import type { WorkspaceTx } from "../database/database.ts";
import { isPlain } from "../object.ts";
import { Refusal } from "./refusal.ts";

const OUR_ID = idPattern("user");
const KEPT_MS = 24 * 3600 * 1000;

/** What was answered the first time. An answer that tells of a User says so in its `user_id`. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** One request's claim to happen once. */
export interface Once {
  /**
   * First thing in the transaction that has the effect: null means go ahead, an answer means it has happened.
   * Throws `idempotency-in-flight` while another request with this key is in its transaction, `idempotency-key-reused`
   * when the key belongs to another request, and `answer-forgotten` when it has happened but its answer is not kept.
   */
  claim(tx: WorkspaceTx): Promise<StoredAnswer | null>;
  /** Last thing in that transaction. */
  store(tx: WorkspaceTx, answer: StoredAnswer): Promise<void>;
}

/** For requests without an Idempotency-Key: they happen as often as they are sent. */
export const everyTime: Once = {
  claim: async () => null,
  store: async () => undefined,
};

/** Identifies a request: the same method, path, query and parsed body give the same fingerprint. */
export function fingerprint(method: string, url: string, body: unknown): Buffer {
  return createHash("sha256")
    .update(`${method} ${url}\n${JSON.stringify(body)}`)
    .digest();
}

/**
 * `key` makes the request with this `print` happen once in its workspace. The answer is stored in the transaction
 * that has the effect, so a crash leaves either both or neither; a transaction-wide advisory lock tells a request in
 * flight from one that died. Answers are sealed, since they may hold secrets.
 */
export function onceBy(key: string, print: Buffer, sealer: Sealer): Once {
  const context = (tx: WorkspaceTx) => `workspace/${tx.workspaceId}/idempotency/${key}`;
  return {
    async claim(tx) {
      const [lock] = await tx.query<{ free: boolean }>(
        "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free",
        [context(tx)],
        "idempotency-lock",
      );
      if (!lock?.free) throw new Refusal("idempotency-in-flight", { retryAfterSeconds: 1 });
      const [row] = await tx.query<{ fingerprint: Buffer; status: number; sealed_answer: string | null }>(
        "SELECT fingerprint, status, sealed_answer FROM hyponema.idempotency_keys WHERE key = $1 AND expires_at > $2",
        [key, tx.now],
        "idempotency-find",
      );
      if (!row) return null;
      if (!row.fingerprint.equals(print)) throw new Refusal("idempotency-key-reused");
      if (row.sealed_answer === null) throw new Refusal("answer-forgotten");
      return { status: row.status, body: JSON.parse(await sealer.open(row.sealed_answer, context(tx))) };
    },
    async store(tx, answer) {
      await tx.query(
        `INSERT INTO hyponema.idempotency_keys
           (workspace_id, key, fingerprint, status, sealed_answer, created_at, expires_at, user_id)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
         ON CONFLICT (workspace_id, key) DO UPDATE SET fingerprint = excluded.fingerprint, status = excluded.status,
           sealed_answer = excluded.sealed_answer, created_at = excluded.created_at, expires_at = excluded.expires_at,
           user_id = excluded.user_id`,
        [
          tx.workspaceId,
          key,
          print,
          answer.status,
          await sealer.seal(JSON.stringify(answer.body ?? null), context(tx)),
          tx.now,
          new Date(tx.now.getTime() + KEPT_MS),
          userOf(answer.body),
        ],
        "idempotency-store",
      );
    },
  };
}

/** Drops the kept answers that tell of a User; their keys stay, so that nothing happens twice. */
export async function forgetAnswers(tx: WorkspaceTx, userId: string): Promise<void> {
  await tx.query(
    `UPDATE hyponema.idempotency_keys SET sealed_answer = NULL
     WHERE workspace_id = $1 AND user_id = $2 AND sealed_answer IS NOT NULL`,
    [tx.workspaceId, userId],
  );
}

function userOf(body: unknown): string | null {
  const named = isPlain(body) ? body.user_id : null;
  return typeof named === "string" && OUR_ID.test(named) ? named : null;
}
