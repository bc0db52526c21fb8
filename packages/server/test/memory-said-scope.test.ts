import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ifMatch, publish, publishDesign } from "./design.ts";
import { type LlmDouble, startLlmDouble } from "./doubles/llm/double.ts";
import { untilAllLearned } from "./memory.ts";
import { serveOn, startTestServer, type TestServer } from "./server.ts";

// What was said while an agent kept its memory to itself stays so, whatever is published before it is learned; and an agent that
// was narrowed sees no more of others in the sessions that run already.

const SAID = "My dog is called Arvolo.";
const QUESTION = "What is my dog called, and my parrot?";

let llm: LlmDouble;
let server: TestServer;
let worker: Awaited<ReturnType<typeof serveOn>> | null = null;
let base: string;

beforeAll(async () => {
  llm = await startLlmDouble();
  // Learns when a worker is started, and not before.
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" }, "api");
  base = `/workspaces/${server.demo.workspace_id}`;
});

beforeEach(() => {
  llm.script = [{ say: "Hello." }];
  llm.requests.length = 0;
});

afterAll(async () => {
  await worker?.stop();
  await worker?.instance.close();
  await server.dispose();
  await llm.close();
});

const post = async (path: string, body: object) => {
  const answer = await server.ask("POST", path, { body });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer;
};

async function make(memory_scope: "workspace" | "agent", persona: object = {}): Promise<string> {
  const agent = { memory_scope, privacy: { memory: true } };
  return (await publishDesign(server, { agent, persona })).agentId;
}

async function setScope(agentId: string, memory_scope: "workspace" | "agent"): Promise<void> {
  const path = `${base}/agents/${agentId}`;
  await server.ask("PATCH", path, {
    body: { memory_scope },
    headers: ifMatch(await server.ask("GET", path)),
  });
  await publish(server, agentId);
}

async function learn(): Promise<void> {
  worker = await serveOn(server.database, {}, "worker");
  await untilAllLearned(server);
  await worker.stop();
  await worker.instance.close();
  worker = null;
}

async function someone(): Promise<string> {
  const id = `user-${randomUUID()}`;
  await server.ask("PUT", `${base}/users`, { body: { external_user_id: id } });
  return id;
}

const say = (session: string, text: string) => post(`/sessions/${session}/messages`, { text });
const end = (session: string) => post(`/sessions/${session}/end`, { status: "completed", reason: "done" });

// All that an agent is told of a User, where the last conversation left off included.
async function recalled(user_id: string, agent_id: string): Promise<string> {
  const ask = { user_id, agent_id, query: QUESTION, limit: 50 };
  return (await post(`${base}/memory/recall`, ask)).text;
}

async function expectKept(user: string, agentId: string): Promise<void> {
  expect(await recalled(user, server.demo.agent_id)).not.toContain("Arvolo");
  expect(await recalled(user, agentId)).toContain("Arvolo");
}

test("an import for an agent that keeps its memory is its own, though the agent shares before it is learned", async () => {
  const agentId = await make("agent");
  const user = await someone();
  const at = "2026-01-01T10:00:00Z";
  const messages = [{ role: "user", text: SAID, external_id: randomUUID(), at }];
  await post(`${base}/conversations/import`, { user_id: user, agent_id: agentId, started_at: at, messages });
  await setScope(agentId, "workspace");
  await learn();
  await expectKept(user, agentId);
});

test.each([
  ["while a narrow version was published", ["agent", "say", "workspace"]],
  ["before a narrow version was published", ["say", "agent", "workspace"]],
] as const)(
  "a session that runs a version which shares is the agent's where it was spoken in %s",
  async (_, steps) => {
    const agentId = await make("workspace");
    const user = await someone();
    const session = await server.openSession({ agentId, userId: user });
    for (const step of steps) {
      if (step === "say") await say(session, SAID);
      else await setScope(agentId, step);
    }
    await learn();
    await expectKept(user, agentId);
    // Where it left off is told when it ends, which is after.
    await end(session);
    await learn();
    await expectKept(user, agentId);
  },
);

test("what a User says while a narrow version is published stays so, though it is answered after", async () => {
  const agentId = await make("workspace");
  const user = await someone();
  const session = await server.openSession({ agentId, userId: user });
  await setScope(agentId, "agent");
  const asked = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  llm.script = () => {
    asked.resolve();
    return [{ wait: go.promise }, { say: "Hello." }];
  };
  const answered = say(session, SAID);
  await asked.promise;
  await setScope(agentId, "workspace");
  go.resolve();
  await answered;
  await learn();
  await expectKept(user, agentId);
});

test("what is said when an agent shares again is shared, and so is what waits when the past is shared", async () => {
  const agentId = await make("agent");
  const user = await someone();
  const session = await server.openSession({ agentId, userId: user });
  await setScope(agentId, "workspace");
  const wide = await server.openSession({ agentId, userId: user });
  await say(wide, "My parrot is called Delvino.");
  await learn();
  expect(await recalled(user, server.demo.agent_id)).toContain("Delvino");
  const at = "2026-01-01T10:00:00Z";
  const brought = await make("agent");
  const messages = [{ role: "user", text: SAID, external_id: randomUUID(), at }];
  await post(`${base}/conversations/import`, { user_id: user, agent_id: brought, started_at: at, messages });
  await setScope(brought, "workspace");
  await post(`${base}/memory/share`, { agent_id: brought });
  // Nothing is left to share: it is done once.
  const changes = () => server.database.peek("SELECT FROM hyponema.memory_scope_changes");
  const done = (await changes()).length;
  await post(`${base}/memory/share`, { agent_id: brought });
  expect(await changes()).toHaveLength(done);
  await learn();
  expect(await recalled(user, server.demo.agent_id)).toContain("Arvolo");
  await end(session);
});

test("an agent that was narrowed recalls no others in a session that runs, nor in one that is pinned to an older version", async () => {
  const greeting = { mode: "custom_agent", prompt: "Greet the user.", tools: ["search_memory"] };
  const agentId = await make("workspace", { settings: { first_message: "Hi.", greeting } });
  const user = await someone();
  await post(`${base}/memory/observations`, {
    ...{ user_id: user, agent_id: server.demo.agent_id, kind: "fact" },
    text: "The user's dog is called Arvolo.",
  });
  const running = await server.openSession({ agentId, userId: user });
  await say(running, QUESTION);
  expect(JSON.stringify(llm.requests.at(-1)?.body)).toContain("Arvolo");
  await setScope(agentId, "agent");
  llm.requests.length = 0;
  const searching = () => {
    let asked = 0;
    llm.script = () =>
      asked++ === 0
        ? [{ call: "search_memory", pieces: [JSON.stringify({ query: QUESTION, limit: 20 })] }]
        : [{ say: "I see." }];
  };
  // Only what is recalled for the turn: a session's own transcript stays.
  searching();
  await say(running, "Go on.");
  searching();
  const pinned = await server.openSession({ agentId, userId: user, body: { agent_version: 1 } });
  searching();
  await say(pinned, QUESTION);
  expect(llm.requests.length).toBeGreaterThanOrEqual(6);
  expect(JSON.stringify(llm.requests.map(({ body }) => body))).not.toContain("Arvolo");
  const rendered = await post(`${base}/agents/${agentId}/playground/render`, {
    ...{ session_id: running, text: QUESTION },
  });
  expect(rendered.text).not.toContain("Arvolo");
});

test("a question put to two agents that share is told once, stays with the one when the other is narrowed, and is settled for both", async () => {
  const [one, other] = [await make("workspace"), await make("workspace")];
  const question = "How long is the warranty on the Zanzibar lamp?";
  const told = async (user_id: string, agent_id: string) => {
    const ask = { user_id, agent_id, query: question, kinds: ["open_thread"], limit: 50 };
    return (await post(`${base}/memory/recall`, ask)).body.items.length;
  };
  const open = async (user_id: string) =>
    (await server.ask("GET", `${base}/memory/open-threads?user_id=${user_id}`)).body.data;
  const users = [await someone(), await someone()] as const;
  for (const user of users) {
    for (const [day, agentId] of [other, one].entries()) {
      const at = `2026-01-0${day + 1}T10:00:00Z`;
      const messages = [{ role: "user", text: question, external_id: randomUUID(), at }];
      const conversation = { user_id: user, agent_id: agentId, started_at: at, messages };
      await post(`${base}/conversations/import`, conversation);
    }
  }
  await learn();
  const [kept, settled] = users;
  for (const agentId of [one, other]) expect(await told(kept, agentId)).toBe(1);
  expect((await open(kept)).map(({ agent_id }: { agent_id: string }) => agent_id).sort()).toEqual(
    [one, other].sort(),
  );
  const [first] = await open(settled);
  const headers = { "if-match": `"${first.revision}"` };
  const path = `${base}/memory/open-threads/${first.id}`;
  const patched = await server.ask("PATCH", path, { body: { status: "resolved" }, headers });
  expect(patched.status, patched.text).toBe(200);
  expect(await open(settled)).toEqual([]);
  await setScope(other, "agent");
  for (const agentId of [one, other]) expect(await told(kept, agentId)).toBe(1);
  for (const agentId of [one, other]) expect(await told(settled, agentId)).toBe(0);
});
