import { createHash } from "node:crypto";
import { isPlain } from "../../platform/object.ts";
import { withCallIds } from "./prompt-rules.ts";
import type { Effort, Vendor } from "./vendor.ts";

const SUPPORTS_THINKING =
  /^(?:magistral-(?:medium|small)-latest|mistral-small-(?:latest|26)|mistral-medium(?:$|-latest|-3|-26)|mistral-large-4)/;

export const mistral: Vendor = {
  name: "Mistral",
  baseUrl: "https://api.mistral.ai/v1",
  generatesText: ({ capabilities }) => !isPlain(capabilities) || capabilities.completion_chat !== false,
  keyVariables: ["MISTRAL_API_KEY"],
  defaultModel: "mistral-small-latest",
  load: async (settings, model) => (await import("@ai-sdk/mistral")).createMistral(settings)(model),
  options: ({ reasoningEffort, cacheKey }, model) => ({
    mistral: {
      ...(reasoningEffort && SUPPORTS_THINKING.test(model)
        ? { reasoningEffort: onOrOff(reasoningEffort) }
        : {}),
      ...(cacheKey === undefined ? {} : { promptCacheKey: cacheKey }),
    },
  }),
  // Sent as a provider option instead, since the package would map it differently.
  effort: () => undefined,
  adapt: (prompt) => withCallIds(prompt, nineCharacterId),
};

/** Mistral's models support only on and off. */
function onOrOff(effort: Effort): "none" | "high" {
  return effort === "minimal" || effort === "low" ? "none" : "high";
}

/** Mistral accepts only call IDs of nine letters and digits; IDs from other vendors' turns are hashed. */
function nineCharacterId(id: string): string {
  if (/^[A-Za-z0-9]{9}$/.test(id)) return id;
  return createHash("sha256").update(id).digest("hex").slice(0, 9);
}
