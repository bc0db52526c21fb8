import type { Dialect } from "../dialect.ts";
import { openAiChat, writtenOf } from "./openai-chat.ts";

/** OpenAI's Responses API, which its AI SDK package speaks by default. */
export function openAiResponses(model: string): Dialect {
  let sequence = 0;
  let output = -1;
  let message = -1;
  let reasoning = -1;
  const calls = new Map<number, { output: number; id: string; name: string; text: string }>();
  const event = (type: string, data: object) =>
    `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequence++, ...data })}\n\n`;
  const response = (status: string, more: object = {}) => ({
    id: "resp_6818d0f3",
    object: "response",
    created_at: 1_746_000_000,
    status,
    error: null,
    incomplete_details: null,
    model,
    output: [],
    parallel_tool_calls: true,
    store: false,
    usage: null,
    ...more,
  });
  const itemOf = (call: { output: number; id: string; name: string; text: string }, status: string) => ({
    type: "function_call",
    id: `fc_${call.output}`,
    call_id: call.id,
    name: call.name,
    arguments: call.text,
    status,
  });
  // Thoughts are sealed: of what was thought, nothing is to be read.
  const reasoningItem = (index: number) => ({
    id: `rs_${index}`,
    type: "reasoning",
    summary: [],
    encrypted_content: `sealed-${index}`,
  });
  const openReasoning = () => {
    if (reasoning >= 0) return "";
    reasoning = ++output;
    const item = { ...reasoningItem(reasoning), encrypted_content: "" };
    return event("response.output_item.added", { output_index: reasoning, item });
  };
  const closeReasoning = () => {
    if (reasoning < 0) return "";
    const item = reasoningItem(reasoning);
    const closed = event("response.output_item.done", { output_index: reasoning, item });
    reasoning = -1;
    return closed;
  };
  const openMessage = () => {
    if (message >= 0) return "";
    message = ++output;
    const item = { id: "msg_1", type: "message", status: "in_progress", role: "assistant", content: [] };
    const part = { type: "output_text", annotations: [], logprobs: [], text: "" };
    return (
      event("response.output_item.added", { output_index: message, item }) +
      event("response.content_part.added", {
        item_id: "msg_1",
        output_index: message,
        content_index: 0,
        part,
      })
    );
  };
  const closeMessage = () => {
    if (message < 0) return "";
    const item = { id: "msg_1", type: "message", status: "completed", role: "assistant", content: [] };
    const closed = event("response.output_item.done", { output_index: message, item });
    message = -1;
    return closed;
  };
  return {
    begin: () =>
      event("response.created", { response: response("in_progress") }) +
      event("response.in_progress", { response: response("in_progress") }),
    text: (delta) =>
      closeReasoning() +
      openMessage() +
      event("response.output_text.delta", {
        item_id: "msg_1",
        output_index: message,
        content_index: 0,
        delta,
        logprobs: [],
      }),
    thought: () => openReasoning(),
    callBegin(index, id, name) {
      const closed = closeReasoning() + closeMessage();
      const call = { output: ++output, id, name, text: "" };
      calls.set(index, call);
      const item = itemOf(call, "in_progress");
      return closed + event("response.output_item.added", { output_index: call.output, item });
    },
    callPiece(index, delta) {
      const call = calls.get(index);
      if (!call) return "";
      call.text += delta;
      return event("response.function_call_arguments.delta", {
        item_id: `fc_${call.output}`,
        output_index: call.output,
        delta,
      });
    },
    callEnd(index) {
      const call = calls.get(index);
      if (!call) return "";
      const place = { item_id: `fc_${call.output}`, output_index: call.output };
      return (
        event("response.function_call_arguments.done", { ...place, arguments: call.text }) +
        event("response.output_item.done", { ...place, item: itemOf(call, "completed") })
      );
    },
    end(reason, usage) {
      const counted = usage && {
        input_tokens: usage.prompt,
        input_tokens_details: { cached_tokens: usage.cached, ...writtenOf(usage) },
        output_tokens: usage.completion,
        output_tokens_details: { reasoning_tokens: 0 },
        total_tokens: usage.prompt + usage.completion,
      };
      // The API counts always: a script without a count gets zeros.
      const zero = { input_tokens: 0, output_tokens: 0 };
      const incomplete = reason === "length" ? "max_output_tokens" : reason;
      const closed = closeReasoning() + closeMessage();
      return reason === "length" || reason === "content_filter"
        ? closed +
            event("response.incomplete", {
              response: response("incomplete", {
                incomplete_details: { reason: incomplete },
                usage: counted ?? zero,
              }),
            })
        : closed +
            event("response.completed", { response: response("completed", { usage: counted ?? zero }) });
    },
    failure: (text) =>
      event("response.failed", {
        response: response("failed", { error: { code: "server_error", message: text } }),
      }),
    refusal: (kind) => openAiChat("openai", model).refusal(kind),
  };
}
