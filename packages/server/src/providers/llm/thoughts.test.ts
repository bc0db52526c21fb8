import type { LlmProviderName } from "@hyponema/contract/agent-settings";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hear, openOn } from "../../../test/doubles/llm/ask.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import type { ModelEvent, ModelMessage, Thoughts } from "./port.ts";

// Reasoning before a tool call is returned along with the tool result. Like the vendors, the double rejects a turn without
// it.

let double: LlmDouble;
beforeAll(async () => {
  double = await startLlmDouble();
});
afterAll(() => double.close());

const TOOL = { name: "look", description: "Looks.", inputSchema: { type: "object", properties: {} } };
const USER: ModelMessage = { role: "user", text: "Hi" };
const settings = { reasoningEffort: "low" } as const;
const sent = () => double.requests.at(-1)?.body;

type Model = readonly [LlmProviderName, string];
const CLAUDE: Model = ["anthropic", "claude-sonnet-4-5"];
const GEMINI: Model = ["gemini", "gemini-3-flash-preview"];
const GPT: Model = ["openai", "gpt-5-mini"];

/** Runs one round of a turn with reasoning, a tool call and its result. Resolves to the resulting messages. */
async function round(model: Model, before: readonly ModelMessage[] = [USER], think = true) {
  double.script = [...(think ? [{ think: "Hmm." }] : []), { call: "look", pieces: ["{}"] }];
  const events = await hear(openOn(double, ...model), { settings, tools: [TOOL], messages: before });
  const calls = events.filter((event) => event.type === "tool-call");
  const called = calls.map(({ callId, name }) => ({ callId, name }));
  return [
    ...before,
    {
      role: "assistant",
      text: "",
      toolCalls: called.map((call) => ({ ...call, arguments: {} })),
      thoughts: thoughtsIn(events),
    },
    { role: "tool", results: called.map((call) => ({ ...call, result: "a room", isError: false })) },
  ] satisfies ModelMessage[];
}

function thoughtsIn(events: readonly ModelEvent[]): Thoughts | undefined {
  return events.find((event) => event.type === "thoughts")?.thoughts;
}

async function end(model: Model, messages: readonly ModelMessage[]) {
  double.script = [{ say: "Done." }];
  const events = await hear(openOn(double, ...model), { settings, tools: [TOOL], messages });
  expect(events.at(-1)).toMatchObject({ type: "finish", reason: "stop" });
}

function forgetful(messages: readonly ModelMessage[]): ModelMessage[] {
  return messages.map((message) => ({ ...message, thoughts: undefined }));
}

describe("a model's own thoughts go back", () => {
  test("to Anthropic with their signature, over two rounds", async () => {
    await end(CLAUDE, await round(CLAUDE, await round(CLAUDE), false));
    const thinking = { type: "thinking", thinking: "Hmm.", signature: "sig-0" };
    expect(sent().messages[1].content).toMatchObject([thinking, { type: "tool_use" }]);
    expect(sent().thinking).toMatchObject({ type: "enabled" });
  });

  test("to Gemini as the signature of each round's call", async () => {
    await end(GEMINI, await round(GEMINI, await round(GEMINI)));
    const signatures = JSON.stringify(sent().contents).match(/"thoughtSignature":"[^"]+"/g);
    expect(signatures).toEqual(Array(2).fill('"thoughtSignature":"c2lnbmF0dXJl"'));
  });

  test("to OpenAI sealed, since it keeps nothing", async () => {
    await end(GPT, await round(GPT));
    expect(sent().include).toContain("reasoning.encrypted_content");
    expect(sent().input).toMatchObject([
      { role: "developer" },
      { role: "user" },
      { type: "reasoning", encrypted_content: "sealed-0" },
      { type: "function_call" },
      { type: "function_call_output" },
    ]);
  });

  test("to a compatible server of Google's as the signature of its call", async () => {
    const model: Model = ["openai-compatible", "gemini-3-flash-preview"];
    await end(model, await round(model, await round(model)));
    expect(sent().messages[2].tool_calls[0].extra_content).toEqual({
      google: { thought_signature: "c2lnbmF0dXJl" },
    });
  });

  test("to a compatible server under the name that it gave them", async () => {
    const model: Model = ["openai-compatible", "deepseek-v4-flash"];
    await end(model, await round(model));
    expect(sent().messages[2]).toMatchObject({
      reasoning_content: "Hmm.",
      tool_calls: [{ type: "function" }],
    });
  });

  test("to OpenRouter, which passes them on", async () => {
    const model: Model = ["openrouter", "anthropic/claude-sonnet-4.5"];
    const detail = {
      type: "reasoning.text",
      text: "Hmm.",
      signature: "sig-0",
      format: "anthropic-claude-v1",
    };
    const chunk = {
      choices: [{ index: 0, delta: { role: "assistant", content: "", reasoning_details: [detail] } }],
    };
    const raw = `data: ${JSON.stringify({ id: "gen-1", object: "chat.completion.chunk", created: 1, model: "m", ...chunk })}\n\n`;
    double.script = [{ raw }, { call: "look", id: "call_0", pieces: ["{}"] }];
    const events = await hear(openOn(double, ...model), { settings, tools: [TOOL] });
    await end(model, [
      USER,
      {
        role: "assistant",
        text: "",
        toolCalls: [{ callId: "call_0", name: "look", arguments: {} }],
        thoughts: thoughtsIn(events),
      },
      { role: "tool", results: [{ callId: "call_0", name: "look", result: "a room", isError: false }] },
    ]);
    expect(sent().messages[2].reasoning_details).toEqual([detail]);
  });
});

describe("without them", () => {
  test.each([
    [["openai-compatible", "gemini-3-flash-preview"] as const, /thought_signature/],
    [["openai-compatible", "deepseek-v4-flash"] as const, /reasoning_content/],
  ])("%s refuses to go on: the double knows its vendor", async (model, message) => {
    const messages = forgetful(await round(model));
    await expect(end(model, messages)).rejects.toMatchObject({
      kind: "internal",
      message: expect.stringMatching(message),
    });
  });

  test("Gemini is told that the signature is missed, by the sign it has for that", async () => {
    await end(GEMINI, forgetful(await round(GEMINI)));
    expect(JSON.stringify(sent().contents)).toContain("skip_thought_signature_validator");
  });
});

describe("a model that takes over in the middle of a turn", () => {
  test.each([
    ["a vendor's", GEMINI, CLAUDE],
    ["another vendor's", CLAUDE, GEMINI],
    ["a third one's", CLAUDE, GPT],
    ["a sister's of the same vendor", CLAUDE, ["anthropic", "claude-haiku-4-5"]],
    ["a compatible server's", ["openai-compatible", "deepseek-v4-flash"], CLAUDE],
  ] as const)("is given none of %s thoughts", async (_name, from, to) => {
    await end(to, await round(from));
    expect(JSON.stringify(sent())).not.toMatch(/c2lnbmF0dXJl|sig-0|sealed|Hmm\./);
  });

  test("is given none of its namesake's thoughts on another server", async () => {
    const other = await startLlmDouble([{ say: "Done." }]);
    const messages = await round(["openai-compatible", "gpt-oss"]);
    await hear(openOn(other, "openai-compatible", "gpt-oss"), { messages });
    expect(JSON.stringify(other.requests.at(-1)?.body)).not.toContain("Hmm.");
    await other.close();
  });

  test("does not think at Anthropic, which would want to see the thoughts before the calls", async () => {
    await end(CLAUDE, await round(GEMINI));
    expect(sent().thinking).toBeUndefined();
    await end(CLAUDE, [
      ...(await round(GEMINI)),
      { role: "assistant", text: "A room.", toolCalls: [] },
      USER,
    ]);
    expect(sent().thinking).toMatchObject({ type: "enabled" });
  });
});
