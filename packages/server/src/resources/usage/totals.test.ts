import { randomUUID } from "node:crypto";
import { MAX_USAGE_GROUPS } from "@hyponema/contract/usage";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDesign } from "../../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let llm: LlmDouble;
let server: TestServer;
let base: string;
let agentId: string;

const MODEL = "house/model-1";

beforeAll(async () => {
  llm = await startLlmDouble([{ say: "Yes." }]);
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: MODEL });
  base = `/workspaces/${server.demo.workspace_id}`;
  ({ agentId } = await publishDesign(server, {}));
  const price = { provider: "openai-compatible", model: MODEL };
  await server.ask("PUT", `${base}/model-prices`, {
    body: { data: [{ ...price, input_usd: 2, cached_input_usd: 1, output_usd: 10 }] },
  });
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

async function talk(body: object = {}): Promise<string> {
  const id = await server.openSession({ agentId, userId: randomUUID(), body });
  await server.ask("POST", `/sessions/${id}/messages`, { body: { text: "Hello" } });
  return id;
}

const usage = (query = "") => server.ask("GET", `${base}/usage?${query}`);

/** Keeps a row as it is; what it leaves out is as most rows have it. */
async function row(fields: object): Promise<void> {
  const whole = {
    ...{ workspace_id: server.demo.workspace_id, at: "2020-01-01T12:00:00Z", id: randomUUID() },
    ...{ session_id: null, turn_id: null, agent_id: null, kind: "llm", unit: "tokens_in", quantity: 1 },
    ...{ provider: "openai", model: "gpt-5", cost_usd: 1, estimated: false, test: false, ...fields },
  };
  await server.database.peek(
    "INSERT INTO hyponema.usage SELECT * FROM jsonb_populate_record(NULL::hyponema.usage, $1)",
    [JSON.stringify(whole)],
  );
}

// 60 tokens of the prompt at 2 dollars a million, 40 that were cached at 1, and 10 of the answer at 10.
const ONE = {
  quantities: [
    { unit: "tokens_cached", quantity: 40 },
    { unit: "tokens_in", quantity: 60 },
    { unit: "tokens_out", quantity: 10 },
  ],
  cost_usd: expect.closeTo((60 * 2 + 40 * 1 + 10 * 10) / 1_000_000, 12),
  estimated: false,
};

describe("what a turn used", () => {
  test("is kept by unit, each with its cost, for its session, turn and agent", async () => {
    const id = await talk();
    const rows = await server.database.peek(
      `SELECT agent_id, turn_id IS NOT NULL AS turn, kind, unit, quantity, provider, model, cost_usd, estimated, test
       FROM hyponema.usage WHERE session_id = $1 ORDER BY unit`,
      [id],
    );
    const shared = {
      ...{ agent_id: agentId, turn: true, kind: "llm", provider: "openai-compatible", model: MODEL },
      ...{ estimated: false, test: false },
    };
    expect(rows).toEqual([
      { ...shared, unit: "tokens_cached", quantity: 40, cost_usd: 40 / 1_000_000 },
      { ...shared, unit: "tokens_in", quantity: 60, cost_usd: 120 / 1_000_000 },
      { ...shared, unit: "tokens_out", quantity: 10, cost_usd: 100 / 1_000_000 },
    ]);
  });

  test("is summed up by agent, today unless a time is named", async () => {
    const { agentId: other } = await publishDesign(server, {});
    const id = await server.openSession({ agentId: other });
    await server.ask("POST", `/sessions/${id}/messages`, { body: { text: "Hello" } });
    const { status, body } = await usage("group_by=agent");
    expect(status).toBe(200);
    expect(body.data.find(({ key }: { key: string }) => key === other)).toEqual({ key: other, ...ONE });
    expect(body.left_out).toBe(0);
  });

  test("is in no sum when it is a test, unless tests are included", async () => {
    const { agentId: tested } = await publishDesign(server, {});
    const id = await server.openSession({ agentId: tested, userId: randomUUID(), body: { test: true } });
    await server.ask("POST", `/sessions/${id}/messages`, { body: { text: "Hello" } });
    const keys = async (query: string) =>
      (await usage(`group_by=agent${query}`)).body.data.map(({ key }: { key: string }) => key);
    expect(await keys("")).not.toContain(tested);
    expect(await keys("&include_test=true")).toContain(tested);
  });

  test("is an estimate where the vendor does not count", async () => {
    llm.script = [{ say: "Yes." }, { usage: null }];
    const { agentId: silent } = await publishDesign(server, {});
    const id = await server.openSession({ agentId: silent });
    await server.ask("POST", `/sessions/${id}/messages`, { body: { text: "Hello" } });
    llm.script = [{ say: "Yes." }];
    const { body } = await usage("group_by=agent");
    const group = body.data.find(({ key }: { key: string }) => key === silent);
    expect(group).toMatchObject({ estimated: true });
    expect(body.total.estimated).toBe(true);
  });

  test("outlives its turn and session", async () => {
    const { agentId: gone } = await publishDesign(server, {});
    const id = await server.openSession({ agentId: gone });
    await server.ask("POST", `/sessions/${id}/messages`, { body: { text: "Hello" } });
    const of = "workspace_id = $1 AND session_id = $2";
    const values = [server.demo.workspace_id, id];
    await server.database.peek(
      `DELETE FROM hyponema.spans WHERE workspace_id = $1 AND trace_id IN (
         SELECT trace_id FROM hyponema.turns WHERE ${of})`,
      values,
    );
    await server.database.peek(
      `DELETE FROM hyponema.turn_events WHERE workspace_id = $1 AND turn_id IN (
         SELECT id FROM hyponema.turns WHERE ${of})`,
      values,
    );
    await server.database.peek(`DELETE FROM hyponema.turns WHERE ${of}`, values);
    await server.database.peek(`DELETE FROM hyponema.messages WHERE ${of}`, values);
    await server.database.peek("DELETE FROM hyponema.sessions WHERE workspace_id = $1 AND id = $2", values);
    const { body } = await usage("group_by=agent");
    expect(body.data.find(({ key }: { key: string }) => key === gone)).toEqual({ key: gone, ...ONE });
  });
});

describe("sums of usage", () => {
  const YEAR = "from=2020-01-01T00:00:00Z&to=2021-01-01T00:00:00Z";

  beforeAll(async () => {
    await row({ at: "2020-01-01T00:00:00Z", cost_usd: 0.5 });
    await row({ at: "2020-01-01T23:59:59.999Z", unit: "tokens_out", quantity: 2, cost_usd: 0.25 });
    await row({
      at: "2020-12-31T23:59:59.999Z",
      provider: "deepgram",
      model: "nova-3",
      kind: "stt",
      unit: "seconds",
      quantity: 1.5,
      cost_usd: null,
    });
    await row({ at: "2021-01-01T00:00:00Z", quantity: 1_000 });
    await row({ at: "2019-12-31T23:59:59.999Z", quantity: 1_000 });
    await row({ at: "2020-06-01T00:00:00Z", quantity: 1_000, test: true });
  });

  test("are by day in UTC, oldest first, from the beginning of the time until just before its end", async () => {
    const { status, body } = await usage(YEAR);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...{ from: "2020-01-01T00:00:00.000Z", to: "2021-01-01T00:00:00.000Z", group_by: "day", left_out: 0 },
      total: {
        quantities: [
          { unit: "seconds", quantity: 1.5 },
          { unit: "tokens_in", quantity: 1 },
          { unit: "tokens_out", quantity: 2 },
        ],
        ...{ cost_usd: 0.75, estimated: false },
      },
      data: [
        {
          key: "2020-01-01",
          quantities: [
            { unit: "tokens_in", quantity: 1 },
            { unit: "tokens_out", quantity: 2 },
          ],
          ...{ cost_usd: 0.75, estimated: false },
        },
        {
          key: "2020-12-31",
          quantities: [{ unit: "seconds", quantity: 1.5 }],
          ...{ cost_usd: null, estimated: false },
        },
      ],
    });
  });

  test.each([
    ["model", ["openai/gpt-5", "deepgram/nova-3"]],
    ["kind", ["llm", "stt"]],
    ["agent", [null]],
  ])("are by %s, the one that costs most first", async (group, keys) => {
    const { body } = await usage(`${YEAR}&group_by=${group}`);
    expect(body.data.map(({ key }: { key: string }) => key)).toEqual(keys);
    expect(body.total.cost_usd).toBe(0.75);
  });

  test("are empty where nothing was used", async () => {
    const { body } = await usage("from=2018-01-01T00:00:00Z&to=2018-02-01T00:00:00Z");
    expect(body).toMatchObject({ data: [], left_out: 0, total: { quantities: [], cost_usd: null } });
  });

  test.each([
    ["from=2020-01-01T00:00:00Z&to=2020-01-01T00:00:00Z", "query/from"],
    ["from=2020-01-02T00:00:00Z&to=2020-01-01T00:00:00Z", "query/from"],
    ["from=2019-12-31T23:59:59Z&to=2021-01-01T00:00:00Z", "query/from"],
    ["from=2999-01-01T00:00:00Z", "query/from"],
    ["from=yesterday", "query/from"],
    ["to=2020-13-01T00:00:00Z", "query/to"],
    ["group_by=color", "query/group_by"],
    ["include_test=yes", "query/include_test"],
  ])("are refused for %s", async (query, path) => {
    const { status, body } = await usage(query);
    expect([status, body.code, body.errors[0].path]).toEqual([422, "invalid-request", path]);
  });

  test.each([
    "to=0000-01-01T00:00:00Z",
    "from=9999-12-31T00:00:00Z&to=9999-12-31T23:59:59.999Z",
    "from=0000-01-01T00:00:00Z&to=0000-01-02T00:00:00Z",
  ])("are empty for a time at the edge of the calendar: %s", async (query) => {
    const { status, body } = await usage(query);
    expect([status, body.data]).toEqual([200, []]);
  });

  test("have a limited number of groups; what is left out is in the total", async () => {
    const more = MAX_USAGE_GROUPS + 5;
    await server.database.peek(
      `INSERT INTO hyponema.usage (workspace_id, at, kind, unit, quantity, provider, model, cost_usd, estimated, test)
       SELECT $1, '2017-01-01', 'llm', 'tokens_in', 1, 'openai', 'm' || n, n, false, false FROM generate_series(1, $2) n`,
      [server.demo.workspace_id, more],
    );
    const { body } = await usage("from=2017-01-01T00:00:00Z&to=2017-02-01T00:00:00Z&group_by=model");
    expect(body.data).toHaveLength(MAX_USAGE_GROUPS);
    expect(body.data[0].key).toBe(`openai/m${more}`);
    expect(body.left_out).toBe(5);
    expect(body.total.quantities).toEqual([{ unit: "tokens_in", quantity: more }]);
  });

  test("of another workspace are its own", async () => {
    const owner = await server.signIn("owner");
    const other = await owner.ask("POST", "/workspaces", { body: { name: "Other" } });
    const { body } = await owner.ask("GET", `/workspaces/${other.body.id}/usage?${YEAR}`);
    expect(body.data).toEqual([]);
  });
});
