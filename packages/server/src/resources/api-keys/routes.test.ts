import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch } from "../../../test/design.ts";
import { until } from "../../../test/process.ts";
import { type Answer, type SignedInPerson, startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let admin: SignedInPerson;
let base: string;

beforeAll(async () => {
  server = await startTestServer();
  admin = await server.signIn("admin");
  base = `/workspaces/${server.demo.workspace_id}/api-keys`;
});

afterAll(() => server.dispose());

const BODY = { name: "Booking backend", scopes: ["agents:read"] };
const outcome = ({ status, body }: Answer) => [status, body?.code ?? null];
const create = (change: object = {}) => admin.ask("POST", base, { body: { ...BODY, ...change } });
const get = (id: string) => admin.ask("GET", `${base}/${id}`);
const agentsWith = async (key: string) =>
  (await server.ask("GET", `/workspaces/${server.demo.workspace_id}/agents`, { key })).status;
const rotate = async (id: string, headers: Record<string, string>, body?: object) =>
  admin.ask("POST", `${base}/${id}/rotate`, { headers, ...(body ? { body } : {}) });

describe("an admin", () => {
  test("makes a key, which works at once, and sees who made it and when it was used", async () => {
    const made = await create();
    expect(made.status, made.text).toBe(201);
    expect(made.headers.get("cache-control")).toBe("no-store");
    expect(await agentsWith(made.body.secret)).toBe(200);
    const [shown] = (await admin.ask("GET", `${base}?search=booking&limit=1`)).body.data;
    expect(shown).toMatchObject({
      ...{ id: made.body.id, state: "active", expires_at: null, revision: 1 },
      created_by: { kind: "member", id: admin.personId, name: admin.email },
      last_used_at: expect.stringMatching(/:00\.000Z$/),
    });
    expect(shown).not.toHaveProperty("secret");
  });

  test("changes, rotates and revokes it, each told in the audit log without the secrets", async () => {
    const made = await create({ name: "Of many changes" });
    const { id } = made.body;
    const changed = await admin.ask("PATCH", `${base}/${id}`, {
      body: { scopes: ["agents:write"], expires_at: "2199-01-01T00:00:00Z" },
      headers: ifMatch(made),
    });
    expect(changed.body).toMatchObject({ scopes: ["agents:write"], revision: 2 });
    const rotated = await rotate(id, ifMatch(changed));
    const overlap = Date.parse(rotated.body.previous.expires_at) - Date.now();
    expect(Math.round(overlap / 3600_000)).toBe(24);
    expect(await agentsWith(rotated.body.secret)).toBe(200);
    const revoked = await admin.ask("DELETE", `${base}/${id}`);
    expect(revoked.body).toMatchObject({ state: "revoked", previous: null });
    for (const { secret } of [made.body, rotated.body]) {
      await until(async () => (await agentsWith(secret)) === 401);
    }
    expect(outcome(await rotate(id, ifMatch(await get(id))))).toEqual([409, "api-key-ended"]);
    const audit = await server.ask(
      "GET",
      `/workspaces/${server.demo.workspace_id}/audit-log?target_id=${id}`,
    );
    const actions = audit.body.data.map(({ action }: { action: string }) => action);
    expect(actions).toEqual(["api_key.revoke", "api_key.rotate", "api_key.update", "api_key.create"]);
    for (const { secret } of [made.body, rotated.body]) {
      expect(audit.text).not.toContain(secret.slice(8, -4));
    }
  });

  test("revokes the last key, and goes on without any", async () => {
    const other = await server.signIn(null);
    const made = await other.ask("POST", "/workspaces", { body: { name: "Without keys" } });
    const path = `/workspaces/${made.body.id}`;
    const { body } = await other.ask("POST", `${path}/api-keys`, { body: BODY });
    expect((await other.ask("DELETE", `${path}/api-keys/${body.id}`)).status).toBe(200);
    const listed = await other.ask("GET", `${path}/api-keys?state=active`);
    expect(listed.body).toEqual({ data: [], next_cursor: null });
    expect((await other.ask("GET", `${path}/agents`)).status).toBe(200);
  });
});

describe("a key that cannot be made so", () => {
  test.each([
    [{ scopes: ["agents:fly"] }, "invalid-request", "/scopes/0"],
    [{ scopes: [] }, "invalid-request", "/scopes"],
    [{ scopes: "agents:read" }, "invalid-request", "/scopes"],
    [{ name: "x".repeat(300) }, "invalid-request", "/name"],
    [{ name: "" }, "invalid-request", "/name"],
    [{ expires_at: "2020-01-01T00:00:00Z" }, "expiry-not-in-future", "/expires_at"],
    [{ expires_at: "tomorrow" }, "invalid-request", "/expires_at"],
    [{ expires_at: "9999-01-01T00:00:00Z" }, "invalid-request", "/expires_at"],
  ])("is refused with its place (%j)", async (change, code, path) => {
    const refused = await create(change);
    expect(outcome(refused)).toEqual([422, code]);
    expect(refused.body.errors[0].path).toBe(path);
    const { id } = (await create()).body;
    const headers = ifMatch(await get(id));
    expect(outcome(await admin.ask("PATCH", `${base}/${id}`, { body: change, headers }))).toEqual([
      422,
      code,
    ]);
  });

  test.each([-1, 1.5, 604_801, "60"])("is not rotated with an overlap of %j", async (overlap_seconds) => {
    const made = await create();
    const refused = await rotate(made.body.id, ifMatch(made), { overlap_seconds });
    expect(refused.body).toMatchObject({ code: "invalid-request", errors: [{ path: "/overlap_seconds" }] });
  });

  test.each(["<script>alert(1)</script>", "مفتاح الحجز", "🔑"])("may be called %s", async (name) => {
    expect((await get((await create({ name })).body.id)).body.name).toBe(name);
  });
});

describe("rotating", () => {
  test("names what it was made from; of two at once one wins, and no secret is lost", async () => {
    const made = await create();
    const { id, secret } = made.body;
    expect(outcome(await rotate(id, {}))).toEqual([428, "version-required"]);
    const both = await Promise.all([rotate(id, ifMatch(made)), rotate(id, ifMatch(made))]);
    const [won] = both.filter(({ status }) => status === 200);
    const [lost] = both.filter(({ status }) => status !== 200);
    expect(outcome(lost as Answer)).toEqual([412, "stale-version"]);
    expect([await agentsWith(secret), await agentsWith(won?.body.secret)]).toEqual([200, 200]);
  });

  test("that is sent again with its Idempotency-Key answers the same secret, which is kept sealed", async () => {
    const made = await create();
    const headers = { ...ifMatch(made), "idempotency-key": "rotate once" };
    const first = await rotate(made.body.id, headers, { overlap_seconds: 0 });
    const again = await rotate(made.body.id, headers, { overlap_seconds: 0 });
    expect(again.body.secret).toBe(first.body.secret);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const kept = await server.database.peek("SELECT to_jsonb(k) AS kept FROM hyponema.idempotency_keys k");
    expect(JSON.stringify(kept)).not.toContain(first.body.secret);
  });
});

test("another workspace's keys are as unknown as made-up ones", async () => {
  const stranger = await server.signIn(null);
  const own = await stranger.ask("POST", "/workspaces", { body: { name: "Stranger's" } });
  const made = await create();
  const path = `/workspaces/${own.body.id}/api-keys/${made.body.id}`;
  for (const [method, at] of [
    ["GET", path],
    ["DELETE", path],
    ["POST", `${path}/rotate`],
  ] as const) {
    expect(outcome(await stranger.ask(method, at, { headers: ifMatch(made) }))).toEqual([
      ...[404, "api-key-not-found"],
    ]);
  }
  expect(outcome(await stranger.ask("GET", base))).toEqual([404, "workspace-not-found"]);
  expect(await agentsWith(made.body.secret)).toBe(200);
});

test.each(["builder", "analyst", "viewer"] as const)("a %s neither sees keys nor makes one", async (role) => {
  const person = await server.signIn(role);
  expect(outcome(await person.ask("GET", base))).toEqual([403, "insufficient-role"]);
  expect(outcome(await person.ask("POST", base, { body: BODY }))).toEqual([403, "insufficient-role"]);
});

test("a key makes no keys, whatever its scopes", async () => {
  expect(outcome(await server.ask("POST", base, { body: BODY }))).toEqual([403, "dashboard-only"]);
});
