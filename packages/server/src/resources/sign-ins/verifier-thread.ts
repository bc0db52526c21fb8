import { systemClock } from "../../platform/clock.ts";
import { Database } from "../../platform/database/database.ts";
import { isDiskFull, isOutage } from "../../platform/database/outage.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { serveThread } from "../../platform/worker-thread.ts";
import { createBetterAuth, INTERNAL_HEADERS } from "./better-auth.ts";
import type { Browser } from "./service.ts";
import { SignUpPolicy } from "./sign-up-policy.ts";
import type {
  PasskeyChallenge,
  VerifierAnswer,
  VerifierRequest,
  VerifierThreadData,
} from "./verifier-protocol.ts";

type Auth = ReturnType<typeof createBetterAuth>;
type PasskeyResponse = NonNullable<
  Parameters<Auth["api"]["verifyPasskeyAuthentication"]>[0]
>["body"]["response"];

let auth: Auth | null = null;

serveThread<VerifierRequest, VerifierThreadData>(async (request, data) => {
  auth ??= createAuth(data);
  return { value: await answer(auth, request) };
});

function createAuth({ databaseUrl, signUp, ...rest }: VerifierThreadData): Auth {
  const database = new Database({ url: databaseUrl, clock: systemClock, maxConnections: 2 });
  const policy = new SignUpPolicy({ database, clock: systemClock, signUp });
  return createBetterAuth({
    ...rest,
    database,
    assertSignUpAllowed: (email) => policy.assertSignUpAllowed(email),
  });
}

async function answer(auth: Auth, request: VerifierRequest): Promise<VerifierAnswer> {
  try {
    return { done: await perform(auth, request) };
  } catch (error) {
    if (error instanceof Refusal) return { refused: error.code };
    if (isDiskFull(error)) return { refused: "storage-full" };
    if (isOutage(error)) return { refused: "not-ready" };
    throw error;
  }
}

async function perform({ api }: Auth, request: VerifierRequest) {
  switch (request.type) {
    case "link": {
      const { token, browser } = request;
      const headers = headersOf({ browser });
      const { user, session } = await api.magicLinkVerify({ query: { token }, headers }).catch(refuseLink);
      return { personId: user.id, signInId: session.id };
    }
    case "begin-sign-in":
      return challengeFrom(
        await api.generatePasskeyAuthenticationOptions({ headers: new Headers(), returnHeaders: true }),
      );
    case "sign-in": {
      // JSON omits undefined fields, and so does the parsed value.
      const response = request.response as PasskeyResponse;
      const { session } = await api
        .verifyPasskeyAuthentication({ body: { response }, headers: headersOf(request) })
        .catch(refusePasskey);
      return { personId: session.userId, signInId: session.id };
    }
    case "begin-registration": {
      const { id, email } = request.person;
      const query = { context: JSON.stringify({ id, name: email }) };
      return challengeFrom(
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
  if (browser?.address) headers.set(INTERNAL_HEADERS.address, browser.address);
  if (browser?.userAgent) headers.set("user-agent", browser.userAgent);
  if (personId) headers.set(INTERNAL_HEADERS.person, personId);
  if (cookie) headers.set("cookie", cookie);
  return headers;
}

function challengeFrom({
  response,
  headers,
}: {
  response: { challenge: string };
  headers: Headers;
}): PasskeyChallenge {
  const [setCookie] = headers.getSetCookie();
  if (!setCookie) throw new Error("better-auth has set no challenge");
  return { options: { ...response }, setCookie };
}

function refuseLink(error: unknown): never {
  if (errorCodeOf(error) === "INVALID_TOKEN") throw new Refusal("sign-in-link-used");
  throw error;
}

function refusePasskey(error: unknown): never {
  const code = errorCodeOf(error);
  if (code === "CHALLENGE_NOT_FOUND") throw new Refusal("passkey-challenge-expired");
  if (code !== null) throw new Refusal("passkey-refused");
  throw error;
}

/** The error code of a better-auth refusal, from its body or from its redirect URL; null if it is none. */
function errorCodeOf(error: unknown): string | null {
  const { body, headers } = error as { body?: { code?: string }; headers?: Headers | Record<string, string> };
  if (body?.code) return body.code;
  const location = headers ? new Headers(headers).get("location") : null;
  return location ? new URL(location).searchParams.get("error") : null;
}
