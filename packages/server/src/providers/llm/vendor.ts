import type {
  LanguageModelV4,
  LanguageModelV4FunctionTool,
  LanguageModelV4Prompt,
  SharedV4ProviderOptions,
} from "@ai-sdk/provider";

import type { ModelSettings } from "./port.ts";

/** How much a model is to think. */
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

/** What opens a provider. */
export interface ProviderAccess {
  readonly apiKey: Revealable | null;
  /** Only for `openai-compatible`, or to go through a gateway. */
  readonly baseUrl: string | null;
}

/** What a vendor's package is set up with. */
interface VendorSettings {
  readonly apiKey: string;
  readonly fetch: typeof globalThis.fetch;
  readonly baseURL: string;
}

/** A model in a list, as its vendor writes it. */
export type ListedModel = Readonly<Record<string, unknown>>;

/** How a provider is asked for its list of models, where it differs from OpenAI's way. */
export interface Lister {
  /** Under the base URL, with its query; one that wants the key. `/models` when left out. */
  readonly listPath?: string;
  /** The headers that carry the key; a bearer token when left out. */
  readonly listHeaders?: (apiKey: string) => Readonly<Record<string, string>>;
  /** Whether a model writes text, as far as the list says; those whose names say that they do not are left out anyway. */
  readonly writes?: (model: ListedModel) => boolean;
}

/** A vendor that is reached through its AI SDK package: what it is called with, and where it differs from the others. */
export interface Vendor extends Lister {
  /** As people call it. */
  readonly name: string;
  /** Its own address, up to and with the version. */
  readonly baseUrl: string;
  /** Environment variables that may hold its key, in the order they are looked at. */
  readonly keyVariables: readonly KeyVariable[];
  /** Asked for when neither the agent nor the environment names one. */
  readonly defaultModel: string;
  /** Imports the package when it is first used, so that no vendor's code is in memory unused. */
  readonly load: (settings: VendorSettings, model: string) => Promise<LanguageModelV4>;
  /** What it is told beside what all vendors are. */
  readonly options?: (settings: ModelSettings, model: string) => SharedV4ProviderOptions;
  /** The effort that a model is told in place of the one asked for; undefined: none, as it refuses to hear of any. */
  readonly effort?: (wanted: Effort, model: string) => Effort | undefined;
  /** Whether it refuses to think about what tools answered unless it is given what it thought when it called them. */
  readonly wantsThoughts?: boolean;
  readonly adaptTools?: (tools: LanguageModelV4FunctionTool[]) => LanguageModelV4FunctionTool[];
  /** Fits the messages to rules that only this vendor has. */
  readonly adapt?: (
    prompt: LanguageModelV4Prompt,
    settings: ModelSettings,
    model: string,
  ) => LanguageModelV4Prompt;
}
