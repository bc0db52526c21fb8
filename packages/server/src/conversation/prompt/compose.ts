import type { PromptPart as PartReply } from "@hyponema/contract/playground";
import type { ModelMessage } from "../../providers/llm/port.ts";
import type { FrozenAgent } from "../../resources/agent-versions/service.ts";
import { substitute, type Variables } from "../../resources/agents/variables.ts";
import type { NewMessage } from "../../resources/turns/service.ts";
import { describeIdentity, describePersonality } from "./character.ts";

/** One piece of the system prompt, and where it came from. */
export type PromptPart = Pick<PartReply, "source" | "origin" | "text">;

export interface PromptInput {
  readonly agent: Pick<FrozenAgent, "persona">;
  /** What is known of the User, a line each: goes before the persona, never into it. */
  readonly memory: readonly string[];
  readonly append: string | null;
  /** What was said before what the model is still shown, in short. */
  readonly summary: string | null;
  /** Null: the agent is not told what to speak. */
  readonly language: string | null;
  readonly variables: Variables;
}

/** The parts of the system prompt, in the order the model reads them. The persona's stay byte for byte, variables apart. */
export function systemParts(input: PromptInput): readonly PromptPart[] {
  const { persona } = input.agent;
  const { identity, personality } = persona.settings;
  const fill = (text: string | null) => text && substitute(text, input.variables);
  const parts: [PromptPart["source"], string, string | null][] = [
    ["memory", "what is known of the User", memoryBlock(input.memory)],
    ["persona", persona.name, fill(persona.prompt)],
    ["identity", "the persona's identity", fill(describeIdentity(identity))],
    ["personality", "the persona's personality", describePersonality(personality)],
    ["append", "the session's overrides", fill(input.append)],
    ["summary", "the conversation so far", input.summary && `<earlier>\n${input.summary}\n</earlier>`],
    [
      "language",
      "the conversation's language",
      input.language && `Answer in the language "${input.language}".`,
    ],
  ];
  return parts.flatMap(([source, origin, text]) => (text ? [{ source, origin, text }] : []));
}

/** The system prompt as it is sent. */
export function joined(parts: readonly PromptPart[]): string {
  return parts.map(({ text }) => text).join("\n\n");
}

function memoryBlock(lines: readonly string[]): string | null {
  return lines.length > 0 ? `<memory>\n${lines.map((line) => `- ${line}`).join("\n")}\n</memory>` : null;
}

/** What the model needs to know of a message. */
type Utterance = Pick<NewMessage, "role" | "text" | "toolCall">;

/** The conversation so far as the model is given it. What was interrupted or blocked stands as far as it was said. */
export function conversationMessages(history: readonly Utterance[]): ModelMessage[] {
  const messages: ModelMessage[] = [];
  for (const message of history) {
    if (message.role === "user") messages.push({ role: "user", text: message.text });
    else if (message.role === "assistant") {
      // Vendors refuse a message of nothing but blanks.
      if (message.text.trim() === "") continue;
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
