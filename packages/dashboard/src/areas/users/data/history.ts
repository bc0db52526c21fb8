import type { Schemas } from "@hyponema/client";

type Message = Schemas["ImportedMessage"];

/** Messages that were read from what somebody pasted, or why they could not be. */
export type History =
  | { readonly ok: true; readonly messages: Message[] }
  | { readonly ok: false; readonly problem: string };

const PARTS = ["role", "text", "at", "external_id"] as const;

/** Reads a JSON list of messages, or an object with one in `messages`, as far as is needed to say what is there. */
export function readHistory(text: string): History {
  if (text.trim() === "") return { ok: true, messages: [] };
  const parsed = parse(text);
  if (!parsed.ok) return parsed;
  const list = Array.isArray(parsed.value)
    ? parsed.value
    : (parsed.value as { messages?: unknown })?.messages;
  if (!Array.isArray(list)) return { ok: false, problem: "This must be a list of messages." };
  for (const [at, message] of list.entries()) {
    const missing = PARTS.find(
      (part) => typeof (message as Record<string, unknown> | null)?.[part] !== "string",
    );
    if (missing) return { ok: false, problem: `Message ${at + 1} has no \`${missing}\`.` };
    if (Number.isNaN(Date.parse((message as Message).at)))
      return { ok: false, problem: `Message ${at + 1}: \`at\` must be a time such as 2026-03-08T09:30:00Z.` };
  }
  const messages = (list as Message[]).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { ok: true, messages };
}

function parse(text: string): { ok: true; value: unknown } | { ok: false; problem: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return {
      ok: false,
      problem: `This is no JSON yet: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
