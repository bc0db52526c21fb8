import type { Conversation, TranscriptMessage } from "@hyponema/contract/conversations";
import { isMasked } from "@hyponema/contract/masking";

const WHO = { user: "User", assistant: "Agent", tool: "Tool" } as const;
const LINE_BREAK = /\r\n|[\n\v\f\r\u0085\u2028\u2029]/;

/** What stands at the head of a conversation that is exported for people. */
export function conversationAsText(conversation: Conversation): string {
  const { id, agent_id, agent_version, channel, created_at, status, end_reason } = conversation;
  return [
    `Conversation ${id}`,
    `Agent: ${agent_id}, ${agent_version === null ? "draft" : `version ${agent_version}`}`,
    `User: ${userOf(conversation)}`,
    `Channel: ${channel}`,
    `Started: ${created_at}`,
    `Status: ${status}${end_reason === null ? "" : ` (${end_reason})`}`,
    "",
  ]
    .map((line) => `${indented(line)}\n`)
    .join("");
}

/** A message for people. */
export function messageAsText({ role, name, status, text, tool_call: call, created_at }: TranscriptMessage) {
  const cut = status === "complete" ? "" : ` (${status})`;
  const lines: string[] = [];
  if (call) {
    lines.push(`[${created_at}] Tool ${call.name} (${call.latency_ms} ms)${cut}`);
    lines.push(`Arguments: ${valueAsText(call.arguments)}`, `Result: ${valueAsText(call.result)}`);
  }
  if (text !== "" || !call)
    lines.push(`${call ? "" : `[${created_at}] `}${name ?? WHO[role]}${cut}: ${text}`);
  return `${indented(lines.join("\n"))}\n`;
}

function userOf({ user_name, external_user_id }: Conversation): string {
  return typeof user_name === "string" ? `${user_name} (${external_user_id})` : external_user_id;
}

function valueAsText(value: unknown): string {
  return isMasked(value) ? `not shown, needs ${value.masked}` : (JSON.stringify(value) ?? "null");
}

// What somebody says cannot look like the beginning of another message.
function indented(text: string): string {
  return text.split(LINE_BREAK).join("\n    ");
}
