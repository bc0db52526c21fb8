import { createHash } from "node:crypto";
import type { LanguageModelV4Prompt } from "@ai-sdk/provider";

const SAFE_CALL_ID = /^[\w-]{1,64}$/;

/**
 * Adds a User message at the start if the conversation starts with the agent's greeting or is empty: some vendors
 * require it.
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

/** Adds the schema to the instructions, for models that only support JSON without a schema. */
export function withSchemaInstruction(
  prompt: LanguageModelV4Prompt,
  schema: Readonly<Record<string, unknown>>,
): LanguageModelV4Prompt {
  const asked = `Answer with one JSON object, and nothing else, that fits this JSON Schema:\n${JSON.stringify(schema)}`;
  const [first, ...rest] = prompt;
  if (first?.role === "system") return [{ ...first, content: `${first.content}\n\n${asked}` }, ...rest];
  return [{ role: "system", content: asked }, ...prompt];
}

/** Renames call IDs consistently in calls and results. A conversation may contain calls by another vendor's model. */
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

/** Restricts call IDs to letters, digits, `_` and `-`, as Anthropic requires. */
export function withSafeCallIds(prompt: LanguageModelV4Prompt): LanguageModelV4Prompt {
  return withCallIds(prompt, (id) =>
    SAFE_CALL_ID.test(id) ? id : createHash("sha256").update(id).digest("hex").slice(0, 32),
  );
}
