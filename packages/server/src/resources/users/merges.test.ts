import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { type Answer, startTestServer, type TestServer } from "../../../test/server.ts";
import type { Clock } from "../../platform/clock.ts";
import { Metrics } from "../../platform/telemetry/metrics.ts";
import { Sweeper } from "../retention/service.ts";

let llm: LlmDouble;
let server: TestServer;
let base: string;
let listening: string;
const profiles: string[] = [];

beforeAll(async () => {
  llm = await startLlmDouble();
  llm.script = [{ say: "Hello." }];
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" });
  base = `/workspaces/${server.demo.workspace_id}`;
  for (const key of ["plan", "city", "secret"]) {
    await server.ask("POST", `${base}/profile-fields`, {
      body: { key, label: key, sensitive: key === "secret" },
    });
  }
  listening = `${base}/agents/${server.demo.agent_id}/listening-profiles`;
  for (const name of ["Usual", "Slow", "Fast"]) {
    profiles.push((await server.ask("POST", listening, { body: { name } })).body.id);
  }
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

const user = async (id: string, details: object = {}): Promise<string> =>
  (await server.ask("PUT", `${base}/users`, { body: { external_user_id: id, ...details } })).body.user_id;
const get = async (path: string) => (await server.ask("GET", `${base}/users/${path}`)).body;
const put = (path: string, body: object) => server.ask("PUT", `${base}/users/${path}`, { body });
const merge = (into: string, from: string) =>
  server.ask("POST", `${base}/users/${into}/merge`, { body: { from_user_id: from } });
const undo = (of: string, id: string) => server.ask("POST", `${base}/users/${of}/merges/${id}/undo`);
const profile = async (id: string) =>
  Object.fromEntries(
    (await get(`${id}/profile`)).fields.map(({ key, value }: { key: string; value: unknown }) => [
      key,
      value,
    ]),
  );
const attributes = async (id: string) =>
  Object.fromEntries(
    (await get(`${id}/attributes`)).data.map(({ key, value }: { key: string; value: unknown }) => [
      key,
      value,
    ]),
  );
const conversations = async (id: string): Promise<string[]> =>
  (await get(`${id}/conversations`)).data.map((session: { id: string }) => session.id);

const assign = (id: string, profile: number) =>
  server.ask("PUT", `${listening}/assignments/${id}`, { body: { listening_profile_id: profiles[profile] } });
const assigned = async (id: string): Promise<number> => {
  const { body } = await server.ask("GET", `${listening}/assignments/${id}`);
  return profiles.indexOf(body.listening_profile_id);
};

async function endedSession(userId: string): Promise<string> {
  const id = await server.openSession({ userId });
  await server.ask("POST", `/sessions/${id}/end`);
  return id;
}

function expectCode(answer: Answer, status: number, code: string): void {
  expect(answer, answer.text).toMatchObject({ status, body: { code } });
}

describe("merging two Users", () => {
  const state: Record<string, string> = {};

  beforeAll(async () => {
    state.into = await user("m-into", { name: "Ana", timezone: "Europe/Zagreb" });
    state.from = await user("m-from", { name: "A. Kovač", phone: "+385911234567" });
    state.old = await endedSession("m-from");
    state.own = await endedSession("m-into");
    const at = (year: number) => `${year}-01-01T00:00:00.000Z`;
    await put("m-into/attributes/tier", { value: "silver", observed_at: at(2020) });
    await put("m-from/attributes/tier", { value: "gold", observed_at: at(2021) });
    await put("m-into/attributes/size", { value: "L", observed_at: at(2021) });
    await put("m-from/attributes/size", { value: "M", observed_at: at(2020) });
    await put("m-from/attributes/only", { value: { deep: [1, null] }, observed_at: at(2020) });
    const values = (id: string, body: object) =>
      server.ask("PATCH", `${base}/users/${id}/profile`, { body: { values: body } });
    await values("m-into", { plan: "Pro" });
    await values("m-from", { plan: "Basic", city: "Split", secret: "tattoo" });
    await put("m-into/notification-subscriptions/sms", { state: "subscribed" });
    await put("m-from/notification-subscriptions/sms", { state: "unsubscribed" });
    await put("m-from/notification-subscriptions/email", { state: "subscribed" });
    await assign("m-into", 1);
    await assign("m-from", 2);
    state.merge = (await merge("m-into", "m-from")).body.id;
  });

  test("moves everything: conversations, what is newer, and what was empty", async () => {
    expect(await conversations("m-into")).toEqual([state.own, state.old]);
    expect(await attributes("m-into")).toEqual({ tier: "gold", size: "L", only: { deep: [1, null] } });
    expect(await profile("m-into")).toEqual({ plan: "Pro", city: "Split", secret: "tattoo" });
    expect((await get("m-into/notification-subscriptions")).data).toMatchObject([
      { channel: "email", state: "subscribed" },
      { channel: "sms", state: "unsubscribed" },
    ]);
    expect(await assigned("m-into")).toBe(2);
    expect(await get("m-into")).toMatchObject({
      name: "Ana",
      phone: "+385911234567",
      timezone: "Europe/Zagreb",
    });
    expect(await server.ask("GET", `${base}/conversations/${state.old}`)).toMatchObject({
      body: { user_id: state.into, external_user_id: "m-into" },
    });
  });

  test("lets both IDs of the one lead to the other, everywhere", async () => {
    for (const id of ["m-from", state.from]) {
      expect(await get(`${id}`)).toMatchObject({ user_id: state.into, external_user_id: "m-into" });
      expect(await profile(`${id}`)).toMatchObject({ city: "Split" });
      expect(await conversations(`${id}`)).toHaveLength(2);
    }
    const listed = await server.ask("GET", `${base}/conversations?user_id=m-from`);
    expect(listed.body.data).toHaveLength(2);
    expect((await server.ask("GET", `${base}/users?search=m-from`)).body.data).toMatchObject([
      { external_user_id: "m-into" },
    ]);
    const upserted = await server.ask("PUT", `${base}/users`, {
      body: { external_user_id: "m-from", language: "hr" },
    });
    expect(upserted).toMatchObject({ status: 200, body: { user_id: state.into, language: "hr" } });
    expectCode(
      await server.ask("POST", `${base}/users`, { body: { external_user_id: "m-from" } }),
      409,
      "user-exists",
    );
    const session = await server.openSession({ userId: "m-from" });
    const answer = await server.ask("POST", `/sessions/${session}/end`);
    expect(answer.body).toMatchObject({ user_id: state.into, external_user_id: "m-into" });
    state.later = session;
  });

  test("is on record: in the list of merges, in the timeline, and in the audit log without sensitive values", async () => {
    expect((await get("m-from/merges")).data).toEqual([
      expect.objectContaining({
        id: state.merge,
        status: "merged",
        from: { user_id: state.from, external_user_id: "m-from" },
        into: { user_id: state.into, external_user_id: "m-into" },
        undone_at: null,
      }),
    ]);
    const kinds = (await get("m-into/timeline")).data.map(({ kind }: { kind: string }) => kind);
    expect(kinds.filter((kind: string) => kind === "created")).toHaveLength(2);
    expect(kinds).toContain("merged");
    const log = await server.ask("GET", `${base}/audit-log?target_id=${state.into}`);
    expect(log.body.data).toContainEqual(
      expect.objectContaining({
        action: "user.merge",
        after: { merge_id: state.merge, from_user_id: state.from, from_external_user_id: "m-from" },
      }),
    );
    expect((await server.ask("GET", `${base}/audit-log?target_id=${state.from}`)).text).not.toContain(
      "tattoo",
    );
  });

  test("is undone: both are who they were, what came after stays where it is", async () => {
    await put("m-into/attributes/only", { value: "changed since" });
    const undone = await undo("m-from", `${state.merge}`);
    expect(undone, undone.text).toMatchObject({ status: 200, body: { status: "undone" } });
    expect(await get("m-from")).toMatchObject({
      user_id: state.from,
      name: "A. Kovač",
      phone: "+385911234567",
    });
    expect(await get("m-into")).toMatchObject({ user_id: state.into, phone: null, language: "hr" });
    expect(await conversations("m-from")).toEqual([state.old]);
    expect(await conversations("m-into")).toEqual([state.later, state.own]);
    expect(await attributes("m-from")).toEqual({ tier: "gold", size: "M", only: { deep: [1, null] } });
    expect(await attributes("m-into")).toEqual({ tier: "silver", size: "L", only: "changed since" });
    expect(await profile("m-from")).toEqual({ plan: "Basic", city: "Split", secret: "tattoo" });
    expect(await profile("m-into")).toEqual({ plan: "Pro", city: null, secret: null });
    expect((await get("m-into/notification-subscriptions")).data).toMatchObject([
      { channel: "sms", state: "subscribed" },
    ]);
    expect((await get("m-from/notification-subscriptions")).data).toHaveLength(2);
    expect([await assigned("m-from"), await assigned("m-into")]).toEqual([2, 1]);
    expectCode(await undo("m-into", `${state.merge}`), 409, "merge-undone");
    expect((await get("m-into/timeline?kind=merge_undone")).data).toHaveLength(1);
  });
});

describe("a merge", () => {
  test("is refused with oneself, by whichever ID, and with whom was merged already", async () => {
    const id = await user("self");
    await user("self-2");
    expectCode(await merge("self", "self"), 409, "same-user");
    expectCode(await merge("self", id), 409, "same-user");
    await merge("self", "self-2");
    expectCode(await merge("self", "self-2"), 409, "same-user");
    expectCode(await merge("self-2", "self"), 409, "same-user");
    expectCode(await merge("self", "nobody"), 404, "user-not-found");
    expectCode(await merge("nobody", "self"), 404, "user-not-found");
  });

  test("is refused while the one who would go is in a session, not while the other is", async () => {
    await user("busy-into");
    const open = await server.openSession({ userId: "busy-from" });
    await server.openSession({ userId: "busy-into" });
    expectCode(await merge("busy-into", "busy-from"), 409, "user-in-session");
    await server.ask("POST", `/sessions/${open}/end`);
    expect((await merge("busy-into", "busy-from")).status).toBe(201);
  });

  test("is refused while a turn of an ended session is still being closed", async () => {
    await user("turn-into");
    const id = await endedSession("turn-from");
    await server.database.peek(
      `INSERT INTO hyponema.turns (workspace_id, id, session_id, number, status, node_id, trace_id, started_at)
       SELECT $1, 'turn_01j8z5k3mve7b8xq2n4w6y9r1t', $2, 1, 'running', id, 'trace_01j8z5k3mve7b8xq2n4w6y9r1t', now()
       FROM hyponema.nodes LIMIT 1`,
      [server.demo.workspace_id, id],
    );
    expectCode(await merge("turn-into", "turn-from"), 409, "user-in-session");
    await server.database.peek("UPDATE hyponema.turns SET status = 'complete' WHERE session_id = $1", [id]);
    expect((await merge("turn-into", "turn-from")).status).toBe(201);
  });

  test("of a merged User takes along who led there, and comes undone only in the opposite order", async () => {
    const [a] = [await user("chain-a"), await user("chain-b"), await user("chain-c")];
    const session = await endedSession("chain-a");
    const first = (await merge("chain-b", "chain-a")).body.id;
    const second = (await merge("chain-c", "chain-b")).body.id;
    expect(await get("chain-a")).toMatchObject({ external_user_id: "chain-c" });
    expect(await conversations("chain-c")).toEqual([session]);
    expect((await get("chain-c/merges")).data.map(({ id }: { id: string }) => id)).toEqual([second, first]);
    expectCode(await undo("chain-c", first), 409, "merge-not-last");
    expect((await undo("chain-c", second)).status).toBe(200);
    expect(await get("chain-a")).toMatchObject({ external_user_id: "chain-b" });
    expect(await conversations("chain-c")).toEqual([]);
    expect((await undo("chain-b", first)).status).toBe(200);
    expect(await get("chain-a")).toMatchObject({ user_id: a });
    expect(await conversations("chain-a")).toEqual([session]);
    expect((await merge("chain-a", "chain-b")).status).toBe(201);
  });

  test("is found only with the Users who had a part in it", async () => {
    await user("part-a");
    await user("part-b");
    await user("part-c");
    const { id } = (await merge("part-a", "part-b")).body;
    expectCode(await undo("part-c", id), 404, "merge-not-found");
    expectCode(await undo("part-a", "merge_01j8z5k3mve7b8xq2n4w6y9r1t"), 404, "merge-not-found");
    expectCode(await undo("nobody", id), 404, "user-not-found");
  });

  test("is final after 30 days, when what undoing it takes is forgotten", async () => {
    await user("final-a");
    await user("final-b");
    const { id, merged_at, undo_until } = (await merge("final-a", "final-b")).body;
    expect(Date.parse(undo_until) - Date.parse(merged_at)).toBe(30 * 24 * 3600 * 1000);
    const kept = () => server.database.peek("SELECT kept FROM hyponema.user_merges WHERE id = $1", [id]);
    const sweepIn = (days: number) => {
      const at = new Date(Date.now() + days * 24 * 3600 * 1000);
      const clock: Clock = { now: () => at, monotonic: () => 0 };
      return new Sweeper({ database: server.instance.database, clock, metrics: new Metrics() }).sweep(
        new AbortController().signal,
      );
    };
    await sweepIn(29);
    expect(await kept()).toEqual([{ kept: expect.any(Object) }]);
    await sweepIn(31);
    expect(await kept()).toEqual([{ kept: null }]);
    await server.database.peek("UPDATE hyponema.user_merges SET undo_until = now() WHERE id = $1", [id]);
    expectCode(await undo("final-a", id), 409, "merge-final");
    expect((await get("final-a/merges")).data[0].status).toBe("final");
  });

  test("of a User with ten thousand sessions is one transaction, and so is undoing it", async () => {
    await user("many-into");
    const from = await user("many-from");
    const template = await endedSession("many-from");
    await server.database.peek(
      `INSERT INTO hyponema.sessions (workspace_id, id, agent_id, agent_version, user_id, status, channel, modality,
         dynamic_variables, overrides, idle_seconds, max_duration_seconds, created_at, expires_at, last_activity_at)
       SELECT workspace_id, 'ses_' || lpad(n::text, 26, '0'), agent_id, agent_version, user_id, status, channel, modality,
         dynamic_variables, overrides, idle_seconds, max_duration_seconds, created_at, expires_at, last_activity_at
       FROM hyponema.sessions, generate_series(1, 9999) n WHERE id = $1`,
      [template],
    );
    const count = async () => {
      const [row] = await server.database.peek<{ left: number }>(
        "SELECT count(*)::int AS left FROM hyponema.sessions WHERE user_id = $1",
        [from],
      );
      return row?.left;
    };
    const { id } = (await merge("many-into", "many-from")).body;
    expect(await count()).toBe(0);
    expect((await undo("many-into", id)).status).toBe(200);
    expect(await count()).toBe(10_000);
  });

  test("of both into each other at once happens once", async () => {
    for (let round = 0; round < 5; round++) {
      const [a, b] = [`each-a-${round}`, `each-b-${round}`];
      await user(a);
      await user(b);
      const answers = await Promise.all([merge(a, b), merge(b, a)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
      expect(answers.find(({ status }) => status === 409)?.body.code).toBe("same-user");
    }
  });
});

describe("a session that begins while its User is merged", () => {
  // Nobody is left with a session that no User has, nor with two Users of one ID.
  async function expectSettled(into: string, from: string, merged: Answer, session: Answer): Promise<void> {
    expect(session.status, session.text).toBe(201);
    const owner = await server.ask("GET", `/sessions/${session.body.id}`);
    if (merged.status === 201) {
      expect(owner.body).toMatchObject({ external_user_id: into });
    } else {
      expectCode(merged, 409, "user-in-session");
      expect(owner.body).toMatchObject({ external_user_id: from });
    }
    expect(await conversations(from)).toContain(session.body.id);
    const rows = await server.database.peek("SELECT FROM hyponema.users WHERE external_id = $1", [from]);
    expect(rows).toHaveLength(1);
    const lost = await server.database.peek(
      "SELECT FROM hyponema.sessions s JOIN hyponema.users u ON u.id = s.user_id WHERE u.merged_into IS NOT NULL",
    );
    expect(lost).toEqual([]);
  }

  const open = (userId: string) =>
    server.ask("POST", "/sessions", {
      body: { agent_id: server.demo.agent_id, user_id: userId, modality: "text" },
    });

  test("belongs to whoever is left, however the two meet", async () => {
    for (let round = 0; round < 20; round++) {
      const [into, from] = [`meet-into-${round}`, `meet-from-${round}`];
      await user(into);
      await user(from);
      const asked =
        round % 2 === 0 ? [merge(into, from), open(from)] : [open(from), merge(into, from)].reverse();
      const [merged, session] = (await Promise.all(asked)) as [Answer, Answer];
      await expectSettled(into, from, merged, session);
    }
  });

  test.each(["the merge", "the session"])(
    "belongs to whoever is left when %s was waiting for the lock first",
    async (first) => {
      const [into, from] = [`wait-into-${first.length}`, `wait-from-${first.length}`];
      await user(into);
      const id = await user(from);
      const holder = new pg.Client({ connectionString: server.database.url });
      await holder.connect();
      await holder.query("BEGIN");
      await holder.query(
        `SET LOCAL ROLE hyponema_app; SET LOCAL hyponema.workspace_id = '${server.demo.workspace_id}'`,
      );
      await holder.query("SELECT FROM hyponema.users WHERE id = $1 FOR UPDATE", [id]);
      const steps = [() => merge(into, from), () => open(from)];
      const order = first === "the merge" ? steps : [...steps].reverse();
      const asked: Promise<Answer>[] = [];
      for (const step of order) {
        asked.push(step());
        await untilWaiting(asked.length);
      }
      await holder.query("COMMIT");
      await holder.end();
      const answers = await Promise.all(asked);
      const [merged, session] = (first === "the merge" ? answers : [...answers].reverse()) as [
        Answer,
        Answer,
      ];
      await expectSettled(into, from, merged, session);
    },
  );

  async function untilWaiting(count: number): Promise<void> {
    for (;;) {
      const rows = await server.database.peek(
        "SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'",
      );
      if (rows.length >= count) return;
    }
  }
});

test("what is said of a User while the User is merged is not lost", async () => {
  for (let round = 0; round < 10; round++) {
    const [into, from] = [`said-into-${round}`, `said-from-${round}`];
    await user(into);
    await user(from);
    const [merged, said, valued, heard] = await Promise.all([
      merge(into, from),
      put(`${from}/attributes/seen`, { value: round }),
      server.ask("PATCH", `${base}/users/${from}/profile`, { body: { values: { city: "Rijeka" } } }),
      assign(from, 2),
    ]);
    expect([merged.status, said.status, valued.status, heard.status]).toEqual([201, 200, 200, 200]);
    expect(await assigned(into)).toBe(2);
    expect(await attributes(into)).toEqual({ seen: round });
    expect(await profile(into)).toMatchObject({ city: "Rijeka" });
  }
});

test("a step that came to be after a merge is left out when that is undone", async () => {
  await user("step-a");
  await user("step-b");
  const { id } = (await merge("step-a", "step-b")).body;
  await server.database.peek(
    "UPDATE hyponema.user_merges SET kept = kept #- '{steps,attributes}' WHERE id = $1",
    [id],
  );
  expect((await undo("step-a", id)).status).toBe(200);
});
