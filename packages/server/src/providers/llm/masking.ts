import { masked, scopeOfToolCall } from "@hyponema/contract/masking";
import type { Scope } from "@hyponema/contract/scopes";
import type { Viewer } from "../../platform/masking/viewer.ts";
import type { ModelMessage } from "./port.ts";

export type { ModelMessage };

/**
 * A conversation as `viewer` may read it: messages require `conversations:read`; memory tool calls and model thoughts
 * require `memory:read`. Hidden values are replaced by masks.
 */
export function maskMessages(messages: readonly ModelMessage[], viewer: Viewer): unknown[] {
  return messages.map((message) => maskMessage(message, viewer));
}

function maskMessage(message: ModelMessage, viewer: Viewer): unknown {
  const shown = (value: unknown, scope: Scope) => (viewer.may(scope) ? value : masked(scope));
  switch (message.role) {
    case "user":
      return { ...message, text: shown(message.text, "conversations:read") };
    case "assistant": {
      const { text, toolCalls, thoughts } = message;
      return {
        ...message,
        text: text === "" ? "" : shown(text, "conversations:read"),
        toolCalls: toolCalls.map((call) => ({
          ...call,
          arguments: shown(call.arguments, scopeOfToolCall(call.name)),
        })),
        ...(thoughts ? { thoughts: shown(thoughts, "memory:read") } : {}),
      };
    }
    case "tool":
      return {
        ...message,
        results: message.results.map((result) => ({
          ...result,
          result: shown(result.result, scopeOfToolCall(result.name)),
        })),
      };
  }
}
