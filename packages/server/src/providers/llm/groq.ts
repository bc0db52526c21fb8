import { tellSchema } from "./prompt-rules.ts";
import { isStrictSchema } from "./strict-schema.ts";
import type { Vendor } from "./vendor.ts";

// Of the models there, those that take an effort, and those that can be held to a schema.
const THINKS = /gpt-oss/;
const TAKES_SCHEMAS = /gpt-oss|llama-4|kimi-k2/;

export const groq: Vendor = {
  name: "Groq",
  baseUrl: "https://api.groq.com/openai/v1",
  writes: ({ active }) => active !== false,
  keyVariables: ["GROQ_API_KEY"],
  defaultModel: "llama-3.3-70b-versatile",
  load: async (settings, model) => (await import("@ai-sdk/groq")).createGroq(settings)(model),
  options: ({ responseFormat }, model) => ({
    groq: responseFormat
      ? {
          structuredOutputs: TAKES_SCHEMAS.test(model),
          strictJsonSchema: THINKS.test(model) && isStrictSchema(responseFormat.schema),
        }
      : {},
  }),
  effort: (wanted, model) => {
    if (!THINKS.test(model)) return undefined;
    return wanted === "minimal" ? "low" : wanted;
  },
  adapt: (prompt, { responseFormat }, model) =>
    responseFormat && !TAKES_SCHEMAS.test(model) ? tellSchema(prompt, responseFormat.schema) : prompt,
};
