import type { LanguageModelV4Prompt } from "@ai-sdk/provider";
import { beginWithUser, withSafeCallIds } from "./prompt-rules.ts";
import type { Vendor } from "./vendor.ts";

export const anthropic: Vendor = {
  keyVariables: ["ANTHROPIC_API_KEY"],
  defaultModel: "claude-haiku-4-5",
  load: async (settings, model) => (await import("@ai-sdk/anthropic")).createAnthropic(settings)(model),
  adapt: (prompt) => cachingInstructions(beginWithUser(withSafeCallIds(prompt))),
};

/**
 * Anthropic caches only what is marked, and charges for writing it: instructions are worth it when they stay the same
 * for a conversation, which they do not when they begin with what is remembered for this one turn.
 */
function cachingInstructions(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  return prompt.map((message) =>
    message.role === "system" && !message.content.startsWith("<memory>")
      ? { ...message, providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } } }
      : message,
  );
}
