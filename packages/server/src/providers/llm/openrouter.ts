import type { Vendor } from "./vendor.ts";

export const openrouter: Vendor = {
  keyVariables: ["OPENROUTER_API_KEY"],
  defaultModel: "openrouter/auto",
  load: async (settings, model) =>
    (await import("@openrouter/ai-sdk-provider")).createOpenRouter(settings).chat(model),
};
