import type { Schemas } from "@hyponema/client";

type Message = Schemas["ImportedMessage"];

/** Parsed messages, or why the text is invalid. */
export type History =
  | { readonly ok: true; readonly messages: Message[] }
  | { readonly ok: false; readonly problem: string };

const REQUIRED_FIELDS = ["role", "text", "at", "external_id"] as const;

/**
 * Parses a JSON list of messages, or an object with a list in `messages`. Validates only what the preview needs; the server
 * validates the rest.
 */
export function readHistory(text: string): History {
  if (text.trim() === "") return { ok: true, messages: [] };
  const parsed = parseJson(text);
  if (!parsed.ok) return parsed;
  const list = Array.isArray(parsed.value)
    ? parsed.value
    : (parsed.value as { messages?: unknown })?.messages;
  if (!Array.isArray(list)) return { ok: false, problem: "This must be a list of messages." };
  for (const [at, message] of list.entries()) {
    const missing = REQUIRED_FIELDS.find(
      (part) => typeof (message as Record<string, unknown> | null)?.[part] !== "string",
    );
    if (missing) return { ok: false, problem: `Message ${at + 1} has no \`${missing}\`.` };
    if (Number.isNaN(Date.parse((message as Message).at)))
      return { ok: false, problem: `Message ${at + 1}: \`at\` must be a time such as 2026-03-08T09:30:00Z.` };
  }
  const messages = (list as Message[]).toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return { ok: true, messages };
}

function parseJson(text: string): { ok: true; value: unknown } | { ok: false; problem: string } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (error) {
    return {
      ok: false,
      problem: `This is no JSON yet: ${error instanceof Error ? error.message : String(error)}`,
    };
  }
}
