import type { Clock } from "../../platform/clock.ts";
import type { Database, SystemTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { isNobody } from "../people/service.ts";
import * as store from "./store.ts";

/** HYPONEMA_SIGN_UP: who may sign up beside the very first one. */
type SignUp = "invited" | "open";

interface Parts {
  readonly database: Database;
  readonly clock: Clock;
  readonly signUp: SignUp;
}

/** Who may sign in: whoever is known or invited, anybody where sign-up is open, and the very first one. */
export class Admission {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #signUp: SignUp;

  constructor({ database, clock, signUp }: Parts) {
    this.#database = database;
    this.#clock = clock;
    this.#signUp = signUp;
  }

  /** Whether whoever an address belongs to may sign in, not counting that they may be the first. */
  isExpected(tx: SystemTx, email: string): Promise<boolean> {
    return isExpected(tx, email, this.#signUp, this.#clock.now());
  }

  /** The same, in a transaction of its own. */
  mayBeMailed(email: string): Promise<boolean> {
    return this.#database.asSystem((tx) => this.isExpected(tx, email));
  }

  /** Refuses to sign somebody up who is not expected, unless there is nobody yet. */
  async expectWelcome(email: string): Promise<void> {
    const welcome = await this.#database.asSystem((tx) =>
      mayHaveLink(tx, email, this.#signUp, this.#clock.now()),
    );
    if (!welcome) throw new Refusal("sign-up-closed");
  }
}

/** Whether a link for an address would let its owner in. */
export async function mayHaveLink(tx: SystemTx, email: string, signUp: SignUp, at: Date): Promise<boolean> {
  // In this order: whoever comes to be between the two is found by the second.
  return (await isNobody(tx)) || isExpected(tx, email, signUp, at);
}

async function isExpected(tx: SystemTx, email: string, signUp: SignUp, at: Date): Promise<boolean> {
  return signUp === "open" || store.isKnown(tx, email, at);
}
