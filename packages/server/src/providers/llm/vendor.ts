import type {
  LanguageModelV4,
  LanguageModelV4FunctionTool,
  LanguageModelV4Prompt,
  SharedV4ProviderOptions,
} from "@ai-sdk/provider";

import type { ModelSettings } from "./port.ts";

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

/** What a vendor's package is set up with. */
interface VendorSettings {
  readonly apiKey: string;
  readonly fetch: typeof globalThis.fetch;
  readonly baseURL?: string;
}

/** A vendor that is reached through its AI SDK package: what it is called with, and where it differs from the others. */
export interface Vendor {
  /** Environment variables that may hold its key, in the order they are looked at. */
  readonly keyVariables: readonly KeyVariable[];
  /** Asked for when neither the agent nor the environment names one. */
  readonly defaultModel: string;
  /** Imports the package when it is first used, so that no vendor's code is in memory unused. */
  readonly load: (settings: VendorSettings, model: string) => Promise<LanguageModelV4>;
  /** What it is told beside what all vendors are. */
  readonly options?: (settings: ModelSettings) => SharedV4ProviderOptions;
  /** Fits the messages to rules that only this vendor has. */
  readonly adaptTools?: (tools: LanguageModelV4FunctionTool[]) => LanguageModelV4FunctionTool[];
  readonly adapt?: (prompt: LanguageModelV4Prompt) => LanguageModelV4Prompt;
}
