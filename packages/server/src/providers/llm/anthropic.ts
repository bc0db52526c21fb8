import type { LanguageModelV4FunctionTool, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { beginWithUser, withSafeCallIds } from "./prompt-rules.ts";
import type { Vendor } from "./vendor.ts";

// Claude 3.7 introduced thinking.
const NO_THINKING = /^claude-(?:2|instant|3-(?!7))/;

export const anthropic: Vendor = {
  name: "Anthropic",
  baseUrl: "https://api.anthropic.com/v1",
  listPath: "/models?limit=1000",
  listHeaders: (apiKey) => ({ "x-api-key": apiKey, "anthropic-version": "2023-06-01" }),
  keyVariables: ["ANTHROPIC_API_KEY"],
  defaultModel: "claude-haiku-4-5",
  load: async (settings, model) => (await import("@ai-sdk/anthropic")).createAnthropic(settings)(model),
  effort: (wanted, model) => (NO_THINKING.test(model) ? undefined : wanted),
  requiresThoughts: true,
  adapt: (prompt, { cacheKey }) =>
    markForCaching(beginWithUser(withSafeCallIds(prompt)), cacheKey !== undefined),
  adaptTools: markToolsForCaching,
};

// Tools precede the instructions and are stable for an agent version, so mark the last tool to cache all of them.
function markToolsForCaching(tools: LanguageModelV4FunctionTool[]): LanguageModelV4FunctionTool[] {
  return tools.map((tool, at) => (at === tools.length - 1 ? { ...tool, ...CACHE_CONTROL } : tool));
}

const CACHE_CONTROL = { providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } } };

/**
 * Anthropic caches only what is marked, and charges for the write. Caching the instructions pays off if they are stable
 * for a conversation, which they are not if they start with the memories of one turn. For stable instructions in a
 * sequence of requests that extend each other, the whole conversation so far is cached too, since the next request
 * starts with it.
 */
function markForCaching(prompt: LanguageModelV4Prompt, extendsConversation: boolean): LanguageModelV4Prompt {
  const stable = prompt.every(({ role, content }) => role !== "system" || !content.startsWith("<memory>"));
  if (!stable) return prompt;
  const last = prompt.length - 1;
  return prompt.map((message, at) =>
    message.role === "system" || (extendsConversation && at === last)
      ? { ...message, ...CACHE_CONTROL }
      : message,
  );
}
