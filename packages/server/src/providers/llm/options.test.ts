import type { LlmProviderName } from "@hyponema/contract/agent-settings";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hear, openOn, type RequestOverrides } from "../../../test/doubles/llm/ask.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import type { ModelSettings } from "./port.ts";

// An agent's options in each vendor's own request format.

let double: LlmDouble;
beforeAll(async () => {
  double = await startLlmDouble();
});
afterAll(() => double.close());

const TOOL = { name: "look", description: "Looks.", inputSchema: { type: "object", properties: {} } };
const SCHEMA = {
  type: "object",
  properties: { mood: { type: "string" } },
  required: ["mood"],
  additionalProperties: false,
};

const open = (provider: LlmProviderName, model: string) => openOn(double, provider, model);
const ask = (
  provider: LlmProviderName,
  model: string,
  settings: ModelSettings,
  over: RequestOverrides = {},
) => hear(open(provider, model), { settings, ...over });
const sent = () => double.requests.at(-1)?.body;

describe("how much a model thinks", () => {
  const generation = (thinkingConfig: object) => ({ generationConfig: { thinkingConfig } });
  const budget = { type: "enabled", budget_tokens: expect.any(Number) };
  test.each([
    ["openai-compatible", "gpt-oss", "low", { reasoning_effort: "low" }],
    ["openai", "gpt-5-mini", "minimal", { reasoning: { effort: "minimal" } }],
    ["openai", "gpt-5.1", "minimal", { reasoning: { effort: "low" } }],
    ["openai", "o4-mini", "minimal", { reasoning: { effort: "low" } }],
    ["anthropic", "claude-sonnet-4-5", "low", { thinking: budget }],
    ["anthropic", "claude-opus-4-6", "high", { output_config: { effort: "high" } }],
    ["gemini", "gemini-2.5-flash", "low", generation({ thinkingBudget: expect.any(Number) })],
    ["gemini", "gemini-3-flash-preview", "high", generation({ thinkingLevel: "high" })],
    ["groq", "openai/gpt-oss-120b", "minimal", { reasoning_effort: "low" }],
    ["mistral", "mistral-small-latest", "low", { reasoning_effort: "none" }],
    ["mistral", "mistral-small-latest", "medium", { reasoning_effort: "high" }],
    ["openrouter", "openai/gpt-5", "low", { reasoning: { effort: "low" } }],
    ["together", "openai/gpt-oss-20b", "minimal", { reasoning_effort: "low" }],
  ] as const)("is told to %s's %s: %s", async (provider, model, reasoningEffort, expected) => {
    double.script = [{ say: "Yes." }];
    await ask(provider, model, { reasoningEffort });
    expect(sent()).toMatchObject(expected);
  });

  test.each([
    ["openai", "gpt-4.1-mini"],
    ["anthropic", "claude-3-5-haiku-latest"],
    ["gemini", "gemini-2.0-flash"],
    ["groq", "llama-3.3-70b-versatile"],
    ["groq", "qwen/qwen3-32b"],
    ["mistral", "open-mistral-nemo"],
    ["together", "meta-llama/Llama-3.3-70B-Instruct-Turbo"],
  ] as const)("is not told to %s's %s, which would refuse to hear of it", async (provider, model) => {
    double.script = [{ say: "Yes." }];
    await ask(provider, model, { reasoningEffort: "high" });
    expect(JSON.stringify(sent())).not.toMatch(/reasoning|thinking|effort/i);
  });

  test("is left out for a compatible server's model that refuses it, then and from then on", async () => {
    double.script = ({ body }) =>
      body.reasoning_effort
        ? { status: 400, body: '{"error":{"message":"\\"llama3.2\\" does not support thinking"}}' }
        : [{ say: "Yes." }];
    const model = open("openai-compatible", "llama3.2");
    for (const efforts of [["low", undefined], [undefined]]) {
      const before = double.requests.length;
      expect((await hear(model, { settings: { reasoningEffort: "low" } })).at(-1)).toMatchObject({
        reason: "stop",
      });
      const asked = double.requests.slice(before);
      expect(asked.map(({ body }) => body.reasoning_effort)).toEqual(efforts);
    }
  });

  test("is told to OpenAI without asking for a summary, which not every organisation gets", async () => {
    double.script = [{ say: "Yes." }];
    await ask("openai", "gpt-5-mini", { reasoningEffort: "high" });
    expect(sent().reasoning).toEqual({ effort: "high" });
  });
});

describe("what an answer is to look like", () => {
  const responseFormat = { name: "mood", schema: SCHEMA };
  const strict = { type: "json_schema", json_schema: { name: "mood", schema: SCHEMA, strict: true } };
  test.each([
    ["openai-compatible", "llama", { response_format: strict }],
    [
      "openai",
      "gpt-5-mini",
      { text: { format: { type: "json_schema", name: "mood", schema: SCHEMA, strict: true } } },
    ],
    ["anthropic", "claude-haiku-4-5", { output_config: { format: { type: "json_schema", schema: SCHEMA } } }],
    [
      "gemini",
      "gemini-2.5-flash",
      { generationConfig: { responseMimeType: "application/json", responseJsonSchema: SCHEMA } },
    ],
    ["groq", "openai/gpt-oss-120b", { response_format: strict }],
    [
      "mistral",
      "mistral-small-latest",
      { response_format: { type: "json_schema", json_schema: { schema: SCHEMA } } },
    ],
    ["openrouter", "openai/gpt-5", { response_format: strict }],
  ] as const)("is told to %s", async (provider, model, expected) => {
    double.script = [{ say: '{"mood":"good"}' }];
    await ask(provider, model, { responseFormat });
    expect(sent()).toMatchObject(expected);
  });

  test.each([
    ["groq", "llama-3.3-70b-versatile"],
    ["together", "meta-llama/Llama-3.3-70B-Instruct-Turbo"],
  ] as const)("is told in words to %s's %s, which can only be asked for JSON", async (provider, model) => {
    double.script = [{ say: '{"mood":"good"}' }];
    await ask(provider, model, { responseFormat });
    expect(sent().response_format).toEqual({ type: "json_object" });
    expect(sent().messages[0].content).toMatch(
      /^You are Mara\.\n\nAnswer .* JSON Schema:\n\{"type":"object"/,
    );
  });

  test.each([
    ["openai", "gpt-5-mini"],
    ["openai-compatible", "llama"],
    ["groq", "openai/gpt-oss-120b"],
    ["openrouter", "openai/gpt-5"],
  ] as const)(
    "is not said to be strict to %s when it is not: strict schemas are closed",
    async (provider, model) => {
      double.script = [{ say: '{"mood":"good"}' }];
      const schema = { type: "object", properties: { mood: { type: "string" } } };
      await ask(provider, model, { responseFormat: { name: "mood", schema } });
      expect(JSON.stringify(sent())).toContain('"json_schema"');
      expect(JSON.stringify(sent())).not.toContain('"strict":true');
    },
  );

  test.each([
    ["gemini", "gemini-2.5-flash"],
    ["groq", "openai/gpt-oss-120b"],
  ] as const)(
    "is a tool beside others to %s, which takes either schemas or tools; the answer is text",
    async (provider, model) => {
      double.script = [{ call: "json", pieces: ['{"mood":', '"good"}'] }];
      const events = await ask(provider, model, { responseFormat }, { tools: [TOOL] });
      expect(JSON.stringify(sent().tools)).toMatch(/"look".*"json"/);
      expect(events.map((event) => (event.type === "text" ? event.text : "")).join("")).toBe(
        '{"mood":"good"}',
      );
      expect(events.filter(({ type }) => type.startsWith("tool-call"))).toEqual([]);
      expect(events.at(-1)).toMatchObject({ type: "finish", reason: "stop" });
    },
  );
});
