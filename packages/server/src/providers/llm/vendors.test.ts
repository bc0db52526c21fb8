import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LlmDouble, startLlmDouble, type Vendor } from "../../../test/doubles/llm/double.ts";
import type { Script } from "../../../test/doubles/llm/script.ts";
import {
  type LanguageModel,
  ModelError,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
} from "./port.ts";
import { createLanguageModel } from "./providers.ts";

// One suite that every vendor's model passes against a double of its own wire format.

const KEY = "sk-test-0123456789abcdef0123";
const TOOLS: ModelRequest["tools"] = [
  {
    name: "book_room",
    description: "Books a room.",
    inputSchema: { type: "object", properties: { nights: { type: "integer" } }, required: ["nights"] },
  },
  { name: "end_call", description: "Ends the call.", inputSchema: { type: "object", properties: {} } },
];

const VENDORS = [
  { provider: "openai-compatible", vendor: "openai", model: "llama3.2" },
  { provider: "openai", vendor: "openai", model: "gpt-4.1-mini" },
  { provider: "anthropic", vendor: "anthropic", model: "claude-haiku-4-5" },
  { provider: "gemini", vendor: "gemini", model: "gemini-2.5-flash" },
  { provider: "groq", vendor: "groq", model: "llama-3.3-70b-versatile" },
  { provider: "mistral", vendor: "mistral", model: "mistral-small-latest" },
  { provider: "openrouter", vendor: "openrouter", model: "openrouter/auto" },
  { provider: "together", vendor: "together", model: "meta-llama/Llama-3.3-70B-Instruct-Turbo" },
] as const satisfies readonly { provider: string; vendor: Vendor; model: string }[];

let double: LlmDouble;
beforeAll(async () => {
  double = await startLlmDouble();
});
afterAll(() => double.close());

function ask(messages: readonly ModelMessage[] = [{ role: "user", text: "Hello" }]): ModelRequest {
  return { system: "You are Mara.", messages, tools: TOOLS, settings: { maxOutputTokens: 200 } };
}

/** The events of a stream and its error, if any. */
async function streamed(model: LanguageModel, request = ask(), signal = new AbortController().signal) {
  const events: ModelEvent[] = [];
  try {
    for await (const event of model.stream(request, signal)) events.push(event);
  } catch (error) {
    return { events, error: error as ModelError };
  }
  return { events, error: null };
}

function textOf(events: readonly ModelEvent[]): string {
  return events.map((event) => (event.type === "text" ? event.text : "")).join("");
}

const TIMEOUTS = { firstEventMs: 5_000, stallMs: 5_000, totalMs: 5_000 };

function open(
  { provider, vendor, model }: (typeof VENDORS)[number],
  given: Partial<typeof TIMEOUTS> = {},
): LanguageModel {
  const access = { apiKey: { reveal: () => KEY }, baseUrl: double.urlOf(vendor) };
  return createLanguageModel({ provider, model }, access, { timeouts: { ...TIMEOUTS, ...given } });
}

describe.each(VENDORS)("a model of $provider", (vendor) => {
  const model = (given: Partial<typeof TIMEOUTS> = {}) => open(vendor, given);

  /** The error of a model whose server follows `script`. */
  async function failing(script: Script, given: Partial<typeof TIMEOUTS> = {}) {
    double.script = script;
    const { events, error } = await streamed(model(given));
    expect(error).toBeInstanceOf(ModelError);
    expect(error?.message).not.toContain(KEY);
    return { said: textOf(events), kind: error?.kind, error };
  }

  test("streams what is said piece by piece, and ends with why and how much", async () => {
    double.script = [{ say: "Grüß " }, { say: "Gott 👋" }];
    const { events, error } = await streamed(model());
    expect(error).toBeNull();
    expect(events.filter((event) => event.type === "text").map((event) => event.text)).toEqual([
      "Grüß ",
      "Gott 👋",
    ]);
    expect(events.at(-1)).toEqual({
      type: "finish",
      reason: "stop",
      usage: { promptTokens: 100, completionTokens: 10, cachedPromptTokens: 40, cacheWriteTokens: 0 },
    });
  });

  test("is given the instructions, the conversation, the tools and the key", async () => {
    double.script = [{ say: "Yes." }];
    await streamed(model());
    const sent = double.requests.at(-1);
    const body = JSON.stringify(sent?.body);
    for (const part of ["You are Mara.", "Hello", "book_room", "nights", "200"]) expect(body).toContain(part);
    expect(JSON.stringify(sent?.headers)).toContain(KEY);
  });

  test("streams a call's arguments as they grow where the vendor does, and the call once", async () => {
    double.script = [{ say: "One moment. " }, { call: "book_room", pieces: ['{"nig', 'hts":', "2}"] }];
    const { events } = await streamed(model());
    const calls = events.filter((event) => event.type === "tool-call");
    expect(calls).toMatchObject([{ name: "book_room" }]);
    expect(JSON.parse(calls[0]?.argumentsText ?? "")).toEqual({ nights: 2 });
    const deltas = events.filter((event) => event.type === "tool-call-delta");
    for (const delta of deltas) expect(delta).toMatchObject({ name: "book_room", callId: calls[0]?.callId });
    expect(JSON.parse(deltas.at(-1)?.argumentsText || "{}")).toEqual({ nights: 2 });
    expect(events.at(-1)).toMatchObject({ type: "finish", reason: "tool-calls" });
    expect(textOf(events)).toBe("One moment. ");
  });

  test("makes two calls at once, each with its own arguments", async () => {
    double.script = [
      {
        calls: [
          { call: "book_room", pieces: ['{"nights"', ":1}"] },
          { call: "book_room", pieces: ['{"nights"', ":2}"] },
        ],
      },
    ];
    const { events } = await streamed(model());
    const calls = events.filter((event) => event.type === "tool-call");
    expect(calls.map((call) => JSON.parse(call.argumentsText))).toEqual([{ nights: 1 }, { nights: 2 }]);
    expect(new Set(calls.map((call) => call.callId)).size).toBe(2);
  });

  test("goes on with what a tool answered", async () => {
    double.script = [{ say: "Booked." }];
    const { events, error } = await streamed(
      model(),
      ask([
        { role: "user", text: "Two nights, please" },
        {
          role: "assistant",
          text: "One moment.",
          toolCalls: [{ callId: "call_1", name: "book_room", arguments: { nights: 2 } }],
        },
        {
          role: "tool",
          results: [{ callId: "call_1", name: "book_room", result: { room: "Lime 12" }, isError: false }],
        },
      ]),
    );
    expect(error).toBeNull();
    expect(textOf(events)).toBe("Booked.");
    expect(JSON.stringify(double.requests.at(-1)?.body)).toContain("Lime 12");
  });

  test("says when it ran out of room", async () => {
    double.script = [{ say: "And then" }, { finish: "length" }];
    const { events } = await streamed(model());
    expect(events.at(-1)).toMatchObject({ type: "finish", reason: "length" });
  });

  test("refuses a wrong key as provider_auth", async () => {
    const { kind, error } = await failing({ refuse: "auth" });
    expect(kind).toBe("provider_auth");
    expect(error?.message).not.toContain("sk-proj-AbCd");
  });

  test("reports a rate limit with how long to wait", async () => {
    const { kind, error } = await failing({ refuse: "rate-limited", retryAfter: "7" });
    expect([kind, error?.retryAfterMs, error?.status]).toEqual(["provider_rate_limited", 7000, 429]);
    const later = new Date(Date.now() + 60_000).toUTCString();
    const dated = await failing({ refuse: "rate-limited", retryAfter: later });
    expect(dated.error?.retryAfterMs).toBeGreaterThan(50_000);
  });

  test("asks once and not again by itself", async () => {
    const before = double.requests.length;
    await failing({ refuse: "down" });
    expect(double.requests.length - before).toBe(1);
  });

  test.each(["down", "overloaded"] as const)("that is %s is provider_unavailable", async (refuse) => {
    expect((await failing({ refuse })).kind).toBe("provider_unavailable");
  });

  test("is told when the conversation is too long", async () => {
    const { kind, error } = await failing({ refuse: "context-too-long" });
    expect([kind, error?.retryable]).toEqual(["context_too_long", false]);
  });

  test("does not blame the vendor for a request it cannot take", async () => {
    expect((await failing({ refuse: "bad-request" })).kind).toBe("internal");
  });

  test("whose server closes the connection unheard is provider_unavailable", async () => {
    expect((await failing("drop")).kind).toBe("provider_unavailable");
  });

  test("whose connection is cut keeps what was said before", async () => {
    const { said, kind } = await failing([{ say: "So " }, { say: "far" }, "cut"]);
    expect([said, kind]).toEqual(["So far", "provider_unavailable"]);
  });

  test("whose connection is cut keeps what was said before, however slowly it is read", async () => {
    double.script = [{ say: "So " }, { say: "far" }, { say: ", so good" }, "cut"];
    let said = "";
    await expect(async () => {
      for await (const event of model().stream(ask(), new AbortController().signal)) {
        if (event.type === "text") said += event.text;
        await double.requests.at(-1)?.hungUp;
      }
    }).rejects.toMatchObject({ kind: "provider_unavailable" });
    expect(said).toBe("So far, so good");
  });

  test("whose stream ends without an end keeps what was said before", async () => {
    const { said, kind } = await failing([{ say: "So far" }, "hang-up"]);
    expect([said, kind]).toEqual(["So far", "provider_unavailable"]);
  });

  test("whose stream is empty is provider_unavailable", async () => {
    expect((await failing(["hang-up"])).kind).toBe("provider_unavailable");
  });

  test("that sends something that is not JSON is provider_unavailable", async () => {
    const { said, kind, error } = await failing([{ say: "So far" }, "malformed", { say: "never" }]);
    expect([said, kind]).toEqual(["So far", "provider_unavailable"]);
    expect(error?.message).toMatch(/sent something that is not/);
  });

  test("that fails in the middle of its answer is provider_unavailable, in the vendor's words", async () => {
    const { said, kind, error } = await failing([{ say: "So far" }, { fail: "The engine caught fire." }]);
    expect([said, kind]).toEqual(["So far", "provider_unavailable"]);
    expect(error?.message).toContain("The engine caught fire.");
  });

  test("that does not begin is provider_timeout, and its connection is closed", async () => {
    const never = new Promise(() => {});
    const { kind } = await failing({ headersAfter: never, script: [] }, { firstEventMs: 30 });
    expect(kind).toBe("provider_timeout");
    await double.requests.at(-1)?.hungUp;
  });

  test("that stops in the middle is provider_timeout, and its connection is closed", async () => {
    const { said, kind } = await failing([{ say: "So far" }, "stall"], { stallMs: 30 });
    expect([said, kind]).toEqual(["So far", "provider_timeout"]);
    await double.requests.at(-1)?.hungUp;
  });

  test("closes its connection when it is cancelled", async () => {
    double.script = [{ say: "So far" }, "stall"];
    const cancel = new AbortController();
    const said: string[] = [];
    await expect(async () => {
      for await (const event of model().stream(ask(), cancel.signal)) {
        if (event.type === "text") said.push(event.text);
        cancel.abort();
      }
    }).rejects.toMatchObject({ kind: "cancelled", retryable: false });
    await double.requests.at(-1)?.hungUp;
    expect(said).toEqual(["So far"]);
  });

  test("closes its connection when nobody reads on", async () => {
    double.script = [{ say: "So far" }, { say: ", so good" }, "stall"];
    for await (const event of model().stream(ask(), new AbortController().signal)) {
      if (event.type === "text") break;
    }
    await double.requests.at(-1)?.hungUp;
  });
});

// Concurrent, since it takes real time. Retried, since a busy machine can miss the timings.
test("a model that thinks for longer than a first word may take is alive", { retry: 3 }, async () => {
  const thinking = Promise.withResolvers<void>();
  double.script = [{ think: "Hm. " }, { wait: thinking.promise }, { say: "Yes." }];
  const answers = VENDORS.map((vendor) => streamed(open(vendor, { firstEventMs: 400 })));
  setTimeout(thinking.resolve, 600);
  for (const [index, { events, error }] of (await Promise.all(answers)).entries()) {
    expect([VENDORS[index]?.provider, textOf(events), error]).toEqual([
      VENDORS[index]?.provider,
      "Yes.",
      null,
    ]);
  }
});
