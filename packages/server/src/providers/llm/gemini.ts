import { beginWithUser } from "./prompt-rules.ts";
import type { Vendor } from "./vendor.ts";

export const gemini: Vendor = {
  keyVariables: ["GEMINI_API_KEY", "GOOGLE_GENERATIVE_AI_API_KEY"],
  defaultModel: "gemini-2.5-flash",
  load: async (settings, model) => (await import("@ai-sdk/google")).createGoogle(settings)(model),
  adapt: beginWithUser,
};
