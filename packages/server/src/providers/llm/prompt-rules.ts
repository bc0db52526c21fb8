import { createHash } from "node:crypto";
import type { LanguageModelV4Prompt } from "@ai-sdk/provider";

const SAFE_CALL_ID = /^[\w-]{1,64}$/;

/**
 * Puts a line of the User's first where a conversation begins with the agent's greeting, or with nothing: some vendors
 * refuse to begin otherwise.
 */
export function beginWithUser(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  const first = prompt.findIndex(({ role }) => role !== "system");
  if (first >= 0 && prompt[first]?.role === "user") return prompt;
  const at = first < 0 ? prompt.length : first;
  const opening = {
    role: "user",
    content: [{ type: "text", text: "(The conversation begins.)" }],
  } as const;
  return [...prompt.slice(0, at), { ...opening, content: [...opening.content] }, ...prompt.slice(at)];
}

/** Says in the instructions what schema the answer is to fit, for models that can only be asked for some JSON. */
export function tellSchema(
  prompt: LanguageModelV4Prompt,
  schema: Readonly<Record<string, unknown>>,
): LanguageModelV4Prompt {
  const asked = `Answer with one JSON object, and nothing else, that fits this JSON Schema:\n${JSON.stringify(schema)}`;
  const [first, ...rest] = prompt;
  if (first?.role === "system") return [{ ...first, content: `${first.content}\n\n${asked}` }, ...rest];
  return [{ role: "system", content: asked }, ...prompt];
}

/** Renames calls and their results alike. A conversation may hold calls that another vendor's model has made. */
export function withCallIds(
  prompt: LanguageModelV4Prompt,
  rename: (id: string) => string,
): LanguageModelV4Prompt {
  return prompt.map((message) => {
    if (message.role === "assistant") {
      const content = message.content.map((part) =>
        part.type === "tool-call" ? { ...part, toolCallId: rename(part.toolCallId) } : part,
      );
      return { ...message, content };
    }
    if (message.role === "tool") {
      const content = message.content.map((part) =>
        part.type === "tool-result" ? { ...part, toolCallId: rename(part.toolCallId) } : part,
      );
      return { ...message, content };
    }
    return message;
  });
}

/** Call IDs of letters, digits, `_` and `-`, as Anthropic wants them. */
export function withSafeCallIds(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  return withCallIds(prompt, (id) =>
    SAFE_CALL_ID.test(id) ? id : createHash("sha256").update(id).digest("hex").slice(0, 32),
  );
}
