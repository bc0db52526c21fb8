import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ifMatch, publish, publishDesign } from "./design.ts";
import { type LlmDouble, startLlmDouble } from "./doubles/llm/double.ts";
import { memoryOf, untilAllLearned } from "./memory.ts";
import { asker, serveOn, startTestServer, type TestServer } from "./server.ts";

// What each learns about the same User. Nothing else holds these words.
const MARKERS = {
  alone: "Arvolo",
  apart: "Brunisa",
  shared: "Cedrano",
  nobody: "Delvino",
} as const;
type Who = keyof typeof MARKERS;
type Teller = Exclude<Who, "nobody">;

const TOLD = {
  alone: `My dog is called ${MARKERS.alone}.`,
  apart: `My sister is called ${MARKERS.apart}.`,
  shared: `My brother is called ${MARKERS.shared}.`,
};
const SEEN: Record<Teller, Who[]> = {
  alone: ["alone", "nobody"],
  apart: ["apart", "nobody"],
  shared: ["nobody", "shared"],
};
const QUESTION = "What are my dog, my sister, my brother and my parrot called?";
const TELLERS = Object.keys(TOLD) as Teller[];
const NOW = "2026-12-01T10:00:00Z";

let llm: LlmDouble;
let server: TestServer;
let base: string;
let agents: Record<Teller, string>;
let user: string;

beforeAll(async () => {
  llm = await startLlmDouble();
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" });
  base = `/workspaces/${server.demo.workspace_id}`;
  llm.script = [{ say: "Hello." }];
  agents = { alone: await make("agent"), apart: await make("agent"), shared: await make("workspace") };
  user = await taught(agents);
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

beforeEach(() => {
  llm.script = [{ say: "Hello." }];
  llm.requests.length = 0;
});

async function make(memory_scope: "workspace" | "agent"): Promise<string> {
  const greeting = { mode: "custom_agent", prompt: "Greet the user.", tools: ["search_memory"] };
  const design = await publishDesign(server, {
    persona: { settings: { first_message: "Hi.", greeting } },
    agent: { memory_scope, privacy: { memory: true } },
  });
  return design.agentId;
}

/** A User of whom each agent was told something else, and nobody's fact came in by the API. */
async function taught(by: Record<Teller, string>): Promise<string> {
  const id = `user-${randomUUID()}`;
  for (const [day, who] of TELLERS.entries()) {
    await memoryOf(server, id).bring([["user", TOLD[who]]], `2026-01-0${day + 1}T10:00:00Z`, by[who]);
    await post("memory/open-threads", {
      ...{ user_id: id, agent_id: by[who], kind: "promise" },
      text: `Ask how ${MARKERS[who]} is.`,
    });
  }
  await note(id, `The user's parrot is called ${MARKERS.nobody}.`);
  return id;
}

const post = async (path: string, body: object) => {
  const answer = await server.ask("POST", `${base}/${path}`, { body });
  expect(answer.status, answer.text).toBeLessThan(300);
  return answer;
};
const get = async (path: string, query: Record<string, string>) =>
  (await server.ask("GET", `${base}/${path}?${new URLSearchParams(query)}`)).body;
const note = (user_id: string, text: string, more: object = {}) =>
  post("memory/observations", { user_id, kind: "fact", text, ...more });
const observations = async (user_id: string, query: Record<string, string> = {}) =>
  (await get("memory/observations", { user_id, ...query })).data;

function markersIn(text: unknown): Who[] {
  const told = typeof text === "string" ? text : JSON.stringify(text);
  return (Object.keys(MARKERS) as Who[]).filter((who) => told.includes(MARKERS[who])).sort();
}

const recall = async (agent_id: string | undefined, user_id = user, more: object = {}) =>
  (
    await post("memory/recall", {
      user_id,
      query: QUESTION,
      at: NOW,
      ...(agent_id ? { agent_id } : {}),
      ...more,
    })
  ).body;

async function changeScope(agentId: string, memory_scope: "workspace" | "agent"): Promise<void> {
  const path = `${base}/agents/${agentId}`;
  const before = await server.ask("GET", path);
  await server.ask("PATCH", path, { body: { memory_scope }, headers: ifMatch(before) });
  await publish(server, agentId);
}

describe.each(TELLERS)("the agent %s sees of a User just what it may", (who) => {
  test("in the prompt of a turn, in its trace, and in the playground", async () => {
    const session = await server.openSession({ agentId: agents[who], userId: user });
    llm.requests.length = 0;
    await server.ask("POST", `/sessions/${session}/messages`, { body: { text: QUESTION } });
    expect(markersIn(llm.requests.at(-1)?.body)).toEqual(SEEN[who]);
    const rendered = await server.ask("POST", `${base}/agents/${agents[who]}/playground/render`, {
      body: { user_id: user, text: QUESTION },
    });
    expect(markersIn(rendered.text)).toEqual(SEEN[who]);
    const { data } = await get("observability/traces", { limit: "1" });
    const trace = (await server.ask("GET", `${base}/observability/traces/${data[0].id}`)).body;
    const { items, left_out } = trace.spans.find(({ type }: { type: string }) => type === "memory").output;
    const named = new Set([...items, ...left_out].map(({ id }: { id: string }) => id));
    const all = (await observations(user)).filter(({ id }: { id: string }) => named.has(id));
    expect(markersIn(all)).toEqual(SEEN[who]);
    await server.ask("POST", `/sessions/${session}/end`);
  });

  test("with search_memory, in a turn and while it greets", async () => {
    const search = () => {
      let asked = 0;
      llm.script = () =>
        asked++ === 0
          ? [{ call: "search_memory", pieces: [JSON.stringify({ query: QUESTION, limit: 20 })] }]
          : [{ say: "I see." }];
    };
    search();
    const session = await server.openSession({ agentId: agents[who], userId: user });
    expect(llm.requests).toHaveLength(2);
    expect(markersIn(llm.requests.map(({ body }) => body))).toEqual(SEEN[who]);
    llm.requests.length = 0;
    search();
    await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "What do you know?" } });
    expect(markersIn(llm.requests.at(-1)?.body)).toEqual(SEEN[who]);
    await server.ask("POST", `/sessions/${session}/end`);
  });

  test("in recall, kind by kind, and where the last conversation left off", async () => {
    expect(markersIn((await recall(agents[who])).items)).toEqual(SEEN[who]);
    const kinds = async (kind: string) =>
      markersIn((await recall(agents[who], user, { kinds: [kind], limit: 100 })).items);
    const own = SEEN[who].filter((one) => one !== "nobody");
    expect(await kinds("observation")).toEqual(SEEN[who]);
    expect(await kinds("turn")).toEqual(own);
    expect(await kinds("open_thread")).toEqual(own);
    const id = await taught(agents);
    expect(markersIn((await recall(agents[who], id)).resume)).toEqual(own);
  });

  test("in arcs", async () => {
    const arcs = await get("memory/arcs", { user_id: user, agent_id: agents[who] });
    expect(markersIn(arcs)).toEqual(SEEN[who].filter((one) => one !== "nobody"));
  });

  test("of what it should leave alone", async () => {
    const id = `user-${randomUUID()}`;
    const grief = "My father died on Sunday. I am devastated and I can't stop crying.";
    await memoryOf(server, id).bring([["user", grief]], "2026-11-29T10:00:00Z", agents.alone);
    const { cooling_down, items } = await recall(agents[who], id);
    expect(cooling_down).toEqual(who === "alone" ? ["bereavement"] : []);
    expect(JSON.stringify(items)).not.toContain("died");
    const { data } = await get("memory/cooldowns", { user_id: id, active: "false" });
    expect(data).toEqual([expect.objectContaining({ agent_id: agents.alone, scope: "agent" })]);
    const { tone } = await get("memory/arcs", { user_id: id, agent_id: agents[who] });
    expect(tone).toHaveLength(who === "alone" ? 1 : 0);
  });
});

test("what agents note with their tools is theirs as well, and one does not hide another's", async () => {
  const id = `user-${randomUUID()}`;
  const text = "The user prefers the Zanzibar room.";
  for (const who of ["alone", "apart"] as const) {
    let asked = 0;
    const pieces = [JSON.stringify({ text })];
    llm.script = () =>
      asked++ === 0
        ? [
            { call: "add_memory_note", pieces },
            {
              call: "record_persona_statement",
              pieces: [JSON.stringify({ text: `I am ${who}, in Zanzibar.` })],
            },
          ]
        : [{ say: "Noted." }];
    const session = await server.openSession({ agentId: agents[who], userId: id });
    asked = 0;
    await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hello." } });
    await server.ask("POST", `/sessions/${session}/end`);
  }
  const notes = await observations(id, { kind: "note" });
  expect(
    notes.map(({ agent_id, scope }: { agent_id: string; scope: string }) => [agent_id, scope]).sort(),
  ).toEqual(
    [
      [agents.alone, "agent"],
      [agents.apart, "agent"],
    ].sort(),
  );
  const told = async (who: Teller) => {
    const { items } = await recall(agents[who], id, { query: "Zanzibar", kinds: ["observation"] });
    return items.map((item: { text: string }) => item.text).sort();
  };
  expect(await told("alone")).toEqual(["I am alone, in Zanzibar.", text]);
  expect(await told("shared")).toEqual([]);
});

test("an operator sees everything, each with whose it is and for whom", async () => {
  expect(markersIn((await recall(undefined)).items)).toEqual(Object.keys(MARKERS).sort());
  const seen = (await observations(user)).map(
    ({ text, agent_id, scope }: { text: string; agent_id: string; scope: string }) => [
      ...markersIn(text),
      agent_id,
      scope,
    ],
  );
  expect(seen.sort()).toEqual(
    [
      ["alone", agents.alone, "agent"],
      ["apart", agents.apart, "agent"],
      ["nobody", null, "workspace"],
      ["shared", agents.shared, "workspace"],
    ].sort(),
  );
  expect(markersIn(await observations(user, { agent_id: agents.apart }))).toEqual(["apart"]);
  const resumes = (await get("memory/resume", { user_id: user, agent_id: agents.alone })).data;
  expect(resumes.every(({ scope }: { scope: string }) => scope === "agent")).toBe(true);
  const { data: threads } = await get("memory/open-threads", { user_id: user });
  expect(new Set(threads.map(({ scope }: { scope: string }) => scope))).toEqual(
    new Set(["agent", "workspace"]),
  );
});

test("what is exported keeps whom it is for, also when it is imported for somebody else", async () => {
  const exported = await server.ask("GET", `${base}/memory/export?user_id=${user}`);
  const lines = exported.text.trim().split("\n");
  const copy = `user-${randomUUID()}`;
  await server.ask("PUT", `${base}/users`, { body: { external_user_id: copy } });
  await post("memory/import", { user_id: copy, lines: exported.text });
  for (const who of TELLERS) expect(markersIn((await recall(agents[who], copy)).items)).toEqual(SEEN[who]);
  const elsewhere = lines
    .filter((line) => line.includes(MARKERS.alone) && line.includes('"type":"observation"'))
    .map((line) => ({ ...JSON.parse(line), id: "theirs", agent_id: "agent_01j8z5k3mve7b8xq2n4w6y9r1t" }));
  const stranger = `user-${randomUUID()}`;
  await server.ask("PUT", `${base}/users`, { body: { external_user_id: stranger } });
  const refused = await post("memory/import", { user_id: stranger, lines: elsewhere });
  expect(refused.body).toMatchObject({ imported: 0, refused: [{ line: 1 }] });
  expect(await observations(stranger)).toEqual([]);
});

describe("facts about the same thing", () => {
  const residence = (value: string, said_at: string, more: object = {}) => ({
    ...{ slot: "user.residence", value: value.toLowerCase(), said_at, text: `The user lives in ${value}.` },
    ...more,
  });
  const home = async (id: string, agentId: string | undefined) => {
    const { items } = await recall(agentId, id, {
      query: "Where does the user live?",
      kinds: ["observation", "turn"],
      limit: 50,
    });
    return [...new Set(JSON.stringify(items).match(/Lisbon|Porto|Faro|Braga/g))].sort();
  };

  test("that each was told otherwise stay side by side: nobody hides another's", async () => {
    const id = `user-${randomUUID()}`;
    const memory = memoryOf(server, id);
    await memory.bring([["user", "I live in Lisbon."]], "2026-01-01T10:00:00Z", agents.alone);
    await memory.bring([["user", "I live in Porto."]], "2026-02-01T10:00:00Z", agents.apart);
    await memory.bring([["user", "I live in Faro."]], "2026-03-01T10:00:00Z", agents.shared);
    expect(await home(id, agents.alone)).toEqual(["Lisbon"]);
    expect(await home(id, agents.apart)).toEqual(["Porto"]);
    expect(await home(id, agents.shared)).toEqual(["Faro"]);
    expect(await observations(id, { status: "superseded" })).toEqual([]);
    // A later one without an agent holds for everybody who sees it, and supersedes none that others keep to themselves.
    await note(id, "", residence("Braga", "2026-04-01T10:00:00Z"));
    for (const who of TELLERS) expect(await home(id, agents[who])).toEqual(["Braga"]);
    expect(await observations(id, { status: "superseded" })).toHaveLength(1);
    // What an agent is told later holds for that agent, with nothing changed for the others.
    await memory.bring([["user", "I live in Lisbon."]], "2026-05-01T10:00:00Z", agents.alone);
    expect(await home(id, agents.alone)).toEqual(["Lisbon"]);
    expect(await home(id, agents.shared)).toEqual(["Braga"]);
  });

  test("hold again where an agent whose fact superseded them is narrowed, on every node and for each that was told so", async () => {
    const own = await make("workspace");
    const id = `user-${randomUUID()}`;
    const memory = memoryOf(server, id);
    await memory.bring([["user", "I live in Lisbon."]], "2026-01-01T10:00:00Z", agents.shared);
    await memory.bring([["user", "My dog is called Arvolo."]], "2026-01-02T10:00:00Z", own);
    await memory.bring([["user", "My dog is called Arvolo."]], "2026-01-03T10:00:00Z", agents.shared);
    await memory.bring([["user", "My brother is called Cedrano."]], "2026-01-04T10:00:00Z", agents.shared);
    await memory.bring([["user", "My brother is called Cedrano."]], "2026-01-05T10:00:00Z", own);
    await memory.bring([["user", "I live in Porto."]], "2026-02-01T10:00:00Z", own);
    const other = await serveOn(
      server.database,
      { HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" },
      "api",
    );
    const elsewhere = asker(other.url, server.demo.api_key);
    const there = async (agent_id: string) =>
      (
        await elsewhere("POST", `${base}/memory/recall`, {
          body: { user_id: id, query: "Where does the user live?", at: NOW, agent_id, limit: 50 },
        })
      ).text;
    expect(await home(id, agents.shared)).toEqual(["Porto"]);
    expect(await there(agents.shared)).toContain("Porto");
    await changeScope(own, "agent");
    const after = await there(agents.shared);
    expect(after).not.toContain("Porto");
    expect(after).toContain("Lisbon");
    expect(await home(id, agents.shared)).toEqual(["Lisbon"]);
    expect(await home(id, own)).toEqual(["Porto"]);
    expect(await home(id, agents.alone)).toEqual([]);
    // What both were told, both go on knowing.
    for (const agentId of [own, agents.shared]) {
      expect(markersIn((await recall(agentId, id)).items)).toEqual(["alone", "shared"]);
    }
    // What comes is shared again; what was narrowed is not, until it is shared.
    await changeScope(own, "workspace");
    await memory.bring([["user", "My sister is called Brunisa."]], "2026-03-01T10:00:00Z", own);
    expect(markersIn((await recall(agents.shared, id)).items)).toContain("apart");
    expect(await home(id, agents.shared)).toEqual(["Lisbon"]);
    expect(await home(id, own)).toEqual(["Porto"]);
    await post("memory/share", { agent_id: own });
    expect(await there(agents.shared)).not.toContain("Lisbon.");
    expect(await home(id, agents.shared)).toEqual(["Porto"]);
    await other.stop();
    await other.instance.close();
  });

  test("are narrowed by a rollback", async () => {
    const rolled = await make("agent");
    await changeScope(rolled, "workspace");
    const id = `user-${randomUUID()}`;
    await memoryOf(server, id).bring([["user", TOLD.alone]], "2026-01-01T10:00:00Z", rolled);
    expect(markersIn((await recall(agents.shared, id)).items)).toEqual(["alone"]);
    const path = `${base}/agents/${rolled}`;
    const headers = ifMatch(await server.ask("GET", path));
    await server.ask("POST", `${path}/rollback`, { body: { version: 1 }, headers });
    expect(markersIn((await recall(agents.shared, id)).items)).toEqual([]);
    expect(markersIn((await recall(rolled, id)).items)).toEqual(["alone"]);
    const scopes = (await observations(id)).map(({ scope }: { scope: string }) => scope);
    expect(new Set(scopes)).toEqual(new Set(["agent"]));
  });

  test("of a session that runs an older version are kept to the agent once it was narrowed", async () => {
    const agentId = await make("workspace");
    const id = `user-${randomUUID()}`;
    const session = await server.openSession({ agentId, userId: id });
    await changeScope(agentId, "agent");
    await server.ask("POST", `/sessions/${session}/messages`, { body: { text: TOLD.alone } });
    await server.ask("POST", `/sessions/${session}/end`, { body: { status: "completed", reason: "done" } });
    await untilAllLearned(server);
    expect(markersIn((await recall(agents.shared, id)).items)).toEqual([]);
    expect(markersIn((await recall(agentId, id)).items)).toEqual(["alone"]);
  });

  test("stay whose they are when Users are merged, and when that is undone", async () => {
    const [one, other] = [await taught(agents), `user-${randomUUID()}`];
    await memoryOf(server, other).bring([["user", "I live in Faro."]], "2026-01-01T10:00:00Z", agents.alone);
    await memoryOf(server, one).bring([["user", "I live in Porto."]], "2026-02-01T10:00:00Z", agents.alone);
    await note(one, "", residence("Lisbon", "2026-01-15T10:00:00Z"));
    const merged = await post(`users/${one}/merge`, { from_user_id: other });
    expect(await home(one, agents.alone)).toEqual(["Porto"]);
    expect(await home(one, agents.shared)).toEqual(["Lisbon"]);
    for (const who of TELLERS) expect(markersIn((await recall(agents[who], one)).items)).toEqual(SEEN[who]);
    await post(`users/${one}/merges/${merged.body.id}/undo`, {});
    expect(await home(other, agents.alone)).toEqual(["Faro"]);
    expect(await home(other, agents.shared)).toEqual([]);
  });
});

describe("a session of an older version", () => {
  test("recalls no more than the published one may, nor does a new session that names the older one", async () => {
    const agentId = await make("workspace");
    const own = await taught({ ...agents, apart: await make("workspace"), alone: agentId });
    const running = await server.openSession({ agentId, userId: own });
    const told = async (session: string) => {
      llm.script = ({ body }) =>
        body.messages.at(-1).role === "tool"
          ? [{ say: "Hello." }]
          : [{ call: "search_memory", pieces: [JSON.stringify({ query: QUESTION })] }];
      llm.requests.length = 0;
      await server.ask("POST", `/sessions/${session}/messages`, { body: { text: QUESTION } });
      expect(llm.requests).toHaveLength(2);
      const rendered = await post(`agents/${agentId}/playground/render`, {
        ...{ session_id: session, text: QUESTION },
      });
      return [...llm.requests.map(({ body }) => markersIn(body)), markersIn(rendered.body.system)];
    };
    const all = ["alone", "apart", "nobody", "shared"];
    expect(await told(running)).toEqual([all, all, all]);
    await changeScope(agentId, "agent");
    const pinned = await server.openSession({ agentId, userId: own, body: { agent_version: 1 } });
    expect(await told(pinned)).toEqual([SEEN.alone, SEEN.alone, SEEN.alone]);
    // What it has been told before is in its conversation.
    const prompt = async () => {
      await server.ask("POST", `/sessions/${running}/messages`, { body: { text: QUESTION } });
      return markersIn(llm.requests.at(-1)?.body.messages[0]);
    };
    llm.script = [{ say: "Hello." }];
    expect(await prompt()).toEqual(SEEN.alone);
    await changeScope(agentId, "workspace");
    expect(await prompt()).toEqual(all);
  });
});

describe("sharing", () => {
  test("counts before it shares, is done once, is audited, and is refused while the agent keeps its memory to itself", async () => {
    const agentId = await make("agent");
    const id = `user-${randomUUID()}`;
    await memoryOf(server, id).bring([["user", TOLD.alone]], "2026-01-01T10:00:00Z", agentId);
    const share = (body: object) =>
      server.ask("POST", `${base}/memory/share`, { body: { agent_id: agentId, ...body } });
    expect(await share({})).toMatchObject({ status: 409, body: { code: "memory-not-shareable" } });
    await changeScope(agentId, "workspace");
    const counts = {
      users: 1,
      observations: 1,
      passages: 1,
      open_threads: 0,
      cooldowns: 0,
      tones: 1,
      resumes: 1,
    };
    const would = await share({ dry_run: true });
    expect(would.body).toEqual({ agent_id: agentId, dry_run: true, ...counts });
    expect(markersIn((await recall(agents.shared, id)).items)).toEqual([]);
    expect((await share({})).body).toEqual({ agent_id: agentId, dry_run: false, ...counts });
    expect(markersIn((await recall(agents.shared, id)).items)).toEqual(["alone"]);
    expect((await share({})).body).toMatchObject({ users: 0, observations: 0, passages: 0, resumes: 0 });
    const audit = await server.ask("GET", `${base}/audit-log?limit=50`);
    expect(
      audit.body.data.filter(
        ({ action, target }: { action: string; target: { id: string } }) =>
          action === "memory.share" && target.id === agentId,
      ),
    ).toHaveLength(1);
    const [event] = await server.database.peek<{ data: { observations: string[] } }>(
      "SELECT data FROM hyponema.outbox_events WHERE type = 'memory.updated' ORDER BY created_at DESC LIMIT 1",
    );
    const [shared] = await observations(id);
    expect(event?.data.observations).toEqual([shared.id]);
    expect(shared.scope).toBe("workspace");
    const missing = await share({ agent_id: "agent_01j8z5k3mve7b8xq2n4w6y9r1t" });
    expect(missing.body.code).toBe("agent-not-found");
  });
});
