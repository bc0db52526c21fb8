import type { Schemas } from "@hyponema/client";
import { StateBadge, type Tone } from "../../kit/state-badge.tsx";

type Status = Schemas["Conversation"]["status"];

interface Look {
  readonly label: string;
  readonly tone: Tone;
}

export const CONVERSATION_STATUSES: Readonly<Record<Status, Look>> = {
  pending: { label: "Not begun", tone: "quiet" },
  in_progress: { label: "Going on", tone: "ok" },
  completed: { label: "Completed", tone: "quiet" },
  failed: { label: "Failed", tone: "bad" },
};

/** How a conversation stands. */
export function ConversationStatus({ status }: { readonly status: Status }) {
  const { label, tone } = CONVERSATION_STATUSES[status];
  return <StateBadge tone={tone}>{label}</StateBadge>;
}
