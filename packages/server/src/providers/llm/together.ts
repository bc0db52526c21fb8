import { tellSchema } from "./prompt-rules.ts";
import type { Vendor } from "./vendor.ts";

export const together: Vendor = {
  name: "Together",
  baseUrl: "https://api.together.xyz/v1",
  writes: ({ type }) => type === undefined || type === "chat" || type === "language" || type === "code",
  keyVariables: ["TOGETHER_API_KEY"],
  defaultModel: "meta-llama/Llama-3.3-70B-Instruct-Turbo",
  load: async (settings, model) => (await import("@ai-sdk/togetherai")).createTogetherAI(settings)(model),
  effort: (wanted, model) => {
    if (!model.includes("gpt-oss")) return undefined;
    return wanted === "minimal" ? "low" : wanted;
  },
  // Its package asks for JSON and leaves the schema out.
  adapt: (prompt, { responseFormat }) =>
    responseFormat ? tellSchema(prompt, responseFormat.schema) : prompt,
};
