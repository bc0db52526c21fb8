import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hear, openOn, type RequestOverrides } from "../../../test/doubles/llm/ask.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import type { ModelMessage } from "./port.ts";

// Prompt caching: a shared prefix is charged once where the vendor supports it, and cached tokens are counted.

let double: LlmDouble;
beforeAll(async () => {
  double = await startLlmDouble();
});
afterAll(() => double.close());

const TOOL = { name: "look", description: "Looks.", inputSchema: { type: "object", properties: {} } };
const EPHEMERAL = { type: "ephemeral" };
const sent = () => double.requests.at(-1)?.body;

describe("Anthropic", () => {
  const conversation: ModelMessage[] = [
    { role: "user", text: "Hi" },
    { role: "assistant", text: "Hello.", toolCalls: [] },
    { role: "user", text: "Look" },
  ];
  const looked: ModelMessage[] = [
    ...conversation,
    { role: "assistant", text: "", toolCalls: [{ callId: "call_1", name: "look", arguments: {} }] },
    { role: "tool", results: [{ callId: "call_1", name: "look", result: "a room", isError: false }] },
  ];

  /** Cache marks in the request: the last tool, the instructions, each message. */
  async function marks(asked: RequestOverrides) {
    double.script = [{ say: "Yes." }];
    await hear(openOn(double, "anthropic", "claude-haiku-4-5"), asked);
    const { tools, system, messages } = sent();
    const mark = ({ cache_control: marked }: { cache_control?: object }) => marked ?? null;
    return {
      tools: tools?.map(mark),
      system: system?.map(mark),
      messages: messages.map(({ content }: { content: object[] }) => content.map(mark)),
    };
  }

  test("caches tools up to the last, instructions, and in a session what was said so far", async () => {
    const tools = [TOOL, { ...TOOL, name: "listen" }];
    expect(await marks({ tools, messages: conversation, settings: { cacheKey: "ses_1" } })).toEqual({
      tools: [null, EPHEMERAL],
      system: [EPHEMERAL],
      messages: [[null], [null], [EPHEMERAL]],
    });
  });

  test("caches up to what tools answered in the rounds of a turn", async () => {
    const { messages } = await marks({ messages: looked, settings: { cacheKey: "ses_1" } });
    expect(messages).toEqual([[null], [null], [null], [null], [EPHEMERAL]]);
  });

  test("caches nothing said that no other request will begin with", async () => {
    expect((await marks({ messages: conversation })).messages).toEqual([[null], [null], [null]]);
  });

  test("caches only tools where instructions begin with what is remembered for one turn", async () => {
    const system = "<memory>\n- Ana\n</memory>\n\nYou are Mara.";
    const settings = { cacheKey: "ses_1" };
    expect(await marks({ system, tools: [TOOL], messages: conversation, settings })).toEqual({
      tools: [EPHEMERAL],
      system: [null],
      messages: [[null], [null], [null]],
    });
  });
});

describe("the key that a session's requests have in common", () => {
  test.each([
    ["openai", "gpt-5-mini"],
    ["mistral", "mistral-small-latest"],
  ] as const)("is told to %s", async (provider, model) => {
    double.script = [{ say: "Yes." }];
    await hear(openOn(double, provider, model), { settings: { cacheKey: "ses_1" } });
    expect(sent().prompt_cache_key).toBe("ses_1");
  });

  test.each([
    ["openai-compatible", "llama3.2"],
    ["gemini", "gemini-2.5-flash"],
    ["groq", "llama-3.3-70b-versatile"],
    ["together", "meta-llama/Llama-3.3-70B-Instruct-Turbo"],
    ["openrouter", "openai/gpt-5"],
  ] as const)("is not told to %s, which has no such thing", async (provider, model) => {
    double.script = [{ say: "Yes." }];
    await hear(openOn(double, provider, model), { settings: { cacheKey: "ses_1" } });
    expect(JSON.stringify(sent())).not.toContain("ses_1");
  });
});

describe("tokens that were written into a cache", () => {
  test.each([
    ["anthropic", "claude-haiku-4-5"],
    ["openai", "gpt-5.6-luna"],
    ["openrouter", "anthropic/claude-haiku-4.5"],
    ["openai-compatible", "behind-a-gateway"],
  ] as const)("are counted apart at %s, beside those that were read", async (provider, model) => {
    double.script = [{ say: "Yes." }, { usage: { prompt: 100, completion: 10, cached: 40, written: 25 } }];
    expect((await hear(openOn(double, provider, model), {})).at(-1)).toMatchObject({
      usage: { promptTokens: 100, completionTokens: 10, cachedPromptTokens: 40, cacheWriteTokens: 25 },
    });
  });
});
