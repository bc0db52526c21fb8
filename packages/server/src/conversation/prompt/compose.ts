import type { ModelMessage } from "../../providers/llm/port.ts";
import type { NewMessage } from "../../resources/turns/service.ts";

/** One piece of the system prompt, and where it came from. */
export interface PromptPart {
  readonly source: "memory" | "persona" | "append" | "language" | "user";
  readonly text: string;
}

export interface PromptInput {
  /** The persona's prompt, variables filled in; goes to the model as it is. */
  readonly persona: string;
  /** What is known of the User: goes before the persona, never into it. */
  readonly memory: readonly string[];
  readonly append: string | null;
  readonly language: string | null;
}

/** The parts of the system prompt, in the order the model reads them. */
export function systemParts(input: PromptInput): readonly PromptPart[] {
  const parts: PromptPart[] = [];
  if (input.memory.length > 0) {
    const lines = input.memory.map((line) => `- ${line}`).join("\n");
    parts.push({ source: "memory", text: `<memory>\n${lines}\n</memory>` });
  }
  parts.push({ source: "persona", text: input.persona });
  if (input.append) parts.push({ source: "append", text: input.append });
  if (input.language) parts.push({ source: "language", text: `Answer in the language "${input.language}".` });
  return parts;
}

/** What the model needs to know of a message. */
type Utterance = Pick<NewMessage, "role" | "text" | "toolCall">;

/** The conversation so far as the model is given it. What was interrupted or blocked stands as far as it was said. */
export function conversationMessages(history: readonly Utterance[]): ModelMessage[] {
  const messages: ModelMessage[] = [];
  for (const message of history) {
    if (message.role === "user") messages.push({ role: "user", text: message.text });
    else if (message.role === "assistant" && message.text !== "") {
      messages.push({ role: "assistant", text: message.text, toolCalls: [] });
    } else if (message.toolCall) {
      const { call_id: callId, name, arguments: given, result } = message.toolCall;
      messages.push(
        { role: "assistant", text: "", toolCalls: [{ callId, name, arguments: given }] },
        { role: "tool", results: [{ callId, name, result, isError: false }] },
      );
    }
  }
  return messages;
}
