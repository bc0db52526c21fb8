import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ifMatch, publish } from "../../../../test/design.ts";
import { memoryOf } from "../../../../test/memory.ts";
import { startTestServer, type TestServer } from "../../../../test/server.ts";

let server: TestServer;
let base: string;
let one: string;
let other: string;
let user_id: string;

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

beforeEach(async () => {
  one = await server.makeAgent({ memory_scope: "workspace" });
  other = await server.makeAgent({ memory_scope: "workspace" });
  user_id = `user-${randomUUID()}`;
  await server.ask("PUT", `${base}/users`, { body: { external_user_id: user_id } });
});

async function note(agent_id: string, fields: object): Promise<string> {
  const body = { user_id, agent_id, kind: "fact", ...fields };
  const answer = await server.ask("POST", `${base}/memory/observations`, { body });
  expect(answer.status, answer.text).toBe(201);
  return answer.body.id;
}

async function patch(id: string, body: object): Promise<string> {
  const path = `${base}/memory/observations/${id}`;
  const answer = await server.ask("PATCH", path, { body, headers: ifMatch(await server.ask("GET", path)) });
  expect(answer.status, answer.text).toBe(200);
  return answer.body.id;
}

/** Has an agent keep its memory to itself, and the rows of the User follow. */
async function narrow(agentId: string): Promise<void> {
  const path = `${base}/agents/${agentId}`;
  const headers = ifMatch(await server.ask("GET", path));
  await server.ask("PATCH", path, { body: { memory_scope: "agent" }, headers });
  await publish(server, agentId);
  await note(server.demo.agent_id, { text: "The user drives a tractor." });
}

interface Seen {
  readonly id: string;
  readonly text: string;
  readonly entities: readonly string[];
  readonly topics: readonly string[];
  readonly importance: number;
  readonly confidence: number;
}
async function rowsOf(agentId: string, status = "active"): Promise<Seen[]> {
  const query = `user_id=${user_id}&agent_id=${agentId}&status=${status}`;
  return (await server.ask("GET", `${base}/memory/observations?${query}`)).body.data;
}
async function recalled(agent_id: string, query: string): Promise<string[]> {
  const body = { user_id, agent_id, query, limit: 50, kinds: ["observation"] };
  const { items } = (await server.ask("POST", `${base}/memory/recall`, { body })).body;
  return items
    .map(({ text }: { text: string }) => text)
    .filter((text: string) => !text.includes("tractor"))
    .sort();
}

describe("each agent keeps its own words of what both were told, once one of them keeps its memory to itself", () => {
  const home = { slot: "user.residence", value: "Lisbon" };
  const secret = {
    ...home,
    text: "The user lives in Lisbon with a lover called Arvolo.",
    ...{ entities: ["Lisbon", "Arvolo"], topics: ["affair"], importance: 0.9, confidence: 1 },
  };
  const plain = {
    ...home,
    text: "The user lives in Lisbon.",
    ...{ entities: ["Lisbon"], topics: ["home"], importance: 0.25, confidence: 0.5 },
  };
  const told = ({ text, entities, topics, importance, confidence }: Seen | typeof secret) => ({
    ...{ text, entities, topics, importance, confidence },
  });

  const EARLY = "2026-01-01T00:00:00Z";
  const LATE = "2026-02-01T00:00:00Z";
  test.each(
    ["secret", "plain"].flatMap((said) =>
      ["secret", "plain"].flatMap((arrived) => ["secret", "plain"].map((kept) => ({ said, arrived, kept }))),
    ),
  )("$said said first, $arrived heard of first, $kept kept to itself", async ({ said, arrived, kept }) => {
    const tell = {
      secret: () => note(one, { ...secret, said_at: said === "secret" ? EARLY : LATE }),
      plain: () => note(other, { ...plain, said_at: said === "plain" ? EARLY : LATE }),
    };
    const ids =
      arrived === "secret"
        ? [await tell.secret(), await tell.plain()]
        : [await tell.plain(), await tell.secret()];
    expect(new Set(ids).size).toBe(1);
    await narrow(kept === "secret" ? one : other);
    expect((await rowsOf(one)).map(told)).toEqual([told(secret)]);
    expect((await rowsOf(other)).map(told)).toEqual([told(plain)]);
    expect(await recalled(one, "Where does the user live?")).toEqual([secret.text]);
    const seen = await recalled(other, "Where does the user live?");
    if (kept === "secret") expect(seen).toEqual([plain.text]);
    expect(await recalled(other, "a lover called Arvolo")).toEqual(seen);
  });

  test("what somebody changed of it holds for both", async () => {
    const id = await note(one, { ...secret, said_at: EARLY });
    await note(other, { ...plain, said_at: LATE });
    await patch(id, { importance: 0.1, topics: ["house"], kind: "event" });
    await narrow(one);
    for (const agentId of [one, other]) {
      expect(await rowsOf(agentId)).toMatchObject([{ importance: 0.1, topics: ["house"], kind: "event" }]);
    }
    expect(await recalled(other, "Where does the user live?")).toEqual([plain.text]);
  });

  test("nothing is left of the words of either once it is forgotten", async () => {
    const id = await note(one, { ...plain, said_at: EARLY });
    await note(other, { ...secret, said_at: LATE });
    await server.ask("DELETE", `${base}/memory/observations/${id}`);
    const rows = await server.database.peek<{ wording: unknown }>(
      "SELECT wording FROM hyponema.observation_mentions WHERE observation_id = $1",
      [id],
    );
    expect(rows).toEqual([{ wording: null }]);
  });
});

describe("what somebody corrected", () => {
  const told = { text: "The user's cat is called Brunisa." };
  const corrected = { text: "The user's cat is called Zelda." };
  const kinds = [
    ["that stands by itself", {}, {}],
    ["that is in a slot", { slot: "cat.name", value: "brunisa" }, { value: "zelda" }],
  ] as const;

  test.each(
    kinds.flatMap(([name, slot, change]) =>
      ["first", "second"].map((narrowed) => ({ name, slot, change, narrowed })),
    ),
  )(
    "$name stays corrected for each who said it, the $narrowed narrowed",
    async ({ slot, change, narrowed }) => {
      const id = await note(one, { ...told, ...slot });
      await note(other, { ...told, ...slot });
      await patch(id, { ...corrected, ...change });
      await narrow(narrowed === "first" ? one : other);
      for (const agentId of [one, other]) {
        expect(await recalled(agentId, "What is the cat called?")).toEqual([corrected.text]);
        expect((await rowsOf(agentId, "superseded")).map(({ text }) => text)).toEqual([told.text]);
        const [row] = await rowsOf(agentId);
        const history = await server.ask("GET", `${base}/memory/observations/${row?.id}/history`);
        expect(history.body.data.map(({ text }: Seen) => text)).toEqual([told.text, corrected.text]);
      }
    },
  );

  test.each(kinds)("%s twice is as it was corrected last", async (_, slot, change) => {
    const id = await note(one, { ...told, ...slot });
    await note(other, { ...told, ...slot });
    const second = await patch(id, { ...corrected, ...change });
    const last = { text: "The user's cat is called Mimi." };
    await patch(second, { ...last, ...(slot === kinds[0][1] ? {} : { value: "mimi" }) });
    await narrow(one);
    for (const agentId of [one, other]) {
      expect(await recalled(agentId, "What is the cat called?")).toEqual([last.text]);
    }
  });

  test("is not told to who said less of it, and does not come back for them until it is said again", async () => {
    const slot = { slot: "cat.name", value: "brunisa" };
    const id = await note(one, { ...slot, text: "The user's cat is called Brunisa, like Arvolo's." });
    await note(other, { ...slot, ...told });
    await patch(id, { text: "The user's cat is called Zelda, like Arvolo's.", value: "zelda" });
    await narrow(one);
    expect(await recalled(other, "What is the cat called?")).toEqual([]);
    await note(other, { ...slot, ...told, said_at: "2126-01-01T00:00:00Z" });
    expect(await recalled(other, "What is the cat called?")).toEqual([told.text]);
  });

  test("holds as restored for each who said it", async () => {
    const graz = { slot: "user.residence", value: "graz", text: "The user lives in Graz." };
    const linz = { slot: "user.residence", value: "linz", text: "The user lives in Linz." };
    const id = await note(one, { ...graz, said_at: "2026-01-01T00:00:00Z" });
    await note(other, { ...graz, said_at: "2026-01-02T00:00:00Z" });
    await note(one, { ...linz, said_at: "2026-02-01T00:00:00Z" });
    await note(other, { ...linz, said_at: "2026-02-02T00:00:00Z" });
    await server.ask("POST", `${base}/memory/observations/${id}/restore`);
    await narrow(one);
    for (const agentId of [one, other]) {
      expect(await recalled(agentId, "Where does the user live?")).toEqual([graz.text]);
    }
  });

  test("by being told otherwise holds again for who was not told", async () => {
    const graz = { slot: "user.residence", value: "graz", text: "The user lives in Graz." };
    await note(one, { ...graz, said_at: "2026-01-01T00:00:00Z" });
    await note(other, { ...graz, said_at: "2026-01-02T00:00:00Z" });
    await note(one, {
      ...graz,
      value: "linz",
      text: "The user lives in Linz.",
      said_at: "2026-02-01T00:00:00Z",
    });
    await narrow(one);
    expect(await recalled(other, "Where does the user live?")).toEqual([graz.text]);
    expect(await recalled(one, "Where does the user live?")).toEqual(["The user lives in Linz."]);
  });
});

describe("where a conversation left off", () => {
  const promise = ["assistant", "I'll send you the invoice."] as const;
  const resumeOf = async (agent_id: string | undefined) => {
    const body = { user_id, query: "hello", ...(agent_id ? { agent_id } : {}) };
    return (await server.ask("POST", `${base}/memory/recall`, { body })).body.resume;
  };
  const thread = async (agent_id: string | null, text: string) => {
    const body = { user_id, kind: "follow_up", text, ...(agent_id === null ? {} : { agent_id }) };
    expect((await server.ask("POST", `${base}/memory/open-threads`, { body })).status).toBe(201);
  };

  test("tells of what it left open itself, never of what another agent's did", async () => {
    await thread(other, "Ask how Cedrano is.");
    await memoryOf(server, user_id).bring(
      [["user", "My garden is full of weeds."], promise],
      "2026-01-05T10:00:00Z",
      one,
    );
    await narrow(other);
    const resume = JSON.stringify(await resumeOf(one));
    expect(resume).toContain("My garden is full of weeds.");
    expect(resume).toContain("Left open: The assistant promised to send the user the invoice");
    expect(resume).not.toContain("Cedrano");
  });

  test("tells of nothing that another User's left open, once Users are parted again", async () => {
    const into = user_id;
    const from = `user-${randomUUID()}`;
    await server.ask("PUT", `${base}/users`, { body: { external_user_id: from } });
    user_id = from;
    await thread(one, "Ask how Cedrano is.");
    user_id = into;
    const merge = await server.ask("POST", `${base}/users/${into}/merge`, { body: { from_user_id: from } });
    await memoryOf(server, into).bring(
      [["user", "My garden is full of weeds."], promise],
      "2026-01-05T10:00:00Z",
      one,
    );
    await server.ask("POST", `${base}/users/${into}/merges/${merge.body.id}/undo`);
    const resume = JSON.stringify(await resumeOf(one));
    expect(resume).toContain("My garden is full of weeds.");
    expect(resume).not.toContain("Cedrano");
  });
});
