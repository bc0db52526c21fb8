import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cookiesOf, fromPage, linkToken, printedLink } from "../../../test/people.ts";
import {
  type Answer,
  asPerson,
  type SignedInPerson,
  serveOn,
  startTestServer,
  type TestServer,
} from "../../../test/server.ts";

let server: TestServer;
let owner: SignedInPerson;

const outcome = ({ status, body }: Answer) => [status, body?.code ?? null];

beforeAll(async () => {
  server = await startTestServer();
  owner = await server.signIn("owner", { email: "owner@example.com" });
});

afterAll(() => server.dispose());

const enter = (token: string, cookie?: string) => fromPage(server, "/auth/sign-ins", { token }, cookie);

/** A valid token with another creation time. */
function tokenOf(secondsAgo: number): string {
  const named = `${"a".repeat(32)}.${Math.floor(Date.now() / 1000) - secondsAgo}`;
  return `${named}.${server.instance.keyring.keysFor("sign-in-link").sign(named)}`;
}

describe("a link", () => {
  test("signs in whoever its address belongs to, and leaves a cookie that no script reads", async () => {
    const entered = await enter(await linkToken(server, owner.email));
    expect(entered.status, entered.text).toBe(200);
    expect(entered.body).toMatchObject({ id: owner.personId, email: owner.email });
    expect(entered.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^hyponema_session=signin_\w+\.0\..+; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/,
      ),
    ]);
    const me = await asPerson(server.url, cookiesOf(entered))("GET", "/me");
    expect(me.body).toEqual(entered.body);
  });

  test("signs in once, also when it is used twice at the same moment", async () => {
    const token = await linkToken(server, owner.email);
    const both = await Promise.all([enter(token), enter(token)]);
    expect(both.map(outcome).sort()).toEqual([
      [200, null],
      [410, "sign-in-link-used"],
    ]);
    expect(outcome(await enter(token))).toEqual([410, "sign-in-link-used"]);
  });

  test("leads to the dashboard, and is known to the database by its hash alone", async () => {
    const token = await linkToken(server, owner.email);
    const link = printedLink(server, owner.email);
    expect(link?.href.startsWith(`${server.url}/dashboard/sign-in?token=`)).toBe(true);
    const kept = await server.database.peek("SELECT identifier, value FROM hyponema.sign_in_secrets");
    expect(JSON.stringify(kept)).not.toContain(token.slice(0, 32));
  });

  test("that has expired, was never made or is cut off is refused, each by its own code", async () => {
    expect(outcome(await enter(tokenOf(601)))).toEqual([410, "sign-in-link-expired"]);
    expect(outcome(await enter(tokenOf(60)))).toEqual([410, "sign-in-link-used"]);
    const token = await linkToken(server, owner.email);
    for (const garbled of [token.slice(0, -1), `${token}x`, token.replace(".", ".9"), "x", "..."]) {
      expect(outcome(await enter(garbled)), garbled).toEqual([422, "sign-in-link-invalid"]);
    }
    expect((await enter(token)).status).toBe(200);
  });

  test("is sent to an address however it is typed, for one and the same person", async () => {
    const token = await linkToken(server, owner.email);
    await fromPage(server, "/auth/sign-in-links", { email: "Owner@EXAMPLE.com" });
    const other = printedLink(server, owner.email)?.searchParams.get("token") ?? "";
    expect(other).not.toBe(token);
    expect((await enter(other)).body.id).toBe(owner.personId);
  });

  test.each([
    `${"a".repeat(300)}@example.com`,
    `a@${"b".repeat(300)}.com`,
    "ana",
    "a@b",
    "a b@example.com",
    "",
  ])("is not sent to %j, which is no address", async (email) => {
    const answer = await fromPage(server, "/auth/sign-in-links", { email });
    expect(outcome(answer)).toEqual([422, "invalid-request"]);
    expect(answer.body.errors).toMatchObject([{ path: "/email" }]);
  });

  test("is not sent to a stranger, who is told the same as everybody", async () => {
    const known = await fromPage(server, "/auth/sign-in-links", { email: owner.email });
    const stranger = await fromPage(server, "/auth/sign-in-links", { email: "stranger@example.com" });
    expect([stranger.status, stranger.text]).toEqual([known.status, known.text]);
    expect(printedLink(server, "stranger@example.com")).toBeNull();
  });

  test("ends what the browser was signed in by until then", async () => {
    const before = await server.signIn("viewer");
    const entered = await enter(await linkToken(server, owner.email), before.cookie);
    expect(entered.body.id).toBe(owner.personId);
    expect(outcome(await before.ask("GET", "/me"))).toEqual([401, "sign-in-ended"]);
  });
});

describe("a sign-in", () => {
  test("is told of, where it is from, and is ended from another one, on every node", async () => {
    const other = await serveOn(server.database);
    const here = await server.signIn("viewer");
    const there = await server.signIn(null, { email: here.email });
    const onOther = asPerson(other.url, there.cookie);
    expect((await onOther("GET", "/me")).status).toBe(200);
    const { body } = await here.ask("GET", "/me/sign-ins");
    expect(body.data).toMatchObject([
      { id: there.signInId, current: false, address: "127.0.0.1", user_agent: "test" },
      { id: here.signInId, current: true },
    ]);
    expect((await here.ask("DELETE", `/me/sign-ins/${there.signInId}`)).status).toBe(204);
    expect(outcome(await onOther("GET", "/me"))).toEqual([401, "sign-in-ended"]);
    const again = await here.ask("DELETE", `/me/sign-ins/${there.signInId}`);
    expect(outcome(again)).toEqual([404, "sign-in-not-found"]);
    await other.stop();
    await other.instance.close();
  });

  test("of somebody else is not found", async () => {
    const person = await server.signIn("admin");
    const answer = await person.ask("DELETE", `/me/sign-ins/${owner.signInId}`);
    expect(outcome(answer)).toEqual([404, "sign-in-not-found"]);
    expect((await owner.ask("GET", "/me")).status).toBe(200);
  });

  test("outlives all others when they are ended together", async () => {
    const here = await server.signIn("viewer");
    const there = await server.signIn(null, { email: here.email });
    expect((await here.ask("DELETE", "/me/sign-ins")).status).toBe(204);
    expect(outcome(await there.ask("GET", "/me"))).toEqual([401, "sign-in-ended"]);
    expect((await here.ask("GET", "/me/sign-ins")).body.data).toHaveLength(1);
  });

  test("ends when its browser signs out, which takes the cookie back", async () => {
    const person = await server.signIn("viewer");
    const out = await fromPage(server, "/auth/sign-out", undefined, person.cookie);
    expect(out.status).toBe(204);
    expect(out.headers.getSetCookie()).toEqual([
      expect.stringContaining("hyponema_session=; Path=/; Max-Age=0"),
    ]);
    expect(outcome(await person.ask("GET", "/me"))).toEqual([401, "sign-in-ended"]);
  });

  test("that nobody has used for a week has ended", async () => {
    const person = await server.signIn("viewer");
    await server.database.peek("UPDATE hyponema.sign_ins SET expires_at = now() WHERE id = $1", [
      person.signInId,
    ]);
    expect(outcome(await person.ask("GET", "/me"))).toEqual([401, "sign-in-ended"]);
    await server.instance.database.asSystem((tx) => tx.query("SELECT hyponema.sweep_sign_ins(now())"));
    const kept = await server.database.peek("SELECT id FROM hyponema.sign_ins");
    expect(kept).not.toContainEqual({ id: person.signInId });
    expect(kept).toContainEqual({ id: owner.signInId });
  });

  test("is counted like a key: too many requests of a person are refused, by whatever browser", async () => {
    const limits = JSON.stringify({ key_per_minute: 3 });
    const strict = await serveOn(server.database, { HYPONEMA_RATE_LIMITS: limits });
    const here = await server.signIn("viewer");
    const there = await server.signIn(null, { email: here.email });
    for (const { cookie } of [here, there, here]) {
      expect((await asPerson(strict.url, cookie)("GET", "/me")).status).toBe(200);
    }
    const refused = await asPerson(strict.url, there.cookie)("GET", "/me");
    expect(outcome(refused)).toEqual([429, "rate-limited"]);
    expect(refused.headers.get("ratelimit")).toMatch(/^"requests";r=0/);
    await strict.stop();
    await strict.instance.close();
  });
});

describe("a cookie", () => {
  const age = (person: SignedInPerson, minutes: number) =>
    server.database.peek(
      "UPDATE hyponema.sign_ins SET renewed_at = now() - make_interval(mins => $2) WHERE id = $1",
      [person.signInId, minutes],
    );

  test("is given a successor after a quarter of an hour, whose first use ends it", async () => {
    const person = await server.signIn("viewer");
    expect((await person.ask("GET", "/me")).headers.getSetCookie()).toEqual([]);
    await age(person, 16);
    const renewed = await person.ask("GET", "/me");
    const next = cookiesOf(renewed);
    expect(next).not.toBe(person.cookie);
    // The response may be lost: until the successor is used, the cookie stays valid and gets the same successor again.
    expect(cookiesOf(await person.ask("GET", "/me"))).toBe(next);
    const later = asPerson(server.url, next);
    expect((await later("GET", "/me")).status).toBe(200);
    // Requests in flight at that moment still succeed.
    expect((await person.ask("GET", "/me")).status).toBe(200);
    await age(person, 2);
    expect(outcome(await person.ask("GET", "/me"))).toEqual([401, "sign-in-ended"]);
    expect((await later("GET", "/me")).status).toBe(200);
  });

  test("cannot be made from another, or for another number", async () => {
    const [name, signed = ""] = owner.cookie.split("=");
    const [id, , ...signature] = signed.split(".");
    for (const forged of [
      `${id}.1.${signature.join(".")}`,
      `${id}.0`,
      `${id}.0.x.y`,
      `${id}.99999999999.x.y`,
    ]) {
      const answer = await asPerson(server.url, `${name}=${forged}`)("GET", "/me");
      expect(outcome(answer), forged).toEqual([401, "sign-in-ended"]);
    }
  });

  test("is for encrypted connections to this host alone, where the server is not on the browser's own machine", async () => {
    const origin = "https://voice.example.com";
    const far = await serveOn(server.database, { HYPONEMA_PUBLIC_URL: `${origin}/` });
    const ask = asPerson(far.url, "");
    await ask("POST", "/auth/sign-in-links", { body: { email: owner.email }, headers: { origin } });
    const link = printedLink(far, owner.email);
    expect(link?.origin).toBe(origin);
    const body = { token: link?.searchParams.get("token") };
    const entered = await ask("POST", "/auth/sign-ins", { body, headers: { origin } });
    expect(entered.headers.getSetCookie()).toEqual([
      expect.stringMatching(/^__Host-hyponema_session=.*; HttpOnly; SameSite=Lax; Secure$/),
    ]);
    const headers = { cookie: cookiesOf(entered), origin };
    expect((await ask("PATCH", "/me", { body: { name: "Olga" }, headers })).body.name).toBe("Olga");
    await far.stop();
    await far.instance.close();
  });
});

describe("a person", () => {
  test.each(["", "a".repeat(101), "Ana\nBo", "\u0000"])("is not called %j", async (name) => {
    expect(outcome(await owner.ask("PATCH", "/me", { body: { name } }))).toEqual([422, "invalid-request"]);
  });

  test("is called as they like", async () => {
    for (const name of ["a".repeat(100), "<script>alert(1)</script>", "أنا كوفاتش"]) {
      expect((await owner.ask("PATCH", "/me", { body: { name } })).body.name).toBe(name);
    }
  });
});
