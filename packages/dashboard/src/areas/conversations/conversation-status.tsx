import type { Schemas } from "@hyponema/client";
import { StateBadge, type Tone } from "../../kit/state-badge.tsx";

type Status = Schemas["Conversation"]["status"];

interface BadgeStyle {
  readonly label: string;
  readonly tone: Tone;
}

export const CONVERSATION_STATUSES: Readonly<Record<Status, BadgeStyle>> = {
  pending: { label: "Not begun", tone: "quiet" },
  in_progress: { label: "Going on", tone: "ok" },
  completed: { label: "Completed", tone: "quiet" },
  failed: { label: "Failed", tone: "bad" },
};

/** Status badge of a conversation. */
export function ConversationStatus({ status }: { readonly status: Status }) {
  const { label, tone } = CONVERSATION_STATUSES[status];
  return <StateBadge tone={tone}>{label}</StateBadge>;
}
