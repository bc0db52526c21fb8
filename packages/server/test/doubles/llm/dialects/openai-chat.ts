import type { Dialect } from "../dialect.ts";
import type { RefusalKind, Usage } from "../script.ts";

/** The servers that speak OpenAI's chat completions, each with its own habits. */
export type ChatFlavour = "openai" | "groq" | "mistral" | "openrouter" | "together";

const ID = "chatcmpl-BQy4zX0gZ8b1mYw6n2aTq";
const CREATED = 1_746_000_000;
const SIGNED = { google: { thought_signature: "c2lnbmF0dXJl" } };

const REFUSALS: Record<RefusalKind, { status: number; error: Record<string, unknown> }> = {
  auth: {
    status: 401,
    error: {
      message:
        "Incorrect API key provided: sk-proj-AbCdEfGhIjKlMnOpQrStUv. You can find your API key in settings.",
      type: "invalid_request_error",
      param: null,
      code: "invalid_api_key",
    },
  },
  "rate-limited": {
    status: 429,
    error: {
      message: "Rate limit reached for gpt-5-mini on tokens per min (TPM): Limit 200000, Used 199999.",
      type: "tokens",
      param: null,
      code: "rate_limit_exceeded",
    },
  },
  down: {
    status: 500,
    error: { message: "The server had an error.", type: "server_error", param: null, code: null },
  },
  overloaded: {
    status: 503,
    error: { message: "The engine is currently overloaded.", type: "server_error", param: null, code: null },
  },
  "context-too-long": {
    status: 400,
    error: {
      message:
        "This model's maximum context length is 128000 tokens. However, your messages resulted in 140123 tokens.",
      type: "invalid_request_error",
      param: "messages",
      code: "context_length_exceeded",
    },
  },
  "bad-request": {
    status: 400,
    error: {
      message: "Unsupported value: 'temperature'.",
      type: "invalid_request_error",
      param: "temperature",
      code: "unsupported_value",
    },
  },
};

/** Mistral and OpenRouter word their refusals without OpenAI's envelope, or with less in it. */
function refusalBody(flavour: ChatFlavour, kind: RefusalKind): string {
  const { status, error } = REFUSALS[kind];
  if (flavour === "mistral") {
    const message =
      kind === "context-too-long"
        ? "Prompt contains 140123 tokens and 0 draft tokens, too large for model with 131072 maximum context length"
        : error.message;
    return JSON.stringify({
      object: "error",
      message,
      type: "invalid_request_error",
      param: null,
      code: "3051",
    });
  }
  if (flavour === "openrouter") return JSON.stringify({ error: { message: error.message, code: status } });
  return JSON.stringify({ error });
}

export function openAiChat(flavour: ChatFlavour, model: string): Dialect {
  const frame = (choices: object[], more: object = {}) =>
    `data: ${JSON.stringify({
      id: ID,
      object: "chat.completion.chunk",
      created: CREATED,
      model,
      system_fingerprint: "fp_9f5b2c1e07",
      choices,
      ...more,
    })}\n\n`;
  const delta = (content: object) =>
    frame([{ index: 0, delta: content, logprobs: null, finish_reason: null }]);
  const callDelta = (call: object) => delta({ tool_calls: [call] });
  const whole = new Map<number, { id: string; name: string; text: string }>();
  // Mistral sends each call in one piece.
  const callsWhole = flavour === "mistral";
  return {
    begin: () =>
      (flavour === "openrouter" ? ": OPENROUTER PROCESSING\n\n" : "") +
      delta({ role: "assistant", content: "", refusal: null }),
    text: (content) => delta({ content }),
    thought: (piece) => delta(thoughtOf(flavour, piece)),
    callBegin(index, id, name) {
      whole.set(index, { id, name, text: "" });
      const begun = { index, id, type: "function", function: { name, arguments: "" } };
      // Google's own endpoint of this format signs as its other one does: the first call of a round.
      const signed = model.startsWith("gemini-3") && index === 0 ? { extra_content: SIGNED } : {};
      return callsWhole ? "" : callDelta({ ...begun, ...signed });
    },
    callPiece(index, piece) {
      const call = whole.get(index);
      if (call) call.text += piece;
      return callsWhole ? "" : callDelta({ index, function: { arguments: piece } });
    },
    callEnd(index) {
      const call = whole.get(index);
      if (!call || !callsWhole) return "";
      return callDelta({ index, id: call.id, function: { name: call.name, arguments: call.text } });
    },
    end: (reason, usage) => ending(flavour, reason, usage, frame),
    failure: (message) =>
      flavour === "openrouter"
        ? frame([{ index: 0, delta: { role: "assistant", content: "" }, finish_reason: "error" }], {
            error: { code: 502, message },
          })
        : `data: ${JSON.stringify({ error: { message, type: "server_error", param: null, code: null } })}\n\n`,
    refusal: (kind) => ({ status: REFUSALS[kind].status, body: refusalBody(flavour, kind) }),
  };
}

function thoughtOf(flavour: ChatFlavour, text: string): object {
  if (flavour === "mistral") return { content: [{ type: "thinking", thinking: [{ type: "text", text }] }] };
  return flavour === "groq" || flavour === "openrouter" ? { reasoning: text } : { reasoning_content: text };
}

function ending(
  flavour: ChatFlavour,
  reason: string,
  usage: Usage | null,
  frame: (choices: object[], more?: object) => string,
): string {
  const counted = usage && {
    prompt_tokens: usage.prompt,
    completion_tokens: usage.completion,
    total_tokens: usage.prompt + usage.completion,
    prompt_tokens_details: { cached_tokens: usage.cached, ...writtenOf(usage) },
  };
  const last = [{ index: 0, delta: {}, logprobs: null, finish_reason: reason }];
  const done = "data: [DONE]\n\n";
  if (!counted) return frame(last) + done;
  if (flavour === "groq") return frame(last, { x_groq: { id: "req_01", usage: counted } }) + done;
  if (flavour === "mistral" || flavour === "together") return frame(last, { usage: counted }) + done;
  return frame(last) + frame([], { usage: counted }) + done;
}

/** Tokens written into the cache, as those count them who charge for it. */
export function writtenOf({ written }: Usage): { cache_write_tokens?: number } {
  return written === undefined ? {} : { cache_write_tokens: written };
}
