import { idPattern } from "@hyponema/contract/ids";
import type { Keys } from "../../platform/crypto/keyring.ts";

const SIGN_IN_ID = idPattern("signIn");

/** Identifies one cookie of a sign-in: cookies are numbered, and each renewal increments the number. */
export interface Ticket {
  readonly signInId: string;
  readonly generation: number;
}

/** Lifetime of the cookie in the browser; also the idle timeout of a sign-in. */
export const IDLE_SECONDS = 7 * 24 * 3600;

/** Creates and verifies the sign-in cookie, which is the sign-in's ID and number, signed. */
export class SignInCookie {
  readonly #keys: Keys;
  readonly #isSecure: () => boolean;

  /** `isSecure`: whether browsers use HTTPS, which only loopback servers may go without. */
  constructor(keys: Keys, isSecure: () => boolean) {
    this.#keys = keys;
    this.#isSecure = isSecure;
  }

  /** Whether `cookies`, a Cookie header, contains a sign-in cookie, valid or not. */
  isPresentIn(cookies: string): boolean {
    return this.#valueIn(cookies) !== null;
  }

  /** The verified ticket in `cookies`; null if missing or not signed by this server. */
  read(cookies: string): Ticket | null {
    const [signInId = "", number = "", ...signed] = this.#valueIn(cookies)?.split(".") ?? [];
    if (!SIGN_IN_ID.test(signInId) || !/^\d{1,9}$/.test(number)) return null;
    if (!this.#keys.verify(`${signInId}.${number}`, signed.join("."))) return null;
    return { signInId, generation: Number(number) };
  }

  /** Set-Cookie header that issues a ticket. */
  issue({ signInId, generation }: Ticket): string {
    const ticket = `${signInId}.${generation}`;
    return this.#set(`${ticket}.${this.#keys.sign(ticket)}`, IDLE_SECONDS);
  }

  /** Set-Cookie header that deletes the cookie. */
  clear(): string {
    return this.#set("", 0);
  }

  // With the `__Host-` prefix, browsers guarantee that no other host, path or unencrypted page set the cookie.
  #name(): string {
    return this.#isSecure() ? "__Host-hyponema_session" : "hyponema_session";
  }

  #set(value: string, seconds: number): string {
    const secure = this.#isSecure() ? "; Secure" : "";
    return `${this.#name()}=${value}; Path=/; Max-Age=${seconds}; HttpOnly; SameSite=Lax${secure}`;
  }

  #valueIn(cookies: string): string | null {
    const name = `${this.#name()}=`;
    const found = cookies.split(";").find((cookie) => cookie.trimStart().startsWith(name));
    return found?.trimStart().slice(name.length).trim() ?? null;
  }
}
