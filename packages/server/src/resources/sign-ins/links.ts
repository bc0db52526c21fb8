import { createHash } from "node:crypto";
import { LINK_SECONDS } from "@hyponema/contract/sign-in";
import type { Clock } from "../../platform/clock.ts";
import type { Keys } from "../../platform/crypto/keyring.ts";
import type { SystemTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId, newSecretName } from "../../platform/ids.ts";
import * as store from "./store.ts";

const FORM = /^([\w-]{32})\.(\d{1,12})\.([\w-]+\.[\w-]+)$/;

interface Parts {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly publicUrl: () => string;
}

/**
 * Links that sign in. Only the hash of a token is stored, until it is used; a token says itself, signed, when it was made,
 * so that one which has expired is told from one that was used and from one that is not ours.
 */
export class SignInLinks {
  readonly #keys: Keys;
  readonly #clock: Clock;
  readonly #publicUrl: () => string;

  constructor({ keys, clock, publicUrl }: Parts) {
    this.#keys = keys;
    this.#clock = clock;
    this.#publicUrl = publicUrl;
  }

  /** Makes a link for an address, in small letters; whether its owner may sign in is looked at when it is used. */
  async issue(tx: SystemTx, email: string): Promise<string> {
    const at = this.#clock.now();
    const named = `${newSecretName()}.${Math.floor(at.getTime() / 1000)}`;
    const token = `${named}.${this.#keys.sign(named)}`;
    await store.insertSecret(tx, {
      id: newId("secret", at.getTime()),
      identifier: hashToken(token),
      value: JSON.stringify({ email }),
      createdAt: at,
      expiresAt: new Date(at.getTime() + LINK_SECONDS * 1000),
    });
    return `${this.#publicUrl()}/dashboard/sign-in?token=${encodeURIComponent(token)}`;
  }

  /** Refuses a token that we have not made, and one whose time is over. */
  expectCurrent(token: string): void {
    const [, name, seconds, signed = ""] = FORM.exec(token) ?? [];
    if (!this.#keys.verify(`${name}.${seconds}`, signed)) throw new Refusal("sign-in-link-invalid");
    if (this.#clock.now().getTime() >= (Number(seconds) + LINK_SECONDS) * 1000) {
      throw new Refusal("sign-in-link-expired");
    }
  }
}

/** What is stored of a token. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
