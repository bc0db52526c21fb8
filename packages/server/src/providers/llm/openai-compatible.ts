import type { Dispatcher } from "undici";
import { postForStream } from "./byte-stream.ts";
import { refusedBy } from "./classify.ts";
import {
  type LanguageModel,
  ModelError,
  type ModelEvent,
  type ModelMessage,
  type ModelRequest,
  type TokenUsage,
} from "./port.ts";
import { SseData } from "./sse-data.ts";
import { type Patience, supervise } from "./supervise.ts";

const PROVIDER = "openai-compatible";
const MOST_REFUSAL_CHARACTERS = 64 * 1024;
const CHARACTERS_PER_TOKEN = 4;

export interface CompatibleOptions {
  /** Up to and with its version, e.g. `http://127.0.0.1:11434/v1`. */
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey: { reveal(): string } | null;
  readonly patience: Patience;
  readonly dispatcher: Dispatcher;
}

/** The part of a streamed chunk that is read. */
interface Chunk {
  readonly error?: { readonly message?: string; readonly code?: number | string };
  readonly choices?: readonly {
    readonly delta?: {
      readonly content?: string | null;
      /** What the model thinks, by the two names that servers have for it. */
      readonly reasoning_content?: string | null;
      readonly reasoning?: string | null;
      readonly tool_calls?: readonly {
        readonly index?: number;
        readonly id?: string;
        readonly function?: { readonly name?: string; readonly arguments?: string };
      }[];
    };
    readonly finish_reason?: string | null;
  }[];
  readonly usage?: {
    readonly prompt_tokens?: number;
    readonly completion_tokens?: number;
    readonly prompt_tokens_details?: { readonly cached_tokens?: number } | null;
  } | null;
}

/**
 * Any server that speaks OpenAI's chat completions: Ollama, vLLM, LM Studio, gateways. Written by hand, without an SDK
 * between, since every token of most self-hosted traffic passes here.
 */
export function openAiCompatible(options: CompatibleOptions): LanguageModel {
  return {
    provider: PROVIDER,
    model: options.model,
    stream: (asked, signal) =>
      supervise(PROVIDER, options.patience, signal, (either, alive) => stream(options, asked, either, alive)),
  };
}

async function* stream(
  options: CompatibleOptions,
  asked: ModelRequest,
  signal: AbortSignal,
  alive: () => void,
): AsyncGenerator<ModelEvent> {
  const chunks = await open(options, asked, signal);
  const answer = new Answer(asked, alive);
  const data = new SseData();
  const events: ModelEvent[] = [];
  const read = (fields: readonly string[]) => {
    for (const field of fields) answer.read(field, events);
  };
  try {
    for await (const several of chunks) {
      for (const bytes of several) read(data.push(bytes));
      yield* events;
      events.length = 0;
    }
    read(data.end());
    answer.finish(events);
  } catch (error) {
    // What was said before it went wrong in the same breath is delivered first.
    yield* events;
    throw error;
  }
  yield* events;
}

async function open(
  options: CompatibleOptions,
  asked: ModelRequest,
  signal: AbortSignal,
): Promise<AsyncIterable<readonly Buffer[]>> {
  const first = await post(options, asked, true, signal);
  if (first.status === 200) return first.chunks;
  const text = await readRefusal(first.chunks);
  // Older servers do not know the option and say so: they are asked again without it.
  if (first.status !== 400 || !text.includes("stream_options")) {
    throw refusedBy(PROVIDER, first.status, text, first.retryAfter);
  }
  const second = await post(options, asked, false, signal);
  if (second.status === 200) return second.chunks;
  throw refusedBy(PROVIDER, second.status, await readRefusal(second.chunks), second.retryAfter);
}

function post(options: CompatibleOptions, asked: ModelRequest, withUsage: boolean, signal: AbortSignal) {
  const url = new URL(`${options.baseUrl.replace(/\/+$/, "")}/chat/completions`);
  return postForStream(options.dispatcher, url, {
    signal,
    headers: {
      "content-type": "application/json",
      accept: "text/event-stream",
      ...(options.apiKey ? { authorization: `Bearer ${options.apiKey.reveal()}` } : {}),
    },
    body: JSON.stringify(toBody(options.model, asked, withUsage)),
  });
}

function toBody(model: string, asked: ModelRequest, withUsage: boolean): object {
  const tools = asked.tools.map(({ name, description, inputSchema }) => ({
    type: "function",
    function: { name, description, parameters: inputSchema },
  }));
  return {
    model,
    stream: true,
    ...(withUsage ? { stream_options: { include_usage: true } } : {}),
    messages: [
      ...(asked.system ? [{ role: "system", content: asked.system }] : []),
      ...asked.messages.flatMap(toWire),
    ],
    ...(tools.length > 0 ? { tools } : {}),
    temperature: asked.settings.temperature,
    max_tokens: asked.settings.maxOutputTokens,
  };
}

function toWire(message: ModelMessage): object[] {
  if (message.role === "user") return [{ role: "user", content: message.text }];
  if (message.role === "tool") {
    return message.results.map((result) => ({
      role: "tool",
      tool_call_id: result.callId,
      content: JSON.stringify(result.result ?? null),
    }));
  }
  const calls = message.toolCalls.map((call) => ({
    id: call.callId,
    type: "function",
    function: { name: call.name, arguments: JSON.stringify(call.arguments) },
  }));
  return [{ role: "assistant", content: message.text, ...(calls.length > 0 ? { tool_calls: calls } : {}) }];
}

async function readRefusal(chunks: AsyncIterable<readonly Buffer[]>): Promise<string> {
  let text = "";
  for await (const several of chunks) {
    text += Buffer.concat(several).toString();
    if (text.length > MOST_REFUSAL_CHARACTERS) break;
  }
  return text;
}

interface Call {
  id: string;
  name: string;
  text: string;
}

/** Reads one streamed answer, chunk by chunk. */
class Answer {
  readonly #asked: ModelRequest;
  readonly #alive: () => void;
  readonly #calls = new Map<number, Call>();
  #reason: string | null = null;
  #usage: TokenUsage | null = null;
  #characters = 0;
  #done = false;

  constructor(asked: ModelRequest, alive: () => void) {
    this.#asked = asked;
    this.#alive = alive;
  }

  read(field: string, events: ModelEvent[]): void {
    if (field === "[DONE]") {
      this.#done = true;
      return;
    }
    const chunk = parseChunk(field);
    if (chunk.error) throw refusedBy(PROVIDER, statusOf(chunk.error.code), JSON.stringify(chunk), null);
    if (chunk.usage) this.#readUsage(chunk.usage);
    const choice = chunk.choices?.[0];
    const content = choice?.delta?.content;
    if (content) {
      this.#characters += content.length;
      events.push({ type: "text", text: content });
    }
    if (choice?.delta?.reasoning_content || choice?.delta?.reasoning) this.#alive();
    if (choice?.delta?.tool_calls) this.#readCalls(choice.delta.tool_calls, events);
    if (choice?.finish_reason) this.#reason = choice.finish_reason;
  }

  finish(events: ModelEvent[]): void {
    if (!this.#done && this.#reason === null) {
      throw new ModelError("provider_unavailable", `${PROVIDER} cut its answer short.`);
    }
    for (const call of this.#calls.values()) {
      events.push({ type: "tool-call", callId: call.id, name: call.name, argumentsText: call.text });
    }
    events.push({ type: "finish", reason: this.#finishReason(), usage: this.#usage ?? this.#estimate() });
  }

  #readCalls(
    deltas: NonNullable<NonNullable<NonNullable<Chunk["choices"]>[number]["delta"]>["tool_calls"]>,
    events: ModelEvent[],
  ): void {
    for (const delta of deltas) {
      // Only the first piece of a call carries its ID and name; some servers leave the index out.
      const index = delta.index ?? (delta.id ? this.#calls.size : Math.max(0, this.#calls.size - 1));
      let call = this.#calls.get(index);
      if (!call) {
        call = { id: delta.id ?? `call_${index}`, name: "", text: "" };
        this.#calls.set(index, call);
      }
      call.name += delta.function?.name ?? "";
      call.text += delta.function?.arguments ?? "";
      events.push({ type: "tool-call-delta", callId: call.id, name: call.name, argumentsText: call.text });
    }
  }

  #readUsage(usage: NonNullable<Chunk["usage"]>): void {
    this.#usage = {
      promptTokens: usage.prompt_tokens ?? 0,
      completionTokens: usage.completion_tokens ?? 0,
      cachedPromptTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
    };
  }

  // For servers that do not count: by the usual characters of a token.
  #estimate(): TokenUsage {
    const prompt = this.#asked.system.length + JSON.stringify(this.#asked.messages).length;
    return {
      promptTokens: Math.ceil(prompt / CHARACTERS_PER_TOKEN),
      completionTokens: Math.ceil(this.#characters / CHARACTERS_PER_TOKEN),
      cachedPromptTokens: 0,
    };
  }

  #finishReason(): Extract<ModelEvent, { type: "finish" }>["reason"] {
    if (this.#calls.size > 0) return "tool-calls";
    if (this.#reason === "length") return "length";
    if (this.#reason === "content_filter") return "content-filter";
    return this.#reason === "stop" || this.#reason === null ? "stop" : "other";
  }
}

function parseChunk(field: string): Chunk {
  try {
    return JSON.parse(field) as Chunk;
  } catch (error) {
    throw new ModelError("provider_unavailable", `${PROVIDER} sent something that is not JSON.`, {
      cause: error,
    });
  }
}

function statusOf(code: number | string | undefined): number {
  const status = Number(code);
  return status >= 400 && status < 600 ? status : 500;
}
