import { isStrictSchema } from "./strict-schema.ts";
import type { Vendor } from "./vendor.ts";

export const openai: Vendor = {
  name: "OpenAI",
  baseUrl: "https://api.openai.com/v1",
  keyVariables: ["OPENAI_API_KEY"],
  defaultModel: "gpt-5-mini",
  load: async (settings, model) => (await import("@ai-sdk/openai")).createOpenAI(settings)(model),
  options: ({ cacheKey, responseFormat }) => ({
    openai: {
      // The Responses API keeps conversations for 30 days unless told not to; thoughts travel sealed instead.
      store: false,
      // Its package asks for a summary of the thoughts, which only organisations get that have shown their papers.
      reasoningSummary: null,
      ...(responseFormat && { strictJsonSchema: isStrictSchema(responseFormat.schema) }),
      ...(cacheKey === undefined ? {} : { promptCacheKey: cacheKey }),
    },
  }),
  // The o-series has no less than low.
  effort: (wanted, model) => (/^o\d/.test(model) && wanted === "minimal" ? "low" : wanted),
};
