import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LlmDouble, startLlmDouble, type Vendor } from "../../../test/doubles/llm/double.ts";
import type { ModelMessage } from "./port.ts";
import { createLanguageModel } from "./providers.ts";

// Request rules that apply to one vendor only.

let double: LlmDouble;
beforeAll(async () => {
  double = await startLlmDouble([{ say: "Hi" }]);
});
afterAll(() => double.close());

const greeting: ModelMessage = { role: "assistant", text: "Hotel Lindenhof, good morning.", toolCalls: [] };

/** A conversation with a tool call by another vendor's model. */
const foreignCall: readonly ModelMessage[] = [
  { role: "user", text: "Two nights" },
  {
    role: "assistant",
    text: "",
    toolCalls: [{ callId: "functions.book_room:0", name: "book_room", arguments: { nights: 2 } }],
  },
  {
    role: "tool",
    results: [{ callId: "functions.book_room:0", name: "book_room", result: "Lime 12", isError: false }],
  },
];

async function sentTo(
  provider: "openai" | "anthropic" | "gemini" | "mistral",
  messages: readonly ModelMessage[],
  system = "You are Mara.",
) {
  const vendor: Vendor = provider;
  const access = { apiKey: { reveal: () => "key" }, baseUrl: double.urlOf(vendor) };
  const model = createLanguageModel({ provider, model: "double-1" }, access);
  const request = { system, messages, tools: [], settings: {} };
  for await (const _ of model.stream(request, new AbortController().signal));
  return double.requests.at(-1)?.body;
}

describe("OpenAI", () => {
  test("is told to keep nothing", async () => {
    expect((await sentTo("openai", [{ role: "user", text: "Hi" }])).store).toBe(false);
  });
});

describe("Anthropic", () => {
  test("is given a User's line first when the agent greeted first", async () => {
    const { messages } = await sentTo("anthropic", [greeting, { role: "user", text: "Hi" }]);
    expect(messages.map(({ role }: { role: string }) => role)).toEqual(["user", "assistant", "user"]);
  });

  test("is given a User's line when there is none at all", async () => {
    expect((await sentTo("anthropic", [])).messages).toMatchObject([{ role: "user" }]);
  });

  test("is given call IDs of safe characters, calls and results alike", async () => {
    const { messages } = await sentTo("anthropic", foreignCall);
    const { id } = messages[1].content[0];
    expect(id).toMatch(/^[\w-]+$/);
    expect(messages[2].content[0].tool_use_id).toBe(id);
  });

  test("caches instructions that stay the same, and not those that begin with a turn's memory", async () => {
    const messages: ModelMessage[] = [{ role: "user", text: "Hi" }];
    expect((await sentTo("anthropic", messages)).system[0].cache_control).toEqual({ type: "ephemeral" });
    const remembering = await sentTo(
      "anthropic",
      messages,
      "<memory>\n- Likes tea\n</memory>\nYou are Mara.",
    );
    expect(remembering.system[0].cache_control).toBeUndefined();
  });
});

describe("Gemini", () => {
  test("is given a User's line first when the agent greeted first", async () => {
    const { contents } = await sentTo("gemini", [greeting, { role: "user", text: "Hi" }]);
    expect(contents.map(({ role }: { role: string }) => role)).toEqual(["user", "model", "user"]);
  });
});

describe("Mistral", () => {
  test("is given call IDs of nine letters and digits, calls and results alike", async () => {
    const { messages } = await sentTo("mistral", foreignCall);
    const call = messages.find((message: { tool_calls?: unknown }) => message.tool_calls);
    const { id } = call.tool_calls[0];
    expect(id).toMatch(/^[A-Za-z0-9]{9}$/);
    expect(messages.find(({ role }: { role: string }) => role === "tool").tool_call_id).toBe(id);
  });
});
