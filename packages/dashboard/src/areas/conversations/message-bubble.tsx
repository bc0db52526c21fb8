import { Text } from "@mantine/core";
import { IconTool } from "@tabler/icons-react";
import { formatDuration } from "../../kit/format.ts";
import { JsonText } from "../../kit/json-text.tsx";
import type { Message } from "./turns.ts";

const SPEAKERS = { user: "User", assistant: "Agent", tool: "Tool" } as const;
const STATUS_NOTES = {
  interrupted: "Cut off here",
  blocked: "Stopped here by a guard",
  failed: "The model failed here",
} as const;

/** A transcript message. Its content is rendered as text, never as markup. */
export function MessageBubble({ message }: { readonly message: Message }) {
  if (message.tool_call) return <ToolCall message={message} call={message.tool_call} />;
  const { role, name, text, status } = message;
  return (
    <div className={`message from-${role}`}>
      <Text size="xs" c="dimmed" fw={600} dir="auto">
        {name ?? SPEAKERS[role]}
      </Text>
      <Text size="sm" className="said" dir="auto">
        {text}
      </Text>
      {status !== "complete" && (
        <Text size="xs" c="var(--mantine-color-error)" mt={4}>
          {STATUS_NOTES[status]}
        </Text>
      )}
    </div>
  );
}

interface ToolCallProps {
  readonly message: Message;
  readonly call: NonNullable<Message["tool_call"]>;
}

function ToolCall({ message, call }: ToolCallProps) {
  return (
    <details className="message from-tool">
      <summary>
        <IconTool size={15} aria-hidden />
        <span className="cut" dir="auto" title={call.name}>
          {call.name}
        </span>
        <Text span size="xs" c="dimmed">
          {formatDuration(call.latency_ms)}
        </Text>
      </summary>
      <Text size="xs" c="dimmed" mt="xs" mb={4}>
        Given
      </Text>
      <JsonText label={`Given to ${call.name}`} value={call.arguments} />
      <Text size="xs" c="dimmed" mt="xs" mb={4}>
        Answered
      </Text>
      <JsonText label={`Answer of ${call.name}`} value={call.result ?? message.text} />
    </details>
  );
}
