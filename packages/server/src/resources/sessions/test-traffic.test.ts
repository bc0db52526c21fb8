import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDesign } from "../../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let llm: LlmDouble;
let server: TestServer;
let base: string;
let agentId: string;

beforeAll(async () => {
  llm = await startLlmDouble([{ say: "I would like to help you." }]);
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url });
  base = `/workspaces/${server.demo.workspace_id}`;
  ({ agentId } = await publishDesign(server, {
    persona: {
      settings: {
        escalation: {
          rules: [{ name: "Owner", keywords: ["the owner"] }],
          target: "duty",
          message: "Somebody calls you back.",
        },
      },
    },
    agent: { privacy: { memory: true } },
  }));
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

const someone = () => `test-${randomUUID()}`;
const open = (user_id: string, body: object = {}) => server.openSession({ agentId, userId: user_id, body });
const say = (id: string, text: string) => server.ask("POST", `/sessions/${id}/messages`, { body: { text } });

async function ids(path: string, field = "id"): Promise<string[]> {
  const { status, body } = await server.ask("GET", `${base}/${path}`);
  if (status !== 200) throw new Error(`not listed: ${JSON.stringify(body)}`);
  return body.data.map((item: Record<string, string>) => item[field]);
}

async function user(reference: string) {
  return (await server.ask("GET", `${base}/users/${reference}`)).body;
}

describe("a session is test traffic", () => {
  test("when it was created with test, or previews the draft, and else not", async () => {
    const made = async (body: object) =>
      (
        await server.ask("POST", "/sessions", {
          body: { agent_id: agentId, user_id: someone(), modality: "text", ...body },
        })
      ).body.test;
    expect(await made({})).toBe(false);
    expect(await made({ test: true })).toBe(true);
    expect(await made({ agent_version: "draft" })).toBe(true);
    expect(await made({ agent_version: "draft", test: false })).toBe(true);
    expect(await made({ agent_version: 1, test: true })).toBe(true);
  });

  test("and says so wherever it is read", async () => {
    const id = await open(someone(), { test: true });
    await say(id, "Hello");
    const session = await server.ask("GET", `/sessions/${id}`);
    const conversation = await server.ask("GET", `${base}/conversations/${id}`);
    const traces = await server.ask("GET", `${base}/observability/traces?conversation_id=${id}`);
    const trace = await server.ask("GET", `${base}/observability/traces/${traces.body.data[0].id}`);
    expect([session, conversation, trace].map(({ body }) => body.test)).toEqual([true, true, true]);
    expect(traces.body.data).toMatchObject([{ test: true }]);
  });
});

test("events and escalations of a session say whether it is a test", async () => {
  for (const isTest of [true, false]) {
    const id = await open(someone(), { test: isTest });
    await say(id, "I want to talk with the owner.");
    await server.ask("POST", `/sessions/${id}/end`);
    const events = await server.database.peek<{ type: string; test: boolean }>(
      "SELECT type, (data -> 'test')::boolean AS test FROM hyponema.outbox_events WHERE data ->> 'session_id' = $1",
      [id],
    );
    expect(events.toSorted((a, b) => a.type.localeCompare(b.type))).toEqual([
      { type: "escalation.triggered", test: isTest },
      { type: "session.ended", test: isTest },
      { type: "session.started", test: isTest },
    ]);
    const audit = await server.ask("GET", `${base}/audit-log?action=session.escalate&target_id=${id}`);
    expect(audit.body.data[0].after).toMatchObject({ test: isTest });
  }
});

test("a change of memory says whether only tests made its User", async () => {
  const [tested, real] = [someone(), someone()];
  await open(tested, { test: true });
  await open(real);
  for (const [reference, isTest] of [
    [tested, true],
    [real, false],
  ] as const) {
    const { user_id } = await user(reference);
    await server.ask("POST", `${base}/memory/observations`, {
      body: { user_id, kind: "fact", text: "The user owns a boat." },
    });
    const events = await server.database.peek(
      "SELECT data -> 'test' AS test FROM hyponema.outbox_events WHERE type = 'memory.updated' AND data ->> 'user_id' = $1",
      [user_id],
    );
    expect(events).toEqual([{ test: isTest }]);
  }
});

describe("lists leave test traffic out unless they are asked to include it", () => {
  test("conversations, of a workspace and of a User", async () => {
    const who = someone();
    const real = await open(who);
    const tested = await open(who, { test: true });
    for (const list of [`conversations?user_id=${who}`, `users/${who}/conversations?`]) {
      expect(await ids(list)).toEqual([real]);
      expect(await ids(`${list}&include_test=false`)).toEqual([real]);
      expect(await ids(`${list}&include_test=true`)).toEqual([tested, real]);
    }
  });

  test("traces, except those of a conversation or turn that is named", async () => {
    const tested = await open(someone(), { test: true });
    await say(tested, "Hello");
    const traces = `observability/traces?agent_id=${agentId}`;
    expect(await ids(traces, "conversation_id")).not.toContain(tested);
    expect(await ids(`${traces}&include_test=true`, "conversation_id")).toContain(tested);
    expect(await ids(`${traces}&conversation_id=${tested}`, "conversation_id")).toEqual([tested]);
    const [turn] = await ids(`${traces}&conversation_id=${tested}`, "turn_id");
    expect(await ids(`${traces}&turn_id=${turn}`, "conversation_id")).toEqual([tested]);
  });

  test("previews, except where the channel says preview", async () => {
    const who = someone();
    await open(who);
    const preview = await open(who, { agent_version: "draft" });
    expect(await ids(`conversations?user_id=${who}`)).not.toContain(preview);
    expect(await ids(`conversations?user_id=${who}&channel=preview`)).toEqual([preview]);
  });

  test("the timeline of a User", async () => {
    const who = someone();
    const real = await open(who);
    const tested = await open(who, { test: true });
    const timeline = `users/${who}/timeline?kind=conversation_started`;
    expect(await ids(timeline)).toEqual([real]);
    expect((await ids(`${timeline}&include_test=true`)).toSorted()).toEqual([real, tested].toSorted());
  });

  test("Users that only test sessions made, whose own lists are whole", async () => {
    const who = someone();
    const tested = await open(who, { test: true });
    expect(await user(who)).toMatchObject({ test: true });
    const list = `users?search=${who}`;
    expect(await ids(list, "external_user_id")).toEqual([]);
    expect(await ids(`${list}&include_test=true`, "external_user_id")).toEqual([who]);
    expect(await ids(`users/${who}/conversations`)).toEqual([tested]);
    expect(await ids(`conversations?user_id=${who}`)).toEqual([tested]);
    expect(await ids(`users/${who}/timeline?kind=conversation_started`)).toEqual([tested]);
  });
});

describe("a User that a test session made stays a test User", () => {
  const tested = async () => {
    const who = someone();
    await open(who, { test: true });
    expect(await user(who)).toMatchObject({ test: true });
    return who;
  };

  test("through other test sessions and changes of details", async () => {
    const who = await tested();
    await open(who, { agent_version: "draft" });
    await server.ask("PATCH", `${base}/users/${who}`, { body: { name: "Tess" } });
    expect(await user(who)).toMatchObject({ test: true, name: "Tess" });
  });

  test("until another session begins, by either ID", async () => {
    const who = await tested();
    await open(who);
    expect(await user(who)).toMatchObject({ test: false });
    const other = await tested();
    await open((await user(other)).user_id);
    expect(await user(other)).toMatchObject({ test: false });
  });

  test("until a backend makes the User known", async () => {
    const who = await tested();
    const put = await server.ask("PUT", `${base}/users`, { body: { external_user_id: who } });
    expect([put.status, put.body.test]).toEqual([200, false]);
  });

  test("until conversations are imported for the User", async () => {
    const who = await tested();
    const at = "2026-01-05T10:00:00Z";
    await server.ask("POST", `${base}/conversations/import`, {
      body: {
        ...{ user_id: who, agent_id: agentId, started_at: at },
        messages: [{ role: "user", text: "Hello", at, external_id: randomUUID() }],
      },
    });
    expect(await user(who)).toMatchObject({ test: false });
  });

  test("until a User who is none is merged into this one, also when that is undone", async () => {
    const [who, other, real] = [await tested(), await tested(), someone()];
    await open(real);
    for (const id of await ids(`users/${who}/conversations`)) await server.ask("POST", `/sessions/${id}/end`);
    for (const id of await ids(`users/${other}/conversations`))
      await server.ask("POST", `/sessions/${id}/end`);
    for (const id of await ids(`users/${real}/conversations`))
      await server.ask("POST", `/sessions/${id}/end`);
    const merge = (from_user_id: string) =>
      server.ask("POST", `${base}/users/${who}/merge`, { body: { from_user_id } });
    expect((await merge(other)).status).toBe(201);
    expect(await user(who)).toMatchObject({ test: true });
    const merged = await merge(real);
    expect(await user(who)).toMatchObject({ test: false });
    await server.ask("POST", `${base}/users/${who}/merges/${merged.body.id}/undo`);
    expect(await user(who)).toMatchObject({ test: false });
    expect(await user(real)).toMatchObject({ test: false });
  });
});

test("a test session of a User who is known does not make them a test User", async () => {
  await open("ana", { test: true });
  expect(await user("ana")).toMatchObject({ test: false });
});

test("what is said in a test session is not learned, and a note that the model takes is not kept", async () => {
  const who = someone();
  llm.script = ({ body }) =>
    body.messages.at(-1).role === "tool"
      ? [{ say: "Noted." }]
      : [{ call: "add_memory_note", pieces: ['{"text":"The user likes tea."}'] }];
  const id = await open(who, { test: true });
  const { text } = await say(id, "I live in Porto.");
  llm.script = [{ say: "Yes." }];
  await server.ask("POST", `/sessions/${id}/end`);
  expect(text).toContain("This is a test: it stores nothing.");
  const work = await server.database.peek("SELECT FROM hyponema.memory_work WHERE session_id = $1", [id]);
  expect(work).toEqual([]);
  const known = await server.ask("GET", `${base}/memory/observations?user_id=${who}`);
  expect(known.body.data).toEqual([]);
});
