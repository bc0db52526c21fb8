import type { CredentialProvider, ModelChoice } from "@hyponema/contract/agent-settings";
import type { Dispatcher } from "undici";
import { vendorModel } from "./ai-sdk.ts";
import { vendorConnections } from "./connections.ts";
import { offlineResponder } from "./offline/responder.ts";
import { ANY_MODEL, openAiCompatible } from "./openai-compatible.ts";
import type { LanguageModel } from "./port.ts";
import { PATIENCE, type Patience } from "./supervise.ts";
import type { KeyVariable, ProviderAccess, Revealable } from "./vendor.ts";
import { isVendor, VENDORS, type VendorName } from "./vendors.ts";

export interface ModelOptions {
  readonly patience?: Patience;
  /** Where connections are made; an endpoint that a tenant chose goes through the egress guard's. */
  readonly dispatcher?: Dispatcher;
}

/** A model of any provider, ready to be asked. Nothing is loaded or connected before it is. */
export function createLanguageModel(
  { provider, model }: ModelChoice,
  { apiKey, baseUrl }: ProviderAccess,
  { patience = PATIENCE, dispatcher = vendorConnections }: ModelOptions = {},
): LanguageModel {
  if (provider === "offline") return offlineResponder;
  if (provider !== "openai-compatible") {
    const vendor = VENDORS[provider];
    return vendorModel({ provider, model, vendor, apiKey, baseUrl, patience, dispatcher });
  }
  if (baseUrl === null) throw new Error("openai-compatible needs a base URL");
  return openAiCompatible({ model, apiKey, baseUrl, patience, dispatcher });
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
      choice: { provider: "openai-compatible", model: environment.model ?? ANY_MODEL },
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

/** What a provider is asked for when nothing names a model. */
export function defaultModelOf(provider: CredentialProvider): ModelChoice {
  return { provider, model: isVendor(provider) ? VENDORS[provider].defaultModel : ANY_MODEL };
}
