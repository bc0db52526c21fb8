import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch, publish } from "../../../../test/design.ts";
import { startTestServer, type TestServer } from "../../../../test/server.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  server = await startTestServer({}, "api");
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

const FACT = "The user keeps bees in Zanzibar.";
const LONGER = "The user keeps bees in Zanzibar, since a friend gave them two hives.";

async function post(path: string, body: object) {
  const answer = await server.ask("POST", `${base}/memory/${path}`, { body });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer.body;
}

async function makeUser(): Promise<string> {
  const id = `user-${randomUUID()}`;
  await server.ask("PUT", `${base}/users`, { body: { external_user_id: id } });
  return id;
}

async function setScope(agentId: string, memory_scope: "workspace" | "agent"): Promise<void> {
  const path = `${base}/agents/${agentId}`;
  const headers = ifMatch(await server.ask("GET", path));
  await server.ask("PATCH", path, { body: { memory_scope }, headers });
  await publish(server, agentId);
}

const say = (user_id: string, agent_id: string, text: string) =>
  post("observations", { user_id, agent_id, kind: "fact", slot: "user.bees", value: "zanzibar", text });

async function recalled(user_id: string, agent_id: string): Promise<string[]> {
  const { items } = await post("recall", { user_id, agent_id, query: "bees in Zanzibar", limit: 50 });
  return items.map(({ text }: { text: string }) => text).sort();
}

async function exported(user_id: string): Promise<string> {
  return (await server.ask("GET", `${base}/memory/export?user_id=${user_id}`)).text;
}

const linesOf = (text: string, type: string) =>
  text
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
    .filter((line) => line.type === type);

describe("an export tells who else was told a statement", () => {
  test("with the words of each time", async () => {
    const [first, second] = [await server.makeAgent({}), await server.makeAgent({})];
    const user = await makeUser();
    await say(user, first, FACT);
    await say(user, second, LONGER);
    const text = await exported(user);
    const [observation] = linesOf(text, "observation");
    expect(linesOf(text, "mention")).toMatchObject([
      {
        ...{ observation_id: observation.id, agent_id: second, scope: "workspace", session_id: null },
        wording: { text: LONGER, kind: "fact", valid_from: null, valid_to: null },
      },
    ]);
  });

  test.each([true, false])(
    "so that each agent keeps it where one is narrowed after the import: %s",
    async (after) => {
      const [first, second] = [await server.makeAgent({}), await server.makeAgent({})];
      const [from, into] = [await makeUser(), await makeUser()];
      await say(from, first, FACT);
      await say(from, second, LONGER);
      const lines = await exported(from);
      if (!after) await setScope(second, "agent");
      const outcome = await post("import", { user_id: into, lines });
      expect(outcome).toMatchObject({ imported: 2, repeated: 0, refused: [] });
      if (after) await setScope(second, "agent");
      expect(await recalled(into, server.demo.agent_id)).toEqual([FACT]);
      expect(await recalled(into, first)).toEqual([FACT]);
      expect(await recalled(into, second)).toEqual([LONGER]);
    },
  );

  test("and importing it again changes nothing, even where it has been divided since", async () => {
    const [first, second] = [await server.makeAgent({}), await server.makeAgent({})];
    const [from, into] = [await makeUser(), await makeUser()];
    await say(from, first, FACT);
    await say(from, second, LONGER);
    const lines = await exported(from);
    await setScope(second, "agent");
    await post("import", { user_id: into, lines });
    const once = await server.ask("GET", `${base}/memory/observations?user_id=${into}`);
    expect(await post("import", { user_id: into, lines })).toMatchObject({ imported: 0, repeated: 2 });
    const twice = await server.ask("GET", `${base}/memory/observations?user_id=${into}`);
    expect(twice.body.data).toEqual(once.body.data);
    expect(once.body.data).toHaveLength(2);
  });

  test("and a time without its observation is refused by its line", async () => {
    const user = await makeUser();
    const lines = [{ type: "mention", observation_id: "obs_elsewhere", said_at: "2026-05-04T10:00:00.000Z" }];
    expect(await post("import", { user_id: user, lines })).toMatchObject({
      ...{ imported: 0, repeated: 0 },
      refused: [{ line: 1, message: "belongs to an observation that is not here" }],
    });
  });

  test("but nothing of what was forgotten", async () => {
    const [first, second] = [await server.makeAgent({}), await server.makeAgent({})];
    const [from, into] = [await makeUser(), await makeUser()];
    const { id } = await say(from, first, FACT);
    await say(from, second, LONGER);
    await post("forget", { user_id: from, observation_ids: [id] });
    const lines = await exported(from);
    expect(lines).not.toContain("hives");
    await post("import", { user_id: into, lines });
    expect(await recalled(into, second)).toEqual([]);
  });
});
