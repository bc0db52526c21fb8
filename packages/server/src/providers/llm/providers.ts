import type { CredentialProvider, ModelChoice } from "@hyponema/contract/agent-settings";
import type { Dispatcher } from "undici";
import { vendorModel } from "./ai-sdk.ts";
import { vendorConnections } from "./connections.ts";
import { offlineResponder } from "./offline/responder.ts";
import { ANY_MODEL, openAiCompatible } from "./openai-compatible.ts";
import type { LanguageModel } from "./port.ts";
import { MODEL_TIMEOUTS, type ModelTimeouts } from "./supervise.ts";
import type { KeyVariable, ProviderAccess, Revealable } from "./vendor.ts";
import { isVendor, VENDORS, type VendorName } from "./vendors.ts";

export interface ModelOptions {
  readonly timeouts?: ModelTimeouts;
  /** Makes the connections. For an endpoint that a tenant chose, the egress guard's. */
  readonly dispatcher?: Dispatcher;
}

/** Creates a model of any provider. Loads and connects on first use. */
export function createLanguageModel(
  { provider, model }: ModelChoice,
  { apiKey, baseUrl }: ProviderAccess,
  { timeouts = MODEL_TIMEOUTS, dispatcher = vendorConnections }: ModelOptions = {},
): LanguageModel {
  if (provider === "offline") return offlineResponder;
  if (provider !== "openai-compatible") {
    const vendor = VENDORS[provider];
    return vendorModel({ provider, model, vendor, apiKey, baseUrl, timeouts, dispatcher });
  }
  if (baseUrl === null) throw new Error("openai-compatible needs a base URL");
  return openAiCompatible({ model, apiKey, baseUrl, timeouts, dispatcher });
}

/** A provider configured by the environment, with the default model. */
export interface EnvironmentProvider {
  readonly choice: ModelChoice;
  readonly access: ProviderAccess;
}

export interface LlmEnvironment {
  readonly baseUrl: string | undefined;
  readonly apiKey: Revealable | undefined;
  readonly model: string | undefined;
  /** Keys by the vendor's own variable name. */
  readonly keys: { readonly [K in KeyVariable]?: Revealable | undefined };
}

/** All providers configured by the environment; the first is the server's default. */
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

/** The default model of a provider. */
export function defaultModelOf(provider: CredentialProvider): ModelChoice {
  return { provider, model: isVendor(provider) ? VENDORS[provider].defaultModel : ANY_MODEL };
}
