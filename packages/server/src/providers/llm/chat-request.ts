import type { ModelMessage, ModelRequest } from "./port.ts";

/** The body of a request to OpenAI's chat completions. `counted`: whether to ask for usage at the end of the stream. */
export function chatRequest(model: string, asked: ModelRequest, counted: boolean): object {
  const tools = asked.tools.map(({ name, description, inputSchema }) => ({
    type: "function",
    function: { name, description, parameters: inputSchema },
  }));
  const { responseFormat } = asked.settings;
  return {
    model,
    stream: true,
    ...(counted ? { stream_options: { include_usage: true } } : {}),
    messages: [
      ...(asked.system ? [{ role: "system", content: asked.system }] : []),
      ...asked.messages.flatMap(toWire),
    ],
    ...(tools.length > 0 ? { tools } : {}),
    temperature: asked.settings.temperature,
    max_tokens: asked.settings.maxOutputTokens,
    reasoning_effort: asked.settings.reasoningEffort,
    ...(responseFormat
      ? {
          response_format: {
            type: "json_schema",
            json_schema: { name: responseFormat.name, schema: responseFormat.schema },
          },
        }
      : {}),
  };
}

function toWire(message: ModelMessage): object[] {
  if (message.role === "user") return [{ role: "user", content: message.text }];
  if (message.role === "tool") {
    return message.results.map((result) => ({
      role: "tool",
      tool_call_id: result.callId,
      content: typeof result.result === "string" ? result.result : JSON.stringify(result.result ?? null),
    }));
  }
  const calls = message.toolCalls.map((call) => ({
    id: call.callId,
    type: "function",
    function: { name: call.name, arguments: JSON.stringify(call.arguments ?? {}) },
  }));
  return [{ role: "assistant", content: message.text, ...(calls.length > 0 ? { tool_calls: calls } : {}) }];
}
