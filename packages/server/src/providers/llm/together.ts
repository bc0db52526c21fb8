import type { Vendor } from "./vendor.ts";

export const together: Vendor = {
  keyVariables: ["TOGETHER_API_KEY"],
  defaultModel: "meta-llama/Llama-3.3-70B-Instruct-Turbo",
  load: async (settings, model) => (await import("@ai-sdk/togetherai")).createTogetherAI(settings)(model),
};
