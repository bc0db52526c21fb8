import { beginWithUser } from "./prompt-rules.ts";
import type { Vendor } from "./vendor.ts";

// Gemini 2.5 introduced thinking. Names without a version are aliases of the newest model.
const SUPPORTS_THINKING = /^gemini-(?:2\.5|[3-9]|\d\d|[a-z])/;

export const gemini: Vendor = {
  name: "Google Gemini",
  baseUrl: "https://generativelanguage.googleapis.com/v1beta",
  listPath: "/models?pageSize=1000",
  listHeaders: (apiKey) => ({ "x-goog-api-key": apiKey }),
  generatesText: ({ supportedGenerationMethods: methods }) =>
    !Array.isArray(methods) || methods.includes("generateContent"),
  keyVariables: ["GEMINI_API_KEY", "GOOGLE_GENERATIVE_AI_API_KEY"],
  defaultModel: "gemini-2.5-flash",
  load: async (settings, model) => (await import("@ai-sdk/google")).createGoogle(settings)(model),
  adapt: beginWithUser,
  effort: (wanted, model) => (SUPPORTS_THINKING.test(model) ? wanted : undefined),
};
