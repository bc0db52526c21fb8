import { createHash, randomUUID } from "node:crypto";
import { idPattern } from "@hyponema/contract/ids";
import type { Sealer } from "../crypto/envelope.ts";
import type { WorkspaceTx } from "../database/database.ts";
import { expectRow } from "../database/expect-row.ts";
import { jsonPieces } from "../json/write-json.ts";
import { SILENCE_SECONDS } from "../nodes.ts";
import { isPlain } from "../object.ts";
import { Slices } from "../slices.ts";
import { Refusal } from "./refusal.ts";

const OUR_ID = idPattern("user");
const KEPT_MS = 24 * 3600 * 1000;

/** The longest that a key is held for a request, in seconds: more than what any route waits for, all time limits added. */
export const LEASE_SECONDS = 600;

/** What was answered the first time. An answer that tells of a User says so in its `user_id`. */
export interface StoredAnswer {
  readonly status: number;
  readonly body: unknown;
}

/** One request's claim to happen once. */
export interface IdempotencyGuard {
  /**
   * First thing in the transaction that has the effect: null means go ahead, an answer means it has happened.
   * Throws `idempotency-in-flight` while another request with this key is being worked on, `idempotency-key-reused` when
   * the key belongs to another request, and `answer-forgotten` when it has happened but its answer is not kept.
   */
  claim(tx: WorkspaceTx): Promise<StoredAnswer | null>;
  /** Last thing in that transaction. */
  store(tx: WorkspaceTx, answer: StoredAnswer): Promise<void>;
}

/** For requests without an Idempotency-Key: they happen as often as they are sent. */
export const notIdempotent: IdempotencyGuard = {
  claim: async () => null,
  store: async () => undefined,
};

/** Identifies a request: the same method, path, query and parsed body give the same fingerprint. */
export async function fingerprint(method: string, url: string, body: unknown): Promise<Buffer> {
  const hash = createHash("sha256").update(`${method} ${url}\n`);
  if (body === undefined) return hash.update("undefined").digest();
  const slices = new Slices();
  for (const piece of jsonPieces(body)) {
    hash.update(piece);
    if (slices.due) await slices.pause();
  }
  return hash.digest();
}

/** A key that is known: held by a request (no status), or answered, its answer kept or forgotten. */
interface FoundKey {
  readonly fingerprint: Buffer;
  readonly status: number | null;
  readonly sealed_answer: string | null;
  [column: string]: unknown;
}

/** Where keys are kept, and for whom: a key is one owner's alone. */
interface KeyStore {
  /** Whose keys are looked for in `tx`, for the names of their locks. */
  ownerIn(tx: WorkspaceTx): string;
  /** An answer goes before a lease; `mine` is the asking request's own lease, which does not count. */
  find(tx: WorkspaceTx, key: string, mine: string): Promise<FoundKey | undefined>;
  keep(tx: WorkspaceTx, key: string, answer: KeptAnswer): Promise<void>;
}

interface KeptAnswer {
  readonly fingerprint: Buffer;
  readonly status: number;
  readonly sealed: string;
  readonly expiresAt: Date;
  /** The User that the answer tells of. */
  readonly userId: string | null;
}

/** Keys of a workspace: those of its API keys, its members and its pages. */
export const workspaceKeyStore: KeyStore = {
  ownerIn: (tx) => `workspace/${tx.workspaceId}`,
  async find(tx, key, mine) {
    // A lease counts while its node lives. Its time is the database's own, as is what nodes are told alive by.
    const [row] = await tx.query<FoundKey>(
      `SELECT fingerprint, status, sealed_answer FROM hyponema.idempotency_keys WHERE key = $1 AND expires_at > $2
       UNION ALL
       SELECT l.fingerprint, NULL, NULL FROM hyponema.idempotency_leases l JOIN hyponema.nodes n ON n.id = l.node_id
       WHERE l.key = $1 AND l.token <> $3 AND n.seen_at >= now() - make_interval(secs => $4)
         AND l.taken_at > now() - make_interval(secs => $5)
       ORDER BY status NULLS LAST LIMIT 1`,
      [key, tx.now, mine, SILENCE_SECONDS, LEASE_SECONDS],
      "idempotency-find",
    );
    return row;
  },
  async keep(tx, key, { fingerprint, status, sealed, expiresAt, userId }) {
    await tx.query(
      `WITH freed AS (DELETE FROM hyponema.idempotency_leases WHERE key = $2)
       INSERT INTO hyponema.idempotency_keys
         (workspace_id, key, fingerprint, status, sealed_answer, created_at, expires_at, user_id)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
       ON CONFLICT (workspace_id, key) DO UPDATE SET fingerprint = excluded.fingerprint, status = excluded.status,
         sealed_answer = excluded.sealed_answer, created_at = excluded.created_at, expires_at = excluded.expires_at,
         user_id = excluded.user_id`,
      [tx.workspaceId, key, fingerprint, status, sealed, tx.now, expiresAt, userId],
      "idempotency-store",
    );
  },
};

/** Keys of somebody who is signed in, for what they do in no workspace, or in one that it makes or lets them into. */
export function personKeyStore(personId: string): KeyStore {
  return {
    ownerIn: () => `person/${personId}`,
    async find(tx, key) {
      const [row] = await tx.query<FoundKey>(
        `SELECT fingerprint, status, sealed_answer FROM hyponema.person_idempotency_keys
         WHERE person_id = $1 AND key = $2 AND expires_at > $3`,
        [personId, key, tx.now],
      );
      return row;
    },
    async keep(tx, key, { fingerprint, status, sealed, expiresAt }) {
      await tx.query(
        `INSERT INTO hyponema.person_idempotency_keys
           (person_id, key, fingerprint, status, sealed_answer, created_at, expires_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7)
         ON CONFLICT (person_id, key) DO UPDATE SET fingerprint = excluded.fingerprint, status = excluded.status,
           sealed_answer = excluded.sealed_answer, created_at = excluded.created_at, expires_at = excluded.expires_at`,
        [personId, key, fingerprint, status, sealed, tx.now, expiresAt],
      );
    },
  };
}

/**
 * Makes the request with a fingerprint happen once for the owner of its key. The answer is stored in the transaction that has
 * the effect, so a crash leaves either both or neither; a transaction-wide advisory lock tells a request in flight from
 * one that died. What acts outside of the database before that transaction holds the key by a lease, which is void once
 * its node is dead. Answers are sealed, since they may hold secrets.
 */
export class IdempotencyKey {
  readonly #key: string;
  readonly #print: Buffer;
  readonly #store: KeyStore;
  readonly #nodeId: string;
  readonly #sealer: Sealer;
  readonly #token = randomUUID();

  constructor(
    key: string,
    print: Buffer,
    store: KeyStore,
    { nodeId, sealer }: { readonly nodeId: string; readonly sealer: Sealer },
  ) {
    this.#key = key;
    this.#print = print;
    this.#store = store;
    this.#nodeId = nodeId;
    this.#sealer = sealer;
  }

  /** See `IdempotencyGuard`. Whoever is the key's holder waits for those who only ask for it, instead of being refused. */
  async claim(tx: WorkspaceTx, isHolder: boolean): Promise<StoredAnswer | null> {
    await this.#lock(tx, isHolder);
    const row = await this.#store.find(tx, this.#key, this.#token);
    if (!row) return null;
    if (!row.fingerprint.equals(this.#print)) throw new Refusal("idempotency-key-reused");
    if (row.status === null) throw inFlight();
    if (row.sealed_answer === null) throw new Refusal("answer-forgotten");
    const answer = await this.#sealer.open(row.sealed_answer, this.#context(tx));
    return { status: row.status, body: JSON.parse(answer) };
  }

  /** Puts the answer in the place of any lease. */
  async store(tx: WorkspaceTx, answer: StoredAnswer): Promise<void> {
    await this.#store.keep(tx, this.#key, {
      fingerprint: this.#print,
      status: answer.status,
      sealed: await this.#sealer.seal(JSON.stringify(answer.body ?? null), this.#context(tx)),
      expiresAt: new Date(tx.now.getTime() + KEPT_MS),
      userId: userOf(answer.body),
    });
  }

  /** After a `claim` that found nothing: from the commit on the key is this request's alone. */
  async hold(tx: WorkspaceTx): Promise<void> {
    await tx.query(
      `INSERT INTO hyponema.idempotency_leases (workspace_id, key, fingerprint, token, node_id)
       VALUES ($1, $2, $3, $4, $5)
       ON CONFLICT (workspace_id, key) DO UPDATE SET fingerprint = excluded.fingerprint, token = excluded.token,
         node_id = excluded.node_id, taken_at = excluded.taken_at`,
      [tx.workspaceId, this.#key, this.#print, this.#token, this.#nodeId],
      "idempotency-hold",
    );
  }

  /** Gives the key back, where this request still holds it. */
  async free(tx: WorkspaceTx): Promise<void> {
    await tx.query(
      "DELETE FROM hyponema.idempotency_leases WHERE key = $1 AND token = $2",
      [this.#key, this.#token],
      "idempotency-free",
    );
  }

  async #lock(tx: WorkspaceTx, isHolder: boolean): Promise<void> {
    const context = [this.#context(tx)];
    if (isHolder) {
      await tx.query("SELECT pg_advisory_xact_lock(hashtextextended($1, 0))", context, "idempotency-wait");
      return;
    }
    const rows = await tx.query<{ free: boolean }>(
      "SELECT pg_try_advisory_xact_lock(hashtextextended($1, 0)) AS free",
      context,
      "idempotency-lock",
    );
    if (!expectRow(rows, "locking an Idempotency-Key").free) throw inFlight();
  }

  #context(tx: WorkspaceTx): string {
    return `${this.#store.ownerIn(tx)}/idempotency/${this.#key}`;
  }
}

function inFlight(): Refusal {
  return new Refusal("idempotency-in-flight", { retryAfterSeconds: 1 });
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
