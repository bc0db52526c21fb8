import type { Me } from "@hyponema/contract/people";
import type { Database } from "../../platform/database/database.ts";
import type { RequestFacts } from "../../platform/http/call.ts";
import { claimFirstWorkspace } from "../members/service.ts";
import { describeMe } from "../people/service.ts";
import type { Ceremonies } from "./ceremonies.ts";
import type { SignInCookie } from "./cookie.ts";
import type { SignInLinks } from "./links.ts";
import type { Assertion, Begun } from "./protocol.ts";
import * as store from "./store.ts";

interface Parts {
  readonly database: Database;
  readonly links: SignInLinks;
  readonly ceremonies: Ceremonies;
  readonly cookie: SignInCookie;
}

/** Where people come in and go out. Whoever comes in is given a cookie along with the answer. */
export class Doors {
  readonly #parts: Parts;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  async byLink(token: string, request: RequestFacts): Promise<Me> {
    this.#parts.links.expectCurrent(token);
    return this.#enter(await this.#parts.ceremonies.signInByLink(token, request), request);
  }

  async beginPasskey(request: RequestFacts): Promise<Begun["options"]> {
    const { options, setCookie } = await this.#parts.ceremonies.startPasskeySignIn();
    request.setCookie(setCookie);
    return options;
  }

  async byPasskey(response: Assertion, request: RequestFacts): Promise<Me> {
    const entered = await this.#parts.ceremonies.signInByPasskey(response, request.cookie, request);
    return this.#enter(entered, request);
  }

  /** Ends the sign-in that the request's cookie is of. */
  async leave(request: RequestFacts): Promise<void> {
    await this.#endOf(request);
    request.setCookie(this.#parts.cookie.takeBack());
  }

  async #enter(
    { personId, signInId }: { readonly personId: string; readonly signInId: string },
    request: RequestFacts,
  ): Promise<Me> {
    const { database, cookie } = this.#parts;
    // What this browser was signed in by until now is of no use to anybody any more.
    await this.#endOf(request);
    await claimFirstWorkspace(database, personId, request);
    const me = await database.asSystem((tx) => describeMe(tx, personId, signInId));
    request.setCookie(cookie.give({ signInId, generation: 0 }));
    return me;
  }

  async #endOf(request: RequestFacts): Promise<void> {
    const { database, cookie } = this.#parts;
    const ticket = cookie.read(request.cookie ?? "");
    if (!ticket) return;
    await database.asSystem(async (tx) => {
      const row = await store.find(tx, ticket.signInId);
      if (row) await store.remove(tx, row.personId, row.id);
    });
  }
}
