import type { Vendor } from "./vendor.ts";

export const openai: Vendor = {
  keyVariables: ["OPENAI_API_KEY"],
  defaultModel: "gpt-5-mini",
  load: async (settings, model) => (await import("@ai-sdk/openai")).createOpenAI(settings)(model),
  // The Responses API keeps conversations for 30 days unless told not to; thoughts travel sealed instead.
  options: ({ cacheKey }) => ({
    openai: { store: false, ...(cacheKey === undefined ? {} : { promptCacheKey: cacheKey }) },
  }),
};
