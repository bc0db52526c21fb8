import type { CredentialProvider } from "@hyponema/contract/agent-settings";
import { anthropic } from "./anthropic.ts";
import { gemini } from "./gemini.ts";
import { groq } from "./groq.ts";
import { mistral } from "./mistral.ts";
import { openai } from "./openai.ts";
import { openrouter } from "./openrouter.ts";
import { together } from "./together.ts";
import type { ModelListing, Vendor } from "./vendor.ts";

export type VendorName = Exclude<CredentialProvider, "openai-compatible">;

/** Vendors with an address of their own. */
export const VENDORS: Readonly<Record<VendorName, Vendor>> = {
  openai,
  anthropic,
  gemini,
  groq,
  mistral,
  openrouter,
  together,
};

const ANY_SERVER: ModelListing & { readonly name: string; readonly baseUrl: null } = {
  name: "OpenAI-compatible server",
  baseUrl: null,
};

export function isVendor(provider: string): provider is VendorName {
  return provider in VENDORS;
}

/** A provider's name, address and way to list models. The address is null if it depends on the installation. */
export function modelListingOf(
  provider: CredentialProvider,
): ModelListing & { readonly name: string; readonly baseUrl: string | null } {
  return isVendor(provider) ? VENDORS[provider] : ANY_SERVER;
}
