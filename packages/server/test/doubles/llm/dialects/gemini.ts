import type { Dialect } from "../dialect.ts";
import type { RefusalKind, Usage } from "../script.ts";

const REFUSALS: Record<RefusalKind, { code: number; status: string; message: string }> = {
  // Google answers a wrong key with 400, not 401.
  auth: { code: 400, status: "INVALID_ARGUMENT", message: "API key not valid. Please pass a valid API key." },
  "rate-limited": {
    code: 429,
    status: "RESOURCE_EXHAUSTED",
    message: "You exceeded your current quota, please check your plan and billing details.",
  },
  down: { code: 500, status: "INTERNAL", message: "An internal error has occurred." },
  overloaded: {
    code: 503,
    status: "UNAVAILABLE",
    message: "The model is overloaded. Please try again later.",
  },
  "context-too-long": {
    code: 400,
    status: "INVALID_ARGUMENT",
    message: "The input token count (1200345) exceeds the maximum number of tokens allowed (1048576).",
  },
  "bad-request": { code: 400, status: "INVALID_ARGUMENT", message: "Unable to submit request." },
};

const FINISH_REASONS = { stop: "STOP", tool_calls: "STOP", length: "MAX_TOKENS", content_filter: "SAFETY" };

/** Gemini's `streamGenerateContent` with `alt=sse`. Calls come whole, and lines end with CRLF. */
export function gemini(model: string): Dialect {
  const calls = new Map<number, { name: string; text: string }>();
  const frame = (candidate: object, usage: Usage | null = null) =>
    `data: ${JSON.stringify({
      candidates: [{ index: 0, ...candidate }],
      ...(usage
        ? {
            usageMetadata: {
              promptTokenCount: usage.prompt,
              cachedContentTokenCount: usage.cached,
              candidatesTokenCount: usage.completion,
              totalTokenCount: usage.prompt + usage.completion,
            },
          }
        : {}),
      modelVersion: model,
      responseId: "q5gVaMzHLpWg",
    })}\r\n\r\n`;
  const parts = (...said: object[]) => ({ content: { parts: said, role: "model" } });
  return {
    begin: () => "",
    text: (text) => frame(parts({ text })),
    thought: (text) => frame(parts({ text, thought: true })),
    callBegin(index, _, name) {
      calls.set(index, { name, text: "" });
      return "";
    },
    callPiece(index, piece) {
      const call = calls.get(index);
      if (call) call.text += piece;
      return "";
    },
    callEnd(index) {
      const call = calls.get(index);
      if (!call) return "";
      const functionCall = { name: call.name, args: JSON.parse(call.text) };
      // Of models that think, the first call of a round is signed.
      const signature =
        model.startsWith("gemini-3") && index === 0 ? { thoughtSignature: "c2lnbmF0dXJl" } : {};
      return frame(parts({ functionCall, ...signature }));
    },
    end: (reason, usage) => frame({ ...parts({ text: "" }), finishReason: FINISH_REASONS[reason] }, usage),
    failure: (message) =>
      `data: ${JSON.stringify({ error: { code: 503, message, status: "UNAVAILABLE" } })}\r\n\r\n`,
    refusal(kind) {
      const error = REFUSALS[kind];
      return { status: error.code, body: JSON.stringify({ error }) };
    },
  };
}
