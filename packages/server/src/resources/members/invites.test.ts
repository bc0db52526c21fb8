import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Answer, type SignedInPerson, startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let owner: SignedInPerson;
let workspaceId: string;
let path: string;

const outcome = ({ status, body }: Answer) => [status, body?.code ?? null];

beforeAll(async () => {
  server = await startTestServer();
});

afterAll(() => server.dispose());

beforeEach(async () => {
  owner = await server.signIn(null);
  const made = await owner.ask("POST", "/workspaces", { body: { name: "Lindenhof" } });
  workspaceId = made.body.id;
  path = `/workspaces/${workspaceId}/invites`;
});

const invite = (email: string, role = "builder", by = owner) =>
  by.ask("POST", path, { body: { email, role } });
const accept = (person: SignedInPerson, token: string) =>
  person.ask("POST", "/invites/accept", { body: { token } });
const tokenOf = ({ body }: Answer) => new URL(body.link).searchParams.get("token") ?? "";

describe("an invite", () => {
  test("makes whoever its address belongs to a member, by its role, once", async () => {
    const person = await server.signIn(null);
    const invited = await invite(person.email.toUpperCase(), "analyst");
    expect(invited.body).toMatchObject({
      ...{ email: person.email, role: "analyst", mailed: false },
      invited_by: { person_id: owner.personId, name: owner.email },
      link: expect.stringContaining(`${server.url}/dashboard/invite?token=`),
    });
    const token = tokenOf(invited);
    const both = await Promise.all([accept(person, token), accept(person, token)]);
    expect(both.map(outcome).sort()).toEqual([
      [200, null],
      [410, "invite-used"],
    ]);
    expect((await person.ask("GET", "/me")).body.workspaces).toMatchObject([
      { id: workspaceId, name: "Lindenhof", role: "analyst" },
    ]);
    expect((await owner.ask("GET", path)).body.data).toEqual([]);
    const audit = await owner.ask("GET", `/workspaces/${workspaceId}/audit-log?actor_id=${person.personId}`);
    expect(audit.body.data.map(({ action }: { action: string }) => action)).toEqual([
      "invite.accept",
      "member.add",
    ]);
  });

  test("is shown once; only the hash of its token is kept", async () => {
    const token = tokenOf(await invite("bo@example.com"));
    const list = await owner.ask("GET", path);
    expect(list.body.data).toMatchObject([{ email: "bo@example.com", role: "builder" }]);
    expect(list.text).not.toContain("link");
    const kept = await server.database.peek("SELECT row_to_json(i)::text AS row FROM hyponema.invites i");
    expect(JSON.stringify(kept)).not.toContain(token);
  });

  test("is refused to whoever signed in with another address", async () => {
    const token = tokenOf(await invite("bo@example.com"));
    const other = await server.signIn(null);
    expect(outcome(await accept(other, token))).toEqual([403, "invite-for-another-address"]);
  });

  test("that has expired, was taken back, was replaced or never was is refused, each by its own code", async () => {
    const person = await server.signIn(null);
    const [first, second] = [await invite(person.email), await invite(person.email, "viewer")];
    expect(outcome(await accept(person, tokenOf(first)))).toEqual([404, "invite-not-found"]);
    await server.database.peek("UPDATE hyponema.invites SET expires_at = now() WHERE id = $1", [
      second.body.id,
    ]);
    expect(outcome(await accept(person, tokenOf(second)))).toEqual([410, "invite-expired"]);
    expect((await owner.ask("GET", path)).body.data).toEqual([]);
    const third = await invite(person.email);
    expect((await owner.ask("DELETE", `${path}/${third.body.id}`)).status).toBe(204);
    expect(outcome(await accept(person, tokenOf(third)))).toEqual([404, "invite-not-found"]);
    expect(outcome(await owner.ask("DELETE", `${path}/${third.body.id}`))).toEqual([404, "invite-not-found"]);
    for (const garbled of ["x", "a".repeat(200), "%00"]) {
      expect(outcome(await accept(person, garbled))).toEqual([404, "invite-not-found"]);
    }
  });

  test("is for nobody who is a member", async () => {
    expect(outcome(await invite(owner.email, "viewer"))).toEqual([409, "already-member"]);
    const person = await server.signIn(null);
    const token = tokenOf(await invite(person.email, "viewer"));
    await server.signIn("builder", { email: person.email, workspaceId });
    expect(outcome(await accept(person, token))).toEqual([409, "already-member"]);
  });

  test("is to no role above the inviter's own, and void once theirs is taken or lowered below it", async () => {
    const admin = await server.signIn("admin", { workspaceId });
    expect(outcome(await invite("bo@example.com", "owner", admin))).toEqual([403, "role-above-own"]);
    const [bo, di, ed] = await Promise.all(["x", "y", "z"].map(() => server.signIn(null)));
    if (!bo || !di || !ed) throw new Error("nobody came");
    const high = tokenOf(await invite(bo.email, "admin", admin));
    const low = tokenOf(await invite(di.email, "viewer", admin));
    const member = `/workspaces/${workspaceId}/members/${admin.personId}`;
    await owner.ask("PATCH", member, { body: { role: "builder" } });
    expect(outcome(await accept(bo, high))).toEqual([404, "invite-not-found"]);
    expect((await accept(di, low)).status).toBe(200);
    await owner.ask("PATCH", member, { body: { role: "admin" } });
    const later = tokenOf(await invite(ed.email, "viewer", admin));
    await owner.ask("DELETE", member);
    expect(outcome(await accept(ed, later))).toEqual([404, "invite-not-found"]);
  });

  test("to a role above one's own is neither taken back nor replaced", async () => {
    const admin = await server.signIn("admin", { workspaceId });
    const person = await server.signIn(null);
    const invited = await invite(person.email, "owner");
    const taken = await admin.ask("DELETE", `${path}/${invited.body.id}`);
    expect(outcome(taken)).toEqual([403, "role-above-own"]);
    expect(outcome(await invite(person.email, "viewer", admin))).toEqual([403, "role-above-own"]);
    expect((await accept(person, tokenOf(invited))).body.role).toBe("owner");

    const late = await server.signIn(null);
    const { id } = (await invite(late.email, "owner")).body;
    await server.database.peek("UPDATE hyponema.invites SET expires_at = now() WHERE id = $1", [id]);
    expect((await invite(late.email, "viewer", admin)).status).toBe(201);
  });

  test("is one of two hundred at most", async () => {
    await server.database.peek(
      `INSERT INTO hyponema.invites (workspace_id, id, email, role, hash, inviter_name, created_at, expires_at)
       SELECT $1, 'invite_' || n, n || '@example.com', 'viewer', int4send(n), 'x', now(), now() + interval '1 day'
       FROM generate_series(1, 200) n`,
      [workspaceId],
    );
    expect(outcome(await invite("bo@example.com"))).toEqual([409, "too-many-invites"]);
    expect((await invite("7@example.com")).status).toBe(201);
    await server.database.peek("DELETE FROM hyponema.invites WHERE workspace_id = $1", [workspaceId]);
  });

  test.each([
    `${"a".repeat(300)}@example.com`,
    "bo",
    "bo@example.com, all@example.com",
    "bo@example.com\r\nBcc: x",
  ])("is not for %j", async (email) => {
    expect(outcome(await invite(email))).toEqual([422, "invalid-request"]);
  });
});

test("a person is a member of a hundred workspaces at most", async () => {
  const person = await server.signIn(null);
  await server.database.peek(
    `WITH made AS (INSERT INTO hyponema.workspaces (id, name, created_at)
       SELECT 'ws_' || lpad(n::text, 26, '0'), 'x', now() FROM generate_series(1, 100) n RETURNING id)
     INSERT INTO hyponema.members SELECT id, $1, 'viewer', now() FROM made`,
    [person.personId],
  );
  const made = await person.ask("POST", "/workspaces", { body: { name: "One more" } });
  expect(outcome(made)).toEqual([409, "too-many-workspaces"]);
  const token = tokenOf(await invite(person.email));
  expect(outcome(await accept(person, token))).toEqual([409, "too-many-workspaces"]);
});
