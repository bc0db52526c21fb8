import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDesign } from "../../../test/design.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

const upsert = (body: object) => server.ask("PUT", `${base}/users`, { body });
const list = async (query: string) =>
  (await server.ask("GET", `${base}/users?${query}`)).body.data.map(
    (user: { external_user_id: string }) => user.external_user_id,
  );

describe("upserting a User", () => {
  test("makes one with 201, changes one with 200, and leaves what is left out", async () => {
    const made = await upsert({ external_user_id: "up/1 ž", name: "Ana", language: "hr" });
    expect(made).toMatchObject({ status: 201, body: { name: "Ana", language: "hr", phone: null } });
    const changed = await upsert({ external_user_id: "up/1 ž", phone: "+385911234567", language: null });
    expect(changed).toMatchObject({
      status: 200,
      body: { user_id: made.body.user_id, name: "Ana", language: null, phone: "+385911234567" },
    });
    expect((await upsert({ external_user_id: "up/1 ž" })).body).toMatchObject({ name: "Ana" });
  });

  test("repeated with its Idempotency-Key answers the status of the first time", async () => {
    const send = (body: object) =>
      server.ask("PUT", `${base}/users`, {
        body,
        headers: { "idempotency-key": `up ${JSON.stringify(body)}` },
      });
    for (const [body, status] of [
      [{ external_user_id: "up-2", name: "A" }, 201],
      [{ external_user_id: "up-2", name: "B" }, 200],
    ] as const) {
      const [first, again] = [await send(body), await send(body)];
      expect([first.status, again.status]).toEqual([status, status]);
      expect(again.text).toBe(first.text);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
    }
  });

  test("by two at once makes one", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) => upsert({ external_user_id: "up-3", name: `N${at}` })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array(7).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body.user_id)).size).toBe(1);
  });

  test("that is created again is refused", async () => {
    const answer = await server.ask("POST", `${base}/users`, { body: { external_user_id: "up-3" } });
    expect(answer).toMatchObject({ status: 409, body: { code: "user-exists" } });
  });
});

describe("the list of Users", () => {
  beforeAll(async () => {
    await upsert({ external_user_id: "list-a", name: "Zoë Žagar", phone: "+4366011", language: "sl" });
    await upsert({ external_user_id: "list-b", name: "100%", phone: "+4366022", timezone: "Asia/Tokyo" });
  });

  test.each([
    ["search=list-", ["list-b", "list-a"]],
    ["search=%C5%BDAGAR", ["list-a"]],
    ["search=66022", ["list-b"]],
    ["search=0%25", ["list-b"]],
    ["search=list-&language=sl", ["list-a"]],
    ["search=list-&timezone=Asia/Tokyo", ["list-b"]],
    ["search=list-&created_after=2100-01-01T00:00:00Z", []],
    ["search=list-&created_before=2100-01-01T00:00:00Z", ["list-b", "list-a"]],
    ["search=list-&created_after=0000-01-01T00:00:00Z", ["list-b", "list-a"]],
    ["search=list-&created_before=2001-01-01T00:00:00Z", []],
  ])("%s finds %j", async (query, found) => {
    expect(await list(query)).toEqual(found);
  });

  test("refuses filters that mean nothing", async () => {
    for (const query of ["timezone=Mars/Base", "created_after=yesterday", "language=!"]) {
      expect((await server.ask("GET", `${base}/users?${query}`)).body.code).toBe("invalid-request");
    }
  });
});

describe("a User's conversations", () => {
  test("are listed like all others, page by page, and filtered", async () => {
    const sessions = [];
    for (let at = 0; at < 3; at++) sessions.push(await server.openSession({ userId: "talks" }));
    await server.openSession({ userId: "someone else" });
    await server.ask("POST", `/sessions/${sessions[1]}/end`);
    const path = `${base}/users/talks/conversations`;
    const first = await server.ask("GET", `${path}?limit=2`);
    expect(first.body.data.map(({ id }: { id: string }) => id)).toEqual([sessions[2], sessions[1]]);
    const rest = await server.ask("GET", `${path}?limit=2&cursor=${first.body.next_cursor}`);
    expect(rest.body).toMatchObject({ data: [{ id: sessions[0], turn_count: 0 }], next_cursor: null });
    const ended = await server.ask("GET", `${path}?status=completed`);
    expect(ended.body.data.map(({ id }: { id: string }) => id)).toEqual([sessions[1]]);
    const agent = await server.ask("GET", `${path}?agent_id=agent_01j8z5k3mve7b8xq2n4w6y9r1t`);
    expect(agent.body.code).toBe("agent-not-found");
    const nobody = await server.ask("GET", `${base}/users/nobody/conversations`);
    expect(nobody).toMatchObject({ status: 404, body: { code: "user-not-found" } });
  });
});

describe("a User's notification subscriptions", () => {
  const path = (user: string, channel = "") => `${base}/users/${user}/notification-subscriptions${channel}`;
  const set = (channel: string, body: object) => server.ask("PUT", path("subs", `/${channel}`), { body });

  beforeAll(() => upsert({ external_user_id: "subs" }));

  test("say for each channel what was agreed to, where, when, and by whose word", async () => {
    expect((await server.ask("GET", path("subs"))).body).toEqual({ data: [] });
    const made = await set("sms", { state: "subscribed", address: "+385911234567", source: "checkout" });
    expect(made.body).toMatchObject({
      channel: "sms",
      state: "subscribed",
      address: "+385911234567",
      source: "checkout",
      changed_at: expect.any(String),
    });
    await set("email", { state: "unsubscribed", address: "ana@example.com" });
    const listed = await server.ask("GET", path("subs"));
    expect(listed.body.data.map(({ channel, state }: never) => [channel, state])).toEqual([
      ["email", "unsubscribed"],
      ["sms", "subscribed"],
    ]);
  });

  test("keep their time while nothing changes", async () => {
    const first = await set("push", { state: "subscribed", address: "token" });
    expect((await set("push", { state: "subscribed", address: "token" })).body).toEqual(first.body);
    const moved = await set("push", { state: "subscribed", address: "token", source: "app" });
    expect(moved.body).toMatchObject({ source: "app", changed_at: first.body.changed_at });
    const changed = await set("push", { state: "unsubscribed", address: "token", source: "app" });
    expect(Date.parse(changed.body.changed_at)).toBeGreaterThanOrEqual(Date.parse(first.body.changed_at));
  });

  test.each([
    ["sms", "0660123"],
    ["whatsapp", "ana@example.com"],
    ["call", "none"],
    ["email", "+385911234567"],
  ])("of %s refuse the address %j", async (channel, address) => {
    expect(await set(channel, { state: "subscribed", address })).toMatchObject({
      status: 422,
      body: { code: "invalid-request", errors: [{ path: "/address" }] },
    });
  });

  test("are forgotten one by one", async () => {
    await set("call", { state: "subscribed" });
    expect((await server.ask("DELETE", path("subs", "/call"))).status).toBe(204);
    expect(await server.ask("DELETE", path("subs", "/call"))).toMatchObject({
      status: 404,
      body: { code: "subscription-not-found" },
    });
    expect((await server.ask("PUT", path("subs", "/fax"), { body: { state: "subscribed" } })).status).toBe(
      422,
    );
    expect((await server.ask("GET", path("nobody"))).body.code).toBe("user-not-found");
  });
});

describe("a User's timeline", () => {
  test("tells newest first what happened, each kind in its own words, and no values", async () => {
    await upsert({ external_user_id: "line", name: "Ana" });
    await upsert({ external_user_id: "line", name: "Ana Kovač" });
    await upsert({ external_user_id: "line", name: "Ana Kovač" });
    await server.ask("POST", `${base}/profile-fields`, { body: { key: "line_plan", label: "Plan" } });
    await server.ask("PATCH", `${base}/users/line/profile`, {
      body: { values: { line_plan: "secret-value" } },
    });
    await server.ask("PUT", `${base}/users/line/attributes/crm.tier`, { body: { value: "secret-value" } });
    await server.ask("DELETE", `${base}/users/line/attributes/crm.tier`);
    await server.ask("PUT", `${base}/users/line/notification-subscriptions/push`, {
      body: { state: "subscribed" },
    });
    const session = await server.openSession({ userId: "line" });
    await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hello" } });
    await server.ask("POST", `/sessions/${session}/end`);
    const answer = await server.ask("GET", `${base}/users/line/timeline`);
    expect(answer.body.data.map(({ kind, title }: never) => [kind, title])).toEqual([
      ["conversation_ended", "Conversation with Front desk ended after 1 turn"],
      ["conversation_started", "Conversation with Front desk began"],
      ["subscription_changed", "push: subscribed"],
      ["attribute_changed", "Attribute deleted: crm.tier"],
      ["attribute_changed", "Attribute changed: crm.tier"],
      ["profile_changed", "Profile changed: line_plan"],
      ["details_changed", "Changed: name"],
      ["created", "First seen as line"],
    ]);
    expect(answer.body.data[0]).toMatchObject({
      id: session,
      detail: { channel: "api", turn_count: 1, agent_id: server.demo.agent_id, status: "completed" },
    });
    expect(answer.text).not.toContain("secret-value");
    const one = await server.ask("GET", `${base}/users/line/timeline?kind=profile_changed`);
    expect(one.body.data).toEqual([
      expect.objectContaining({ detail: { keys: ["line_plan"], source: "api" } }),
    ]);
  });

  test("is read page by page, everything once, also when things happened at the same moment", async () => {
    for (let at = 0; at < 4; at++) {
      const id = await server.openSession({ userId: "pages" });
      await server.ask("POST", `/sessions/${id}/end`);
    }
    await server.database.peek(
      `UPDATE hyponema.sessions s SET created_at = '2026-01-01Z', ended_at = '2026-01-01Z'
       FROM hyponema.users u WHERE u.id = s.user_id AND u.external_id = 'pages'`,
    );
    const path = `${base}/users/pages/timeline`;
    const whole = (await server.ask("GET", path)).body.data;
    expect(whole).toHaveLength(9);
    const read = [];
    let cursor = "";
    do {
      const page = await server.ask("GET", `${path}?limit=2${cursor && `&cursor=${cursor}`}`);
      read.push(...page.body.data);
      cursor = page.body.next_cursor;
    } while (cursor);
    expect(read).toEqual(whole);
  });

  test("tells of what was escalated", async () => {
    const rules = [{ name: "Lawyer", keywords: ["lawyer"] }];
    const { agentId } = await publishDesign(server, {
      persona: { settings: { escalation: { rules, message: "I will fetch somebody.", target: "legal" } } },
      agent: { name: "Complaints" },
    });
    const session = await server.openSession({ agentId, userId: "escalates" });
    await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "I will call my lawyer!" } });
    const { body } = await server.ask("GET", `${base}/users/escalates/timeline?kind=escalation`);
    expect(body.data).toEqual([
      expect.objectContaining({
        title: "Escalated by Complaints: Lawyer",
        detail: expect.objectContaining({ session_id: session, reason: "Lawyer", target: "legal" }),
      }),
    ]);
  });

  test("refuses another list's cursor, and is of known Users only", async () => {
    const cursor = Buffer.from("after:user_x").toString("base64url");
    expect((await server.ask("GET", `${base}/users/line/timeline?cursor=${cursor}`)).body.code).toBe(
      "invalid-cursor",
    );
    expect((await server.ask("GET", `${base}/users/nobody/timeline`)).body.code).toBe("user-not-found");
  });
});
