import { createHash } from "node:crypto";
import { withCallIds } from "./prompt-rules.ts";
import type { Vendor } from "./vendor.ts";

export const mistral: Vendor = {
  keyVariables: ["MISTRAL_API_KEY"],
  defaultModel: "mistral-small-latest",
  load: async (settings, model) => (await import("@ai-sdk/mistral")).createMistral(settings)(model),
  adapt: (prompt) => withCallIds(prompt, nineCharacters),
};

/** Mistral takes call IDs of nine letters and digits only; others come from other vendors' turns. */
function nineCharacters(id: string): string {
  if (/^[A-Za-z0-9]{9}$/.test(id)) return id;
  return createHash("sha256").update(id).digest("hex").slice(0, 9);
}
