/** A call that the model made of a tool. */
export interface ModelToolCall {
  readonly callId: string;
  readonly name: string;
  /** Parsed JSON. */
  readonly arguments: unknown;
}

/** What a tool answered, for the model to read. */
export interface ModelToolResult {
  readonly callId: string;
  readonly name: string;
  readonly result: unknown;
  readonly isError: boolean;
}

/**
 * What a model thought before it spoke or called, in its vendor's own form: some vendors want it back, unchanged, with
 * the results of the tools that were called. Means nothing to any other provider, and vendors refuse one model's from
 * another.
 */
export interface Thoughts {
  readonly provider: string;
  readonly model: string;
  /** The server's address, where it is not the vendor's own. */
  readonly endpoint: string | null;
  readonly content: unknown;
}

/** One message of a conversation, as models are given it. */
export type ModelMessage =
  | { readonly role: "user"; readonly text: string }
  | {
      readonly role: "assistant";
      readonly text: string;
      readonly toolCalls: readonly ModelToolCall[];
      readonly thoughts?: Thoughts | undefined;
    }
  | { readonly role: "tool"; readonly results: readonly ModelToolResult[] };

/** A tool as the model is told of it; `inputSchema` is a JSON Schema of an object. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

/** What is left out is the vendor's default. */
export interface ModelSettings {
  readonly temperature?: number | undefined;
  readonly maxOutputTokens?: number | undefined;
  /** How much it thinks before it speaks. Models that do not think, or not by degrees, are not told of it. */
  readonly reasoningEffort?: "minimal" | "low" | "medium" | "high" | undefined;
  /** A JSON Schema that the whole answer fits, as far as the vendor can hold its model to it. */
  readonly responseFormat?:
    | { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }
    | undefined;
  /** The same for requests that begin alike, such as a session's: vendors that have such a thing route by it. */
  readonly cacheKey?: string | undefined;
}

export interface ModelRequest {
  readonly system: string;
  readonly messages: readonly ModelMessage[];
  readonly tools: readonly ModelTool[];
  readonly settings: ModelSettings;
}

export interface TokenUsage {
  readonly promptTokens: number;
  readonly completionTokens: number;
  /** Of the prompt's tokens, those that the vendor had cached. */
  readonly cachedPromptTokens: number;
  /** Of the prompt's tokens, those that the vendor charged for writing into its cache. */
  readonly cacheWriteTokens: number;
  /** Set where the vendor does not count, and these are ours by the length of the texts. */
  readonly estimated?: true;
}

/** What a model streams; `finish` is last. */
export type ModelEvent =
  | { readonly type: "text"; readonly text: string }
  /** A call that is being written; `argumentsText` is its whole JSON text so far. */
  | {
      readonly type: "tool-call-delta";
      readonly callId: string;
      readonly name: string;
      readonly argumentsText: string;
    }
  | {
      readonly type: "tool-call";
      readonly callId: string;
      readonly name: string;
      readonly argumentsText: string;
    }
  /** At most once, before the end, and only with calls. */
  | { readonly type: "thoughts"; readonly thoughts: Thoughts }
  | {
      readonly type: "finish";
      readonly reason: "stop" | "tool-calls" | "length" | "content-filter" | "other";
      readonly usage: TokenUsage;
    };

/** What a model can do, so that nobody has to guess it by the provider's name. */
export interface ModelCapabilities {
  /** Carries out instructions, such as writing a summary or JSON by a schema, beyond answering questions. */
  readonly followsInstructions: boolean;
}

/** A language model behind one vendor's API. Streams may be cancelled at any time, and then stop costing. */
export interface LanguageModel {
  readonly provider: string;
  readonly model: string;
  readonly capabilities: ModelCapabilities;
  /** Throws `ModelError` and nothing else. */
  stream(request: ModelRequest, signal: AbortSignal): AsyncIterable<ModelEvent>;
}

export type ModelErrorKind =
  | "provider_auth"
  | "provider_rate_limited"
  | "provider_unavailable"
  | "provider_timeout"
  | "context_too_long"
  | "cancelled"
  | "internal";

export interface ModelErrorFacts {
  readonly status?: number | undefined;
  readonly retryAfterMs?: number | undefined;
  readonly cause?: unknown;
  /** The message without the provider's own words, where it has any. */
  readonly plain?: string | undefined;
}

// Trouble of one vendor that another, or the same a little later, may not have.
const RETRYABLE: ReadonlySet<ModelErrorKind> = new Set([
  "provider_auth",
  "provider_rate_limited",
  "provider_unavailable",
  "provider_timeout",
]);

/** A model failed, classified where it happened. The message is fit for the workspace's people and holds no secret. */
export class ModelError extends Error {
  override name = "ModelError";
  readonly kind: ModelErrorKind;
  /** The message without the provider's own words, which may quote the prompt. */
  readonly plain: string;
  readonly status: number | null;
  readonly retryAfterMs: number | null;

  constructor(kind: ModelErrorKind, message: string, facts: ModelErrorFacts = {}) {
    super(message, { cause: facts.cause });
    this.kind = kind;
    this.plain = facts.plain ?? message;
    this.status = facts.status ?? null;
    this.retryAfterMs = facts.retryAfterMs ?? null;
  }

  /** Whether another model is worth asking. */
  get retryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}
