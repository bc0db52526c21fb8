import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database/database.ts";
import type { SignInFinder } from "../../platform/http/authorise.ts";
import { IDLE_SECONDS, type SignInCookie } from "./cookie.ts";
import * as store from "./store.ts";

/** How long a cookie is used before the next one is given. */
const RENEWED_AFTER_MS = 15 * 60_000;
/** How long a cookie counts after the next one was used: for what was on its way at that moment. */
const IN_FLIGHT_MS = 60_000;
const LONGEST_MS = 90 * 24 * 3600 * 1000;

/**
 * Finds who is signed in. A cookie in use for a quarter of an hour is answered with the next one; that one counts from its
 * first use on, which ends the one before. So an answer that never arrived loses nobody their sign-in, and a cookie that
 * was copied works no longer than until its owner is given another.
 */
export class SignedIn implements SignInFinder {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #cookie: SignInCookie;

  constructor(parts: {
    readonly database: Database;
    readonly clock: Clock;
    readonly cookie: SignInCookie;
  }) {
    this.#database = parts.database;
    this.#clock = parts.clock;
    this.#cookie = parts.cookie;
  }

  holds(cookies: string): boolean {
    return this.#cookie.isIn(cookies);
  }

  async find(cookies: string): ReturnType<SignInFinder["find"]> {
    const ticket = this.#cookie.read(cookies);
    if (!ticket) return null;
    const now = this.#clock.now();
    const row = await this.#database.asSystem(async (tx) => {
      const found = await store.findWithPerson(tx, ticket.signInId, now);
      if (found && ticket.generation === found.generation + 1) {
        await store.renew(tx, { ...found, ...renewed(found, now) });
        return { ...found, ...renewed(found, now) };
      }
      return found;
    });
    if (!row) return null;
    const sinceMs = now.getTime() - row.renewedAt.getTime();
    const isLast = ticket.generation === row.generation;
    if (!isLast && !(ticket.generation === row.generation - 1 && sinceMs < IN_FLIGHT_MS)) return null;
    const next = { signInId: row.id, generation: row.generation + 1 };
    return {
      person: { id: row.personId, email: row.email, name: row.name, signInId: row.id },
      setCookie: isLast && sinceMs >= RENEWED_AFTER_MS ? this.#cookie.give(next) : null,
    };
  }
}

/** When a sign-in ends that is used now, for the last time or not. */
export function endOf(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE_SECONDS * 1000, createdAt.getTime() + LONGEST_MS));
}

function renewed({ generation, createdAt }: store.SignInRow, now: Date) {
  return { generation: generation + 1, renewedAt: now, expiresAt: endOf(createdAt, now) };
}
