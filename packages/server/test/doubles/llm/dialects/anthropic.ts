import type { Dialect } from "../dialect.ts";
import type { RefusalKind } from "../script.ts";

const REFUSALS: Record<RefusalKind, { status: number; type: string; message: string }> = {
  auth: { status: 401, type: "authentication_error", message: "invalid x-api-key" },
  "rate-limited": {
    status: 429,
    type: "rate_limit_error",
    message: "This request would exceed your organization's rate limit of 50,000 input tokens per minute.",
  },
  down: { status: 500, type: "api_error", message: "Internal server error" },
  overloaded: { status: 529, type: "overloaded_error", message: "Overloaded" },
  "context-too-long": {
    status: 400,
    type: "invalid_request_error",
    message: "prompt is too long: 210345 tokens > 200000 maximum",
  },
  "bad-request": {
    status: 400,
    type: "invalid_request_error",
    message: "messages.0: all messages must have non-empty content",
  },
};

const STOP_REASONS = {
  stop: "end_turn",
  tool_calls: "tool_use",
  length: "max_tokens",
  content_filter: "refusal",
};

/** Anthropic's Messages API. */
export function anthropic(model: string): Dialect {
  let block = -1;
  let open: "text" | "thinking" | null = null;
  const calls = new Map<number, number>();
  const event = (type: string, data: object = {}) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, ...data })}\n\n`;
  const start = (index: number, content_block: object) =>
    event("content_block_start", { index, content_block });
  const delta = (index: number, change: object) => event("content_block_delta", { index, delta: change });
  const close = () => {
    if (open === null) return "";
    // Thoughts end with what shows later that they were the model's own.
    const signed =
      open === "thinking" ? delta(block, { type: "signature_delta", signature: `sig-${block}` }) : "";
    open = null;
    return signed + event("content_block_stop", { index: block });
  };
  const enter = (kind: "text" | "thinking") => {
    if (open === kind) return "";
    const closed = close();
    open = kind;
    const begun =
      kind === "text" ? { type: "text", text: "" } : { type: "thinking", thinking: "", signature: "" };
    return closed + start(++block, begun);
  };
  const usage = (more: object) => ({
    input_tokens: 1,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    ...more,
  });
  return {
    begin: () =>
      event("message_start", {
        message: {
          id: "msg_01XFDUDYJgAACzvnptvVoYEL",
          type: "message",
          role: "assistant",
          model,
          content: [],
          stop_reason: null,
          stop_sequence: null,
          usage: usage({ output_tokens: 1 }),
        },
      }) + event("ping"),
    text: (text) => enter("text") + delta(block, { type: "text_delta", text }),
    thought: (thinking) => enter("thinking") + delta(block, { type: "thinking_delta", thinking }),
    callBegin(index, id, name) {
      const closed = close();
      calls.set(index, ++block);
      return (
        closed +
        start(block, { type: "tool_use", id, name, input: {} }) +
        delta(block, { type: "input_json_delta", partial_json: "" })
      );
    },
    callPiece: (index, partial_json) =>
      delta(calls.get(index) ?? 0, { type: "input_json_delta", partial_json }),
    callEnd: (index) => event("content_block_stop", { index: calls.get(index) ?? 0 }),
    end: (reason, counted) =>
      close() +
      event("message_delta", {
        delta: { stop_reason: STOP_REASONS[reason], stop_sequence: null },
        // Anthropic counts cached tokens beside the prompt's others, not among them.
        usage: usage({
          input_tokens: (counted?.prompt ?? 0) - (counted?.cached ?? 0) - (counted?.written ?? 0),
          cache_read_input_tokens: counted?.cached ?? 0,
          cache_creation_input_tokens: counted?.written ?? 0,
          output_tokens: counted?.completion ?? 0,
        }),
      }) +
      event("message_stop"),
    failure: (message) => event("error", { error: { type: "overloaded_error", message } }),
    refusal(kind) {
      const { status, type, message } = REFUSALS[kind];
      return {
        status,
        body: JSON.stringify({
          type: "error",
          error: { type, message },
          request_id: "req_011CSHoEeqs5C35K2UUqR7Fy",
        }),
      };
    },
  };
}
