import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { makeAuthenticator } from "../../../test/authenticator.ts";
import { type Answer, type SignedInPerson, startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let owner: SignedInPerson;

const outcome = ({ status, body }: Answer) => [status, body?.code ?? null];

beforeAll(async () => {
  server = await startTestServer({ HYPONEMA_LOG_LEVEL: "error" });
  owner = await server.signIn("owner", { email: "owner@example.com" });
});

afterAll(() => server.dispose());

const page = () => ({ origin: server.url });
const post = (path: string, body?: object, headers: Record<string, string> = {}) =>
  server.ask("POST", path, {
    key: null,
    headers: { ...page(), ...headers },
    ...(body ? { body } : {}),
  });

/** The token of the last link that was printed for an address; null when none was. */
function printedToken(email: string): string | null {
  const text = server.printed.findLast((line) => line.includes(` ${email},`));
  return text ? new URL(text.trim().split("\n")[1] ?? "").searchParams.get("token") : null;
}

async function askToken(email: string): Promise<string | null> {
  await post("/auth/sign-in-links", { email });
  return printedToken(email);
}

const cookieOf = ({ headers }: Answer) =>
  headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0])
    .join("; ");

describe("a link", () => {
  test("signs the person in whose address it was asked for, once", async () => {
    const token = await askToken("OWNER@example.com".toLowerCase());
    const entered = await post("/auth/sign-ins", { token });
    expect(entered.status, entered.text).toBe(200);
    expect(entered.body).toMatchObject({ id: owner.personId, email: "owner@example.com" });
    expect(entered.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^hyponema_session=signin_.*; Path=\/; Max-Age=\d+; HttpOnly; SameSite=Lax$/),
    ]);
    const me = await server.ask("GET", "/me", { key: null, headers: { cookie: cookieOf(entered) } });
    expect(me.body).toEqual(entered.body);
    expect(outcome(await post("/auth/sign-ins", { token }))).toEqual([410, "sign-in-link-used"]);
  });
});

test("passkeys", async () => {
  const device = makeAuthenticator(server.url);
  const started = await owner.ask("POST", "/me/passkey-challenges");
  expect(started.status, started.text).toBe(200);
  const headers = { cookie: `${owner.cookie}; ${cookieOf(started)}` };
  const made = await owner.ask("POST", "/me/passkeys", {
    headers,
    body: { name: "Laptop", response: device.create(started.body) },
  });
  expect(made.status, made.text).toBe(201);
  const begun = await post("/auth/passkey-challenges");
  const entered = await post(
    "/auth/passkey-sign-ins",
    { response: device.get(begun.body) },
    { cookie: cookieOf(begun) },
  );
  expect(entered.status, entered.text).toBe(200);
  expect(entered.body.id).toBe(owner.personId);
});
