import type { Schemas } from "@hyponema/client";
import { Anchor, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { useMay } from "../../api/roles.ts";
import { useRead } from "../../api/use-api.ts";
import { counted, dollars, duration, worded } from "../../kit/amounts.ts";
import { type Fact, Facts } from "../../kit/facts.tsx";
import { Section } from "../../kit/section.tsx";
import { AgentName } from "../agents/agent-name.tsx";
import { UserName } from "../users/user-name.tsx";
import { CHANNEL_LABELS } from "./channels.ts";

type Conversation = Schemas["Conversation"];

/** A conversation in short: who with whom, how long, and where it left off. */
export function ConversationSummary({ conversation }: { readonly conversation: Conversation }) {
  const workspaceId = useWorkspaceId();
  const mayReadMemory = useMay("memory:read");
  const { user_id, agent_id, agent_version } = conversation;
  const facts: Fact[] = [
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
    { label: "Turns", value: counted(conversation.turn_count) },
    { label: "Lasted", value: lasted(conversation) },
    {
      label: "Cost",
      value: conversation.cost_usd === null ? "None is known" : dollars(conversation.cost_usd),
    },
    ...(conversation.end_reason ? [{ label: "Ended because", value: worded(conversation.end_reason) }] : []),
  ];
  return (
    <Section title="Summary">
      <Facts facts={facts} />
      {mayReadMemory && <WhereItLeftOff conversation={conversation} />}
    </Section>
  );
}

/** What the next conversation of the two is told of this one. */
function WhereItLeftOff({
  conversation: { id, user_id, agent_id },
}: {
  readonly conversation: Conversation;
}) {
  const workspace_id = useWorkspaceId();
  const read = useRead("getMemoryResume", { params: { workspace_id }, query: { user_id, agent_id } });
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

function lasted({ started_at, created_at, ended_at, last_activity_at }: Conversation): string {
  const end = ended_at ?? last_activity_at;
  return duration(Math.max(0, new Date(end).getTime() - new Date(started_at ?? created_at).getTime()));
}
