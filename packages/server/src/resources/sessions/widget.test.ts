import { decodeJwt } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { asker, serveOn, startTestServer, type TestServer } from "../../../test/server.ts";
import { systemActor } from "../../platform/actor.ts";
import { planWidgetSession } from "./widget.ts";

const SHOP = "https://shop.example.com";
const EVIL = "https://evil.example.com";
const VISITOR = "7f3c9a52-1d4e-4b8a-9c6f";

let llm: LlmDouble;
let server: TestServer;
let workspace: string;
let agentId: string;

beforeAll(async () => {
  llm = await startLlmDouble([{ say: "Hello." }]);
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url });
  workspace = `/workspaces/${server.demo.workspace_id}`;
  agentId = await openAgent({ languages: ["en", "de"] }, [SHOP]);
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

type Settings = Parameters<TestServer["makeAgent"]>[0];

/** An agent that pages of `origins` may open sessions of. */
const openAgent = (settings: Settings = {}, origins: string[] = []) =>
  server.makeAgent({ ...settings, security: { signed_url_required: false, origin_allowlist: origins } });

const pathOf = (agent: string) => `/widget/agents/${agent}/sessions`;

/** What a page of the shop sends. */
const visit = (body: object = {}, { agent = agentId, headers = {} as Record<string, string> } = {}) =>
  server.ask("POST", pathOf(agent), { key: null, body, headers: { origin: SHOP, ...headers } });

const preflight = (agent: string, origin: string) =>
  server.ask("OPTIONS", pathOf(agent), {
    key: null,
    headers: {
      origin,
      "access-control-request-method": "POST",
      "access-control-request-headers": "content-type",
    },
  });

const conversation = async (id: string) => (await server.ask("GET", `/sessions/${id}`)).body;

/** The first frame of a socket, or the code that it is closed with. */
function knock(url: string, token: string, origin?: string): Promise<string | number> {
  const socket = new WebSocket(`${url}?token=${token}`, origin === undefined ? {} : { origin });
  return new Promise((resolve) => {
    socket.once("message", (data) => {
      socket.close();
      resolve(JSON.parse(data.toString()).type);
    });
    socket.once("close", resolve);
  });
}

describe("a page opens a session", () => {
  test("by text, on the channel widget, and is told what its socket takes", async () => {
    const opened = await visit();
    expect(opened.status).toBe(201);
    expect(Object.keys(opened.body).sort()).toEqual([
      "chat_url",
      "expires_at",
      "external_user_id",
      "first_message",
      "id",
      "token",
    ]);
    expect(opened.body.first_message).toBe("Hotel Lindenhof, this is Mara. How can I help?");
    expect(opened.body.chat_url).toBe(
      `${server.url.replace("http", "ws")}/v1/sessions/${opened.body.id}/chat`,
    );
    expect(await conversation(opened.body.id)).toMatchObject({
      channel: "widget",
      modality: "text",
      agent_id: agentId,
      external_user_id: opened.body.external_user_id,
    });
    expect(decodeJwt(opened.body.token).session_id).toBe(opened.body.id);
    const lasts = Date.parse(opened.body.expires_at) - Date.now();
    expect(lasts).toBeGreaterThan(3_500_000);
    expect(lasts).toBeLessThanOrEqual(3_600_000);
  });

  test("without a body", async () => {
    const opened = await server.ask("POST", pathOf(agentId), { key: null, headers: { origin: SHOP } });
    expect(opened.status).toBe(201);
  });

  test("with variables, which the agent may demand", async () => {
    const agent = await openAgent({ dynamic_variables: [{ name: "page", required: true }] });
    expect(await visit({}, { agent })).toMatchObject({ status: 422, body: { code: "missing-variable" } });
    expect((await visit({ dynamic_variables: { page: "/rooms" } }, { agent })).status).toBe(201);
    const reserved = await visit({ dynamic_variables: { system__user_name: "Ana" } });
    expect(reserved).toMatchObject({ status: 422, body: { code: "invalid-request" } });
  });

  test("in a language of the agent's, or in any that it lets be chosen", async () => {
    expect((await visit({ language: "de" })).status).toBe(201);
    const refused = await visit({ language: "fr" });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: "override-not-allowed", errors: [{ path: "/language" }] },
    });
    const agent = await openAgent({ allowed_overrides: ["language"] });
    expect((await visit({ language: "fr" }, { agent })).status).toBe(201);
  });

  test("of an agent that takes text", async () => {
    const agent = await openAgent({ modality: "voice" });
    expect(await visit({}, { agent })).toMatchObject({
      status: 422,
      body: { code: "modality-not-allowed" },
    });
  });

  test.each([
    { modality: "voice" },
    { overrides: { first_message: "x" } },
    { ttl_seconds: 60 },
    { agent_version: "draft" },
  ])("without a say in %j", async (body) => {
    expect(await visit(body)).toMatchObject({ status: 422, body: { code: "invalid-request" } });
  });

  test("once, when it repeats itself with an Idempotency-Key, whose name it cannot take from the backend", async () => {
    const headers = { "idempotency-key": "order-1" };
    const first = await visit({}, { headers });
    const again = await visit({}, { headers });
    expect(again.body).toEqual(first.body);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const body = { external_user_id: "idempotent" };
    expect((await server.ask("POST", `${workspace}/users`, { body, headers })).status).toBe(201);
    const elsewhere = await visit({}, { agent: await openAgent(), headers });
    expect(elsewhere.body.id).not.toBe(first.body.id);
  });
});

describe("a visitor", () => {
  test("who has no ID yet gets one that cannot be guessed, and is known by it again", async () => {
    const first = await visit();
    expect(first.body.external_user_id).toMatch(/^widget:[\w-]{32}$/);
    const second = await visit({ user_id: first.body.external_user_id });
    expect(second.body.external_user_id).toBe(first.body.external_user_id);
    const [before, after] = [await conversation(first.body.id), await conversation(second.body.id)];
    expect(after.user_id).toBe(before.user_id);
    const other = await visit();
    expect((await conversation(other.body.id)).user_id).not.toBe(before.user_id);
  });

  test("may have an ID of the page's own, with or without the prefix", async () => {
    const first = await visit({ user_id: VISITOR });
    expect(first.body.external_user_id).toBe(`widget:${VISITOR}`);
    const second = await visit({ user_id: `widget:${VISITOR}` });
    expect((await conversation(second.body.id)).user_id).toBe((await conversation(first.body.id)).user_id);
  });

  test("of many at once with one new ID is one User", async () => {
    const opened = await Promise.all(
      Array.from({ length: 8 }, () => visit({ user_id: "rushed-visitor-of-today" })),
    );
    expect(opened.map(({ status }) => status)).toEqual(Array(8).fill(201));
    const users = await Promise.all(opened.map(async ({ body }) => (await conversation(body.id)).user_id));
    expect(new Set(users).size).toBe(1);
  });

  test.each([
    ["is short", "only-15-letters"],
    ["counts up", "00000000000000004711"],
    ["is an address", "ana.kovac@example.com"],
    ["is too long", "x".repeat(201)],
    ["has a prefix alone", "widget:"],
    ["has two prefixes", `widget:widget:${VISITOR}`],
  ])("has no ID that %s", async (_, user_id) => {
    expect(await visit({ user_id })).toMatchObject({
      status: 422,
      body: { code: "invalid-request", errors: [{ path: "/user_id" }] },
    });
  });

  test("is never a User that a backend made, by whichever ID the page names them", async () => {
    const external = "customer-4711-of-the-shop";
    const known = await server.ask("POST", `${workspace}/users`, {
      body: { external_user_id: external, name: "Ana" },
    });
    const session = await server.ask("POST", "/sessions", {
      body: { agent_id: agentId, user_id: "customer-0815-of-the-shop", modality: "text" },
    });
    const names = [external, known.body.user_id, "customer-0815-of-the-shop", session.body.user_id];
    for (const user_id of names) {
      const opened = await visit({ user_id });
      expect(opened.body.external_user_id).toBe(`widget:${user_id}`);
      const { user_id: met } = await conversation(opened.body.id);
      expect([known.body.user_id, session.body.user_id, server.demo.user_id]).not.toContain(met);
      expect(decodeJwt(opened.body.token).user_id).toBe(met);
    }
  });

  test("is never made by a backend, so that no page can take a User of its", async () => {
    const taken = await server.ask("POST", `${workspace}/users`, {
      body: { external_user_id: "widget:made-by-the-backend" },
    });
    expect(taken).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    const body = { agent_id: agentId, user_id: "widget:made-by-the-backend", modality: "text" };
    expect(await server.ask("POST", "/sessions", { body })).toMatchObject({
      status: 404,
      body: { code: "user-not-found" },
    });
  });

  test("is a User to the backend, which may go on with them", async () => {
    const { external_user_id: user } = (await visit()).body;
    const named = await server.ask("PATCH", `${workspace}/users/${encodeURIComponent(user)}`, {
      body: { name: "Someone" },
    });
    expect(named.body).toMatchObject({ external_user_id: user, name: "Someone" });
    const body = { agent_id: agentId, user_id: user, modality: "text" };
    expect((await server.ask("POST", "/sessions", { body })).body).toMatchObject({
      user_id: named.body.user_id,
      channel: "api",
    });
    const log = await server.ask("GET", `${workspace}/audit-log?target_id=${named.body.user_id}`);
    expect(log.body.data.at(-1)).toMatchObject({
      action: "user.create",
      actor: { kind: "system", name: "page", address: "127.0.0.1" },
    });
  });
});

describe("an agent", () => {
  test("that is unknown, unpublished, archived or wants a signed URL is one and the same to a page", async () => {
    const unpublished = await server.ask("POST", `${workspace}/agents`, {
      body: { name: "Draft", security: { signed_url_required: false } },
    });
    const archived = await openAgent();
    await server.ask("DELETE", `${workspace}/agents/${archived}`);
    const agents = [
      "agent_01j8z5k3mve7b8xq2n4w6y9r1t",
      "nonsense",
      unpublished.body.id,
      archived,
      await server.makeAgent({}),
    ];
    const answers = await Promise.all(
      agents.map(async (agent) => {
        const { status, headers, body } = await visit({}, { agent });
        const names = [...headers.keys()].filter((name) => name !== "content-length").sort();
        const asked = await preflight(agent, SHOP);
        expect(asked.status).toBe(204);
        expect(asked.headers.get("access-control-allow-origin")).toBeNull();
        return { status, names, body: { ...body, request_id: "" } };
      }),
    );
    expect(answers[0]).toMatchObject({ status: 404, body: { code: "widget-agent-not-found" } });
    for (const answer of answers) expect(answer).toEqual(answers[0]);
  });

  test("that was shut since the page was let in is not found either", async () => {
    const agent = await openAgent();
    await server.ask("DELETE", `${workspace}/agents/${agent}`);
    const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
    const plan = server.instance.database.readWorkspace(scope, (tx) =>
      planWidgetSession(tx, agent, { dynamic_variables: {} }),
    );
    await expect(plan).rejects.toMatchObject({ code: "widget-agent-not-found" });
  });

  test("is judged by what is published, not by its draft", async () => {
    const agent = await openAgent();
    const path = `${workspace}/agents/${agent}`;
    const { headers } = await server.ask("GET", path);
    await server.ask("PATCH", path, {
      body: { security: { signed_url_required: true } },
      headers: { "if-match": headers.get("etag") ?? "" },
    });
    expect((await visit({}, { agent })).status).toBe(201);
    const draft = (await server.ask("GET", path)).headers.get("etag") ?? "";
    await server.ask("POST", `${path}/publish`, { headers: { "if-match": draft } });
    expect((await visit({}, { agent })).status).toBe(404);
  });
});

describe("an origin", () => {
  test("that the agent lists may call and read, and no other", async () => {
    const opened = await visit();
    expect(opened.headers.get("access-control-allow-origin")).toBe(SHOP);
    expect(opened.headers.get("vary")).toBe("Origin");
    expect(opened.headers.get("access-control-expose-headers")).toContain("Retry-After");
    expect(opened.headers.get("access-control-allow-credentials")).toBeNull();
    for (const origin of [EVIL, "null", `${SHOP}.evil.example.com`, SHOP.replace("https", "http")]) {
      const refused = await visit({}, { headers: { origin } });
      expect(refused).toMatchObject({ status: 403, body: { code: "origin-not-allowed" } });
      expect(refused.headers.get("access-control-allow-origin")).toBeNull();
    }
    const nobody = await server.ask("POST", pathOf(agentId), { key: null, body: {} });
    expect(nobody).toMatchObject({ status: 403, body: { code: "origin-not-allowed" } });
  });

  test("may also read why it was refused", async () => {
    const refused = await visit({ user_id: "short" });
    expect(refused.status).toBe(422);
    expect(refused.headers.get("access-control-allow-origin")).toBe(SHOP);
  });

  test("is any, where the agent lists none", async () => {
    const agent = await openAgent();
    const opened = await visit({}, { agent, headers: { origin: EVIL } });
    expect(opened.status).toBe(201);
    expect(opened.headers.get("access-control-allow-origin")).toBe(EVIL);
    expect((await server.ask("POST", pathOf(agent), { key: null })).status).toBe(201);
  });

  test("is told beforehand what it may send", async () => {
    const asked = await preflight(agentId, SHOP);
    expect(asked.status).toBe(204);
    expect(Object.fromEntries(asked.headers)).toMatchObject({
      "access-control-allow-origin": SHOP,
      "access-control-allow-methods": "POST",
      "access-control-allow-headers": "Content-Type, Idempotency-Key",
      vary: "Origin",
    });
    const foreign = await preflight(agentId, EVIL);
    expect(foreign.status).toBe(204);
    expect([...foreign.headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
  });

  test("has no business with the routes of keys", async () => {
    for (const path of ["/sessions", `${workspace}/agents`]) {
      const asked = await server.ask("OPTIONS", path, {
        key: null,
        headers: { origin: SHOP, "access-control-request-method": "POST" },
      });
      expect(asked.status).toBe(405);
      expect(asked.headers.get("access-control-allow-origin")).toBeNull();
    }
  });
});

describe("the chat socket of a page's session", () => {
  test("opens to a page of the origin, and is closed to any other with 4003", async () => {
    const { chat_url, token } = (await visit()).body;
    expect(await knock(chat_url, token, SHOP)).toBe("ready");
    expect(await knock(chat_url, token, EVIL)).toBe(4003);
    expect(await knock(chat_url, token)).toBe(4003);
  });

  test("carries a conversation", async () => {
    const { chat_url, token, id } = (await visit({ language: "de" })).body;
    const socket = new WebSocket(`${chat_url}?token=${token}`, { origin: SHOP });
    const said = new Promise<string>((resolve) => {
      let text = "";
      socket.on("message", (data) => {
        const frame = JSON.parse(data.toString());
        if (frame.type === "ready") {
          socket.send(JSON.stringify({ type: "message", data: { text: "When is breakfast?" } }));
        }
        if (frame.type === "token") text += frame.data.text;
        if (frame.type === "turn_end") resolve(text);
      });
    });
    expect(await said).toBe("Hello.");
    socket.close();
    expect(JSON.stringify(llm.requests.at(-1)?.body)).toContain('Answer in the language \\"de\\"');
    expect(await conversation(id)).toMatchObject({ status: "in_progress", channel: "widget" });
  });
});

describe("too many sessions", () => {
  async function strict(limits: object) {
    const node = await serveOn(server.database, {
      HYPONEMA_RATE_LIMITS: JSON.stringify(limits),
      HYPONEMA_TRUSTED_PROXIES: "127.0.0.1",
    });
    const ask = asker(node.url, "");
    const from = (address: string, agent: string, method = "POST") =>
      ask(method, pathOf(agent), { key: null, headers: { origin: SHOP, "x-forwarded-for": address } });
    return {
      from,
      async stop() {
        await node.stop();
        await node.instance.close();
      },
    };
  }

  test("from one address are refused, and the page may read for how long", async () => {
    const { from, stop } = await strict({ widget_address_per_minute: 2 });
    const other = await openAgent();
    const answers = [
      await from("192.0.2.1", agentId),
      await from("192.0.2.1", other),
      await from("192.0.2.1", agentId),
    ];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 429]);
    const refused = answers.at(-1);
    expect(refused?.body.code).toBe("rate-limited");
    expect(Number(refused?.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(refused?.headers.get("access-control-allow-origin")).toBe(SHOP);
    expect(refused?.headers.get("ratelimit-policy")).toBe('"widget-address";q=2;w=60');
    expect((await from("192.0.2.1", "agent_01j8z5k3mve7b8xq2n4w6y9r1t")).status).toBe(429);
    expect((await from("192.0.2.2", agentId)).status).toBe(201);
    await stop();
  });

  test("from addresses of one IPv6 network count together", async () => {
    const { from, stop } = await strict({ widget_address_per_minute: 2 });
    const statuses = [];
    for (const address of ["2001:db8::1", "2001:db8::ffff:2", "2001:db8:0:0:3::1", "2001:db8:0:1::1"]) {
      statuses.push((await from(address, agentId)).status);
    }
    expect(statuses).toEqual([201, 201, 429, 201]);
    await stop();
  });

  test("of one agent are refused, whatever address they come from", async () => {
    const agent = await openAgent();
    const { from, stop } = await strict({ widget_agent_per_minute: 2 });
    const statuses = [];
    for (const last of [11, 12, 13]) statuses.push((await from(`192.0.2.${last}`, agent)).status);
    expect(statuses).toEqual([201, 201, 429]);
    expect((await from("192.0.2.14", await openAgent())).status).toBe(201);
    await stop();
  });

  test("do not use up what a browser may ask beforehand, nor the workspace's own sessions", async () => {
    const { from, stop } = await strict({ widget_address_per_minute: 2, sessions_per_minute: 1 });
    const statuses = [];
    for (const method of ["OPTIONS", "POST", "OPTIONS", "POST", "OPTIONS"]) {
      statuses.push((await from("192.0.2.21", agentId, method)).status);
    }
    expect(statuses).toEqual([204, 201, 204, 201, 429]);
    await stop();
  });
});
