import type {
  AuthenticationResponse,
  CeremonyOptions,
  RegistrationResponse,
} from "@hyponema/contract/webauthn";
import type { z } from "zod";
import type { Database } from "../../platform/database/database.ts";
import { originsOf } from "../../platform/http/origins.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import type { Browser } from "./service.ts";
import { TOLD } from "./told.ts";

type Auth = Awaited<ReturnType<typeof import("./better-auth.ts").openBetterAuth>>;

type Assertion = NonNullable<Parameters<Auth["api"]["verifyPasskeyAuthentication"]>[0]>["body"]["response"];

interface Parts {
  readonly database: Database;
  /** Signs the cookie that holds a passkey's challenge together with the browser. */
  readonly secret: string;
  readonly publicUrl: () => string;
  /** Refuses an address that nobody is known by and that may not be signed up. */
  readonly expectWelcome: (email: string) => Promise<void>;
}

/** Who has just signed in. */
interface Entered {
  readonly personId: string;
  readonly signInId: string;
}

/** The first half of a passkey's ceremony: what the browser is to do, and a cookie by which it proves that it was asked. */
interface Begun {
  readonly options: z.output<typeof CeremonyOptions>;
  readonly setCookie: string;
}

/** The ways to sign in, as better-auth does them. It is loaded when the first person does. */
export class Ceremonies {
  readonly #parts: Parts;
  #auth: Promise<Auth> | null = null;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Uses up a link's token, which was judged before. A person whose address is not known is made. */
  async signInByLink(token: string, browser: Browser): Promise<Entered> {
    const auth = await this.#open();
    const headers = headersOf({ browser });
    const result = await auth.api.magicLinkVerify({ query: { token }, headers }).catch((error: unknown) => {
      // Told by way of where it would have led a browser to.
      if (toldOf(error) === "INVALID_TOKEN") throw new Refusal("sign-in-link-used");
      throw error;
    });
    return { personId: result.user.id, signInId: result.session.id };
  }

  async startPasskeySignIn(): Promise<Begun> {
    const auth = await this.#open();
    const { response, headers } = await auth.api.generatePasskeyAuthenticationOptions({
      headers: new Headers(),
      returnHeaders: true,
    });
    return { options: { ...response }, setCookie: challengeIn(headers) };
  }

  async signInByPasskey(
    response: z.output<typeof AuthenticationResponse>,
    cookie: string | null,
    browser: Browser,
  ): Promise<Entered> {
    const auth = await this.#open();
    const headers = headersOf({ browser, cookie });
    // JSON leaves out what is not there, and so does what was parsed from it.
    const given = response as Assertion;
    const { session } = await auth.api
      .verifyPasskeyAuthentication({ body: { response: given }, headers })
      .catch(refusePasskey);
    return { personId: session.userId, signInId: session.id };
  }

  async startPasskeyRegistration(person: { readonly id: string; readonly email: string }): Promise<Begun> {
    const auth = await this.#open();
    const { response, headers } = await auth.api.generatePasskeyRegistrationOptions({
      query: { context: JSON.stringify({ id: person.id, name: person.email }) },
      headers: headersOf({ personId: person.id }),
      returnHeaders: true,
    });
    return { options: { ...response }, setCookie: challengeIn(headers) };
  }

  /** Resolves to the new passkey's ID. */
  async registerPasskey(
    personId: string,
    { name, response }: { readonly name: string; readonly response: z.output<typeof RegistrationResponse> },
    cookie: string | null,
  ): Promise<string> {
    const auth = await this.#open();
    const headers = headersOf({ personId, cookie });
    const passkey = await auth.api
      .verifyPasskeyRegistration({ body: { name, response }, headers })
      .catch(refusePasskey);
    return passkey.id;
  }

  #open(): Promise<Auth> {
    this.#auth ??= import("./better-auth.ts").then(({ openBetterAuth }) => {
      const { publicUrl, ...parts } = this.#parts;
      return openBetterAuth({ ...parts, publicUrl: publicUrl(), origins: originsOf(publicUrl()) });
    });
    return this.#auth;
  }
}

function headersOf({
  browser,
  personId,
  cookie,
}: {
  readonly browser?: Browser;
  readonly personId?: string;
  readonly cookie?: string | null;
}): Headers {
  const headers = new Headers();
  if (browser?.address) headers.set(TOLD.address, browser.address);
  if (browser?.userAgent) headers.set("user-agent", browser.userAgent);
  if (personId) headers.set(TOLD.person, personId);
  if (cookie) headers.set("cookie", cookie);
  return headers;
}

function challengeIn(headers: Headers): string {
  const [cookie] = headers.getSetCookie();
  if (!cookie) throw new Error("better-auth has set no challenge");
  return cookie;
}

/** The code of a refusal of better-auth's, wherever it has put it; null for what is no refusal. */
function toldOf(error: unknown): string | null {
  const { body, headers } = error as { body?: { code?: string }; headers?: Headers | Record<string, string> };
  if (body?.code) return body.code;
  const location = headers ? new Headers(headers).get("location") : null;
  return location ? new URL(location).searchParams.get("error") : null;
}

function refusePasskey(error: unknown): never {
  const code = toldOf(error);
  if (code === "CHALLENGE_NOT_FOUND") throw new Refusal("passkey-challenge-expired");
  if (code !== null) throw new Refusal("passkey-refused");
  throw error;
}
