import { acceptInvite } from "@hyponema/contract/invites";
import { registerPasskey } from "@hyponema/contract/passkeys";
import type { Route } from "@hyponema/contract/route";
import { signInByLink, signInByPasskey } from "@hyponema/contract/sign-in";
import { type Authenticator, makeAuthenticator } from "./authenticator.ts";
import type { Answer, SignedInPerson, TestServer } from "./server.ts";

/** The cookies that an answer sets, as a browser sends them from then on. */
export function cookiesOf({ headers }: Answer): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");
}

/** Sends a request as a page of the server's own does in a browser that nobody is signed in with. */
export function fromPage(server: TestServer, path: string, body?: object, cookie?: string): Promise<Answer> {
  return server.ask("POST", path, {
    key: null,
    headers: { origin: server.url, ...(cookie ? { cookie } : {}) },
    ...(body ? { body } : {}),
  });
}

/** The last link that was printed for an address; null when none was. */
export function printedLink(server: Pick<TestServer, "printed">, email: string): URL | null {
  const text = server.printed.findLast((line) => line.includes(` ${email},`));
  return text ? new URL(text.trim().split("\n")[1] ?? "") : null;
}

/** Asks for a link and resolves to the token of what was printed. */
export async function linkToken(server: TestServer, email: string): Promise<string> {
  await fromPage(server, "/auth/sign-in-links", { email });
  const token = printedLink(server, email)?.searchParams.get("token");
  if (!token) throw new Error(`no link was printed for ${email}`);
  return token;
}

/** Registers a passkey of a new device. */
export async function registerDevice(
  server: TestServer,
  person: Pick<SignedInPerson, "ask" | "cookie">,
): Promise<{ readonly id: string; readonly device: Authenticator }> {
  const device = makeAuthenticator(server.url);
  const { body, headers } = await registration(person, device);
  const made = await person.ask("POST", "/me/passkeys", { body, headers });
  if (made.status !== 201) throw new Error(`no passkey: ${made.text}`);
  return { id: made.body.id, device };
}

/** What registering `device` takes: the first half of the ceremony done. */
export async function registration(person: Pick<SignedInPerson, "ask" | "cookie">, device: Authenticator) {
  const begun = await person.ask("POST", "/me/passkey-challenges");
  return {
    body: { name: "Laptop", response: device.create(begun.body) },
    headers: { cookie: `${person.cookie}; ${cookiesOf(begun)}` },
  };
}

/** Invites an address to a new workspace and resolves to the link's token. */
export async function inviteToken(server: TestServer, email: string, role = "builder"): Promise<string> {
  const inviter = await server.signIn(null);
  const workspace = await inviter.ask("POST", "/workspaces", { body: { name: "Inviting" } });
  const path = `/workspaces/${workspace.body.id}/invites`;
  const invited = await inviter.ask("POST", path, { body: { email, role } });
  return new URL(invited.body.link).searchParams.get("token") ?? "";
}

/**
 * What a request needs that only the server can give beforehand: a link that was sent, an invite, the first half of a
 * passkey's ceremony. Null for routes that need nothing of the kind.
 */
export async function prepared(
  server: TestServer,
  route: Route,
  person: Pick<SignedInPerson, "ask" | "cookie" | "email">,
): Promise<{ readonly body: object; readonly headers?: Record<string, string> } | null> {
  switch (route.operationId) {
    case signInByLink.operationId:
      return { body: { token: await linkToken(server, person.email) } };
    case acceptInvite.operationId:
      return { body: { token: await inviteToken(server, person.email) } };
    case registerPasskey.operationId:
      return registration(person, makeAuthenticator(server.url));
    case signInByPasskey.operationId: {
      const { device } = await registerDevice(server, person);
      const begun = await fromPage(server, "/auth/passkey-challenges");
      return { body: { response: device.get(begun.body) }, headers: { cookie: cookiesOf(begun) } };
    }
    default:
      return null;
  }
}
