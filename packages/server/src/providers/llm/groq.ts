import type { Vendor } from "./vendor.ts";

export const groq: Vendor = {
  keyVariables: ["GROQ_API_KEY"],
  defaultModel: "llama-3.3-70b-versatile",
  load: async (settings, model) => (await import("@ai-sdk/groq")).createGroq(settings)(model),
};
