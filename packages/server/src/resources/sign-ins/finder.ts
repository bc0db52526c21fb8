import type { Clock } from "../../platform/clock.ts";
import type { Database } from "../../platform/database/database.ts";
import type { SignInFinder } from "../../platform/http/authorise.ts";
import { IDLE_SECONDS, type SignInCookie } from "./cookie.ts";
import * as store from "./store.ts";

/** Age at which a cookie is renewed. */
const RENEW_AFTER_MS = 15 * 60_000;
/** Grace period of the previous cookie once its successor is in use, for requests that were in flight. */
const PREVIOUS_COOKIE_GRACE_MS = 60_000;
const MAX_SIGN_IN_MS = 90 * 24 * 3600 * 1000;

/**
 * Finds the person who is signed in. A cookie older than 15 minutes is renewed; the new one becomes valid on first use,
 * which ends the old one. So a lost response does not sign anyone out, and a stolen cookie works only until its owner's
 * next renewal.
 */
export class CookieSignInFinder implements SignInFinder {
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
    return this.#cookie.isPresentIn(cookies);
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
    if (!isLast && !(ticket.generation === row.generation - 1 && sinceMs < PREVIOUS_COOKIE_GRACE_MS))
      return null;
    const next = { signInId: row.id, generation: row.generation + 1 };
    return {
      person: { id: row.personId, email: row.email, name: row.name, signInId: row.id },
      setCookie: isLast && sinceMs >= RENEW_AFTER_MS ? this.#cookie.issue(next) : null,
    };
  }
}

/** Expiry of a sign-in that is used at `now`: the idle timeout, limited by the maximum age. */
export function expiryOf(createdAt: Date, now: Date): Date {
  return new Date(Math.min(now.getTime() + IDLE_SECONDS * 1000, createdAt.getTime() + MAX_SIGN_IN_MS));
}

function renewed({ generation, createdAt }: store.SignInRow, now: Date) {
  return { generation: generation + 1, renewedAt: now, expiresAt: expiryOf(createdAt, now) };
}
