import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ifMatch, publish } from "../../../test/design.ts";
import { memoryOf } from "../../../test/memory.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

const NOW = "2026-12-01T10:00:00Z";

async function someone(): Promise<string> {
  const id = `user-${randomUUID()}`;
  await server.ask("PUT", `${base}/users`, { body: { external_user_id: id } });
  return id;
}

async function note(userId: string, text: string, more: object = {}): Promise<string> {
  const body = { user_id: userId, kind: "fact", text, ...more };
  return (await server.ask("POST", `${base}/memory/observations`, { body })).body.id;
}

const residence = (value: string, saidAt: string) => ({ slot: "user.residence", value, said_at: saidAt });
const merge = async (into: string, from: string): Promise<string> => {
  const answer = await server.ask("POST", `${base}/users/${into}/merge`, { body: { from_user_id: from } });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
};
const undo = (into: string, id: string) => server.ask("POST", `${base}/users/${into}/merges/${id}/undo`);
const textsOf = async (userId: string, status = "active"): Promise<string[]> =>
  (await server.ask("GET", `${base}/memory/observations?user_id=${userId}&status=${status}`)).body.data.map(
    ({ text }: { text: string }) => text,
  );

test("what is learned after a merge is recalled, however much the other User's memory was changed before", async () => {
  const [one, other] = [await someone(), await someone()];
  for (let number = 0; number < 8; number++) await note(other, `The user owns boat number ${number}.`);
  const memory = memoryOf(server, one);
  const id = await merge(one, other);
  expect(await memory.texts("boat", NOW)).toHaveLength(8);
  await note(one, "The user drives a tractor.");
  expect(await memory.texts("tractor", NOW)).toContain("The user drives a tractor.");
  await undo(one, id);
  expect(await memory.texts("tractor", NOW)).toEqual(["The user drives a tractor."]);
  await note(other, "The user flies a kite.");
  expect(await memoryOf(server, other).texts("kite", NOW)).toContain("The user flies a kite.");
});

test("what was forgotten of a User stays so when they are merged, and when they are parted again", async () => {
  const [one, other] = [await someone(), await someone()];
  const told = [["user", "I live in Graz."]] as const;
  await memoryOf(server, other).bring(told, "2026-01-05T10:00:00Z");
  await note(other, "The user collects zithers.");
  const forgetAll = (userId: string) =>
    server.ask("POST", `${base}/memory/forget`, { body: { user_id: userId, everything: true } });
  await forgetAll(other);
  const id = await merge(one, other);
  await memoryOf(server, one).bring(told, "2026-01-05T10:00:00Z");
  expect(await textsOf(one)).toEqual([]);
  const lines = [
    {
      type: "observation",
      kind: "fact",
      text: "The user lives in Graz.",
      said_at: "2026-01-05T10:00:00.000Z",
    },
  ];
  const imported = await server.ask("POST", `${base}/memory/import`, { body: { user_id: one, lines } });
  expect(imported.body).toMatchObject({ imported: 0, refused: [{ line: 1 }] });
  await undo(one, id);
  await memoryOf(server, other).bring(told, "2026-01-05T10:00:00Z");
  expect(await textsOf(other)).toEqual([]);
});

test("what was forgotten while two Users were one stays forgotten for the one it came from", async () => {
  const [one, other] = [await someone(), await someone()];
  const told = [["user", "I live in Graz."]] as const;
  await memoryOf(server, other).bring(told, "2026-01-05T10:00:00Z");
  const id = await merge(one, other);
  await server.ask("POST", `${base}/memory/forget`, { body: { user_id: one, everything: true } });
  await undo(one, id);
  await memoryOf(server, other).bring(told, "2026-01-05T10:00:00Z");
  expect(await textsOf(other)).toEqual([]);
});

test("undoing a merge leaves no statement superseded by another User's, whatever was restored meanwhile", async () => {
  const [one, other] = [await someone(), await someone()];
  const graz = await note(other, "The user lives in Graz.", residence("graz", "2026-02-01T00:00:00.000Z"));
  const linz = await note(one, "The user lives in Linz.", residence("linz", "2026-03-01T00:00:00.000Z"));
  const id = await merge(one, other);
  expect(await textsOf(one)).toEqual(["The user lives in Linz."]);
  await server.ask("POST", `${base}/memory/observations/${graz}/restore`);
  await undo(one, id);
  for (const [userId, observation, text] of [
    [one, linz, "The user lives in Linz."],
    [other, graz, "The user lives in Graz."],
  ] as const) {
    expect(await textsOf(userId)).toEqual([text]);
    expect(await memoryOf(server, userId).texts("Where does the user live?", NOW)).toEqual([text]);
    const history = await server.ask("GET", `${base}/memory/observations/${observation}/history`);
    expect(history.body.data.map((entry: { text: string }) => entry.text)).toEqual([text]);
  }
});

test("of a statement that a merge supersedes the turns are not recalled, until the merge is undone", async () => {
  const [one, other] = [await someone(), await someone()];
  await memoryOf(server, one).bring([["user", "I live in Bern."]], "2026-01-05T10:00:00Z");
  await memoryOf(server, other).bring([["user", "I moved to Basel."]], "2026-02-05T10:00:00Z");
  const turns = () => memoryOf(server, one).texts("Where does the user live? Bern", NOW, ["turn"]);
  const id = await merge(one, other);
  expect(await turns()).toEqual(["I moved to Basel."]);
  await undo(one, id);
  expect(await turns()).toEqual(["I live in Bern."]);
});

test("what an agent keeps to itself since a merge goes back to the User who said it", async () => {
  const [one, other] = [await someone(), await someone()];
  const agentId = await server.makeAgent({ memory_scope: "workspace" });
  const told = [["user", "I live in Graz."]] as const;
  await memoryOf(server, other).bring(told, "2026-01-05T10:00:00Z");
  await memoryOf(server, other).bring(told, "2026-02-05T10:00:00Z", agentId);
  expect(await textsOf(other)).toHaveLength(1);
  const id = await merge(one, other);
  const path = `${base}/agents/${agentId}`;
  const headers = ifMatch(await server.ask("GET", path));
  await server.ask("PATCH", path, { body: { memory_scope: "agent" }, headers });
  await publish(server, agentId);
  // A write has the rows follow.
  await note(one, "The user drives a tractor.");
  expect(await textsOf(one)).toHaveLength(3);
  await undo(one, id);
  expect(await textsOf(one)).toEqual(["The user drives a tractor."]);
  expect(await textsOf(other)).toEqual(["The user lives in Graz.", "The user lives in Graz."]);
});

test("what was said without a message goes back to the User it was said of, and what was said since the merge stays", async () => {
  const [one, other] = [await someone(), await someone()];
  const shared = await server.makeAgent({ memory_scope: "workspace" });
  const own = await server.makeAgent({ memory_scope: "workspace" });
  const text = "The user collects zithers.";
  const id = await note(other, text, { agent_id: shared });
  expect(await note(other, text, { agent_id: own })).toBe(id);
  await note(other, "The user keeps bees.", { agent_id: shared });
  const merged = await merge(one, other);
  await note(one, "The user keeps bees.", { agent_id: own });
  const path = `${base}/agents/${own}`;
  const headers = ifMatch(await server.ask("GET", path));
  await server.ask("PATCH", path, { body: { memory_scope: "agent" }, headers });
  await publish(server, own);
  await note(one, "The user drives a tractor.");
  expect((await textsOf(one)).sort()).toEqual([
    "The user collects zithers.",
    "The user collects zithers.",
    "The user drives a tractor.",
    "The user keeps bees.",
    "The user keeps bees.",
  ]);
  await undo(one, merged);
  expect((await textsOf(one)).sort()).toEqual(["The user drives a tractor.", "The user keeps bees."]);
  expect((await textsOf(other)).sort()).toEqual([
    "The user collects zithers.",
    "The user collects zithers.",
    "The user keeps bees.",
  ]);
  expect(await memoryOf(server, one).texts("zithers", NOW)).not.toContain(text);
});

test.each([
  ["by itself", {}, {}, {}],
  ["in a slot", { slot: "cat.name", value: "brunisa" }, { value: "zelda" }, { value: "mimi" }],
])(
  "what was corrected while Users were one stays corrected for the User it is of: %s",
  async (_, slot, second, third) => {
    const [one, other] = [await someone(), await someone()];
    const first = await note(other, "The user's cat is called Brunisa.", slot);
    const merged = await merge(one, other);
    const patch = async (id: string, body: object): Promise<string> => {
      const path = `${base}/memory/observations/${id}`;
      const headers = ifMatch(await server.ask("GET", path));
      return (await server.ask("PATCH", path, { body, headers })).body.id;
    };
    const zelda = await patch(first, { text: "The user's cat is called Zelda.", ...second });
    await patch(zelda, { text: "The user's cat is called Mimi.", ...third });
    await undo(one, merged);
    expect(await textsOf(one)).toEqual([]);
    expect(await textsOf(one, "superseded")).toEqual([]);
    expect(await textsOf(other)).toEqual(["The user's cat is called Mimi."]);
    expect(await memoryOf(server, other).texts("What is the cat called?", NOW)).toEqual([
      "The user's cat is called Mimi.",
    ]);
  },
);
