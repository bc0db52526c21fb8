import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch } from "../../../test/design.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let base: string;
let personaId: string;

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
  const { body } = await server.ask("GET", `${base}/personas?limit=1`);
  personaId = body.data[0].id;
});

afterAll(() => server.dispose());

const newKey = () => `key-${randomUUID()}`;

describe.each(["agents", "personas"])("the key of %s", (kind) => {
  const create = (body: object) =>
    server.ask("POST", `${base}/${kind}`, {
      body: {
        name: "Keyed",
        ...(kind === "agents" ? { modality: "text", persona: { persona_id: personaId } } : {}),
        ...body,
      },
    });

  async function change(id: string, body: object) {
    const before = await server.ask("GET", `${base}/${kind}/${id}`);
    return server.ask("PATCH", `${base}/${kind}/${id}`, { body, headers: ifMatch(before) });
  }

  async function withKey(key: string, more = ""): Promise<string[]> {
    const { body } = await server.ask("GET", `${base}/${kind}?key=${key}${more}`);
    return body.data.map(({ id }: { id: string }) => id);
  }

  test("is null unless it is given, and can be set, changed and cleared", async () => {
    const made = await create({});
    expect([made.status, made.body.key]).toEqual([201, null]);
    const key = newKey();
    const { id } = made.body;
    for (const next of [key, null, key]) {
      const changed = await change(id, { key: next });
      expect([changed.status, changed.body.key]).toEqual([200, next]);
    }
    expect((await change(id, { name: "Renamed" })).body).toMatchObject({ name: "Renamed", key });
    expect(await withKey(key)).toEqual([id]);
  });

  test("finds exactly one, archived or not", async () => {
    const key = newKey();
    const { id } = (await create({ key })).body;
    await create({ key: `${key}x`.slice(0, 63) });
    expect(await withKey(key)).toEqual([id]);
    await server.ask("DELETE", `${base}/${kind}/${id}`);
    expect(await withKey(key)).toEqual([]);
    expect(await withKey(key, "&archived=true")).toEqual([id]);
    expect((await create({ key })).body.code).toBe("key-taken");
  });

  test("is refused when another has it, and nothing is changed", async () => {
    const key = newKey();
    await create({ key });
    const again = await create({ key });
    expect([again.status, again.body.code]).toEqual([409, "key-taken"]);
    expect(again.body.errors).toEqual([{ path: "/key", message: "is taken" }]);
    const { id } = (await create({})).body;
    const changed = await change(id, { key, name: "Other" });
    expect([changed.status, changed.body.code]).toEqual([409, "key-taken"]);
    const { body } = await server.ask("GET", `${base}/${kind}/${id}`);
    expect(body).toMatchObject({ key: null, name: "Keyed" });
  });

  test("that two ask for at once is given to one of them", async () => {
    const key = newKey();
    const answers = await Promise.all([create({ key }), create({ key }), create({ key })]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
  });

  test.each(["", "-a", "_a", "A", "front desk", "ä", "a".repeat(64), "a/b", "a\n"])(
    "is refused when it is %j",
    async (key) => {
      const refused = await create({ key });
      expect([refused.status, refused.body.errors[0].path]).toEqual([422, "/key"]);
      const { status } = await server.ask("GET", `${base}/${kind}?key=${encodeURIComponent(key)}`);
      expect(status).toBe(422);
    },
  );

  test("may be of one character or of 63", async () => {
    expect((await create({ key: "7" })).status).toBe(201);
    expect((await create({ key: "z".repeat(63) })).status).toBe(201);
  });

  test("is in the audit log", async () => {
    const key = newKey();
    const { id } = (await create({})).body;
    await change(id, { key });
    const { body } = await server.ask("GET", `${base}/audit-log?target_id=${id}`);
    expect(body.data[0]).toMatchObject({ before: { key: null }, after: { key } });
  });
});

test("an agent and a persona may have the same key, and so may things of two workspaces", async () => {
  const key = newKey();
  const owner = await server.signIn("owner");
  const other = await owner.ask("POST", "/workspaces", { body: { name: "Other" } });
  const places = [`${base}/personas`, `/workspaces/${other.body.id}/personas`];
  for (const place of places) {
    const made = await owner.ask("POST", place, { body: { name: "Keyed", key } });
    expect([made.status, made.body.key]).toEqual([201, key]);
  }
  const agent = await server.ask("POST", `${base}/agents`, {
    body: { name: "Keyed", key, modality: "text", persona: { persona_id: personaId } },
  });
  expect([agent.status, agent.body.key]).toEqual([201, key]);
});

test("a copy of an agent has no key", async () => {
  const agent = await server.ask("POST", `${base}/agents`, {
    body: { name: "Keyed", key: newKey(), modality: "text", persona: { persona_id: personaId } },
  });
  const copy = await server.ask("POST", `${base}/agents/${agent.body.id}/duplicate`);
  expect([copy.status, copy.body.key]).toEqual([201, null]);
});
