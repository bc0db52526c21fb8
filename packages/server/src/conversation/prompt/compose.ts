import type { PromptPart as PartReply } from "@hyponema/contract/playground";
import type { Scope } from "@hyponema/contract/scopes";
import { substitutePieces, type Variables } from "../../engines/templates/variables.ts";
import { type MaskableText, type Piece, textOf, wholeText } from "../../platform/masking/text.ts";
import type { ModelMessage } from "../../providers/llm/port.ts";
import type { FrozenAgent } from "../../resources/agent-versions/service.ts";
import type { NewMessage } from "../../resources/turns/service.ts";
import { describeIdentity, describePersonality } from "./character.ts";
import { scopeOfVariable } from "./system-variables.ts";

/** One part of the system prompt, where it came from, and what reading each of its pieces takes. */
export type PromptPart = Pick<PartReply, "source" | "origin"> & { readonly text: MaskableText };

/**
 * Lines that take one scope to read. They are named where there can be some, also when there are none: who may not read
 * them is not told which.
 */
export interface MemoryLines {
  readonly needs: Scope;
  readonly lines: readonly string[];
}

export interface PromptInput {
  readonly agent: Pick<FrozenAgent, "persona">;
  /** What is known of the User: goes before the persona, never into it. */
  readonly memory: readonly MemoryLines[];
  readonly append: string | null;
  /** What was said before what the model is still shown, in short. */
  readonly summary: string | null;
  /** Null: the agent is not told what to speak. */
  readonly language: string | null;
  readonly variables: Variables;
  /** The scope that reading a session's own settings takes; null: they are the reader's, who tries them out. */
  readonly sessionScope: Scope | null;
}

/**
 * The parts of the system prompt, in the order the model reads them. The persona's stay byte for byte, variables apart. A
 * part can be empty: it is not sent, and who may not read it is not told so.
 */
export function systemParts(input: PromptInput): readonly PromptPart[] {
  const { persona } = input.agent;
  const { identity, personality } = persona.settings;
  const fill = (text: string | null, needs: Scope | null = null) =>
    text && filledIn(text, input.variables, input.sessionScope, needs);
  const parts: [PromptPart["source"], string, MaskableText | string | null][] = [
    ["memory", "what is known of the User", memoryBlock(input.memory)],
    ["persona", persona.name, fill(persona.prompt)],
    ["identity", "the persona's identity", fill(describeIdentity(identity))],
    ["personality", "the persona's personality", describePersonality(personality)],
    ["append", "the session's overrides", fill(input.append, input.sessionScope)],
    [
      "summary",
      "the conversation so far",
      input.summary && framed("earlier", [{ text: input.summary, needs: "conversations:read" }]),
    ],
    [
      "language",
      "the conversation's language",
      input.language && `Answer in the language "${input.language}".`,
    ],
  ];
  return parts.flatMap(([source, origin, text]) =>
    text && text.length > 0 ? [{ source, origin, text: typeof text === "string" ? textOf(text) : text }] : [],
  );
}

/** The system prompt as it is sent. */
export function joined(parts: readonly PromptPart[]): string {
  return joinedTexts(parts.map(({ text }) => wholeText(text)));
}

/** Texts of parts, an empty line between two; empty ones are left out. */
export function joinedTexts(texts: readonly string[]): string {
  return texts.filter((text) => text !== "").join("\n\n");
}

/** `text`, which takes `needs` to read, with its variables filled in, each of which takes what it holds to read. */
export function filledIn(
  text: string,
  variables: Variables,
  sessionScope: Scope | null,
  needs: Scope | null = null,
): MaskableText {
  return substitutePieces(text, variables).map((piece) => ({
    text: piece.text,
    needs: piece.name === null ? needs : (scopeOfVariable(piece.name, sessionScope) ?? needs),
  }));
}

function memoryBlock(groups: readonly MemoryLines[]): MaskableText {
  if (groups.length === 0) return [];
  const pieces = groups.map(({ needs, lines }): Piece => {
    return { text: lines.map((line) => `- ${line}`).join("\n"), needs, line: true };
  });
  return framed("memory", pieces);
}

function framed(name: string, text: MaskableText): MaskableText {
  return [frame(`<${name}>\n`), ...text, frame(`\n</${name}>`)];
}

function frame(text: string): Piece {
  return { text, needs: null, frame: true };
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
