import { createHash } from "node:crypto";
import { LINK_SECONDS } from "@hyponema/contract/sign-in";
import type { Clock } from "../../platform/clock.ts";
import type { Keys } from "../../platform/crypto/keyring.ts";
import type { SystemTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId, newSecretName } from "../../platform/ids.ts";
import * as store from "./store.ts";

const TOKEN_FORMAT = /^([\w-]{32})\.(\d{1,12})\.([\w-]+\.[\w-]+)$/;

interface SignInLinksOptions {
  readonly keys: Keys;
  readonly clock: Clock;
  readonly publicUrl: () => string;
}

/**
 * Sign-in links. Only the hash of a token is stored, until it is used. A token contains its signed creation time, so
 * that expired, used and forged tokens can be told apart.
 */
export class SignInLinks {
  readonly #keys: Keys;
  readonly #clock: Clock;
  readonly #publicUrl: () => string;

  constructor({ keys, clock, publicUrl }: SignInLinksOptions) {
    this.#keys = keys;
    this.#clock = clock;
    this.#publicUrl = publicUrl;
  }

  /** Issues a link for an address in lowercase. Whether its owner may sign in is checked on use. */
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

  /** Throws if the token is forged or expired. */
  assertCurrent(token: string): void {
    const [, name, seconds, signed = ""] = TOKEN_FORMAT.exec(token) ?? [];
    if (!this.#keys.verify(`${name}.${seconds}`, signed)) throw new Refusal("sign-in-link-invalid");
    if (this.#clock.now().getTime() >= (Number(seconds) + LINK_SECONDS) * 1000) {
      throw new Refusal("sign-in-link-expired");
    }
  }
}

/** Stored form of a token. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
