import type { Clock } from "../../platform/clock.ts";
import type { Database, SystemTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { hasNoPeople } from "../people/service.ts";
import * as store from "./store.ts";

/** HYPONEMA_SIGN_UP: who may sign up after the first person. */
type SignUp = "invited" | "open";

interface SignUpPolicyOptions {
  readonly database: Database;
  readonly clock: Clock;
  readonly signUp: SignUp;
}

/** Decides who may sign in: known and invited people, anyone if sign-up is open, and the very first person. */
export class SignUpPolicy {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #signUp: SignUp;

  constructor({ database, clock, signUp }: SignUpPolicyOptions) {
    this.#database = database;
    this.#clock = clock;
    this.#signUp = signUp;
  }

  /** Whether the owner of an address may sign in, ignoring that they may be the first. */
  mayReceiveLink(tx: SystemTx, email: string): Promise<boolean> {
    return isKnownOrOpen(tx, email, this.#signUp, this.#clock.now());
  }

  /** Like `mayReceiveLink`, in its own transaction. */
  mayReceiveMail(email: string): Promise<boolean> {
    return this.#database.asSystem((tx) => this.mayReceiveLink(tx, email));
  }

  /** Throws `sign-up-closed` unless the person may sign up or is the first. */
  async assertSignUpAllowed(email: string): Promise<void> {
    const allowed = await this.#database.asSystem((tx) =>
      maySignIn(tx, email, this.#signUp, this.#clock.now()),
    );
    if (!allowed) throw new Refusal("sign-up-closed");
  }
}

/** Whether a link for an address would sign its owner in. */
export async function maySignIn(tx: SystemTx, email: string, signUp: SignUp, at: Date): Promise<boolean> {
  // The order matters: a person added between the two queries is found by the second.
  return (await hasNoPeople(tx)) || isKnownOrOpen(tx, email, signUp, at);
}

async function isKnownOrOpen(tx: SystemTx, email: string, signUp: SignUp, at: Date): Promise<boolean> {
  return signUp === "open" || store.isKnown(tx, email, at);
}
