import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDesign } from "../../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";
import { BUILT_IN_PRICES, costOf as costsOf } from "./prices.ts";

const costOf = (...asked: Parameters<typeof costsOf>) => costsOf(...asked)?.total ?? null;

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
    for (const model of ["gpt-5-turbo", "gpt-5.9", "gpt-5-audio-preview", "gpt-6", "my-gpt-5", ""]) {
      expect(costOf(tokens(model), BUILT_IN_PRICES), model).toBeNull();
    }
    const speaking = tokens("gemini-2.5-flash-preview-tts", { provider: "gemini" });
    expect(costOf(speaking, BUILT_IN_PRICES)).toBeNull();
  });

  test("is of the later model where its name only begins like an earlier one's", () => {
    const opus = (model: string) => costOf(tokens(model, { provider: "anthropic" }), BUILT_IN_PRICES);
    expect([opus("claude-opus-4-20250514"), opus("claude-opus-4-5-20251101")]).toEqual([90, 30]);
    expect(costOf(tokens("gpt-4o-2024-05-13"), BUILT_IN_PRICES)).toBe(20);
    expect(costOf(tokens("gpt-4o-2024-11-20"), BUILT_IN_PRICES)).toBe(12.5);
  });

  test("is higher for a request whose prompt is longer than the vendor's line", () => {
    const asked = (promptTokens: number) =>
      costOf(
        tokens("gemini-2.5-pro", { provider: "gemini", promptTokens, completionTokens: 1_000 }),
        BUILT_IN_PRICES,
      );
    expect(asked(200_000)).toBeCloseTo(0.25 + 0.01, 10);
    expect(asked(200_001)).toBeCloseTo(0.5 + 0.015, 4);
  });

  test("is nothing for the offline responder", () => {
    const used = tokens("offline-responder", { provider: "offline" });
    expect(costOf(used, BUILT_IN_PRICES)).toBe(0);
  });

  test.each(BUILT_IN_PRICES)("of $provider $model is listed once, and its parts fit together", (price) => {
    const same = ({ provider, model }: typeof price) => provider === price.provider && model === price.model;
    expect(BUILT_IN_PRICES.filter(same)).toHaveLength(1);
    expect(price.output_usd).toBeGreaterThanOrEqual(price.input_usd);
    if (price.cached_input_usd !== null) expect(price.cached_input_usd).toBeLessThan(price.input_usd);
    if (price.cache_write_usd !== null) expect(price.cache_write_usd).toBeGreaterThan(price.input_usd);
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

  const OWN = { provider: "openai-compatible", model: "priced", input_usd: 1, output_usd: 1 };
  const put = (...data: object[]) => server.ask("PUT", `${base}/model-prices`, { body: { data } });

  test("is listed in place of the built-in price, which comes back with its end", async () => {
    const listed = async () => {
      const { body } = await server.ask("GET", `${base}/model-prices`);
      return body.data.filter(({ model }: { model: string }) => model === "gpt-5-mini");
    };
    await put({ ...OWN, provider: "openai", model: "gpt-5-mini" });
    expect(await listed()).toMatchObject([{ input_usd: 1, source: "workspace" }]);
    await put();
    expect(await listed()).toMatchObject([{ input_usd: 0.25, source: "built_in" }]);
  });

  test("is refused where it names a model twice, and nothing is changed", async () => {
    await put(OWN);
    const refused = await put(OWN, { ...OWN, input_usd: 2 });
    expect([refused.status, refused.body.code, refused.body.errors[0].path]).toEqual([
      422,
      "invalid-request",
      "/data",
    ]);
    const { body } = await server.ask("GET", `${base}/model-prices`);
    expect(body.data[0]).toMatchObject(OWN);
  });

  test("adds up over the rounds of a turn, each by what it took", async () => {
    await put({ ...OWN, model: "house/model-1" });
    llm.script = ({ body }) =>
      body.messages.at(-1).role === "tool"
        ? [{ say: "Bye." }, { usage: { prompt: 50, completion: 5, cached: 0 } }]
        : [{ call: "end_call", pieces: ["{}"] }];
    const [step, trace, conversation] = await spend();
    expect([step, trace, conversation]).toEqual([
      110 / 1_000_000,
      (110 + 55) / 1_000_000,
      (110 + 55) / 1_000_000,
    ]);
    llm.script = [{ say: "Yes." }];
  });

  test("is unknown for a turn as long as it is for a part of it, a summary made after it included", async () => {
    await put(OWN);
    const minutes = (text: string) => text.startsWith("You keep the minutes");
    // The model with a price only writes summaries; the one that answers has none.
    llm.script = ({ body }) =>
      body.model === "priced" && !minutes(body.messages[0].content) ? { refuse: "down" } : [{ say: "Yes." }];
    const text = {
      ...{ provider: "openai-compatible", model: "priced" },
      fallbacks: [{ provider: "openai-compatible", model: "unpriced" }],
    };
    const agent = { models: { text, context_budget_tokens: 600 } };
    const { agentId } = await publishDesign(server, { agent });
    const session = await server.openSession({ agentId });
    // Once a model is shown the summary, it is booked. One that fails often is left alone: the first two turns count.
    const shown = () => JSON.stringify(llm.requests.at(-1)?.body).includes("<earlier>");
    for (let said = 0; said < 20 && !shown(); said++) {
      await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "word ".repeat(300) } });
    }
    const traces = await server.ask("GET", `${base}/observability/traces?conversation_id=${session}`);
    const read = traces.body.data.map(({ id }: { id: string }) =>
      server.ask("GET", `${base}/observability/traces/${id}`),
    );
    const summarised = (await Promise.all(read))
      .map(({ body }) => body)
      .findLast(({ spans }) => spans.some(({ name }: { name: string }) => name === "compaction"));
    const steps = summarised.spans.filter(({ type }: { type: string }) => type === "llm");
    expect(steps.map(({ model, cost_usd }: typeof summarised) => [model, cost_usd])).toEqual(
      expect.arrayContaining([
        ["unpriced", null],
        ["priced", expect.any(Number)],
      ]),
    );
    expect(summarised.cost_usd).toBeNull();
  });
});
