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
import { failedAt, refusedBy } from "./classify.ts";
import {
  type LanguageModel,
  ModelError,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
} from "./port.ts";
import { streamingFetch } from "./streaming-fetch.ts";
import { type Patience, supervise } from "./supervise.ts";
import { type KeptThoughts, type Maker, ThoughtKeeper, thoughtsOf } from "./thoughts.ts";
import type { Effort, Vendor } from "./vendor.ts";

export interface VendorModelOptions {
  readonly provider: string;
  readonly model: string;
  readonly vendor: Vendor;
  readonly apiKey: { reveal(): string } | null;
  /** Instead of the vendor's own, e.g. a gateway's. */
  readonly baseUrl: string | null;
  readonly patience: Patience;
  readonly dispatcher: Dispatcher;
}

/** A vendor's AI SDK model behind our port. */
export function vendorModel(options: VendorModelOptions): LanguageModel {
  const { provider, model, patience } = options;
  return {
    provider,
    model,
    capabilities: { followsInstructions: true },
    stream: (request, signal) =>
      supervise(provider, patience, signal, (either, alive) => stream(options, request, either, alive)),
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
    // Said always: some packages would look for another in the environment.
    baseURL: baseUrl ?? vendor.baseUrl,
  };
  let finished = false;
  try {
    const model = await vendor.load(settings, options.model);
    const { stream: parts } = await model.doStream(callOptions(options, request, signal));
    const thoughts = new ThoughtKeeper(makerOf(options));
    for await (const part of parts) {
      if (part.type.startsWith("reasoning-")) alive();
      thoughts.on(part);
      if (part.type === "finish") refuseIfCut(provider, http.broken(), part);
      const event = toEvent(part, calls);
      if (!event) continue;
      if (event.type === "finish") {
        finished = true;
        yield* thoughts.kept();
      }
      yield event;
    }
  } catch (error) {
    throw classify(provider, error);
  }
  if (!finished) throw http.broken() ? failedAt(provider, http.broken()) : cutShort(provider);
}

function makerOf({ provider, model, baseUrl: endpoint }: VendorModelOptions): Maker {
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
  const maker = makerOf(options);
  const prompt = [
    ...(request.system ? [{ role: "system", content: request.system } as const] : []),
    ...request.messages.map((message) => toPrompt(message, maker)),
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
      reasoning: effortFor(vendor, maker, request),
      responseFormat: format,
      temperature,
      maxOutputTokens,
      tools: tools.length > 0 ? (vendor.adaptTools?.(tools) ?? tools) : undefined,
    }),
  };
}

function effortFor(vendor: Vendor, maker: Maker, { settings, messages }: ModelRequest): Effort | undefined {
  const wanted = settings.reasoningEffort;
  if (wanted === undefined || (vendor.wantsThoughts && takesOver(messages, maker))) return undefined;
  return vendor.effort ? vendor.effort(wanted, maker.model) : wanted;
}

/** Whether the model is to go on in the middle of a turn with calls that were not its own. */
function takesOver(messages: readonly ModelMessage[], maker: Maker): boolean {
  const turn = messages.slice(messages.findLastIndex(({ role }) => role === "user") + 1);
  return turn.some((message) => message.role === "assistant" && thoughtsOf(message, maker) === null);
}

function toPrompt(message: ModelMessage, maker: Maker): LanguageModelV4Message {
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
  const thoughts = thoughtsOf<KeptThoughts>(message, maker);
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

/** The packages finish every stream, also one that has no end of its own. */
function refuseIfCut(provider: string, broken: Error | null, { finishReason }: FinishPart): void {
  if (broken) throw broken;
  const { unified, raw } = finishReason;
  const endless =
    unified === "interrupted" || unified === "error" || (unified === "other" && raw === undefined);
  if (endless) throw cutShort(provider);
}

function reasonOf(
  unified: FinishPart["finishReason"]["unified"],
): Extract<ModelEvent, { type: "finish" }>["reason"] {
  return unified === "interrupted" || unified === "error" ? "other" : unified;
}

function cutShort(provider: string): ModelError {
  return new ModelError("provider_unavailable", `${provider} cut its answer short.`);
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
  // Vendors report a failure inside the stream as an object with a message, which some packages do not know.
  const reported = TypeValidationError.isInstance(error) ? error.value : error;
  if (saysWhatFailed(reported)) return refusedBy(provider, 500, JSON.stringify(reported), null);
  if (error instanceof Error && /JSON|type validation/i.test(error.name + error.message)) {
    const what = `${provider} sent something that is not in its own format.`;
    return new ModelError("provider_unavailable", what, { cause: error });
  }
  return failedAt(provider, error);
}

function saysWhatFailed(value: unknown): boolean {
  if (typeof value !== "object" || value === null || value instanceof Error) return false;
  return "message" in value || "error" in value;
}
