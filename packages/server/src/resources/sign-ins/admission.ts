import type { Clock } from "../../platform/clock.ts";
import type { Database, SystemTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { findByEmail, isNobody } from "../people/service.ts";
import * as store from "./store.ts";

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  /** HYPONEMA_SIGN_UP. */
  readonly signUp: "invited" | "open";
}

/** Who may sign in: whoever is known or invited, anybody where sign-up is open, and the very first one. */
export class Admission {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #signUp: Parts["signUp"];

  constructor({ database, clock, signUp }: Parts) {
    this.#database = database;
    this.#clock = clock;
    this.#signUp = signUp;
  }

  /** Whether whoever an address belongs to may sign in, not counting that they may be the first. */
  async isExpected(tx: SystemTx, email: string): Promise<boolean> {
    if (this.#signUp === "open" || (await findByEmail(tx, email))) return true;
    return store.isInvited(tx, email, this.#clock.now());
  }

  /** The same, in a transaction of its own. */
  mayBeMailed(email: string): Promise<boolean> {
    return this.#database.asSystem((tx) => this.isExpected(tx, email));
  }

  /** Refuses to sign somebody up who is not expected, unless there is nobody yet. */
  async expectWelcome(email: string): Promise<void> {
    const welcome = await this.#database.asSystem(
      async (tx) => (await this.isExpected(tx, email)) || (await isNobody(tx)),
    );
    if (!welcome) throw new Refusal("sign-up-closed");
  }
}
