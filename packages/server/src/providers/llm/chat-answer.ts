import { newId } from "../../platform/ids.ts";
import { JSON_LIMITS } from "../../platform/json/json-meter.ts";
import { readJson } from "../../platform/json/read-json.ts";
import { refusedBy } from "./classify.ts";
import { ModelError, type ModelEvent, type ModelRequest, type TokenUsage } from "./port.ts";
import type { Maker } from "./thoughts.ts";

const CHARACTERS_PER_TOKEN = 4;
// A chunk is a few values, and with probabilities of words a few hundred.
const CHUNK_LIMITS = { ...JSON_LIMITS, values: 10_000 };

interface CallDelta {
  readonly index?: number;
  readonly id?: string | null;
  readonly function?: { readonly name?: string | null; readonly arguments?: unknown };
  /** Whatever a vendor wants back with the call, such as Gemini its signature. */
  readonly extra_content?: unknown;
}

/** The part of a streamed chunk that is read. */
interface Chunk {
  readonly object?: string;
  readonly error?: unknown;
  readonly choices?: readonly {
    readonly delta?: {
      readonly content?: string | readonly { readonly type?: string; readonly text?: string }[] | null;
      /** What the model thinks, by the two names that servers have for it. */
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
  /** As the server numbers it. */
  readonly index: number;
  readonly id: string;
  /** Whether the server gave the ID. */
  readonly named: boolean;
  name: string;
  text: string;
  extra: unknown;
}

/**
 * What a server of OpenAI's chat completions wants back with the results of tools: DeepSeek its thoughts under the name
 * that it gave them, Gemini the signature beside each call.
 */
export interface ChatThoughts {
  readonly field: "reasoning_content" | "reasoning";
  readonly text: string;
  /** `extra_content` of calls, by their IDs. */
  readonly extras: Readonly<Record<string, unknown>>;
}

/** Reads one streamed answer of OpenAI's chat completions, chunk by chunk. */
export class ChatAnswer {
  readonly #provider: string;
  readonly #maker: Maker;
  readonly #asked: ModelRequest;
  readonly #alive: () => void;
  readonly #calls: Call[] = [];
  #reason: string | null = null;
  #usage: TokenUsage | null = null;
  #thoughtField: ChatThoughts["field"] = "reasoning_content";
  #thought = "";
  #characters = 0;
  #begun = false;
  #done = false;

  constructor(maker: Maker, asked: ModelRequest, alive: () => void) {
    this.#provider = maker.provider;
    this.#maker = maker;
    this.#asked = asked;
    this.#alive = alive;
  }

  /** Takes one chunk's JSON and adds what it says to `events`. */
  read(field: string, events: ModelEvent[]): void {
    this.#begun = true;
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

  /** The end of the stream: the calls as a whole, and how it ended. Throws when it was not an end. */
  finish(events: ModelEvent[]): void {
    if (!this.#begun) throw this.#notOurs("a stream of events");
    if (!this.#done && this.#reason === null) {
      throw new ModelError("provider_unavailable", `${this.#provider} cut its answer short.`);
    }
    for (const call of this.#calls) {
      events.push({ type: "tool-call", callId: call.id, name: call.name, argumentsText: call.text });
    }
    this.#giveThoughts(events);
    events.push({ type: "finish", reason: this.#finishReason(), usage: this.#usage ?? this.#estimate() });
  }

  #readThought(field: ChatThoughts["field"], piece: string | null | undefined): void {
    if (!piece) return;
    this.#alive();
    // Some servers say it by both names: one is enough.
    if (this.#thought !== "" && this.#thoughtField !== field) return;
    this.#thoughtField = field;
    this.#thought += piece;
  }

  #giveThoughts(events: ModelEvent[]): void {
    const signed = this.#calls.filter(({ extra }) => extra !== undefined);
    if (this.#calls.length === 0 || (this.#thought === "" && signed.length === 0)) return;
    const content: ChatThoughts = {
      field: this.#thoughtField,
      text: this.#thought,
      extras: Object.fromEntries(signed.map(({ id, extra }) => [id, extra])),
    };
    events.push({ type: "thoughts", thoughts: { ...this.#maker, content } });
  }

  #parse(field: string): Chunk {
    let chunk: Chunk;
    try {
      chunk = readJson(field, CHUNK_LIMITS) as Chunk;
    } catch (error) {
      throw this.#notOurs("JSON", error);
    }
    if (typeof chunk !== "object" || chunk === null) throw this.#notOurs("a chunk of an answer");
    if (chunk.error || chunk.object === "error")
      throw refusedBy(this.#provider, statusIn(chunk), field, null);
    return chunk;
  }

  #notOurs(what: string, cause?: unknown): ModelError {
    const message = `${this.#provider} sent something that is not ${what}.`;
    return new ModelError("provider_unavailable", message, { cause });
  }

  #readCall(delta: CallDelta, events: ModelEvent[]): void {
    const call = this.#callOf(delta) ?? this.#newCall(delta);
    // Some servers repeat the name with every piece.
    if (call.name === "") call.name = delta.function?.name ?? "";
    const piece = delta.function?.arguments ?? "";
    call.extra ??= delta.extra_content ?? undefined;
    call.text += typeof piece === "string" ? piece : JSON.stringify(piece);
    events.push({ type: "tool-call-delta", callId: call.id, name: call.name, argumentsText: call.text });
  }

  /**
   * The call that a piece belongs to. Pieces after the first have no ID, and on some servers no index; others number
   * every call 0 and tell them apart by their IDs.
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

  // For servers that do not count: by the usual characters of a token.
  #estimate(): TokenUsage {
    const prompt = this.#asked.system.length + JSON.stringify(this.#asked.messages).length;
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

/** Mistral's models send parts when they think. */
function textIn(
  parts: readonly { readonly type?: string; readonly text?: string }[] | null | undefined,
): string {
  return parts?.map((part) => (part.type === "text" ? (part.text ?? "") : "")).join("") ?? "";
}

/** The status in an error inside a stream, where there is one. */
function statusIn(chunk: Chunk & { readonly code?: unknown }): number {
  const { error } = chunk;
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : chunk.code;
  const status = Number(code);
  return status >= 400 && status < 600 ? status : 500;
}
