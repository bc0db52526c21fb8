import type { LanguageModelV4FunctionTool, LanguageModelV4Prompt } from "@ai-sdk/provider";
import { beginWithUser, withSafeCallIds } from "./prompt-rules.ts";
import type { Vendor } from "./vendor.ts";

// Thinking came with 3.7.
const THINKS_NOT = /^claude-(?:2|instant|3-(?!7))/;

export const anthropic: Vendor = {
  name: "Anthropic",
  baseUrl: "https://api.anthropic.com/v1",
  listPath: "/models?limit=1000",
  listHeaders: (apiKey) => ({ "x-api-key": apiKey, "anthropic-version": "2023-06-01" }),
  keyVariables: ["ANTHROPIC_API_KEY"],
  defaultModel: "claude-haiku-4-5",
  load: async (settings, model) => (await import("@ai-sdk/anthropic")).createAnthropic(settings)(model),
  effort: (wanted, model) => (THINKS_NOT.test(model) ? undefined : wanted),
  wantsThoughts: true,
  adapt: (prompt, { cacheKey }) => caching(beginWithUser(withSafeCallIds(prompt)), cacheKey !== undefined),
  adaptTools: cachingTools,
};

// Tools stand before the instructions and stay the same for as long as an agent's version does: up to the last is cached.
function cachingTools(tools: LanguageModelV4FunctionTool[]): LanguageModelV4FunctionTool[] {
  return tools.map((tool, at) => (at === tools.length - 1 ? { ...tool, ...CACHED } : tool));
}

const CACHED = { providerOptions: { anthropic: { cacheControl: { type: "ephemeral" } } } };

/**
 * Anthropic caches only what is marked, and charges for writing it: instructions are worth it when they stay the same
 * for a conversation, which they do not when they begin with what is remembered for this one turn. Where they do, and
 * the request is one of many that go on from each other, so is all that was said so far: the next one begins with it.
 */
function caching(prompt: LanguageModelV4Prompt, goesOn: boolean): LanguageModelV4Prompt {
  const stable = prompt.every(({ role, content }) => role !== "system" || !content.startsWith("<memory>"));
  if (!stable) return prompt;
  const last = prompt.length - 1;
  return prompt.map((message, at) =>
    message.role === "system" || (goesOn && at === last) ? { ...message, ...CACHED } : message,
  );
}
