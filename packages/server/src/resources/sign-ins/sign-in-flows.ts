import type { Me } from "@hyponema/contract/people";
import type { Database } from "../../platform/database/database.ts";
import type { RequestFacts } from "../../platform/http/call.ts";
import { claimFirstWorkspace } from "../members/service.ts";
import { describeMe } from "../people/service.ts";
import type { SignInCookie } from "./cookie.ts";
import type { SignInLinks } from "./links.ts";
import * as store from "./store.ts";
import type { SignInVerifier } from "./verifier.ts";
import type { Assertion, PasskeyChallenge } from "./verifier-protocol.ts";

interface SignInFlowsOptions {
  readonly database: Database;
  readonly links: SignInLinks;
  readonly verifier: SignInVerifier;
  readonly cookie: SignInCookie;
}

/** Signs people in and out. Each sign-in sets a cookie on the response. */
export class SignInFlows {
  readonly #parts: SignInFlowsOptions;

  constructor(parts: SignInFlowsOptions) {
    this.#parts = parts;
  }

  async signInByLink(token: string, request: RequestFacts): Promise<Me> {
    this.#parts.links.assertCurrent(token);
    return this.#completeSignIn(await this.#parts.verifier.signInByLink(token, request), request);
  }

  async startPasskeySignIn(request: RequestFacts): Promise<PasskeyChallenge["options"]> {
    const { options, setCookie } = await this.#parts.verifier.startPasskeySignIn();
    request.setCookie(setCookie);
    return options;
  }

  async signInByPasskey(response: Assertion, request: RequestFacts): Promise<Me> {
    const verified = await this.#parts.verifier.signInByPasskey(response, request.cookie, request);
    return this.#completeSignIn(verified, request);
  }

  /** Ends the sign-in of the request's cookie. */
  async signOut(request: RequestFacts): Promise<void> {
    await this.#endCurrentSignIn(request);
    request.setCookie(this.#parts.cookie.clear());
  }

  async #completeSignIn(
    { personId, signInId }: { readonly personId: string; readonly signInId: string },
    request: RequestFacts,
  ): Promise<Me> {
    const { database, cookie } = this.#parts;
    // The browser's previous sign-in is replaced, so end it.
    await this.#endCurrentSignIn(request);
    await claimFirstWorkspace(database, personId, request);
    const me = await database.asSystem((tx) => describeMe(tx, personId, signInId));
    request.setCookie(cookie.issue({ signInId, generation: 0 }));
    return me;
  }

  async #endCurrentSignIn(request: RequestFacts): Promise<void> {
    const { database, cookie } = this.#parts;
    const ticket = cookie.read(request.cookie ?? "");
    if (!ticket) return;
    await database.asSystem(async (tx) => {
      const row = await store.find(tx, ticket.signInId);
      if (row) await store.remove(tx, row.personId, row.id);
    });
  }
}
