import type {
  LanguageModelV4,
  LanguageModelV4FunctionTool,
  LanguageModelV4Prompt,
  SharedV4ProviderOptions,
} from "@ai-sdk/provider";

import type { ModelSettings } from "./port.ts";

/** Reasoning effort. */
export type Effort = NonNullable<ModelSettings["reasoningEffort"]>;

/** Environment variables that may hold a vendor's key. */
export type KeyVariable =
  | "OPENAI_API_KEY"
  | "ANTHROPIC_API_KEY"
  | "GEMINI_API_KEY"
  | "GOOGLE_GENERATIVE_AI_API_KEY"
  | "GROQ_API_KEY"
  | "MISTRAL_API_KEY"
  | "OPENROUTER_API_KEY"
  | "TOGETHER_API_KEY";

export type Revealable = { reveal(): string };

/** Access to a provider. */
export interface ProviderAccess {
  readonly apiKey: Revealable | null;
  /** Only for `openai-compatible`, or for a gateway. */
  readonly baseUrl: string | null;
}

/** Settings of a vendor's AI SDK package. */
interface VendorSettings {
  readonly apiKey: string;
  readonly fetch: typeof globalThis.fetch;
  readonly baseURL: string;
}

/** A model in the vendor's list format. */
export type ListedModel = Readonly<Record<string, unknown>>;

/** How to list a provider's models, where it differs from OpenAI. */
export interface ModelListing {
  /** Relative to the base URL, with its query. Must require the key. Defaults to `/models`. */
  readonly listPath?: string;
  /** Headers with the key. Defaults to a bearer token. */
  readonly listHeaders?: (apiKey: string) => Readonly<Record<string, string>>;
  /** Whether the list marks a model as generating text. Models whose names say otherwise are always excluded. */
  readonly generatesText?: (model: ListedModel) => boolean;
}

/** A vendor used through its AI SDK package: its settings and its differences from others. */
export interface Vendor extends ModelListing {
  /** Display name. */
  readonly name: string;
  /** Default address, including the version. */
  readonly baseUrl: string;
  /** Environment variables that may hold the key, in order of precedence. */
  readonly keyVariables: readonly KeyVariable[];
  /** Used when neither the agent nor the environment names a model. */
  readonly defaultModel: string;
  /** Imports the package on first use, so that unused vendors take no memory. */
  readonly load: (settings: VendorSettings, model: string) => Promise<LanguageModelV4>;
  /** Additional provider options. */
  readonly options?: (settings: ModelSettings, model: string) => SharedV4ProviderOptions;
  /** Maps the requested effort to one the model supports; undefined if it supports none. */
  readonly effort?: (wanted: Effort, model: string) => Effort | undefined;
  /** Requires the model's earlier reasoning along with tool results, or it refuses to reason about them. */
  readonly requiresThoughts?: boolean;
  readonly adaptTools?: (tools: LanguageModelV4FunctionTool[]) => LanguageModelV4FunctionTool[];
  /** Adapts the messages to rules that only this vendor has. */
  readonly adapt?: (
    prompt: LanguageModelV4Prompt,
    settings: ModelSettings,
    model: string,
  ) => LanguageModelV4Prompt;
}
