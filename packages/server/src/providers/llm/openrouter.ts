import type { SharedV4ProviderOptions } from "@ai-sdk/provider";
import type { Vendor } from "./vendor.ts";

export const openrouter: Vendor = {
  keyVariables: ["OPENROUTER_API_KEY"],
  defaultModel: "openrouter/auto",
  load: async (settings, model) =>
    (await import("@openrouter/ai-sdk-provider")).createOpenRouter(settings).chat(model),
  // Its package does not know the common option.
  options: ({ reasoningEffort }): SharedV4ProviderOptions =>
    reasoningEffort === undefined ? {} : { openrouter: { reasoning: { effort: reasoningEffort } } },
};
