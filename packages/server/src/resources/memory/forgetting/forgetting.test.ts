import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LlmDouble, startLlmDouble } from "../../../../test/doubles/llm/double.ts";
import { eventsOf } from "../../../../test/events.ts";
import { tablesWith } from "../../../../test/remains.ts";
import { startTestServer, type TestServer } from "../../../../test/server.ts";

let server: TestServer;
let llm: LlmDouble;
let base: string;
let memory: string;
let count = 0;

beforeAll(async () => {
  llm = await startLlmDouble();
  // Nothing is learned by itself: the tests write what there is to forget.
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url }, "api");
  base = `/workspaces/${server.demo.workspace_id}`;
  memory = `${base}/memory`;
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

async function makeUser(): Promise<string> {
  const body = { external_user_id: `forgotten-${++count}` };
  return (await server.ask("POST", `${base}/users`, { body })).body.user_id;
}

const post = (what: string, body: object, headers: Record<string, string> = {}) =>
  server.ask("POST", `${memory}/${what}`, { body, headers });
const forget = (id: string) => server.ask("DELETE", `${memory}/observations/${id}`);
const insert = (table: string, row: Record<string, unknown>) => {
  const names = Object.keys(row);
  return server.database.peek(
    `INSERT INTO hyponema.${table} (workspace_id, ${names.join(", ")})
     VALUES ($1, ${names.map((_, index) => `$${index + 2}`).join(", ")})`,
    [server.demo.workspace_id, ...Object.values(row)],
  );
};

interface Talk {
  readonly session: string;
  readonly observation: string;
  readonly message: string;
}

/** A conversation in which the User says `text`, and what the learner takes from it. */
async function talk(user_id: string, text: string, statement: string, also: object = {}): Promise<Talk> {
  llm.script = [{ say: `I see: ${text}` }];
  const session = await server.openSession({ userId: user_id });
  const headers = { "idempotency-key": `talk ${session}` };
  await server.ask("POST", `/sessions/${session}/messages`, { body: { text }, headers });
  await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "What did I say?" } });
  const messages = await server.database.peek<{ id: string; position: number; role: string; text: string }>(
    "SELECT id, position, role, text FROM hyponema.messages WHERE session_id = $1 ORDER BY position",
    [session],
  );
  for (const one of messages) {
    await server.database.peek(
      `INSERT INTO hyponema.memory_entries (workspace_id, user_id, revision, id, kind, state, session_id, position,
         speaker, said_at, importance, terms)
       VALUES ($1, $2, 0, $3, 'turn', 'active', $4, $5, $6, now(), 0.5, to_tsvector('english', $7))`,
      [server.demo.workspace_id, user_id, one.id, session, one.position, one.role, one.text],
    );
  }
  const message = messages.find((one) => one.text === text)?.id ?? "";
  const { body } = await post("observations", { user_id, kind: "fact", text: statement, ...also });
  await server.database.peek(
    "UPDATE hyponema.observations SET source_session_id = $2, source_message_id = $3 WHERE id = $1",
    [body.id, session, message],
  );
  const at = new Date();
  await insert("memory_tones", {
    user_id,
    session_id: session,
    position: 1000,
    at,
    valence: 0,
    sensitive: [],
  });
  const resume = { user_id, session_id: session, agent_id: server.demo.agent_id, created_at: at };
  await insert("memory_resumes", { ...resume, text: `They spoke of this: ${statement}` });
  await server.database.peek("UPDATE hyponema.sessions SET summary = $2, summary_through = 1 WHERE id = $1", [
    session,
    `The user said: ${text}`,
  ]);
  return { session, observation: body.id, message };
}

describe("forgetting one observation", () => {
  test("leaves its words nowhere but in the transcript", async () => {
    const user_id = await makeUser();
    const text = 'My "quokka" Zebedee\nlives in Vladivostok with me.';
    const statement = "The user's quokka Zebedee lives in Vladivostok.";
    const told = await talk(user_id, text, statement, {
      slot: "quokka.residence",
      value: "vladivostok",
      entities: ["Zebedee"],
      topics: ["quokka"],
    });
    const key = { "idempotency-key": "make a fact" };
    const fact = { user_id, kind: "note", text: "The user's quokka Zebedee lives in VLADIVOSTOK!" };
    const made = await post("observations", fact, key);
    await post("open-threads", { user_id, kind: "question", text: "How is Zebedee?" });
    const other = await post("observations", { user_id, kind: "fact", text: "The user plays the oboe." });
    for (const word of ["quokka", "zebedee", "vladivostok"]) {
      expect(await tablesWith(server, word)).toEqual(
        expect.arrayContaining(["observations", "memory_entries", "spans"]),
      );
    }

    const gone = await forget(told.observation);
    expect(gone).toMatchObject({
      status: 200,
      body: { user_id, observations: 2, passages: 3, open_threads: 1, tones: 1, resumes: 1, summaries: 1 },
    });
    for (const word of ["quokka", "zebedee", "vladivostok"])
      expect(await tablesWith(server, word), word).toEqual([]);
    const path = `${base}/conversations/${told.session}/transcript`;
    expect((await server.ask("GET", path)).text).toContain("Zebedee");

    const repeated = await server.ask("POST", `${memory}/observations`, { body: fact, headers: key });
    expect(repeated).toMatchObject({ status: 410, body: { code: "answer-forgotten" } });
    const held = await server.ask("GET", `${memory}/observations?user_id=${user_id}`);
    expect(held.body.data.map(({ id }: { id: string }) => id)).toEqual([other.body.id]);
    expect((await server.ask("GET", `${memory}/observations/${made.body.id}`)).body).toMatchObject({
      status: "forgotten",
      text: null,
      slot: null,
      value: null,
      entities: [],
      topics: [],
    });
    const again = await forget(told.observation);
    expect(again.body).toMatchObject({ observations: 0, passages: 0, spans: 0 });
  });

  test("also takes what a turn writes that was running meanwhile, and its answer is not recalled", async () => {
    const user_id = await makeUser();
    const told = await talk(user_id, "My marmot Balthasar sings.", "The user's marmot Balthasar sings.");
    const session = await server.openSession({ userId: user_id });
    const gate = Promise.withResolvers<void>();
    llm.script = [{ say: "Balthasar " }, { wait: gate.promise }, { say: "sings." }];
    const response = await fetch(`${server.url}/sessions/${session}/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${server.demo.api_key}`, "content-type": "application/json" },
      body: JSON.stringify({ text: "Who sings?" }),
    });
    let answer = "";
    for await (const event of eventsOf(response)) {
      if (event.type !== "token") continue;
      if (answer === "") {
        await forget(told.observation);
        gate.resolve();
      }
      answer += event.data.text;
    }
    expect(answer).toBe("Balthasar sings.");
    for (const word of ["marmot", "balthasar"]) expect(await tablesWith(server, word), word).toEqual([]);
    const buried = await server.database.peek(
      `SELECT FROM hyponema.memory_tombstones t JOIN hyponema.messages m ON m.id = t.source_message_id
       WHERE m.session_id = $1 AND m.role = 'assistant'`,
      [session],
    );
    expect(buried).toHaveLength(1);
  });

  test("gives a repeated message no events again, and no second turn", async () => {
    const user_id = await makeUser();
    const told = await talk(user_id, "I collect thimbles of all ages.", "The user collects thimbles.");
    await forget(told.observation);
    const repeated = await server.ask("POST", `/sessions/${told.session}/messages`, {
      body: { text: "I collect thimbles of all ages." },
      headers: { "idempotency-key": `talk ${told.session}` },
    });
    expect(repeated).toMatchObject({ status: 200, text: "" });
    const conversation = await server.ask("GET", `${base}/conversations/${told.session}`);
    expect(conversation.body.turn_count).toBe(2);
  });

  test("keeps the place in its chain, without a word", async () => {
    const user_id = await makeUser();
    const about = async (value: string) =>
      (await post("observations", { user_id, kind: "fact", text: `Lives in ${value}`, slot: "home", value }))
        .body.id;
    const ids = [await about("rome"), await about("oslo"), await about("bern")];
    await forget(ids[1]);
    const { body } = await server.ask("GET", `${memory}/observations/${ids[0]}/history`);
    expect(body.data.map((one: { id: string; text: string | null }) => [one.id, one.text])).toEqual([
      [ids[0], "Lives in rome"],
      [ids[1], null],
      [ids[2], "Lives in bern"],
    ]);
    expect(body.data[1]).toMatchObject({ status: "forgotten", superseded_by: ids[2] });
  });

  test("takes with it every message in which it was said again", async () => {
    const user_id = await makeUser();
    const first = await talk(
      user_id,
      "By the way, I am allergic to walnuts.",
      "The user is allergic to walnuts.",
    );
    const second = await talk(
      user_id,
      "As I told you: no walnuts, please.",
      "The user is allergic to walnuts.",
    );
    // As `remember` notes it when the learner hears it a second time.
    await server.database.peek(
      "UPDATE hyponema.observations SET source_session_id = $2, source_message_id = $3 WHERE id = $1",
      [first.observation, first.session, first.message],
    );
    const mention = { session_id: second.session, message_id: second.message, said_at: new Date() };
    await insert("observation_mentions", { user_id, observation_id: first.observation, ...mention });
    await forget(first.observation);
    const states = await server.database.peek(
      "SELECT DISTINCT state FROM hyponema.memory_entries WHERE id = ANY ($1)",
      [[first.message, second.message]],
    );
    expect(states).toEqual([{ state: "gone" }]);
    expect(await tablesWith(server, "walnut")).toEqual([]);
  });

  test("leaves what another User said alone", async () => {
    const [one, other] = [await makeUser(), await makeUser()];
    const said = "I breed alpacas for their wool.";
    const told = await talk(one, said, "The user breeds alpacas.");
    const kept = await talk(other, said, "The user breeds alpacas.");
    await forget(told.observation);
    expect((await server.ask("GET", `${memory}/observations/${kept.observation}`)).body.text).toBe(
      "The user breeds alpacas.",
    );
    const trace = await server.ask("GET", `${base}/observability/traces?conversation_id=${kept.session}`);
    const spans = await server.ask("GET", `${base}/observability/traces/${trace.body.data[0].id}`);
    expect(spans.text).toContain("alpacas");
    const emptied = await server.ask("GET", `${base}/observability/traces?conversation_id=${told.session}`);
    for (const { id } of emptied.body.data) {
      expect((await server.ask("GET", `${base}/observability/traces/${id}`)).text).not.toContain("alpacas");
    }
  });

  test("that is not there is refused", async () => {
    const unknown = await forget("obs_01j8z5k3mve7b8xq2n4w6y9r1t");
    expect(unknown).toMatchObject({ status: 404, body: { code: "observation-not-found" } });
  });
});

describe("forgetting a User's memory", () => {
  test("in part names observations, all of them this User's", async () => {
    const [one, other] = [await makeUser(), await makeUser()];
    const { body } = await post("observations", { user_id: one, kind: "fact", text: "The user sings." });
    expect(await post("forget", { user_id: other, observation_ids: [body.id] })).toMatchObject({
      status: 404,
      body: { code: "observation-not-found" },
    });
    const both = await post("forget", { user_id: one, observation_ids: [body.id], everything: true });
    expect(both).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    expect(await post("forget", { user_id: "nobody", everything: true })).toMatchObject({
      body: { code: "user-not-found" },
    });
    const gone = await post("forget", { user_id: one, observation_ids: [body.id] });
    expect(gone.body).toMatchObject({ observations: 1 });
  });

  test("as a whole leaves cool-downs and transcripts, and nothing to learn from what was said", async () => {
    const user_id = await makeUser();
    const told = await talk(user_id, "I sail a trimaran named Philomena.", "The user sails the Philomena.");
    await post("cooldowns", { user_id, topic: "debt" });
    const [waits] = await server.database.peek(
      `SELECT FROM hyponema.memory_work WHERE session_id = '${told.session}'`,
    );
    expect(waits).toBeDefined();
    const gone = await post("forget", { user_id, everything: true });
    expect(gone.body).toMatchObject({ observations: 1, passages: 5, tones: 1, resumes: 1, summaries: 1 });
    for (const word of ["trimaran", "philomena"]) expect(await tablesWith(server, word), word).toEqual([]);
    const cooling = await server.ask("GET", `${memory}/cooldowns?user_id=${user_id}`);
    expect(cooling.body.data).toHaveLength(1);
    const [learning] = await server.database.peek(
      `SELECT s.learned_through, (SELECT count(*)::int FROM hyponema.memory_work w WHERE w.session_id = s.id) AS waiting
       FROM hyponema.sessions s WHERE s.id = $1`,
      [told.session],
    );
    expect(learning).toEqual({ learned_through: 2001, waiting: 0 });
  });

  test("of more than a batch tells of all in events of a thousand IDs", async () => {
    const user_id = await makeUser();
    const lines = Array.from({ length: 1_200 }, (_, index) => ({
      type: "observation",
      kind: "note",
      text: `Note number ${index}`,
      said_at: "2026-01-01T00:00:00.000Z",
    }));
    await post("import", { user_id, lines });
    expect((await post("forget", { user_id, everything: true })).body.observations).toBe(1_200);
    const events = await server.database.peek(
      `SELECT jsonb_array_length(data->'forgotten') AS ids FROM hyponema.outbox_events
       WHERE type = 'memory.updated' AND data->>'user_id' = $1 AND data->'forgotten' <> '[]' ORDER BY 1 DESC`,
      [user_id],
    );
    expect(events).toEqual([{ ids: 1_000 }, { ids: 200 }]);
  });
});

test("a statement of a letter takes nothing else with it, and words are the same in capitals of any language", async () => {
  const userId = await makeUser();
  const imported = await server.ask("POST", `${base}/conversations/import`, {
    body: {
      ...{ user_id: userId, agent_id: server.demo.agent_id, started_at: "2026-01-05T10:00:00Z" },
      messages: ["I play tennis on Sundays.", "İSTANBUL ŞEHRİ çok güzel."].map((text, index) => ({
        ...{ role: "user", text, at: "2026-01-05T10:00:00Z", external_id: `short-${index}` },
      })),
    },
  });
  const session = imported.body.conversation_id;
  await server.database.peek(
    `INSERT INTO hyponema.memory_entries (workspace_id, user_id, revision, id, kind, state, session_id, position, speaker,
       said_at, importance)
     SELECT workspace_id, $2, 1, id, 'turn', 'active', session_id, position, 'user', created_at, 0 FROM hyponema.messages
     WHERE workspace_id = $1 AND session_id = $3`,
    [server.demo.workspace_id, userId, session],
  );
  const note = async (text: string) =>
    (await post("observations", { user_id: userId, kind: "note", text })).body.id;
  expect((await forget(await note("a"))).body).toMatchObject({ observations: 1, passages: 0 });
  expect((await forget(await note("İstanbul şehri"))).body).toMatchObject({ observations: 1, passages: 1 });
});
