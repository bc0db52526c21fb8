import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LlmDouble, startLlmDouble, type Vendor } from "../../../test/doubles/llm/double.ts";
import type { ModelEvent, ModelMessage, ModelRequest, ModelSettings, Thoughts } from "./port.ts";
import { createLanguageModel } from "./providers.ts";

// What each vendor is told of an agent's options, in its own words, on the wire.

let double: LlmDouble;
beforeAll(async () => {
  double = await startLlmDouble();
});
afterAll(() => double.close());

type Provider = Parameters<typeof createLanguageModel>[0]["provider"];
const TOOL = { name: "look", description: "Looks.", inputSchema: { type: "object", properties: {} } };
const SCHEMA = {
  type: "object",
  properties: { mood: { type: "string" } },
  required: ["mood"],
  additionalProperties: false,
};

async function ask(
  provider: Provider,
  model: string,
  settings: ModelSettings,
  over: Partial<ModelRequest> = {},
): Promise<ModelEvent[]> {
  const vendor = (provider === "openai-compatible" ? "openai" : provider) as Vendor;
  const asked = createLanguageModel(
    { provider, model },
    { apiKey: { reveal: () => "sk-test" }, baseUrl: double.urlOf(vendor) },
  );
  const request = {
    system: "You are Mara.",
    messages: [{ role: "user", text: "Hi" }] as ModelMessage[],
    tools: [],
    settings,
    ...over,
  };
  const events: ModelEvent[] = [];
  for await (const event of asked.stream(request, new AbortController().signal)) events.push(event);
  return events;
}

const sent = () => double.requests.at(-1)?.body;

describe("how much a model thinks", () => {
  test.each([
    ["openai-compatible", "gpt-oss", { reasoning_effort: "low" }],
    ["openai", "gpt-5-mini", { reasoning: { effort: "low" } }],
    ["anthropic", "claude-sonnet-4-5", { thinking: { type: "enabled", budget_tokens: expect.any(Number) } }],
    [
      "gemini",
      "gemini-2.5-flash",
      { generationConfig: { thinkingConfig: { thinkingBudget: expect.any(Number) } } },
    ],
    ["groq", "openai/gpt-oss-120b", { reasoning_effort: "low" }],
    ["openrouter", "openai/gpt-5", { reasoning: { effort: "low" } }],
  ] as const)("is told to %s", async (provider, model, expected) => {
    double.script = [{ say: "Yes." }];
    await ask(provider, model, { reasoningEffort: "low" });
    expect(sent()).toMatchObject(expected);
  });
});

describe("what an answer is to look like", () => {
  const responseFormat = { name: "mood", schema: SCHEMA };
  test.each([
    [
      "openai-compatible",
      "llama",
      { response_format: { type: "json_schema", json_schema: { name: "mood", schema: SCHEMA } } },
    ],
    ["openai", "gpt-5-mini", { text: { format: { type: "json_schema", name: "mood", schema: SCHEMA } } }],
    ["gemini", "gemini-2.5-flash", { generationConfig: { responseMimeType: "application/json" } }],
    ["groq", "openai/gpt-oss-120b", { response_format: { type: "json_schema" } }],
    ["mistral", "mistral-small-latest", { response_format: { type: "json_schema" } }],
  ] as const)("is told to %s", async (provider, model, expected) => {
    double.script = [{ say: '{"mood":"good"}' }];
    await ask(provider, model, { responseFormat });
    expect(sent()).toMatchObject(expected);
  });
});

describe("what begins alike", () => {
  test("is cached at Anthropic: tools up to the last, and instructions", async () => {
    double.script = [{ say: "Yes." }];
    await ask("anthropic", "claude-haiku-4-5", {}, { tools: [TOOL, { ...TOOL, name: "listen" }] });
    const { tools, system } = sent();
    expect(tools.map((tool: { cache_control?: object }) => tool.cache_control)).toEqual([
      undefined,
      { type: "ephemeral" },
    ]);
    expect(system[0].cache_control).toEqual({ type: "ephemeral" });
  });

  test("is routed alike at OpenAI, and nothing is stored there", async () => {
    double.script = [{ say: "Yes." }];
    await ask("openai", "gpt-5-mini", { cacheKey: "ses_1" });
    expect(sent()).toMatchObject({ prompt_cache_key: "ses_1", store: false });
  });
});

describe("what a model thought before it called a tool", () => {
  async function secondRound(
    provider: "anthropic" | "gemini",
    model: string,
    giveTo = provider,
  ): Promise<void> {
    double.script = [{ think: "Hmm." }, { call: "look", id: "call_1", pieces: ["{}"] }];
    const events = await ask(provider, model, { reasoningEffort: "low" }, { tools: [TOOL] });
    const thoughts: Thoughts | undefined = events.flatMap((event) =>
      event.type === "thoughts" ? [event.thoughts] : [],
    )[0];
    const call = events.find((event) => event.type === "tool-call");
    const callId = call?.type === "tool-call" ? call.callId : "";
    double.script = [{ say: "Done." }];
    await ask(
      giveTo,
      giveTo === "anthropic" ? "claude-sonnet-4-5" : model,
      { reasoningEffort: "low" },
      {
        tools: [TOOL],
        messages: [
          { role: "user", text: "Hi" },
          { role: "assistant", text: "", toolCalls: [{ callId, name: "look", arguments: {} }], thoughts },
          { role: "tool", results: [{ callId, name: "look", result: { seen: true }, isError: false }] },
        ],
      },
    );
  }

  test("goes back to Anthropic with its signature", async () => {
    await secondRound("anthropic", "claude-sonnet-4-5");
    expect(sent().messages[1].content[0]).toEqual({ type: "thinking", thinking: "Hmm.", signature: "sig-0" });
  });

  test("goes back to Gemini as the signature of its call", async () => {
    await secondRound("gemini", "gemini-3-flash-preview");
    expect(JSON.stringify(sent().contents)).toContain('"thoughtSignature":"c2lnbmF0dXJl"');
  });

  test("goes to no other vendor", async () => {
    await secondRound("gemini", "gemini-3-flash-preview", "anthropic");
    expect(JSON.stringify(sent())).not.toMatch(/c2lnbmF0dXJl|thoughtSignature/);
  });
});
