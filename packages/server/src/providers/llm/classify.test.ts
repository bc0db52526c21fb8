import { describe, expect, test } from "vitest";
import { errorFromResponse, toModelError } from "./classify.ts";
import { ModelError } from "./port.ts";

const refused = (status: number, message: string, retryAfter: string | null = null) =>
  errorFromResponse("acme", status, JSON.stringify({ error: { message } }), retryAfter);

describe("a refusal", () => {
  test.each([
    [
      "OpenAI",
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 140123.",
    ],
    ["OpenAI, responses", "Your input exceeds the context window of this model."],
    ["Anthropic", "prompt is too long: 210345 tokens > 200000 maximum"],
    [
      "Anthropic, with the answer",
      "input length and `max_tokens` exceed context limit: 199000 + 4096 > 200000",
    ],
    ["Gemini", "The input token count (1200345) exceeds the maximum number of tokens allowed (1048576)."],
    ["Groq", "Please reduce the length of the messages or completion."],
    ["Mistral", "Prompt contains 140123 tokens, too large for model with 131072 maximum context length"],
    ["Together", "Input validation error: `inputs` tokens + `max_new_tokens` must be <= 8193. Given: 9000"],
    ["vLLM", "The decoder prompt (length 5000) is longer than the maximum model length of 4096."],
    ["llama.cpp", "the request exceeds the available context size, try increasing it"],
    [
      "LM Studio",
      "Trying to keep the first 5000 tokens when context the overflows. The model is loaded with context length of only 4096 tokens",
    ],
    ["Ollama", "input length exceeds maximum context length"],
  ])("of %s for length is context_too_long", (_, message) => {
    expect(refused(400, message).kind).toBe("context_too_long");
  });

  test.each([
    [401, "provider_auth"],
    [402, "provider_auth"],
    [403, "provider_auth"],
    [404, "provider_unavailable"],
    [408, "provider_unavailable"],
    [413, "context_too_long"],
    [422, "internal"],
    [429, "provider_rate_limited"],
    [500, "provider_unavailable"],
    [529, "provider_unavailable"],
  ])("with %i is %s", (status, kind) => {
    expect(refused(status, "no")).toMatchObject({ kind, status });
  });

  test("with 413 for a minute's limit is a rate limit", () => {
    const text = JSON.stringify({ error: { message: "Request too large", code: "rate_limit_exceeded" } });
    expect(errorFromResponse("groq", 413, text, null).kind).toBe("provider_rate_limited");
  });

  test("tells how long to wait, in seconds or as a date, and never less than nothing", () => {
    expect(refused(429, "", "7").retryAfterMs).toBe(7_000);
    expect(refused(429, "", "0.5").retryAfterMs).toBe(500);
    expect(refused(429, "", "Thu, 01 Jan 1970 00:00:00 GMT").retryAfterMs).toBe(0);
    expect(refused(429, "", "soon").retryAfterMs).toBeNull();
    expect(refused(429, "").retryAfterMs).toBeNull();
  });

  test("quotes the vendor, but no keys and no more than a few lines", () => {
    const keys = [
      "sk-proj-AbCdEfGhIjKlMnOpQr",
      "gsk_AbCdEf0123456789",
      "AIzaSyA0123456789abcdefghijk",
      "Bearer abc",
      "0123456789abcdef0123456789abcdef",
    ];
    for (const key of keys) {
      const { message } = refused(401, `Incorrect key ${key} given.`);
      expect(message).toBe("acme refused the credential (401): Incorrect key [secret] given.");
    }
    expect(refused(500, "long ".repeat(1_000)).message.length).toBeLessThan(400);
  });

  test("that is a web page is not quoted", () => {
    const { message } = errorFromResponse("acme", 502, "<html><body>Bad gateway</body></html>", null);
    expect(message).toBe("acme is out of order (502).");
  });
});

describe("a failure on the way", () => {
  const withCode = (code: string) =>
    new Error("fetch failed", { cause: Object.assign(new Error(), { code }) });

  test.each(["ECONNREFUSED", "ECONNRESET", "ENOTFOUND", "EAI_AGAIN", "UND_ERR_SOCKET"])(
    "by %s is provider_unavailable and named",
    (code) => {
      const error = toModelError("acme", withCode(code));
      expect([error.kind, error.message]).toEqual([
        "provider_unavailable",
        `acme could not be reached (${code}).`,
      ]);
    },
  );

  test("to connect in time is provider_timeout", () => {
    expect(toModelError("acme", withCode("UND_ERR_CONNECT_TIMEOUT")).kind).toBe("provider_timeout");
  });

  test("that is classified already stays as it is", () => {
    const error = new ModelError("context_too_long", "Too long.");
    expect(toModelError("acme", error)).toBe(error);
  });

  test("of a kind nobody thought of shows none of its words", () => {
    expect(toModelError("acme", new Error("header authorization: Bearer sk-1")).message).toBe(
      "The connection to acme broke.",
    );
  });
});
