import type { ChatThoughts } from "./chat-answer.ts";
import type { ModelMessage, ModelRequest } from "./port.ts";
import { isStrictSchema } from "./strict-schema.ts";
import { type Maker, thoughtsOf } from "./thoughts.ts";

/** What a server takes that some do not. */
interface Known {
  /** That it is asked for usage at the end of the stream. */
  readonly counted: boolean;
  /** How much its model is to think. */
  readonly effort: boolean;
}

/** The body of a request to OpenAI's chat completions. `maker` is the model as we call it, whose own thoughts go back. */
export function chatRequest(
  model: string,
  asked: ModelRequest,
  { counted, effort }: Known,
  maker: Maker,
): object {
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
      ...asked.messages.flatMap((message) => toWire(message, maker)),
    ],
    ...(tools.length > 0 ? { tools } : {}),
    temperature: asked.settings.temperature,
    max_tokens: asked.settings.maxOutputTokens,
    reasoning_effort: effort ? asked.settings.reasoningEffort : undefined,
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

function toWire(message: ModelMessage, maker: Maker): object[] {
  if (message.role === "user") return [{ role: "user", content: message.text }];
  if (message.role === "tool") {
    return message.results.map((result) => ({
      role: "tool",
      tool_call_id: result.callId,
      content: typeof result.result === "string" ? result.result : JSON.stringify(result.result ?? null),
    }));
  }
  const own = thoughtsOf<ChatThoughts>(message, maker);
  const calls = message.toolCalls.map((call) => ({
    id: call.callId,
    type: "function",
    function: { name: call.name, arguments: JSON.stringify(call.arguments ?? {}) },
    extra_content: own?.extras[call.callId],
  }));
  const thought = own?.text ? { [own.field]: own.text } : {};
  const said = { role: "assistant", content: message.text, ...thought };
  return [calls.length > 0 ? { ...said, tool_calls: calls } : said];
}
