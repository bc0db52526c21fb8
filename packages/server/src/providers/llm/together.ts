import { withSchemaInstruction } from "./prompt-rules.ts";
import type { Vendor } from "./vendor.ts";

export const together: Vendor = {
  name: "Together",
  baseUrl: "https://api.together.xyz/v1",
  generatesText: ({ type }) =>
    type === undefined || type === "chat" || type === "language" || type === "code",
  keyVariables: ["TOGETHER_API_KEY"],
  defaultModel: "meta-llama/Llama-3.3-70B-Instruct-Turbo",
  load: async (settings, model) => (await import("@ai-sdk/togetherai")).createTogetherAI(settings)(model),
  effort: (wanted, model) => {
    if (!model.includes("gpt-oss")) return undefined;
    return wanted === "minimal" ? "low" : wanted;
  },
  // The package requests JSON without the schema.
  adapt: (prompt, { responseFormat }) =>
    responseFormat ? withSchemaInstruction(prompt, responseFormat.schema) : prompt,
};
