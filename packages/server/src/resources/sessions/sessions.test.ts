import { decodeJwt, decodeProtectedHeader } from "jose";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { readEvents, saidIn } from "../../../test/events.ts";
import { serveOn, startTestServer, TEST_SECRET, type TestServer } from "../../../test/server.ts";
import { Recovery } from "../../conversation/recovery.ts";
import { createLog } from "../../platform/telemetry/log.ts";
import { Metrics } from "../../platform/telemetry/metrics.ts";

let llm: LlmDouble;
let server: TestServer;

beforeAll(async () => {
  llm = await startLlmDouble([{ say: "Hello." }]);
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url });
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

const create = (body: object) =>
  server.ask("POST", "/sessions", {
    body: { agent_id: server.demo.agent_id, user_id: "ana", modality: "text", ...body },
  });

/** The recovery of a server whose clock is `seconds` ahead. */
function recoveryIn(seconds: number): Recovery {
  const clock = {
    now: () => new Date(Date.now() + seconds * 1000),
    monotonic: () => performance.now(),
  };
  return new Recovery({
    database: server.instance.database,
    clock,
    log: createLog("silent"),
    metrics: new Metrics(),
  });
}

describe("POST /sessions", () => {
  test("answers the session, its URLs, and a token that vouches for just this", async () => {
    const { status, body } = await create({ dynamic_variables: { b: "2", a: "1" } });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      status: "pending",
      external_user_id: "ana",
      user_id: server.demo.user_id,
      channel: "api",
    });
    expect(body.chat_url).toBe(`${server.url.replace("http", "ws")}/v1/sessions/${body.id}/chat`);
    const claims = decodeJwt(body.token);
    expect(claims).toMatchObject({
      session_id: body.id,
      agent_id: body.agent_id,
      user_id: body.user_id,
      workspace_id: server.demo.workspace_id,
    });
    expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBeGreaterThanOrEqual(900);
    expect(decodeProtectedHeader(body.token).kid).toMatch(/^[\w-]{8}$/);
    const again = await create({ dynamic_variables: { a: "1", b: "2" } });
    expect(decodeJwt(again.body.token).variables).toBe(claims.variables);
  });

  test("makes the User on first sight, and knows them by both IDs after", async () => {
    const first = await create({ user_id: "new/person é" });
    expect(first.body.external_user_id).toBe("new/person é");
    const second = await create({ user_id: first.body.user_id });
    expect(second.body.user_id).toBe(first.body.user_id);
    const path = `/workspaces/${server.demo.workspace_id}/users/${encodeURIComponent("new/person é")}`;
    expect((await server.ask("GET", path)).body.user_id).toBe(first.body.user_id);
  });

  test("of one new User, many at once, makes one User", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => create({ user_id: "rushed" })));
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map(({ body }) => body.user_id)).size).toBe(1);
  });

  test.each([
    ["a modality that the agent does not take", { modality: "voice" }, 422, "modality-not-allowed"],
    ["no modality, which means voice", { modality: undefined }, 422, "modality-not-allowed"],
    ["a User of ours that never was", { user_id: "user_01j8z5k3mve7b8xq2n4w6y9r1t" }, 404, "user-not-found"],
    [
      "an ID of another kind as User",
      { user_id: "agent_01j8z5k3mve7b8xq2n4w6y9r1t" },
      422,
      "invalid-request",
    ],
    ["an agent that never was", { agent_id: "agent_01j8z5k3mve7b8xq2n4w6y9r1t" }, 404, "agent-not-found"],
    ["a reserved variable", { dynamic_variables: { system__time: "x" } }, 422, "invalid-request"],
    ["a time to live that is too long", { ttl_seconds: 3601 }, 422, "invalid-request"],
  ])("refuses %s", async (_, body, status, code) => {
    expect(await create(body)).toMatchObject({ status, body: { code } });
  });

  test("takes the overrides that the agent allows, and refuses each other one by its place", async () => {
    const session = await create({
      overrides: { first_message: "Moin {{name}}!", system_prompt_append: "Be {{mood}}." },
      dynamic_variables: { name: "Ana", mood: "brief" },
    });
    expect(session.body.first_message).toBe("Moin Ana!");
    await server.ask("POST", `/sessions/${session.body.id}/messages`, { body: { text: "Hi" } });
    expect(JSON.stringify(llm.requests.at(-1)?.body)).toContain("Be brief.");
    const strict = await server.makeAgent({});
    const refused = await create({ agent_id: strict, overrides: { first_message: "Moin!", language: "de" } });
    expect(refused).toMatchObject({ status: 422, body: { code: "override-not-allowed" } });
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      "/overrides/first_message",
      "/overrides/language",
    ]);
  });

  test("names every required variable that has no value", async () => {
    const agentId = await server.makeAgent({
      dynamic_variables: [
        { name: "order", default: null, required: true },
        { name: "city", default: "Wien", required: true },
        { name: "shop", default: null, required: true },
      ],
    });
    const refused = await create({ agent_id: agentId });
    expect(refused.body).toMatchObject({ code: "missing-variable" });
    expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual([
      "/dynamic_variables/order",
      "/dynamic_variables/shop",
    ]);
    expect((await create({ agent_id: agentId, dynamic_variables: { order: "1", shop: "2" } })).status).toBe(
      201,
    );
  });

  test("counts against the workspace's own limit, and says when to come again", async () => {
    const strict = await serveOn(server.database, {
      HYPONEMA_RATE_LIMITS: '{"sessions_per_minute":2,"key_per_minute":1000}',
    });
    const send = () =>
      fetch(`${strict.url}/sessions`, {
        method: "POST",
        headers: { authorization: `Bearer ${server.demo.api_key}`, "content-type": "application/json" },
        body: JSON.stringify({ agent_id: server.demo.agent_id, user_id: "ana", modality: "text" }),
      });
    const answers = [await send(), await send(), await send()];
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 429]);
    expect(answers[1]?.headers.get("ratelimit-policy")).toBe('"sessions";q=2;w=60');
    expect(Number(answers[2]?.headers.get("retry-after"))).toBeGreaterThan(0);
    await strict.stop();
    await strict.instance.close();
  });
});

describe("a session", () => {
  test("is ended once: the second end changes nothing, and one event is stored", async () => {
    const id = await server.openSession();
    const first = await server.ask("POST", `/sessions/${id}/end`, {
      body: { status: "failed", reason: "line cut" },
    });
    const second = await server.ask("POST", `/sessions/${id}/end`, {
      body: { status: "completed", reason: "again" },
    });
    expect(second.body).toEqual(first.body);
    expect(first.body).toMatchObject({ status: "failed", end_reason: "line cut" });
    const events = await server.database.peek(
      "SELECT type FROM hyponema.outbox_events WHERE data->>'session_id' = $1",
      [id],
    );
    expect(events).toEqual([{ type: "session.ended" }]);
  });

  test("that is ended while the agent speaks stops it, and keeps what was said", async () => {
    llm.script = [{ say: "I was saying" }, "stall"];
    const id = await server.openSession();
    const turn = server.ask("POST", `/sessions/${id}/messages`, { body: { text: "Go on" } });
    while (
      !llm.requests.at(-1)?.body.messages.some(({ content }: { content: string }) => content === "Go on")
    ) {
      await new Promise((resolve) => setImmediate(resolve));
    }
    await server.ask("POST", `/sessions/${id}/end`);
    expect(readEvents((await turn).text).at(-1)).toMatchObject({
      type: "error",
      data: { error_kind: "cancelled" },
    });
    llm.script = [{ say: "Hello." }];
  });

  test("gets fresh tokens while it is open, and none after", async () => {
    const id = await server.openSession();
    const minted = await server.ask("POST", `/sessions/${id}/token`, { body: { ttl_seconds: 60 } });
    expect(decodeJwt(minted.body.token).session_id).toBe(id);
    await server.ask("POST", `/sessions/${id}/end`);
    expect(await server.ask("POST", `/sessions/${id}/token`)).toMatchObject({
      status: 409,
      body: { code: "session-ended" },
    });
  });

  test("that is never used ends as expired when its token does", async () => {
    const { body } = await create({ ttl_seconds: 10 });
    await recoveryIn(5).round();
    expect((await server.ask("GET", `/sessions/${body.id}`)).body.status).toBe("pending");
    await recoveryIn(11).round();
    expect((await server.ask("GET", `/sessions/${body.id}`)).body).toMatchObject({
      status: "completed",
      end_reason: "expired",
    });
  });

  test("that falls silent ends as idle, and one that lasts too long by its limit", async () => {
    const agentId = await server.makeAgent({
      security: { origin_allowlist: [], idle_seconds: 60, max_duration_seconds: 300 },
    });
    const idle = await server.openSession({ agentId });
    await server.ask("POST", `/sessions/${idle}/messages`, { body: { text: "Hi" } });
    await recoveryIn(59).round();
    expect((await server.ask("GET", `/sessions/${idle}`)).body.status).toBe("in_progress");
    await recoveryIn(61).round();
    expect((await server.ask("GET", `/sessions/${idle}`)).body).toMatchObject({
      status: "completed",
      end_reason: "idle",
    });
    const long = await server.openSession({ agentId });
    await server.ask("POST", `/sessions/${long}/messages`, { body: { text: "Hi" } });
    await recoveryIn(301).round();
    expect((await server.ask("GET", `/sessions/${long}`)).body).toMatchObject({ end_reason: "max_duration" });
  });

  test("keeps its agent's version when a newer one is published", async () => {
    const id = await server.openSession();
    const path = `/workspaces/${server.demo.workspace_id}/agents/${server.demo.agent_id}`;
    const etag = (await server.ask("GET", path)).headers.get("etag") ?? "";
    const published = await server.ask("POST", `${path}/publish`, { headers: { "if-match": etag } });
    expect(published.body.published_version).toBe(2);
    expect((await server.ask("GET", `/sessions/${id}`)).body.agent_version).toBe(1);
    expect((await create({})).body.agent_version).toBe(2);
  });
});

describe("a turn of a node that died", () => {
  test("is closed by any other node, with what was kept, and the session is free", async () => {
    const id = await server.openSession();
    await server.database.peek(
      `UPDATE hyponema.sessions SET status = 'in_progress', turn_count = 1, started_at = now() WHERE id = $1`,
      [id],
    );
    const turn = "turn_01j8z5k3mve7b8xq2n4w6y9r1t";
    await server.database.peek(
      `INSERT INTO hyponema.turns (workspace_id, id, session_id, number, status, node_id, trace_id, started_at)
       VALUES ($1, $2, $3, 1, 'running', 'node_dead', 'trace_01j8z5k3mve7b8xq2n4w6y9r1t', now())`,
      [server.demo.workspace_id, turn, id],
    );
    await server.database.peek(
      `INSERT INTO hyponema.turn_events (workspace_id, turn_id, first_sequence, events, created_at) VALUES ($1, $2, 0, $3, now())`,
      [
        server.demo.workspace_id,
        turn,
        JSON.stringify([
          { type: "token", data: { text: "Half an " } },
          { type: "token", data: { text: "answer" } },
        ]),
      ],
    );
    await recoveryIn(0).round();
    const path = `/workspaces/${server.demo.workspace_id}/conversations/${id}/transcript`;
    expect((await server.ask("GET", path)).body.data.at(-1)).toMatchObject({
      text: "Half an answer",
      status: "interrupted",
    });
    const answer = await server.ask("POST", `/sessions/${id}/messages`, { body: { text: "And now?" } });
    expect(saidIn(readEvents(answer.text))).toBe("Hello.");
  });
});

test("a token signed with an older root secret still opens the socket after a rotation", async () => {
  const { body } = await create({});
  const rotated = await serveOn(server.database, {
    HYPONEMA_SECRET_KEY: `a newer root secret that is long enough as well,${TEST_SECRET}`,
  });
  const { WebSocket } = await import("ws");
  const socket = new WebSocket(
    `${rotated.url.replace("http", "ws")}/v1/sessions/${body.id}/chat?token=${body.token}`,
  );
  const first = await new Promise<string>((resolve) =>
    socket.once("message", (data) => resolve(data.toString())),
  );
  expect(JSON.parse(first).type).toBe("ready");
  socket.close();
  await rotated.stop();
  await rotated.instance.close();
});
