import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch } from "../../../../test/design.ts";
import { startTestServer, type TestServer } from "../../../../test/server.ts";

let server: TestServer;
let memory: string;
let users: string;
let count = 0;

beforeAll(async () => {
  server = await startTestServer({}, "api");
  memory = `/workspaces/${server.demo.workspace_id}/memory`;
  users = `/workspaces/${server.demo.workspace_id}/users`;
});

afterAll(() => server.dispose());

async function makeUser(): Promise<string> {
  const body = { external_user_id: `user-${++count}` };
  return (await server.ask("POST", users, { body })).body.user_id;
}

const observe = (user_id: string, fields: object) =>
  server.ask("POST", `${memory}/observations`, { body: { user_id, kind: "fact", ...fields } });
const list = async (query: object) =>
  (await server.ask("GET", `${memory}/observations?${new URLSearchParams({ ...query })}`)).body;
const textsOf = (page: { data: { text: string }[] }) => page.data.map(({ text }) => text);
const get = (id: string) => server.ask("GET", `${memory}/observations/${id}`);
const history = async (id: string) =>
  (await server.ask("GET", `${memory}/observations/${id}/history`)).body.data;
const correct = async (id: string, body: object) =>
  server.ask("PATCH", `${memory}/observations/${id}`, { body, headers: ifMatch(await get(id)) });
const restore = (id: string) => server.ask("POST", `${memory}/observations/${id}/restore`);
const entryOf = async (id: string) =>
  (await server.database.peek("SELECT * FROM hyponema.memory_entries WHERE id = $1", [id]))[0];

describe("an observation", () => {
  test("that is written by hand holds from now on, found by its words and without a vector yet", async () => {
    const user_id = await makeUser();
    const made = await observe(user_id, {
      text: "The user lives in Lisbon.",
      slot: "user.residence",
      value: " Lisbon ",
      entities: ["Lisbon"],
      topics: ["Home"],
    });
    expect(made).toMatchObject({
      status: 201,
      body: {
        user_id,
        external_user_id: `user-${count}`,
        value: "lisbon",
        topics: ["home"],
        importance: 0.5,
        confidence: 1,
        origin: "api",
        source: null,
        status: "active",
        mentions: 1,
      },
    });
    expect((await get(made.body.id)).body).toEqual(made.body);
    expect(await entryOf(made.body.id)).toMatchObject({
      kind: "observation",
      state: "active",
      terms: expect.stringContaining("lisbon"),
      vector: null,
    });
  });

  test("about a slot supersedes what was said before, and not what was said after", async () => {
    const user_id = await makeUser();
    const about = (value: string, said_at: string) =>
      observe(user_id, { text: `The user lives in ${value}.`, slot: "user.residence", value, said_at });
    const lisbon = await about("lisbon", "2026-01-01T00:00:00.000Z");
    const porto = await about("porto", "2026-03-01T00:00:00.000Z");
    const faro = await about("faro", "2026-02-01T00:00:00.000Z");
    expect((await get(lisbon.body.id)).body).toMatchObject({
      status: "superseded",
      superseded_by: faro.body.id,
    });
    expect((await get(porto.body.id)).body.status).toBe("active");
    expect(faro.body).toMatchObject({ status: "superseded", superseded_by: porto.body.id });
    const chain = await history(faro.body.id);
    expect(textsOf({ data: chain })).toEqual([
      "The user lives in lisbon.",
      "The user lives in faro.",
      "The user lives in porto.",
    ]);
  });

  test("said twice is one, mentioned twice", async () => {
    const user_id = await makeUser();
    const first = await observe(user_id, { text: "The user plays chess." });
    const again = await observe(user_id, { text: "the user plays chess." });
    expect(again.body).toMatchObject({ id: first.body.id, mentions: 2 });
  });

  test("does not end before it begins", async () => {
    const period = { valid_from: "2026-02-01T00:00:00.000Z", valid_to: "2026-01-01T00:00:00.000Z" };
    const user_id = await makeUser();
    const refused = await observe(user_id, { text: "x", ...period });
    expect(refused).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    const made = await observe(user_id, { text: "x", valid_to: period.valid_to });
    const patched = await correct(made.body.id, { valid_from: period.valid_from });
    expect(patched.body.errors).toEqual([{ path: "/valid_to", message: "must not be before valid_from" }]);
  });

  test("of a User or an agent that is not there is refused", async () => {
    const unknown = await observe("nobody", { text: "x" });
    expect(unknown).toMatchObject({ status: 404, body: { code: "user-not-found" } });
    const agent_id = "agent_01j8z5k3mve7b8xq2n4w6y9r1t";
    const refused = await observe(await makeUser(), { text: "x", agent_id });
    expect(refused).toMatchObject({ status: 404, body: { code: "agent-not-found" } });
    expect(await get("obs_01j8z5k3mve7b8xq2n4w6y9r1t")).toMatchObject({
      status: 404,
      body: { code: "observation-not-found" },
    });
  });

  test("tells where it was said, and what the caller calls that message", async () => {
    const user_id = await makeUser();
    const session = await server.openSession({ userId: user_id });
    await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "I keep bees." } });
    const [message] = await server.database.peek<{ id: string }>(
      "SELECT id FROM hyponema.messages WHERE session_id = $1 AND role = 'user'",
      [session],
    );
    const { body } = await observe(user_id, { text: "The user keeps bees." });
    const { workspace_id } = server.demo;
    await server.database.peek(
      "UPDATE hyponema.observations SET source_session_id = $2, source_message_id = $3 WHERE id = $1",
      [body.id, session, message?.id],
    );
    await server.database.peek(
      `INSERT INTO hyponema.memory_entries (workspace_id, user_id, revision, id, kind, state, session_id, position, said_at, importance)
       VALUES ($1, $2, 0, $3, 'turn', 'active', $4, 1000, now(), 0.5)`,
      [workspace_id, user_id, message?.id, session],
    );
    await server.database.peek(
      "INSERT INTO hyponema.imported_messages VALUES ($1, $2, 'theirs-7', $3, 1000)",
      [workspace_id, user_id, session],
    );
    const source = { conversation_id: session, message_id: message?.id, external_message_id: "theirs-7" };
    expect((await get(body.id)).body.source).toEqual(source);
    expect((await history(body.id))[0].sources).toEqual([source]);
  });
});

describe("a correction", () => {
  test("of the words makes a new observation that supersedes the old one, in its slot", async () => {
    const user_id = await makeUser();
    const old = await observe(user_id, {
      text: "The user lives in Rome.",
      slot: "user.residence",
      value: "rome",
    });
    const fresh = await correct(old.body.id, { text: "The user lives near Rome." });
    expect(fresh).toMatchObject({
      status: 200,
      body: { kind: "correction", slot: "user.residence", value: "rome", revision: 1, status: "active" },
    });
    expect((await get(old.body.id)).body).toMatchObject({
      status: "superseded",
      superseded_by: fresh.body.id,
    });
    expect(await entryOf(old.body.id)).toMatchObject({ state: "superseded" });
    expect(textsOf({ data: await history(fresh.body.id) })).toEqual([
      "The user lives in Rome.",
      "The user lives near Rome.",
    ]);
    expect(await correct(old.body.id, { text: "x" })).toMatchObject({
      status: 409,
      body: { code: "observation-superseded" },
    });
  });

  test("of anything else changes it in place, its vector staying as it is", async () => {
    const { body } = await observe(await makeUser(), { text: "The user has a cold." });
    await server.database.peek("UPDATE hyponema.memory_entries SET vector = '\\x01' WHERE id = $1", [
      body.id,
    ]);
    const valid_to = "2027-01-01T00:00:00.000Z";
    const patched = await correct(body.id, { importance: 0.25, topics: ["Health"], valid_to });
    expect(patched.body).toMatchObject({
      id: body.id,
      revision: 2,
      importance: 0.25,
      topics: ["health"],
      valid_to,
    });
    expect(await entryOf(body.id)).toMatchObject({ importance: 0.25, expires_at: new Date(valid_to) });
    expect(await entryOf(body.id)).toMatchObject({ vector: Buffer.from([1]) });
  });

  test("is refused when made from something else than there is", async () => {
    const { body } = await observe(await makeUser(), { text: "One" });
    const path = `${memory}/observations/${body.id}`;
    const change = { body: { text: "Two" } };
    expect((await server.ask("PATCH", path, change)).body.code).toBe("version-required");
    expect((await server.ask("PATCH", path, { ...change, headers: { "if-match": '"7"' } })).body.code).toBe(
      "stale-version",
    );
  });
});

describe("a restored observation", () => {
  test("holds again, and what held in its place is superseded by it", async () => {
    const user_id = await makeUser();
    const about = (value: string) =>
      observe(user_id, { text: `The user likes ${value}.`, slot: "user.colour", value });
    const red = await about("red");
    const blue = await about("blue");
    const green = await about("green");
    const again = await restore(red.body.id);
    expect(again).toMatchObject({
      status: 200,
      body: { status: "active", superseded_by: null, valid_to: null },
    });
    expect((await get(green.body.id)).body).toMatchObject({
      status: "superseded",
      superseded_by: red.body.id,
    });
    expect(await entryOf(red.body.id)).toMatchObject({ state: "active" });
    expect(await entryOf(green.body.id)).toMatchObject({ state: "superseded" });
    expect((await history(blue.body.id)).map(({ id }: { id: string }) => id)).toEqual(
      [red, blue, green].map(({ body }) => body.id),
    );
    const last = await about("black");
    expect((await get(red.body.id)).body).toMatchObject({
      status: "superseded",
      superseded_by: last.body.id,
    });
    expect(textsOf(await list({ user_id }))).toEqual(["The user likes black."]);
  });

  test("is not one that was forgotten", async () => {
    const { body } = await observe(await makeUser(), { text: "Gone" });
    await server.ask("DELETE", `${memory}/observations/${body.id}`);
    expect(await restore(body.id)).toMatchObject({ status: 409, body: { code: "observation-forgotten" } });
    expect(await correct(body.id, { text: "x" })).toMatchObject({ body: { code: "observation-forgotten" } });
    expect((await get(body.id)).body).toMatchObject({ status: "forgotten", text: null });
  });

  test("that is said again once what superseded it was forgotten holds by itself", async () => {
    const user_id = await makeUser();
    const about = (value: string) =>
      observe(user_id, { text: `The user drives a ${value}.`, slot: "user.car", value });
    const fiat = await about("fiat");
    const opel = await about("opel");
    await server.ask("DELETE", `${memory}/observations/${opel.body.id}`);
    expect((await about("fiat")).body).toMatchObject({ id: fiat.body.id, status: "active", mentions: 2 });
    expect(await entryOf(fiat.body.id)).toMatchObject({ state: "active" });
  });
});

test("every change is audited and told of by what it touched, never by what it says", async () => {
  const user_id = await makeUser();
  const made = await observe(user_id, { text: "Xylophone lessons", topics: ["zither"] });
  const fresh = await correct(made.body.id, { text: "Xylophone and zither lessons" });
  await server.ask("DELETE", `${memory}/observations/${fresh.body.id}`);
  const audit = await server.ask("GET", `/workspaces/${server.demo.workspace_id}/audit-log?limit=10`);
  const actions = audit.body.data.map(({ action }: { action: string }) => action);
  expect(actions.slice(0, 3)).toEqual([
    "memory.observation.forget",
    "memory.observation.correct",
    "memory.observation.create",
  ]);
  expect(audit.text).not.toMatch(/xylophone|zither/i);
  const events = await server.database.peek<{ data: object }>(
    "SELECT data FROM hyponema.outbox_events WHERE type = 'memory.updated' AND data->>'user_id' = $1 ORDER BY created_at",
    [user_id],
  );
  const none = { user_id, test: false, observations: [], superseded: [], forgotten: [], threads: [] };
  expect(events.map(({ data }) => data)).toEqual([
    { ...none, observations: [made.body.id] },
    { ...none, observations: [fresh.body.id], superseded: [made.body.id] },
    { ...none, forgotten: [fresh.body.id] },
  ]);
});
