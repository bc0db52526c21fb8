import { request } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  server.ask("POST", base + path, { body, headers });

describe("a persona", () => {
  test("stays byte for byte as it was written, and a version stays as it was promoted", async () => {
    const prompt = "  Zeile eins\r\n\tZeile zwei {{name}} 🦊 \u202eאבג  ";
    const made = await post("/personas", { name: "Exact", prompt });
    expect(made.body.prompt).toBe(prompt);
    const path = `${base}/personas/${made.body.id}`;
    const promoted = await post(
      `/personas/${made.body.id}/promote`,
      { note: "one" },
      { "if-match": made.headers.get("etag") ?? "" },
    );
    expect(promoted.body.production_version).toBe(1);
    const changed = await server.ask("PATCH", path, {
      body: { prompt: "new" },
      headers: { "if-match": promoted.headers.get("etag") ?? "" },
    });
    expect(changed.body).toMatchObject({ prompt: "new", production_version: 1 });
    const [version] = await server.database.peek(
      "SELECT prompt FROM hyponema.persona_versions WHERE persona_id = $1",
      [made.body.id],
    );
    expect(version).toEqual({ prompt });
  });

  test("is changed in part: what is left out stays, in its settings too", async () => {
    const made = await post("/personas", { name: "Partial", prompt: "x", settings: { first_message: "Hi" } });
    const changed = await server.ask("PATCH", `${base}/personas/${made.body.id}`, {
      body: { settings: { no_go_zones: [{ name: "z", keywords: ["k"], action: "block" }] } },
      headers: { "if-match": made.headers.get("etag") ?? "" },
    });
    expect(changed.body.settings).toMatchObject({ first_message: "Hi", no_go_zones: [{ name: "z" }] });
  });
});

describe("a change", () => {
  test("made from an older state is refused with 412 and loses nothing", async () => {
    const made = await post("/agents", { name: "First" });
    const path = `${base}/agents/${made.body.id}`;
    const etag = made.headers.get("etag") ?? "";
    const [one, two] = await Promise.all(
      ["One", "Two"].map((name) =>
        server.ask("PATCH", path, { body: { name }, headers: { "if-match": etag } }),
      ),
    );
    expect([one?.status, two?.status].sort()).toEqual([200, 412]);
    const winner = one?.status === 200 ? "One" : "Two";
    expect((await server.ask("GET", path)).body.name).toBe(winner);
  });

  test("needs If-Match, a well-formed one, of a thing that exists", async () => {
    const made = await post("/agents", { name: "Guarded" });
    const path = `${base}/agents/${made.body.id}`;
    const send = (headers: Record<string, string>, at = path) =>
      server.ask("PATCH", at, { body: { name: "x" }, headers });
    expect(await send({})).toMatchObject({ status: 428, body: { code: "version-required" } });
    for (const tag of ["", "1", '"2"', '"1", nope']) {
      expect(await send({ "if-match": tag })).toMatchObject({ status: 412, body: { code: "stale-version" } });
    }
    for (const tag of ['W/"1"', '"nope", "2"', "*", '"4-gzip"']) {
      expect(await send({ "if-match": tag })).toMatchObject({ status: 200 });
    }
    const several = await request(server.url + path, {
      method: "PATCH",
      headers: {
        authorization: `Bearer  ${server.demo.api_key}`,
        "content-type": "application/json",
        "if-match": ['"1"', 'W/"5"'],
      },
      body: JSON.stringify({ name: "y" }),
    });
    expect(several.statusCode).toBe(200);
    expect(await send({}, `${base}/agents/agent_01j8z5k3mve7b8xq2n4w6y9r1t`)).toMatchObject({ status: 404 });
  });

  test("is in the audit log with who, what, before and after", async () => {
    const made = await post("/agents", { name: "Audited" });
    await server.ask("PATCH", `${base}/agents/${made.body.id}`, {
      body: { name: "Renamed" },
      headers: { "if-match": '"1"' },
    });
    const log = await server.ask("GET", `${base}/audit-log?target_id=${made.body.id}`);
    expect(log.body.data.map(({ action }: { action: string }) => action)).toEqual([
      "agent.update",
      "agent.create",
    ]);
    expect(log.body.data[0]).toMatchObject({
      actor: { kind: "api_key", name: "Demo key", address: "127.0.0.1" },
      target: { kind: "agent", id: made.body.id },
      before: { name: "Audited" },
      after: { name: "Renamed" },
      request_id: expect.stringMatching(/^req_/),
    });
  });

  test("that is refused leaves no trace in the audit log", async () => {
    const before = await server.database.peek("SELECT count(*) FROM hyponema.audit_log");
    await post("/agents", { name: "x", persona: { persona_id: "persona_01j8z5k3mve7b8xq2n4w6y9r1t" } });
    expect(await server.database.peek("SELECT count(*) FROM hyponema.audit_log")).toEqual(before);
  });
});

describe("publishing", () => {
  test("lists every problem at once", async () => {
    const twice = [
      { name: "order", required: true },
      { name: "order", required: false },
    ];
    const made = await post("/agents", { name: "Broken", dynamic_variables: twice });
    const refused = await post(`/agents/${made.body.id}/publish`, {}, { "if-match": '"1"' });
    expect(refused).toMatchObject({ status: 422, body: { code: "agent-not-publishable" } });
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      "/persona",
      "/dynamic_variables/1/name",
    ]);
  });

  test.each([
    ["a persona without a production version", null, "promote it first"],
    ["a persona version that is not there", 7, "no version 7"],
  ])("refuses %s", async (_, version, message) => {
    const persona = await post("/personas", { name: "Draft", prompt: "x" });
    const made = await post("/agents", { name: "x", persona: { persona_id: persona.body.id, version } });
    const refused = await post(`/agents/${made.body.id}/publish`, {}, { "if-match": '"1"' });
    expect(refused.body.errors[0].message).toContain(message);
  });

  test("numbers versions, and sessions of an agent that has none are refused", async () => {
    const persona = await post("/personas", { name: "Ready", prompt: "Be kind." });
    await post(`/personas/${persona.body.id}/promote`, {}, { "if-match": '"1"' });
    const made = await post("/agents", {
      name: "Numbered",
      modality: "text",
      persona: { persona_id: persona.body.id },
    });
    const session = { agent_id: made.body.id, user_id: "ana", modality: "text" };
    expect(await server.ask("POST", "/sessions", { body: session })).toMatchObject({
      status: 409,
      body: { code: "agent-not-published" },
    });
    const first = await post(`/agents/${made.body.id}/publish`, { note: "one" }, { "if-match": '"1"' });
    const second = await post(`/agents/${made.body.id}/publish`, {}, { "if-match": '"2"' });
    expect([first.body.published_version, second.body.published_version]).toEqual([1, 2]);
    expect((await server.ask("POST", "/sessions", { body: session })).status).toBe(201);
  });
});

describe("a list", () => {
  test("is stable while things are added: no item twice, none left out", async () => {
    for (let index = 0; index < 7; index++) await post("/users", { external_user_id: `stable-${index}` });
    const seen: string[] = [];
    let cursor = "";
    do {
      const { body } = await server.ask("GET", `${base}/users?search=stable-&limit=3${cursor}`);
      seen.push(...body.data.map((user: { external_user_id: string }) => user.external_user_id));
      cursor = body.next_cursor ? `&cursor=${body.next_cursor}` : "";
      await post("/users", { external_user_id: `stable-late-${seen.length}` });
    } while (cursor);
    expect(seen).toEqual([
      "stable-6",
      "stable-5",
      "stable-4",
      "stable-3",
      "stable-2",
      "stable-1",
      "stable-0",
    ]);
  });

  test.each(["limit=0", "limit=201", "limit=x", "cursor=nonsense", "cursor=YWZ0ZXI6Jw", "search="])(
    "refuses %s",
    async (query) => {
      expect((await server.ask("GET", `${base}/agents?${query}`)).status).toBe(422);
    },
  );

  test("takes wildcards in a search for themselves", async () => {
    await post("/users", { external_user_id: "100%_sure" });
    expect(
      (await server.ask("GET", `${base}/users?search=${encodeURIComponent("%_s")}`)).body.data,
    ).toHaveLength(1);
  });
});
