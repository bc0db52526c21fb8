import type { LanguageModelV4FunctionTool, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { beginWithUser, withSafeCallIds } from "./prompt-rules.ts";
import type { Vendor } from "./vendor.ts";

export const anthropic: Vendor = {
  keyVariables: ["ANTHROPIC_API_KEY"],
  defaultModel: "claude-haiku-4-5",
  load: async (settings, model) => (await import("@ai-sdk/anthropic")).createAnthropic(settings)(model),
  adapt: (prompt) => cachingInstructions(beginWithUser(withSafeCallIds(prompt))),
  adaptTools: cachingTools,
};

// Tools stand before the instructions and stay the same for as long as an agent's version does: up to the last is cached.
function cachingTools(tools: LanguageModelV4FunctionTool[]): LanguageModelV4FunctionTool[] {
  return tools.map((tool, at) => (at === tools.length - 1 ? { ...tool, ...CACHED } : tool));
}

const CACHED = { providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } } };

/**
 * Anthropic caches only what is marked, and charges for writing it: instructions are worth it when they stay the same
 * for a conversation, which they do not when they begin with what is remembered for this one turn.
 */
function cachingInstructions(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  return prompt.map((message) =>
    message.role === "system" && !message.content.startsWith("<memory>")
      ? { ...message, ...CACHED }
      : message,
  );
}
