/** A tool call by the model. */
export interface ModelToolCall {
  readonly callId: string;
  readonly name: string;
  /** Parsed JSON. */
  readonly arguments: unknown;
}

/** A tool's result for the model. */
export interface ModelToolResult {
  readonly callId: string;
  readonly name: string;
  readonly result: unknown;
  readonly isError: boolean;
}

/**
 * A model's reasoning in its vendor's own format. Some vendors require it back unchanged, along with the results of the
 * tools called. Opaque to other providers; vendors reject the reasoning of another model.
 */
export interface Thoughts {
  readonly provider: string;
  readonly model: string;
  /** The server's address if it is not the vendor's own. */
  readonly endpoint: string | null;
  readonly content: unknown;
}

/** One message of a conversation, as sent to models. */
export type ModelMessage =
  | { readonly role: "user"; readonly text: string }
  | {
      readonly role: "assistant";
      readonly text: string;
      readonly toolCalls: readonly ModelToolCall[];
      readonly thoughts?: Thoughts | undefined;
    }
  | { readonly role: "tool"; readonly results: readonly ModelToolResult[] };

/** A tool as described to the model; `inputSchema` is a JSON Schema of an object. */
export interface ModelTool {
  readonly name: string;
  readonly description: string;
  readonly inputSchema: Readonly<Record<string, unknown>>;
}

/** Omitted settings use the vendor's default. */
export interface ModelSettings {
  readonly temperature?: number | undefined;
  readonly maxOutputTokens?: number | undefined;
  /** Reasoning effort before the answer. Not sent to models without reasoning levels. */
  readonly reasoningEffort?: "minimal" | "low" | "medium" | "high" | undefined;
  /** A JSON Schema for the whole answer, enforced as far as the vendor can. */
  readonly responseFormat?:
    | { readonly name: string; readonly schema: Readonly<Record<string, unknown>> }
    | undefined;
  /**
   * Shared by requests with the same prefix, such as those of a session. Vendors with prompt caching use it for
   * routing.
   */
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
  /** Tokens of the prompt that were read from the vendor's cache. */
  readonly cachedPromptTokens: number;
  /** Tokens of the prompt that the vendor charged for writing to its cache. */
  readonly cacheWriteTokens: number;
  /** Set if the vendor reports no usage; the counts are estimated from the text lengths. */
  readonly estimated?: true;
}

/** An event of a model's stream; `finish` is last. */
export type ModelEvent =
  | { readonly type: "text"; readonly text: string }
  /** A call in progress; `argumentsText` is its JSON text so far. */
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
  /** At most once, before `finish`, and only with tool calls. */
  | { readonly type: "thoughts"; readonly thoughts: Thoughts }
  | {
      readonly type: "finish";
      readonly reason: "stop" | "tool-calls" | "length" | "content-filter" | "other";
      readonly usage: TokenUsage;
    };

/** What a model can do, so that callers need not guess from the provider's name. */
export interface ModelCapabilities {
  /** Carries out instructions, such as writing a summary or JSON by a schema, beyond answering questions. */
  readonly followsInstructions: boolean;
}

/** A language model behind a vendor's API. Streams can be canceled at any time, which also stops the cost. */
export interface LanguageModel {
  readonly provider: string;
  readonly model: string;
  readonly capabilities: ModelCapabilities;
  /** Throws only `ModelError`. */
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
  /** The message without text quoted from the provider. */
  readonly plain?: string | undefined;
}

// Failures that may not affect another vendor, or the same one later.
const RETRYABLE: ReadonlySet<ModelErrorKind> = new Set([
  "provider_auth",
  "provider_rate_limited",
  "provider_unavailable",
  "provider_timeout",
]);

/** A classified model failure. The message is safe to show to workspace members and contains no secret. */
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

  /** Whether to try another model. */
  get retryable(): boolean {
    return RETRYABLE.has(this.kind);
  }
}
