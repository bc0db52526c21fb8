import { LRUCache } from "lru-cache";
import type { Clock } from "../clock.ts";
import type { Database } from "../database/database.ts";
import { expectRow } from "../database/expect-row.ts";
import { Refusal } from "./refusal.ts";

/** A token bucket: `quota` requests a `windowSeconds`, refilled evenly. */
export interface RatePolicy {
  readonly name: string;
  readonly quota: number;
  readonly windowSeconds: number;
}

export interface RateDecision {
  readonly policy: RatePolicy;
  readonly allowed: boolean;
  /** Whole tokens left. */
  readonly remaining: number;
  /** Seconds until the bucket holds a token again (refused) or is full (allowed). */
  readonly resetSeconds: number;
}

interface Bucket {
  /** Tokens leased to this node and not used yet. */
  leased: number;
  leasedAt: number;
  /** Tokens left in the shared bucket after the last lease. */
  shared: number;
  /** The lease under way: whether it was granted anything. */
  pending: Promise<boolean> | null;
  /** Requests that have not been decided yet. */
  waiting: number;
}

// Small enough that nodes share fairly, large enough that the database is asked once in many requests.
const BLOCKS_PER_QUOTA = 20;
const BUCKETS = 20_000;
// Leased tokens that are not used go back, so that a quiet node does not sit on them.
const LEASE_MS = 5_000;

/**
 * Token buckets shared by all nodes. A node leases tokens in blocks, so most requests are decided without the
 * database, and over all nodes no more than the quota is ever granted.
 */
export class RateLimiter {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #buckets = new LRUCache<string, Bucket>({ max: BUCKETS });

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Takes one token of the bucket that `policy` gives `holder`. */
  async take(policy: RatePolicy, holder: string): Promise<RateDecision> {
    const key = `${policy.name}:${holder}`;
    const bucket = this.#bucket(key);
    const allowed = await this.#takeOne(key, policy, bucket);
    const remaining = Math.floor(bucket.leased + bucket.shared);
    const perSecond = policy.quota / policy.windowSeconds;
    const missing = allowed ? policy.quota - remaining : 1;
    return { policy, allowed, remaining, resetSeconds: Math.max(1, Math.ceil(missing / perSecond)) };
  }

  async #takeOne(key: string, policy: RatePolicy, bucket: Bucket): Promise<boolean> {
    bucket.waiting++;
    try {
      while (this.#stale(bucket) || bucket.leased < 1) {
        bucket.pending ??= this.#lease(key, policy, bucket).finally(() => {
          bucket.pending = null;
        });
        // Others may have waited for the same lease and used it up: only an empty bucket is a refusal.
        if (!(await bucket.pending) && bucket.leased < 1) return false;
      }
    } finally {
      bucket.waiting--;
    }
    bucket.leased -= 1;
    return true;
  }

  #bucket(key: string): Bucket {
    let bucket = this.#buckets.get(key);
    if (!bucket) {
      bucket = { leased: 0, leasedAt: 0, shared: 0, pending: null, waiting: 0 };
      this.#buckets.set(key, bucket);
    }
    return bucket;
  }

  #stale(bucket: Bucket): boolean {
    return this.#clock.monotonic() - bucket.leasedAt > LEASE_MS;
  }

  async #lease(key: string, policy: RatePolicy, bucket: Bucket): Promise<boolean> {
    const wanted = Math.max(bucket.waiting, Math.ceil(policy.quota / BLOCKS_PER_QUOTA));
    const returned = bucket.leased;
    bucket.leased = 0;
    const rows = await this.#database.asSystem((tx) =>
      tx.query<{ granted: number; remaining: number }>(
        "SELECT granted, remaining FROM hyponema.lease_tokens($1, $2, $3, $4, $5)",
        [key, policy.quota, policy.quota / policy.windowSeconds, wanted, returned],
      ),
    );
    const { granted, remaining } = expectRow(rows, "leasing tokens of a rate limit");
    bucket.leased = granted;
    bucket.shared = remaining;
    bucket.leasedAt = this.#clock.monotonic();
    return bucket.leased >= 1;
  }
}

/** Takes a token and tells of it in `headers`; whoever asked refuses where it is its turn to. */
export async function takeToken(
  limiter: RateLimiter,
  policy: RatePolicy,
  holder: string,
  headers: Record<string, string>,
): Promise<{ throwIfExceeded(): void }> {
  const decision = await limiter.take(policy, holder);
  Object.assign(headers, rateHeaders(decision));
  return {
    throwIfExceeded() {
      if (decision.allowed) return;
      throw new Refusal("rate-limited", { retryAfterSeconds: decision.resetSeconds });
    },
  };
}

/** `RateLimit-Policy` and `RateLimit` (IETF draft "RateLimit header fields for HTTP"). */
export function rateHeaders(decision: RateDecision): Record<string, string> {
  const { policy, remaining, resetSeconds } = decision;
  return {
    "RateLimit-Policy": `"${policy.name}";q=${policy.quota};w=${policy.windowSeconds}`,
    RateLimit: `"${policy.name}";r=${remaining};t=${resetSeconds}`,
  };
}
