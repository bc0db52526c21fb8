import {
  APICallError,
  type JSONValue,
  type LanguageModelV4,
  type LanguageModelV4CallOptions,
  type LanguageModelV4Message,
  type LanguageModelV4StreamPart,
} from "@ai-sdk/provider";
import { failedAt, refusedBy } from "./classify.ts";
import {
  type LanguageModel,
  ModelError,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
} from "./port.ts";
import { PATIENCE, type Patience, supervise } from "./supervise.ts";

/** Makes the vendor's model; loaded with the first request, so that no vendor's code is in memory unused. */
export type VendorModel = () => Promise<LanguageModelV4>;

/** A vendor's AI SDK model behind our port. */
export function fromAiSdk(
  provider: string,
  model: string,
  load: VendorModel,
  patience: Patience = PATIENCE,
): LanguageModel {
  return {
    provider,
    model,
    stream: (request, signal) =>
      supervise(provider, patience, signal, (either) => stream(provider, load, request, either)),
  };
}

async function* stream(
  provider: string,
  load: VendorModel,
  request: ModelRequest,
  signal: AbortSignal,
): AsyncGenerator<ModelEvent> {
  const names = new Map<string, { readonly name: string; text: string }>();
  let finished = false;
  try {
    const vendor = await load();
    const { stream: parts } = await vendor.doStream(callOptions(request, signal));
    for await (const part of parts) {
      const event = toEvent(provider, part, names);
      if (!event) continue;
      finished ||= event.type === "finish";
      yield event;
    }
  } catch (error) {
    throw classify(provider, error);
  }
  if (!finished) throw new ModelError("provider_unavailable", `${provider} cut its answer short.`);
}

function callOptions(request: ModelRequest, signal: AbortSignal): LanguageModelV4CallOptions {
  const { temperature, maxOutputTokens } = request.settings;
  return {
    prompt: [
      ...(request.system ? [{ role: "system", content: request.system } as const] : []),
      ...request.messages.map(toPrompt),
    ],
    abortSignal: signal,
    ...(temperature === undefined ? {} : { temperature }),
    ...(maxOutputTokens === undefined ? {} : { maxOutputTokens }),
    ...(request.tools.length > 0
      ? {
          tools: request.tools.map((tool) => ({
            type: "function" as const,
            ...tool,
            inputSchema: { ...tool.inputSchema },
          })),
        }
      : {}),
  };
}

function toPrompt(message: ModelMessage): LanguageModelV4Message {
  if (message.role === "user") return { role: "user", content: [{ type: "text", text: message.text }] };
  if (message.role === "tool") {
    return {
      role: "tool",
      content: message.results.map((result) => ({
        type: "tool-result",
        toolCallId: result.callId,
        toolName: result.name,
        output: {
          type: result.isError ? "error-json" : "json",
          value: (result.result ?? null) as JSONValue,
        },
      })),
    };
  }
  return {
    role: "assistant",
    content: [
      ...(message.text ? [{ type: "text", text: message.text } as const] : []),
      ...message.toolCalls.map(
        (call) =>
          ({
            type: "tool-call",
            toolCallId: call.callId,
            toolName: call.name,
            input: call.arguments,
          }) as const,
      ),
    ],
  };
}

function toEvent(
  provider: string,
  part: LanguageModelV4StreamPart,
  names: Map<string, { readonly name: string; text: string }>,
): ModelEvent | null {
  switch (part.type) {
    case "text-delta":
      return part.delta === "" ? null : { type: "text", text: part.delta };
    case "tool-input-start":
      names.set(part.id, { name: part.toolName, text: "" });
      return null;
    case "tool-input-delta": {
      const call = names.get(part.id);
      if (!call) return null;
      call.text += part.delta;
      return { type: "tool-call-delta", callId: part.id, name: call.name, argumentsText: call.text };
    }
    case "tool-call":
      return { type: "tool-call", callId: part.toolCallId, name: part.toolName, argumentsText: part.input };
    case "error":
      throw part.error;
    case "finish":
      return finish(provider, part);
    default:
      return null;
  }
}

function finish(
  provider: string,
  part: Extract<LanguageModelV4StreamPart, { type: "finish" }>,
): Extract<ModelEvent, { type: "finish" }> {
  const { unified } = part.finishReason;
  if (unified === "error" || unified === "interrupted") {
    throw new ModelError("provider_unavailable", `${provider} cut its answer short.`);
  }
  return {
    type: "finish",
    reason: unified,
    usage: {
      promptTokens: part.usage.inputTokens.total ?? 0,
      completionTokens: part.usage.outputTokens.total ?? 0,
      cachedPromptTokens: part.usage.inputTokens.cacheRead ?? 0,
    },
  };
}

function classify(provider: string, error: unknown): ModelError {
  if (APICallError.isInstance(error) && error.statusCode !== undefined && error.statusCode >= 400) {
    return refusedBy(
      provider,
      error.statusCode,
      error.responseBody ?? "",
      error.responseHeaders?.["retry-after"],
    );
  }
  if (error instanceof Error && /JSON|type validation/i.test(error.name + error.message)) {
    return new ModelError(
      "provider_unavailable",
      `${provider} sent something that is not in its own format.`,
      {
        cause: error,
      },
    );
  }
  // Some vendors report a failure inside the stream, as a plain object with a message.
  if (!(error instanceof Error)) return refusedBy(provider, 500, JSON.stringify(error ?? {}), null);
  return failedAt(provider, error);
}
