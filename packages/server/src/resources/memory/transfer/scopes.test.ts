import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch, publish } from "../../../../test/design.ts";
import { startTestServer, type TestServer } from "../../../../test/server.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  // No worker: nothing follows by itself.
  server = await startTestServer({}, "api");
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

const post = async (path: string, body: object) => {
  const answer = await server.ask("POST", `${base}/memory/${path}`, { body });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
};

async function someone(): Promise<string> {
  const id = `user-${randomUUID()}`;
  await server.ask("PUT", `${base}/users`, { body: { external_user_id: id } });
  return id;
}

async function setScope(agentId: string, memory_scope: "workspace" | "agent"): Promise<void> {
  const path = `${base}/agents/${agentId}`;
  await server.ask("PATCH", path, {
    body: { memory_scope },
    headers: ifMatch(await server.ask("GET", path)),
  });
  await publish(server, agentId);
}

const take = (user_id: string, lines: unknown) => post("import", { user_id, lines });
const told = async (user_id: string, agent_id: string) => {
  const { items, cooling_down } = await post("recall", { user_id, agent_id, query: "Zanzibar", limit: 50 });
  return { texts: items.map(({ text }: { text: string }) => text).sort(), cooling_down };
};
const at = (day: number) => new Date(Date.UTC(2026, 0, day)).toISOString();

describe("lines of a narrowed agent", () => {
  // Of every type that a line can have.
  const linesOf = (agent_id: string, session_id: string, more: object) =>
    [
      { type: "observation", agent_id, kind: "fact", text: "The user was in Zanzibar.", said_at: at(1) },
      { type: "open_thread", agent_id, kind: "promise", text: "Ask about Zanzibar.", opened_at: at(1) },
      { type: "cooldown", agent_id, topic: "bereavement", started_at: at(1), until: "2099-01-01T00:00:00Z" },
      { type: "tone", session_id, position: 1000, at: at(1), valence: 0.5 },
      { type: "resume", session_id, agent_id, text: "They spoke of Zanzibar.", created_at: at(1) },
    ].map((line) => ({ ...line, ...more }));

  test("that say they are for the workspace are the agent's alone, whatever their type", async () => {
    const agentId = await server.makeAgent({ memory_scope: "agent" });
    const user = await someone();
    const session = await server.openSession({ agentId, userId: user });
    const lines = linesOf(agentId, session, { scope: "workspace" });
    expect(await take(user, lines)).toMatchObject({ imported: 5, refused: [] });
    const exported = await server.ask("GET", `${base}/memory/export?user_id=${user}`);
    const scopes = exported.text
      .trim()
      .split("\n")
      .slice(1)
      .map((line) => JSON.parse(line))
      .map(({ type, scope }) => `${type}: ${scope}`);
    expect(scopes).toEqual(lines.map(({ type }) => `${type}: agent`));
    expect(await told(user, server.demo.agent_id)).toEqual({ texts: [], cooling_down: [] });
    expect((await told(user, agentId)).texts).toContain("The user was in Zanzibar.");
  });

  test("that were exported while it shared its memory are not shared by the import", async () => {
    const agentId = await server.makeAgent({ memory_scope: "workspace" });
    const [from, narrow, wide] = [await someone(), await someone(), await someone()];
    const body = { user_id: from, agent_id: agentId, kind: "fact", text: "The user was in Zanzibar." };
    await post("observations", body);
    const { text } = await server.ask("GET", `${base}/memory/export?user_id=${from}`);
    expect(text).toContain('"scope":"workspace"');
    await setScope(agentId, "agent");
    await take(narrow, text);
    expect((await told(narrow, server.demo.agent_id)).texts).toEqual([]);
    expect((await told(narrow, agentId)).texts).toEqual([body.text]);
    // Sharing what comes does not share what was narrowed; sharing the past does.
    await setScope(agentId, "workspace");
    await take(wide, text);
    expect((await told(wide, server.demo.agent_id)).texts).toEqual([]);
    await post("share", { agent_id: agentId });
    expect((await told(wide, server.demo.agent_id)).texts).toEqual([body.text]);
    const last = await someone();
    await take(last, text);
    expect((await told(last, server.demo.agent_id)).texts).toEqual([body.text]);
  });

  test("that say they are its own stay so where it shares its memory", async () => {
    const agentId = await server.makeAgent({ memory_scope: "workspace" });
    const user = await someone();
    const session = await server.openSession({ agentId, userId: user });
    await take(user, linesOf(agentId, session, { scope: "agent" }));
    expect(await told(user, server.demo.agent_id)).toEqual({ texts: [], cooling_down: [] });
  });
});

describe("a link to what superseded a statement", () => {
  const line = (id: string, agent_id: string | null, text: string, more: object = {}) => ({
    ...{ type: "observation", id, agent_id, kind: "fact", text, said_at: at(1) },
    ...more,
  });

  test.each(["in the same file", "that is here already"])(
    "of another scope %s hides nothing",
    async (where) => {
      const alone = await server.makeAgent({ memory_scope: "agent" });
      const user = await someone();
      const theirs = line("own", alone, "The user sailed to Zanzibar.", { said_at: at(2) });
      const ours = line("shared", null, "The user flew to Zanzibar.", {
        ...{ status: "superseded", superseded_by: "own", valid_to: at(2) },
      });
      if (where === "in the same file") await take(user, [theirs, ours]);
      else for (const one of [theirs, ours]) await take(user, [one]);
      expect((await told(user, server.demo.agent_id)).texts).toEqual(["The user flew to Zanzibar."]);
      expect((await told(user, alone)).texts).toEqual([theirs.text, ours.text].sort());
      const { data } = (await server.ask("GET", `${base}/memory/observations?user_id=${user}`)).body;
      for (const one of data)
        expect(one).toMatchObject({ status: "active", superseded_by: null, valid_to: null });
    },
  );

  test("of the same scope is kept", async () => {
    const alone = await server.makeAgent({ memory_scope: "agent" });
    const user = await someone();
    await take(user, [
      line("old", alone, "The user flew to Zanzibar.", { status: "superseded", superseded_by: "new" }),
      line("new", alone, "The user sailed to Zanzibar.", { said_at: at(2) }),
    ]);
    expect((await told(user, alone)).texts).toEqual(["The user sailed to Zanzibar."]);
  });

  test("does not hide another agent's message that the line names", async () => {
    const [alone, other] = [
      await server.makeAgent({ memory_scope: "agent" }),
      await server.makeAgent({ memory_scope: "agent" }),
    ];
    const user = await someone();
    const session = await server.openSession({ agentId: other, userId: user });
    await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Zanzibar was warm." } });
    const [said] = await server.database.peek<{ id: string }>(
      "SELECT id FROM hyponema.messages WHERE session_id = $1 AND role = 'user'",
      [session],
    );
    await server.database.peek(
      `INSERT INTO hyponema.memory_entries (workspace_id, user_id, id, kind, state, agent_id, scope, session_id, position, speaker,
         said_at, importance, revision)
       SELECT s.workspace_id, s.user_id, $1, 'turn', 'active', s.agent_id, 'agent', s.id, 1000, 'user', now(), 0, 1
       FROM hyponema.sessions s WHERE s.id = $2`,
      [said?.id, session],
    );
    await take(user, [
      line("old", alone, "Zanzibar was cold.", {
        ...{ status: "superseded", superseded_by: "new", session_id: session, message_id: said?.id },
      }),
      line("new", alone, "Zanzibar was wet.", { said_at: at(2) }),
    ]);
    const [entry] = await server.database.peek("SELECT state FROM hyponema.memory_entries WHERE id = $1", [
      said?.id,
    ]);
    expect(entry).toEqual({ state: "active" });
  });
});

test.each([
  ["cooldown", { topic: "bereavement", started_at: at(1), until: "2099-01-01T00:00:00Z" }],
  ["open_thread", { kind: "promise", text: "Ask about Zanzibar.", opened_at: at(1) }],
  ["observation", { kind: "fact", text: "The user was in Zanzibar.", said_at: at(1) }],
])("a %s alone is narrowed with an agent that was never published", async (type, line) => {
  const demo = (await server.ask("GET", `${base}/agents/${server.demo.agent_id}`)).body;
  const design = { name: "Never published", modality: "text", persona: demo.persona };
  const { body } = await server.ask("POST", `${base}/agents`, { body: design });
  const user = await someone();
  expect(await take(user, [{ type, agent_id: body.id, ...line }])).toMatchObject({ imported: 1 });
  const before = await told(user, server.demo.agent_id);
  expect([...before.texts, ...before.cooling_down]).toHaveLength(1);
  await setScope(body.id, "agent");
  expect(await told(user, server.demo.agent_id)).toEqual({ texts: [], cooling_down: [] });
});
