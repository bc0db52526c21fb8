import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDesign } from "../../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";
import { BUILT_IN_PRICES, costOf } from "./prices.ts";

const tokens = (model: string, fields: object = {}) => ({
  ...{ provider: "openai", model, promptTokens: 1_000_000, completionTokens: 1_000_000 },
  ...{ cachedPromptTokens: 0, cacheWriteTokens: 0, ...fields },
});

describe("a price", () => {
  test("is of the model that was named, or of a dated one of the same name", () => {
    expect(costOf(tokens("gpt-5"), BUILT_IN_PRICES)).toBe(11.25);
    expect(costOf(tokens("gpt-5-2025-08-07"), BUILT_IN_PRICES)).toBe(11.25);
    expect(costOf(tokens("gpt-5-mini"), BUILT_IN_PRICES)).toBe(2.25);
  });

  test("is of no other model, however alike: nothing is guessed", () => {
    for (const model of ["gpt-5-pro", "gpt-5.1", "gpt-6", "my-gpt-5", ""]) {
      expect(costOf(tokens(model), BUILT_IN_PRICES), model).toBeNull();
    }
  });

  test("is another for what was cached, and for what was written into the cache", () => {
    const used = {
      cachedPromptTokens: 400_000,
      cacheWriteTokens: 100_000,
      completionTokens: 0,
      provider: "anthropic",
    };
    // 0.5 M at 3, 0.4 M at 0.3, 0.1 M at 3.75 dollars.
    expect(costOf(tokens("claude-sonnet-4-5", used), BUILT_IN_PRICES)).toBeCloseTo(1.5 + 0.12 + 0.375, 10);
  });
});

describe("what a workspace pays", () => {
  let llm: LlmDouble;
  let server: TestServer;
  let base: string;

  beforeAll(async () => {
    llm = await startLlmDouble([{ say: "Yes." }]);
    server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "house/model-1" });
    base = `/workspaces/${server.demo.workspace_id}`;
  });

  afterAll(async () => {
    await server.dispose();
    await llm.close();
  });

  async function spend() {
    const { agentId } = await publishDesign(server, {});
    const session = await server.openSession({ agentId });
    await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hi" } });
    const traces = await server.ask("GET", `${base}/observability/traces?conversation_id=${session}`);
    const trace = await server.ask("GET", `${base}/observability/traces/${traces.body.data[0].id}`);
    const conversation = await server.ask("GET", `${base}/conversations/${session}`);
    const step = trace.body.spans.find(({ type }: { type: string }) => type === "llm");
    return [step.cost_usd, trace.body.cost_usd, conversation.body.cost_usd];
  }

  test("is unknown without a price, and by its own once it has one", async () => {
    expect(await spend()).toEqual([null, null, null]);
    const own = {
      provider: "openai-compatible",
      model: "house/model-1",
      input_usd: 2,
      cached_input_usd: 1,
      output_usd: 10,
    };
    const set = await server.ask("PUT", `${base}/model-prices`, { body: { data: [own] } });
    expect(set.body.data[0]).toMatchObject({ ...own, source: "workspace" });
    // 60 tokens at 2, 40 cached at 1 and 10 at 10 dollars a million.
    const cost = (60 * 2 + 40 * 1 + 10 * 10) / 1_000_000;
    expect(await spend()).toEqual([cost, cost, cost]);
    const listed = await server.ask("GET", `${base}/model-prices`);
    expect(listed.body.data[0]).toMatchObject({ model: "house/model-1", output_usd: 10 });
    expect(listed.body.as_of).toMatch(/^20\d\d-/);
    await server.ask("PUT", `${base}/model-prices`, { body: { data: [] } });
    expect(await spend()).toEqual([null, null, null]);
    const audit = await server.ask("GET", `${base}/audit-log?action=model_prices.set`);
    expect(audit.body.data).toHaveLength(2);
  });
});
