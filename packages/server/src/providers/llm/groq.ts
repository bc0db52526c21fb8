import { withSchemaInstruction } from "./prompt-rules.ts";
import { isStrictSchema } from "./strict-schema.ts";
import type { Vendor } from "./vendor.ts";

// Models that accept an effort, and models that accept schemas.
const SUPPORTS_EFFORT = /gpt-oss/;
const SUPPORTS_SCHEMAS = /gpt-oss|llama-4|kimi-k2/;

export const groq: Vendor = {
  name: "Groq",
  baseUrl: "https://api.groq.com/openai/v1",
  generatesText: ({ active }) => active !== false,
  keyVariables: ["GROQ_API_KEY"],
  defaultModel: "llama-3.3-70b-versatile",
  load: async (settings, model) => (await import("@ai-sdk/groq")).createGroq(settings)(model),
  options: ({ responseFormat }, model) => ({
    groq: responseFormat
      ? {
          structuredOutputs: SUPPORTS_SCHEMAS.test(model),
          strictJsonSchema: SUPPORTS_EFFORT.test(model) && isStrictSchema(responseFormat.schema),
        }
      : {},
  }),
  effort: (wanted, model) => {
    if (!SUPPORTS_EFFORT.test(model)) return undefined;
    return wanted === "minimal" ? "low" : wanted;
  },
  adapt: (prompt, { responseFormat }, model) =>
    responseFormat && !SUPPORTS_SCHEMAS.test(model)
      ? withSchemaInstruction(prompt, responseFormat.schema)
      : prompt,
};
