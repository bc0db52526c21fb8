import type { ChatThoughts } from "./chat-answer.ts";
import type { ModelMessage, ModelRequest } from "./port.ts";
import { isStrictSchema } from "./strict-schema.ts";
import { type ModelIdentity, ownThoughtsOf } from "./thoughts.ts";

/** Optional request features that some servers reject. */
interface ServerFeatures {
  /** Whether to request usage at the end of the stream. */
  readonly includeUsage: boolean;
  /** Whether to send the reasoning effort. */
  readonly effort: boolean;
}

/** Builds the body of a chat-completions request. `maker` is the model whose own thoughts are returned to it. */
export function chatRequest(
  model: string,
  request: ModelRequest,
  { includeUsage, effort }: ServerFeatures,
  identity: ModelIdentity,
): object {
  const tools = request.tools.map(({ name, description, inputSchema }) => ({
    type: "function",
    function: { name, description, parameters: inputSchema },
  }));
  const { responseFormat } = request.settings;
  return {
    model,
    stream: true,
    ...(includeUsage ? { stream_options: { include_usage: true } } : {}),
    messages: [
      ...(request.system ? [{ role: "system", content: request.system }] : []),
      ...request.messages.flatMap((message) => toWire(message, identity)),
    ],
    ...(tools.length > 0 ? { tools } : {}),
    temperature: request.settings.temperature,
    max_tokens: request.settings.maxOutputTokens,
    reasoning_effort: effort ? request.settings.reasoningEffort : undefined,
    ...(responseFormat
      ? {
          response_format: {
            type: "json_schema",
            json_schema: {
              ...responseFormat,
              ...(isStrictSchema(responseFormat.schema) ? { strict: true } : {}),
            },
          },
        }
      : {}),
  };
}

function toWire(message: ModelMessage, identity: ModelIdentity): object[] {
  if (message.role === "user") return [{ role: "user", content: message.text }];
  if (message.role === "tool") {
    return message.results.map((result) => ({
      role: "tool",
      tool_call_id: result.callId,
      content: typeof result.result === "string" ? result.result : JSON.stringify(result.result ?? null),
    }));
  }
  const ownThoughts = ownThoughtsOf<ChatThoughts>(message, identity);
  const calls = message.toolCalls.map((call) => ({
    id: call.callId,
    type: "function",
    function: { name: call.name, arguments: JSON.stringify(call.arguments ?? {}) },
    extra_content: ownThoughts?.extras[call.callId],
  }));
  const thought = ownThoughts?.text ? { [ownThoughts.field]: ownThoughts.text } : {};
  const said = { role: "assistant", content: message.text, ...thought };
  return [calls.length > 0 ? { ...said, tool_calls: calls } : said];
}
