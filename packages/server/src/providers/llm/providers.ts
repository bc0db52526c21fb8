import type { LanguageModelV4 } from "@ai-sdk/provider";
import type { LlmProviderName, ModelChoice } from "@hyponema/contract/agents";
import { fromAiSdk } from "./ai-sdk.ts";
import { offlineResponder } from "./offline/responder.ts";
import { openAiCompatible } from "./openai-compatible.ts";
import type { LanguageModel } from "./port.ts";
import type { Patience } from "./supervise.ts";

type Revealable = { reveal(): string };

/** What opens a provider. */
export interface ProviderAccess {
  readonly apiKey: Revealable | null;
  /** Only for `openai-compatible`, or to go through a gateway. */
  readonly baseUrl: string | null;
}

interface VendorSettings {
  readonly apiKey: string;
  readonly baseURL?: string;
}

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

interface Vendor {
  /** Environment variables that may hold its key, in the order they are looked at. */
  readonly keyVariables: readonly KeyVariable[];
  /** Asked for when neither the agent nor the environment names one. */
  readonly defaultModel: string;
  readonly load: (settings: VendorSettings, model: string) => Promise<LanguageModelV4>;
}

/** Vendors that are reached through their AI SDK packages, each loaded when it is first used. */
const VENDORS: Readonly<Record<Exclude<LlmProviderName, "openai-compatible" | "offline">, Vendor>> = {
  openai: {
    keyVariables: ["OPENAI_API_KEY"],
    defaultModel: "gpt-5-mini",
    load: async (settings, model) => (await import("@ai-sdk/openai")).createOpenAI(settings)(model),
  },
  anthropic: {
    keyVariables: ["ANTHROPIC_API_KEY"],
    defaultModel: "claude-haiku-4-5",
    load: async (settings, model) => (await import("@ai-sdk/anthropic")).createAnthropic(settings)(model),
  },
  gemini: {
    keyVariables: ["GEMINI_API_KEY", "GOOGLE_GENERATIVE_AI_API_KEY"],
    defaultModel: "gemini-2.5-flash",
    load: async (settings, model) => (await import("@ai-sdk/google")).createGoogle(settings)(model),
  },
  groq: {
    keyVariables: ["GROQ_API_KEY"],
    defaultModel: "llama-3.3-70b-versatile",
    load: async (settings, model) => (await import("@ai-sdk/groq")).createGroq(settings)(model),
  },
  mistral: {
    keyVariables: ["MISTRAL_API_KEY"],
    defaultModel: "mistral-small-latest",
    load: async (settings, model) => (await import("@ai-sdk/mistral")).createMistral(settings)(model),
  },
  openrouter: {
    keyVariables: ["OPENROUTER_API_KEY"],
    defaultModel: "openrouter/auto",
    load: async (settings, model) =>
      (await import("@openrouter/ai-sdk-provider")).createOpenRouter(settings).chat(model),
  },
  together: {
    keyVariables: ["TOGETHER_API_KEY"],
    defaultModel: "meta-llama/Llama-3.3-70B-Instruct-Turbo",
    load: async (settings, model) => (await import("@ai-sdk/togetherai")).createTogetherAI(settings)(model),
  },
};

type VendorName = keyof typeof VENDORS;

/** A model of any provider, ready to be asked. Nothing is loaded or connected before it is. */
export function createLanguageModel(
  { provider, model }: ModelChoice,
  access: ProviderAccess,
  patience?: Patience,
): LanguageModel {
  if (provider === "offline") return offlineResponder;
  if (provider === "openai-compatible") {
    if (access.baseUrl === null) throw new Error("openai-compatible needs a base URL");
    return openAiCompatible({
      baseUrl: access.baseUrl,
      model,
      apiKey: access.apiKey,
      ...(patience ? { patience } : {}),
    });
  }
  const settings = {
    apiKey: access.apiKey?.reveal() ?? "",
    ...(access.baseUrl === null ? {} : { baseURL: access.baseUrl }),
  };
  return fromAiSdk(provider, model, () => VENDORS[provider].load(settings, model), patience);
}

/** A provider that the environment opens, and the model to ask there when an agent chooses none. */
export interface EnvironmentProvider {
  readonly choice: ModelChoice;
  readonly access: ProviderAccess;
}

export interface LlmEnvironment {
  readonly baseUrl: string | undefined;
  readonly apiKey: Revealable | undefined;
  readonly model: string | undefined;
  /** Keys by the name of the vendor's own variable. */
  readonly keys: { readonly [K in KeyVariable]?: Revealable | undefined };
}

/** Every provider that the environment opens; the first is the server's own choice. */
export function environmentProviders(environment: LlmEnvironment): readonly EnvironmentProvider[] {
  const found: EnvironmentProvider[] = [];
  if (environment.baseUrl !== undefined) {
    found.push({
      choice: { provider: "openai-compatible", model: environment.model ?? "default" },
      access: { apiKey: environment.apiKey ?? null, baseUrl: environment.baseUrl },
    });
  }
  for (const [provider, vendor] of Object.entries(VENDORS)) {
    const apiKey = vendor.keyVariables.map((name) => environment.keys[name]).find((key) => key !== undefined);
    if (!apiKey) continue;
    const first = found.length === 0 && environment.model !== undefined;
    const model = first ? (environment.model ?? "") : vendor.defaultModel;
    found.push({ choice: { provider: provider as VendorName, model }, access: { apiKey, baseUrl: null } });
  }
  return found;
}

/** What a provider is asked for when nothing names a model; null for one that has no usual model. */
export function defaultModelOf(provider: string): ModelChoice | null {
  if (!(provider in VENDORS)) return null;
  const name = provider as VendorName;
  return { provider: name, model: VENDORS[name].defaultModel };
}
