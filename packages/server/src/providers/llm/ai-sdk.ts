import {
  APICallError,
  type JSONValue,
  type LanguageModelV4CallOptions,
  type LanguageModelV4Message,
  type LanguageModelV4StreamPart,
  TypeValidationError,
} from "@ai-sdk/provider";
import type { Dispatcher } from "undici";
import { definedOf } from "../../platform/object.ts";
import { errorFromResponse, toModelError } from "./classify.ts";
import {
  type LanguageModel,
  ModelError,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
} from "./port.ts";
import { streamingFetch } from "./streaming-fetch.ts";
import { type ModelTimeouts, supervise } from "./supervise.ts";
import { type ModelIdentity, ownThoughtsOf, type SdkThoughts, ThoughtCollector } from "./thoughts.ts";
import type { Effort, Vendor } from "./vendor.ts";

export interface VendorModelOptions {
  readonly provider: string;
  readonly model: string;
  readonly vendor: Vendor;
  readonly apiKey: { reveal(): string } | null;
  /** Overrides the vendor's address, e.g. with a gateway's. */
  readonly baseUrl: string | null;
  readonly timeouts: ModelTimeouts;
  readonly dispatcher: Dispatcher;
}

/** Adapts a vendor's AI SDK model to `LanguageModel`. */
export function vendorModel(options: VendorModelOptions): LanguageModel {
  const { provider, model, timeouts } = options;
  return {
    provider,
    model,
    capabilities: { followsInstructions: true },
    stream: (request, signal) =>
      supervise(provider, timeouts, signal, (either, alive) => stream(options, request, either, alive)),
  };
}

async function* stream(
  options: VendorModelOptions,
  request: ModelRequest,
  signal: AbortSignal,
  alive: () => void,
): AsyncGenerator<ModelEvent> {
  const { provider, vendor, apiKey, baseUrl } = options;
  const calls: Calls = new Map();
  const http = streamingFetch(options.dispatcher);
  const settings = {
    apiKey: apiKey?.reveal() ?? "",
    fetch: http.fetch,
    // Always set: some packages fall back to an environment variable.
    baseURL: baseUrl ?? vendor.baseUrl,
  };
  let finished = false;
  try {
    const model = await vendor.load(settings, options.model);
    const { stream: parts } = await model.doStream(callOptions(options, request, signal));
    const thoughts = new ThoughtCollector(identityOf(options));
    for await (const part of parts) {
      if (part.type.startsWith("reasoning-")) alive();
      thoughts.collect(part);
      if (part.type === "finish") throwIfTruncated(provider, http.broken(), part);
      const event = toEvent(part, calls);
      if (!event) continue;
      if (event.type === "finish") {
        finished = true;
        yield* thoughts.thoughtsEvent();
      }
      yield event;
    }
  } catch (error) {
    throw classify(provider, error);
  }
  if (!finished) throw http.broken() ? toModelError(provider, http.broken()) : truncatedError(provider);
}

function identityOf({ provider, model, baseUrl: endpoint }: VendorModelOptions): ModelIdentity {
  return { provider, model, endpoint };
}

function callOptions(
  options: VendorModelOptions,
  request: ModelRequest,
  signal: AbortSignal,
): LanguageModelV4CallOptions {
  const { settings } = request;
  const { temperature, maxOutputTokens, responseFormat } = settings;
  const { vendor, model } = options;
  const identity = identityOf(options);
  const prompt = [
    ...(request.system ? [{ role: "system", content: request.system } as const] : []),
    ...request.messages.map((message) => toPrompt(message, identity)),
  ];
  const tools = request.tools.map(
    (tool) => ({ type: "function", ...tool, inputSchema: { ...tool.inputSchema } }) as const,
  );
  const format =
    responseFormat && ({ type: "json", ...responseFormat, schema: { ...responseFormat.schema } } as const);
  return {
    prompt: vendor.adapt?.(prompt, settings, model) ?? prompt,
    abortSignal: signal,
    ...definedOf({
      providerOptions: vendor.options?.(settings, model),
      reasoning: effortFor(vendor, identity, request),
      responseFormat: format,
      temperature,
      maxOutputTokens,
      tools: tools.length > 0 ? (vendor.adaptTools?.(tools) ?? tools) : undefined,
    }),
  };
}

function effortFor(
  vendor: Vendor,
  identity: ModelIdentity,
  { settings, messages }: ModelRequest,
): Effort | undefined {
  const wanted = settings.reasoningEffort;
  if (wanted === undefined || (vendor.requiresThoughts && continuesForeignTurn(messages, identity)))
    return undefined;
  return vendor.effort ? vendor.effort(wanted, identity.model) : wanted;
}

/** Whether the model continues a turn with tool calls that another model made. */
function continuesForeignTurn(messages: readonly ModelMessage[], identity: ModelIdentity): boolean {
  const turn = messages.slice(messages.findLastIndex(({ role }) => role === "user") + 1);
  return turn.some((message) => message.role === "assistant" && ownThoughtsOf(message, identity) === null);
}

function toPrompt(message: ModelMessage, identity: ModelIdentity): LanguageModelV4Message {
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
  const thoughts = ownThoughtsOf<SdkThoughts>(message, identity);
  return {
    role: "assistant",
    content: [
      ...(thoughts?.reasoning ?? []),
      ...(message.text ? [{ type: "text", text: message.text } as const] : []),
      ...message.toolCalls.map(
        (call) =>
          ({
            type: "tool-call",
            toolCallId: call.callId,
            toolName: call.name,
            input: call.arguments,
            ...definedOf({ providerOptions: thoughts?.calls[call.callId] }),
          }) as const,
      ),
    ],
  };
}

type Calls = Map<string, { readonly name: string; text: string }>;

function toEvent(part: LanguageModelV4StreamPart, calls: Calls): ModelEvent | null {
  switch (part.type) {
    case "text-delta":
      return part.delta === "" ? null : { type: "text", text: part.delta };
    case "tool-input-start":
      calls.set(part.id, { name: part.toolName, text: "" });
      return null;
    case "tool-input-delta": {
      const call = calls.get(part.id);
      if (!call) return null;
      call.text += part.delta;
      return { type: "tool-call-delta", callId: part.id, name: call.name, argumentsText: call.text };
    }
    case "tool-call":
      return { type: "tool-call", callId: part.toolCallId, name: part.toolName, argumentsText: part.input };
    case "error":
      throw part.error;
    case "finish":
      return {
        type: "finish",
        reason: reasonOf(part.finishReason.unified),
        usage: {
          promptTokens: part.usage.inputTokens.total ?? 0,
          completionTokens: part.usage.outputTokens.total ?? 0,
          cachedPromptTokens: part.usage.inputTokens.cacheRead ?? 0,
          cacheWriteTokens: part.usage.inputTokens.cacheWrite ?? 0,
        },
      };
    default:
      return null;
  }
}

type FinishPart = Extract<LanguageModelV4StreamPart, { type: "finish" }>;

/** The AI SDK packages emit a finish event for every stream, even a truncated one. */
function throwIfTruncated(provider: string, broken: Error | null, { finishReason }: FinishPart): void {
  if (broken) throw broken;
  const { unified, raw } = finishReason;
  const truncated =
    unified === "interrupted" || unified === "error" || (unified === "other" && raw === undefined);
  if (truncated) throw truncatedError(provider);
}

function reasonOf(
  unified: FinishPart["finishReason"]["unified"],
): Extract<ModelEvent, { type: "finish" }>["reason"] {
  return unified === "interrupted" || unified === "error" ? "other" : unified;
}

function truncatedError(provider: string): ModelError {
  return new ModelError("provider_unavailable", `${provider} cut its answer short.`);
}

function classify(provider: string, error: unknown): ModelError {
  if (APICallError.isInstance(error) && error.statusCode !== undefined && error.statusCode >= 400) {
    return errorFromResponse(
      provider,
      error.statusCode,
      error.responseBody ?? "",
      error.responseHeaders?.["retry-after"],
    );
  }
  // Vendors report failures within a stream as an object with a message, which some packages do not recognize.
  const reported = TypeValidationError.isInstance(error) ? error.value : error;
  if (isErrorReport(reported)) return errorFromResponse(provider, 500, JSON.stringify(reported), null);
  if (error instanceof Error && /JSON|type validation/i.test(error.name + error.message)) {
    const what = `${provider} sent something that is not in its own format.`;
    return new ModelError("provider_unavailable", what, { cause: error });
  }
  return toModelError(provider, error);
}

function isErrorReport(value: unknown): boolean {
  if (typeof value !== "object" || value === null || value instanceof Error) return false;
  return "message" in value || "error" in value;
}
