import { newId } from "../../platform/ids.ts";
import { JSON_LIMITS } from "../../platform/json/json-meter.ts";
import { readJson } from "../../platform/json/read-json.ts";
import { errorFromResponse } from "./classify.ts";
import { ModelError, type ModelEvent, type ModelRequest, type TokenUsage } from "./port.ts";
import type { ModelIdentity } from "./thoughts.ts";

const CHARACTERS_PER_TOKEN = 4;
// A chunk has a few values; with log probabilities, a few hundred.
const CHUNK_LIMITS = { ...JSON_LIMITS, values: 10_000 };

interface CallDelta {
  readonly index?: number;
  readonly id?: string | null;
  readonly function?: { readonly name?: string | null; readonly arguments?: unknown };
  /** Vendor data that must be returned with the call, such as Gemini's signature. */
  readonly extra_content?: unknown;
}

/** The fields of a streamed chunk that are read. */
interface Chunk {
  readonly object?: string;
  readonly error?: unknown;
  readonly choices?: readonly {
    readonly delta?: {
      readonly content?: string | readonly { readonly type?: string; readonly text?: string }[] | null;
      /** Reasoning text, under the two field names in use. */
      readonly reasoning_content?: string | null;
      readonly reasoning?: string | null;
      readonly tool_calls?: readonly CallDelta[] | null;
    };
    readonly finish_reason?: string | null;
  }[];
  readonly usage?: {
    readonly prompt_tokens?: number;
    readonly completion_tokens?: number;
    readonly prompt_tokens_details?: {
      readonly cached_tokens?: number;
      readonly cache_write_tokens?: number;
    } | null;
  } | null;
}

interface Call {
  /** Index from the server. */
  readonly index: number;
  readonly id: string;
  /** Whether the ID is from the server. */
  readonly named: boolean;
  name: string;
  text: string;
  extra: unknown;
}

/**
 * Data that a chat-completions server expects back along with tool results: DeepSeek its reasoning in the same field,
 * Gemini the signature of each call.
 */
export interface ChatThoughts {
  readonly field: "reasoning_content" | "reasoning";
  readonly text: string;
  /** `extra_content` by call ID. */
  readonly extras: Readonly<Record<string, unknown>>;
}

/** Parses one streamed answer of the chat-completions API, chunk by chunk. */
export class ChatAnswer {
  readonly #provider: string;
  readonly #identity: ModelIdentity;
  readonly #request: ModelRequest;
  readonly #alive: () => void;
  readonly #calls: Call[] = [];
  #reason: string | null = null;
  #usage: TokenUsage | null = null;
  #thoughtField: ChatThoughts["field"] = "reasoning_content";
  #thought = "";
  #characters = 0;
  #started = false;
  #done = false;

  constructor(identity: ModelIdentity, request: ModelRequest, alive: () => void) {
    this.#provider = identity.provider;
    this.#identity = identity;
    this.#request = request;
    this.#alive = alive;
  }

  /** Parses one chunk and appends its events to `events`. */
  read(field: string, events: ModelEvent[]): void {
    this.#started = true;
    if (field === "[DONE]") {
      this.#done = true;
      return;
    }
    const chunk = this.#parse(field);
    if (chunk.usage) this.#readUsage(chunk.usage);
    const choice = chunk.choices?.[0];
    const delta = choice?.delta;
    if (delta) {
      const text = typeof delta.content === "string" ? delta.content : textIn(delta.content);
      if (text) {
        this.#characters += text.length;
        events.push({ type: "text", text });
      } else if (delta.content) this.#alive();
      this.#readThought("reasoning_content", delta.reasoning_content);
      this.#readThought("reasoning", delta.reasoning);
      if (delta.tool_calls) for (const call of delta.tool_calls) this.#readCall(call, events);
    }
    if (choice?.finish_reason) this.#reason = choice.finish_reason;
  }

  /** Emits the completed calls and the finish event. Throws if the stream was truncated. */
  finish(events: ModelEvent[]): void {
    if (!this.#started) throw this.#formatError("a stream of events");
    if (!this.#done && this.#reason === null) {
      throw new ModelError("provider_unavailable", `${this.#provider} cut its answer short.`);
    }
    for (const call of this.#calls) {
      events.push({ type: "tool-call", callId: call.id, name: call.name, argumentsText: call.text });
    }
    this.#emitThoughts(events);
    events.push({ type: "finish", reason: this.#finishReason(), usage: this.#usage ?? this.#estimate() });
  }

  #readThought(field: ChatThoughts["field"], piece: string | null | undefined): void {
    if (!piece) return;
    this.#alive();
    // Some servers send the reasoning under both names; read only one.
    if (this.#thought !== "" && this.#thoughtField !== field) return;
    this.#thoughtField = field;
    this.#thought += piece;
  }

  #emitThoughts(events: ModelEvent[]): void {
    const signed = this.#calls.filter(({ extra }) => extra !== undefined);
    if (this.#calls.length === 0 || (this.#thought === "" && signed.length === 0)) return;
    const content: ChatThoughts = {
      field: this.#thoughtField,
      text: this.#thought,
      extras: Object.fromEntries(signed.map(({ id, extra }) => [id, extra])),
    };
    events.push({ type: "thoughts", thoughts: { ...this.#identity, content } });
  }

  #parse(field: string): Chunk {
    let chunk: Chunk;
    try {
      chunk = readJson(field, CHUNK_LIMITS) as Chunk;
    } catch (error) {
      throw this.#formatError("JSON", error);
    }
    if (typeof chunk !== "object" || chunk === null) throw this.#formatError("a chunk of an answer");
    if (chunk.error || chunk.object === "error")
      throw errorFromResponse(this.#provider, statusIn(chunk), field, null);
    return chunk;
  }

  #formatError(what: string, cause?: unknown): ModelError {
    const message = `${this.#provider} sent something that is not ${what}.`;
    return new ModelError("provider_unavailable", message, { cause });
  }

  #readCall(delta: CallDelta, events: ModelEvent[]): void {
    const call = this.#callOf(delta) ?? this.#newCall(delta);
    // Some servers repeat the name in every piece.
    if (call.name === "") call.name = delta.function?.name ?? "";
    const piece = delta.function?.arguments ?? "";
    call.extra ??= delta.extra_content ?? undefined;
    call.text += typeof piece === "string" ? piece : JSON.stringify(piece);
    events.push({ type: "tool-call-delta", callId: call.id, name: call.name, argumentsText: call.text });
  }

  /**
   * Finds the call that a piece belongs to. Later pieces have no ID, and on some servers no index; other servers use
   * index 0 for every call and distinguish them by ID.
   */
  #callOf({ index, id }: CallDelta): Call | undefined {
    const known =
      index === undefined ? this.#calls.at(-1) : this.#calls.findLast((call) => call.index === index);
    return id && known?.named && known.id !== id ? undefined : known;
  }

  #newCall({ index, id }: CallDelta): Call {
    const call = {
      index: index ?? this.#calls.length,
      id: id || newId("toolCall"),
      named: Boolean(id),
      name: "",
      text: "",
      extra: undefined,
    };
    this.#calls.push(call);
    return call;
  }

  #readUsage(usage: NonNullable<Chunk["usage"]>): void {
    this.#usage = {
      promptTokens: usage.prompt_tokens ?? 0,
      completionTokens: usage.completion_tokens ?? 0,
      cachedPromptTokens: usage.prompt_tokens_details?.cached_tokens ?? 0,
      cacheWriteTokens: usage.prompt_tokens_details?.cache_write_tokens ?? 0,
    };
  }

  // Fallback for servers that report no usage: characters per token.
  #estimate(): TokenUsage {
    const prompt = this.#request.system.length + JSON.stringify(this.#request.messages).length;
    const calls = this.#calls.reduce((sum, call) => sum + call.name.length + call.text.length, 0);
    return {
      promptTokens: Math.ceil(prompt / CHARACTERS_PER_TOKEN),
      completionTokens: Math.ceil((this.#characters + calls) / CHARACTERS_PER_TOKEN),
      cachedPromptTokens: 0,
      cacheWriteTokens: 0,
      estimated: true,
    };
  }

  #finishReason(): Extract<ModelEvent, { type: "finish" }>["reason"] {
    if (this.#reason === "length") return "length";
    if (this.#reason === "content_filter") return "content-filter";
    if (this.#calls.length > 0) return "tool-calls";
    return this.#reason === "stop" || this.#reason === null ? "stop" : "other";
  }
}

/** Mistral's models send an array of parts when they reason. */
function textIn(
  parts: readonly { readonly type?: string; readonly text?: string }[] | null | undefined,
): string {
  return parts?.map((part) => (part.type === "text" ? (part.text ?? "") : "")).join("") ?? "";
}

/** The status in an error within the stream, if given. */
function statusIn(chunk: Chunk & { readonly code?: unknown }): number {
  const { error } = chunk;
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : chunk.code;
  const status = Number(code);
  return status >= 400 && status < 600 ? status : 500;
}
