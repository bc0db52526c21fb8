import { idPattern } from "@hyponema/contract/ids";
import type { Keys } from "../../platform/crypto/keyring.ts";

const SIGN_IN_ID = idPattern("signIn");

/** Which cookie of a sign-in it is: each has a number, and the next takes its place. */
export interface Ticket {
  readonly signInId: string;
  readonly generation: number;
}

/** How long a browser keeps the cookie; a sign-in that is not used for so long ends. */
export const IDLE_SECONDS = 7 * 24 * 3600;

/** Makes and reads the cookie that says who is signed in. It is derived from the sign-in's ID and number by a key. */
export class SignInCookie {
  readonly #keys: Keys;
  readonly #isSecure: () => boolean;

  /** `isSecure`: whether browsers reach the server encrypted, as all but those on its own machine must. */
  constructor(keys: Keys, isSecure: () => boolean) {
    this.#keys = keys;
    this.#isSecure = isSecure;
  }

  /** Whether `cookies`, a Cookie header, holds one of ours, whatever it is worth. */
  isIn(cookies: string): boolean {
    return this.#valueIn(cookies) !== null;
  }

  /** The ticket in `cookies`; null for none, and for one that we have not made. */
  read(cookies: string): Ticket | null {
    const [signInId = "", number = "", ...signed] = this.#valueIn(cookies)?.split(".") ?? [];
    if (!SIGN_IN_ID.test(signInId) || !/^\d{1,9}$/.test(number)) return null;
    if (!this.#keys.verify(`${signInId}.${number}`, signed.join("."))) return null;
    return { signInId, generation: Number(number) };
  }

  /** A Set-Cookie header that gives a ticket to a browser. */
  give({ signInId, generation }: Ticket): string {
    const ticket = `${signInId}.${generation}`;
    return this.#set(`${ticket}.${this.#keys.sign(ticket)}`, IDLE_SECONDS);
  }

  /** A Set-Cookie header that takes it back. */
  takeBack(): string {
    return this.#set("", 0);
  }

  // The prefix is the browser's word that no other host, no path and no page without encryption has set it.
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
