import type { Schemas } from "@hyponema/client";
import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { type DescriptionItem, DescriptionList } from "../../kit/description-list.tsx";
import { formatDollars, formatDuration, formatNumber, humanize } from "../../kit/format.ts";
import { Section } from "../../kit/section.tsx";
import { AgentName } from "../agents/agent-name.tsx";
import { UserName } from "../users/user-name.tsx";
import { CHANNEL_LABELS } from "./channels.ts";

type Conversation = Schemas["Conversation"];

/** Summary of a conversation: participants, duration, cost and where it left off. */
export function ConversationSummary({ conversation }: { readonly conversation: Conversation }) {
  const workspaceId = useWorkspaceId();
  const mayReadMemory = usePermission("memory:read");
  const { user_id, agent_id, agent_version } = conversation;
  const facts: DescriptionItem[] = [
    {
      label: "User",
      value: (
        <Anchor component={Link} to={`/${workspaceId}/users/${user_id}`} inherit>
          <UserName id={user_id} fallback={conversation.external_user_id} />
        </Anchor>
      ),
    },
    {
      label: "Agent",
      value: (
        <Anchor component={Link} to={`/${workspaceId}/agents/${agent_id}`} inherit>
          <AgentName id={agent_id} />
        </Anchor>
      ),
    },
    { label: "Version", value: agent_version === null ? "Draft" : String(agent_version) },
    { label: "Channel", value: CHANNEL_LABELS[conversation.channel] },
    ...(conversation.test ? [{ label: "Test data", value: "Yes" }] : []),
    { label: "Turns", value: formatNumber(conversation.turn_count) },
    { label: "Lasted", value: formatLength(conversation) },
    {
      label: "Cost",
      value: conversation.cost_usd === null ? "None is known" : formatDollars(conversation.cost_usd),
    },
    ...(conversation.end_reason
      ? [{ label: "Ended because", value: humanize(conversation.end_reason) }]
      : []),
  ];
  return (
    <Section title="Summary">
      <DescriptionList facts={facts} />
      {mayReadMemory && <ResumeNote conversation={conversation} />}
    </Section>
  );
}

/** The note that the next conversation between the two starts with. */
function ResumeNote({ conversation: { id, user_id, agent_id } }: { readonly conversation: Conversation }) {
  const workspace_id = useWorkspaceId();
  const read = useApiQuery("getMemoryResume", { params: { workspace_id }, query: { user_id, agent_id } });
  const resume = read.data?.data.data.find(({ session_id }) => session_id === id);
  if (!resume) return null;
  return (
    <div>
      <Text size="xs" c="dimmed">
        Where it left off
      </Text>
      <Text size="sm" dir="auto" className="said" mt={2}>
        {resume.text}
      </Text>
    </div>
  );
}

function formatLength({ started_at, created_at, ended_at, last_activity_at }: Conversation): string {
  const end = ended_at ?? last_activity_at;
  return formatDuration(Math.max(0, new Date(end).getTime() - new Date(started_at ?? created_at).getTime()));
}
