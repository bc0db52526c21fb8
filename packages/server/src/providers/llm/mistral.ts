import { createHash } from "node:crypto";
import { isPlain } from "../../platform/object.ts";
import { withCallIds } from "./prompt-rules.ts";
import type { Effort, Vendor } from "./vendor.ts";

const THINKS =
  /^(?:magistral-(?:medium|small)-latest|mistral-small-(?:latest|26)|mistral-medium(?:$|-latest|-3|-26)|mistral-large-4)/;

export const mistral: Vendor = {
  name: "Mistral",
  baseUrl: "https://api.mistral.ai/v1",
  writes: ({ capabilities }) => !isPlain(capabilities) || capabilities.completion_chat !== false,
  keyVariables: ["MISTRAL_API_KEY"],
  defaultModel: "mistral-small-latest",
  load: async (settings, model) => (await import("@ai-sdk/mistral")).createMistral(settings)(model),
  options: ({ reasoningEffort, cacheKey }, model) => ({
    mistral: {
      ...(reasoningEffort && THINKS.test(model) ? { reasoningEffort: eitherOr(reasoningEffort) } : {}),
      ...(cacheKey === undefined ? {} : { promptCacheKey: cacheKey }),
    },
  }),
  // It is told in its own words, which its package would choose otherwise.
  effort: () => undefined,
  adapt: (prompt) => withCallIds(prompt, nineCharacters),
};

/** Mistral's models think, or they do not. */
function eitherOr(effort: Effort): "none" | "high" {
  return effort === "minimal" || effort === "low" ? "none" : "high";
}

/** Mistral takes call IDs of nine letters and digits only; others come from other vendors' turns. */
function nineCharacters(id: string): string {
  if (/^[A-Za-z0-9]{9}$/.test(id)) return id;
  return createHash("sha256").update(id).digest("hex").slice(0, 9);
}
