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
      // The Responses API stores conversations for 30 days unless told not to; encrypted reasoning is sent along
      // instead.
      store: false,
      // The SDK requests reasoning summaries, which OpenAI refuses to unverified organizations.
      reasoningSummary: null,
      ...(responseFormat && { strictJsonSchema: isStrictSchema(responseFormat.schema) }),
      ...(cacheKey === undefined ? {} : { promptCacheKey: cacheKey }),
    },
  }),
  // The o-series starts at low.
  effort: (wanted, model) => (/^o\d/.test(model) && wanted === "minimal" ? "low" : wanted),
};
