import { systemClock } from "../../platform/clock.ts";
import { Database } from "../../platform/database/database.ts";
import { isDiskFull, isOutage } from "../../platform/database/outage.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { serveThread } from "../../platform/worker-thread.ts";
import { Admission } from "./admission.ts";
import { openBetterAuth, TOLD } from "./better-auth.ts";
import type { Begun, CeremonyAnswer, CeremonyRequest, CeremonyThreadData } from "./protocol.ts";
import type { Browser } from "./service.ts";

type Auth = ReturnType<typeof openBetterAuth>;
type PasskeyResponse = NonNullable<
  Parameters<Auth["api"]["verifyPasskeyAuthentication"]>[0]
>["body"]["response"];

let opened: Auth | null = null;

serveThread<CeremonyRequest, CeremonyThreadData>(async (request, data) => {
  opened ??= open(data);
  return { value: await answer(opened, request) };
});

function open({ databaseUrl, signUp, ...rest }: CeremonyThreadData): Auth {
  const database = new Database({ url: databaseUrl, clock: systemClock, maxConnections: 2 });
  const admission = new Admission({ database, clock: systemClock, signUp });
  return openBetterAuth({ ...rest, database, expectWelcome: (email) => admission.expectWelcome(email) });
}

async function answer(auth: Auth, request: CeremonyRequest): Promise<CeremonyAnswer> {
  try {
    return { done: await perform(auth, request) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    if (isDiskFull(error)) return { refused: "storage-full" };
    if (isOutage(error)) return { refused: "not-ready" };
    throw error;
  }
}

async function perform({ api }: Auth, request: CeremonyRequest) {
  switch (request.type) {
    case "link": {
      const { token, browser } = request;
      const headers = headersOf({ browser });
      const { user, session } = await api.magicLinkVerify({ query: { token }, headers }).catch(refuseLink);
      return { personId: user.id, signInId: session.id };
    }
    case "begin-sign-in":
      return begun(
        await api.generatePasskeyAuthenticationOptions({ headers: new Headers(), returnHeaders: true }),
      );
    case "sign-in": {
      // JSON leaves out what is not there, and so does what was parsed from it.
      const response = request.response as PasskeyResponse;
      const { session } = await api
        .verifyPasskeyAuthentication({ body: { response }, headers: headersOf(request) })
        .catch(refusePasskey);
      return { personId: session.userId, signInId: session.id };
    }
    case "begin-registration": {
      const { id, email } = request.person;
      const query = { context: JSON.stringify({ id, name: email }) };
      return begun(
        await api.generatePasskeyRegistrationOptions({
          query,
          headers: new Headers(),
          returnHeaders: true,
        }),
      );
    }
    case "register": {
      const { name, response } = request;
      const passkey = await api
        .verifyPasskeyRegistration({ body: { name, response }, headers: headersOf(request) })
        .catch(refusePasskey);
      return passkey.id;
    }
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

function begun({ response, headers }: { response: { challenge: string }; headers: Headers }): Begun {
  const [setCookie] = headers.getSetCookie();
  if (!setCookie) throw new Error("better-auth has set no challenge");
  return { options: { ...response }, setCookie };
}

function refuseLink(error: unknown): never {
  if (toldOf(error) === "INVALID_TOKEN") throw new Refusal("sign-in-link-used");
  throw error;
}

function refusePasskey(error: unknown): never {
  const code = toldOf(error);
  if (code === "CHALLENGE_NOT_FOUND") throw new Refusal("passkey-challenge-expired");
  if (code !== null) throw new Refusal("passkey-refused");
  throw error;
}

/** The code of a refusal of better-auth's: in its body, or in where it would lead a browser; null for what is none. */
function toldOf(error: unknown): string | null {
  const { body, headers } = error as { body?: { code?: string }; headers?: Headers | Record<string, string> };
  if (body?.code) return body.code;
  const location = headers ? new Headers(headers).get("location") : null;
  return location ? new URL(location).searchParams.get("error") : null;
}
