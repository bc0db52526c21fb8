import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch } from "../../../../test/design.ts";
import { startTestServer, type TestServer } from "../../../../test/server.ts";

let server: TestServer;
let memory: string;
let users: string;
let count = 0;

beforeAll(async () => {
  server = await startTestServer({}, "api");
  memory = `/workspaces/${server.demo.workspace_id}/memory`;
  users = `/workspaces/${server.demo.workspace_id}/users`;
});

afterAll(() => server.dispose());

async function makeUser(): Promise<string> {
  const body = { external_user_id: `following-${++count}` };
  return (await server.ask("POST", users, { body })).body.user_id;
}

const post = (what: string, body: object) => server.ask("POST", `${memory}/${what}`, { body });
const get = async (what: string, query: Record<string, string>) =>
  (await server.ask("GET", `${memory}/${what}?${new URLSearchParams(query)}`)).body;
const textsOf = (page: { data: { text: string }[] }) => page.data.map(({ text }) => text);

describe("an open thread", () => {
  const change = async (id: string, body: object) => {
    const path = `${memory}/open-threads/${id}`;
    return server.ask("PATCH", path, { body, headers: ifMatch(await server.ask("GET", path)) });
  };
  const stateOf = async (id: string) =>
    (
      await server.database.peek("SELECT state, terms::text FROM hyponema.memory_entries WHERE id = $1", [id])
    )[0];

  test("is recalled until it is settled, and again when it is opened anew", async () => {
    const user_id = await makeUser();
    const made = await post("open-threads", { user_id, kind: "promise", text: "Send the invoice." });
    expect(made).toMatchObject({
      status: 201,
      body: { status: "open", due_at: null, source: null, revision: 1 },
    });
    const { id } = made.body;
    expect(await stateOf(id)).toMatchObject({ state: "active", terms: expect.stringContaining("invoic") });
    const resolved = await change(id, { status: "resolved" });
    expect(resolved.body).toMatchObject({ status: "resolved", resolved_at: expect.any(String), revision: 2 });
    expect(await stateOf(id)).toEqual({ state: "gone", terms: null });
    expect((await change(id, { status: "open" })).body).toMatchObject({ status: "open", resolved_at: null });
    expect(await stateOf(id)).toMatchObject({ state: "active" });
    await change(id, { text: "Send the receipt." });
    expect(await stateOf(id)).toMatchObject({ terms: expect.stringContaining("receipt") });
  });

  test("is listed by User, status, kind and when it is due", async () => {
    const user_id = await makeUser();
    const due_at = "2026-01-10T00:00:00.000Z";
    await post("open-threads", { user_id, kind: "promise", text: "One", due_at });
    await post("open-threads", { user_id, kind: "question", text: "Two" });
    const { body } = await post("open-threads", { user_id, kind: "follow_up", text: "Three" });
    await change(body.id, { status: "dismissed" });
    const list = (query: object) => get("open-threads", { user_id, ...query });
    expect(textsOf(await list({}))).toEqual(["Two", "One"]);
    expect(textsOf(await list({ status: "dismissed" }))).toEqual(["Three"]);
    expect(textsOf(await list({ kind: "promise,follow_up" }))).toEqual(["One"]);
    expect(textsOf(await list({ due_before: "2026-01-11T00:00:00.000Z" }))).toEqual(["One"]);
    const first = await list({ limit: "1" });
    expect(textsOf(await list({ limit: "1", cursor: first.next_cursor }))).toEqual(["One"]);
  });

  test("that is not there, or is changed from something else than there is, is refused", async () => {
    const unknown = await server.ask("GET", `${memory}/open-threads/thread_01j8z5k3mve7b8xq2n4w6y9r1t`);
    expect(unknown).toMatchObject({ status: 404, body: { code: "open-thread-not-found" } });
    const { body } = await post("open-threads", { user_id: await makeUser(), kind: "promise", text: "x" });
    const path = `${memory}/open-threads/${body.id}`;
    const stale = { body: { text: "y" }, headers: { "if-match": '"9"' } };
    expect((await server.ask("PATCH", path, stale)).body.code).toBe("stale-version");
  });
});

describe("a cool-down", () => {
  test("lasts seven days unless said otherwise, and can be lifted once", async () => {
    const user_id = await makeUser();
    const { body, status } = await post("cooldowns", { user_id, topic: "Bereavement" });
    expect(status).toBe(201);
    expect(body).toMatchObject({ topic: "bereavement", lifted_at: null });
    expect(Date.parse(body.until) - Date.parse(body.started_at)).toBe(7 * 24 * 3600 * 1000);
    expect((await get("cooldowns", { user_id })).data).toHaveLength(1);
    const lift = () => server.ask("DELETE", `${memory}/cooldowns/${body.id}`);
    const lifted = await lift();
    expect(lifted.body.lifted_at).toEqual(expect.any(String));
    expect((await lift()).body).toEqual(lifted.body);
    expect((await get("cooldowns", { user_id })).data).toEqual([]);
    expect((await get("cooldowns", { user_id, active: "false" })).data).toHaveLength(1);
  });

  test("that is not there, or is longer than a year, is refused", async () => {
    const unknown = await server.ask("DELETE", `${memory}/cooldowns/cool_01j8z5k3mve7b8xq2n4w6y9r1t`);
    expect(unknown).toMatchObject({ status: 404, body: { code: "cooldown-not-found" } });
    const long = await post("cooldowns", { user_id: await makeUser(), topic: "x", days: 366 });
    expect(long).toMatchObject({ status: 422, body: { code: "invalid-request" } });
  });
});

describe("what memory shows", () => {
  // As the learner would: messages with a tone, and a statement taken from each.
  async function speak(user_id: string, valences: readonly number[]): Promise<string> {
    const session = await server.openSession({ userId: user_id });
    for (const [index, valence] of valences.entries()) {
      const at = `2026-0${index + 1}-01T10:00:00.000Z`;
      const message = `msg_${index}_${session}`;
      const { body } = await post("observations", {
        user_id,
        kind: "event",
        text: `Match ${index + 1}`,
        topics: ["sport"],
        entities: ["Lena"],
        said_at: at,
      });
      const place = [server.demo.workspace_id, user_id, session];
      await server.database.peek(
        "UPDATE hyponema.observations SET source_session_id = $2, source_message_id = $3 WHERE id = $1",
        [body.id, session, message],
      );
      await server.database.peek(
        `INSERT INTO hyponema.memory_entries
           (workspace_id, user_id, session_id, revision, id, kind, state, position, said_at, importance)
         VALUES ($1, $2, $3, 0, $4, 'turn', 'active', $5, $6, 0.5)`,
        [...place, message, 1000 * (index + 1), at],
      );
      await server.database.peek("INSERT INTO hyponema.memory_tones VALUES ($1, $2, $3, $4, $5, $6, '{}')", [
        ...place,
        1000 * (index + 1),
        at,
        valence,
      ]);
    }
    return session;
  }

  test("is how a matter went, how the User sounded then, and how by day or week", async () => {
    const user_id = await makeUser();
    await speak(user_id, [-0.5, -0.25, 0.25, 0.5, 0.75, 1]);
    const { arcs, tone } = await get("arcs", { user_id });
    expect(arcs).toHaveLength(1);
    expect(arcs[0]).toMatchObject({
      topic: "sport",
      first_at: "2026-01-01T10:00:00.000Z",
      last_at: "2026-06-01T10:00:00.000Z",
      mentions: 6,
      tone: { trend: "rising", now: 0.75 },
    });
    expect(arcs[0].observations.map(({ text }: { text: string }) => text)).toEqual([
      "Match 6",
      "Match 5",
      "Match 4",
      "Match 3",
      "Match 2",
    ]);
    expect(tone).toHaveLength(6);
    expect(tone[0]).toEqual({ at: "2026-01-01T00:00:00.000Z", valence: -0.5, messages: 1 });
    const weeks = await get("arcs", { user_id, by: "week" });
    expect(weeks.tone[0].at).toBe("2025-12-29T00:00:00.000Z");
  });

  test("is where conversations left off", async () => {
    const user_id = await makeUser();
    const session = await server.openSession({ userId: user_id });
    const { workspace_id, agent_id } = server.demo;
    await server.database.peek(
      "INSERT INTO hyponema.memory_resumes VALUES ($1, $2, $3, $4, 'They spoke of bees.', '2026-01-01T00:00:00Z')",
      [workspace_id, user_id, session, agent_id],
    );
    const snapshot = { session_id: session, agent_id, scope: "workspace", text: "They spoke of bees." };
    expect((await get("resume", { user_id })).data).toEqual([
      { ...snapshot, created_at: "2026-01-01T00:00:00.000Z" },
    ]);
    expect((await get("resume", { user_id, agent_id: await server.makeAgent({}) })).data).toEqual([]);
    expect(await get("resume", { user_id: "nobody" })).toMatchObject({ code: "user-not-found" });
    expect(await get("arcs", { user_id: "nobody" })).toMatchObject({ code: "user-not-found" });
    expect(await get("overview", { user_id: "nobody" })).toMatchObject({ code: "user-not-found" });
  });

  test("is numbers of one User and of the workspace", async () => {
    const user_id = await makeUser();
    const session = await speak(user_id, [0.5]);
    const about = (value: string) =>
      post("observations", { user_id, kind: "fact", text: `Lives in ${value}`, slot: "home", value });
    const old = await about("rome");
    const now = await about("oslo");
    await post("open-threads", { user_id, kind: "promise", text: "Late", due_at: "2020-01-01T00:00:00Z" });
    await post("cooldowns", { user_id, topic: "debt" });
    await server.database.peek(
      "INSERT INTO hyponema.memory_work VALUES ($1, $2, $3, '2026-01-01T00:00:00Z', now())",
      [server.demo.workspace_id, session, user_id],
    );
    const overview = await get("overview", { user_id });
    expect(overview).toMatchObject({
      users: 1,
      observations: [
        { kind: "event", status: "active", count: 1 },
        { kind: "fact", status: "active", count: 1 },
        { kind: "fact", status: "superseded", count: 1 },
      ],
      topics: [{ name: "sport", count: 1 }],
      entities: [{ name: "Lena", count: 1 }],
      latest_superseded: [
        {
          id: old.body.id,
          text: "Lives in rome",
          superseded_by: now.body.id,
          superseded_by_text: "Lives in oslo",
        },
      ],
      open_threads: 1,
      overdue_threads: 1,
      active_cooldowns: 1,
      waiting_conversations: 1,
      waiting_since: "2026-01-01T00:00:00.000Z",
      entries_without_vector: 5,
    });
    expect(overview.latest_learned.map(({ text }: { text: string }) => text)).toEqual([
      "Lives in oslo",
      "Match 1",
    ]);
    expect(overview.learned_per_day).toHaveLength(30);
    expect(overview.learned_per_day.at(-1).count).toBe(3);
    const everyone = await get("overview", {});
    expect(everyone.users).toBeGreaterThan(1);
    expect(everyone.latest_learned[0].id).toBe(now.body.id);
  });
});
