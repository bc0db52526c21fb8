import { Anchor, Group, Skeleton, Stack, Text } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useWorkspaceId } from "../../api/me.ts";
import { useApiQuery } from "../../api/use-api.ts";
import { ProblemAlert } from "../../kit/problem-alert.tsx";
import { RelativeTime } from "../../kit/relative-time.tsx";
import { Section } from "../../kit/section.tsx";
import { AgentStatus } from "../agents/agent-status.tsx";

/** Recently created agents. */
export function Recent() {
  const workspace_id = useWorkspaceId();
  const agents = useApiQuery("listAgents", { params: { workspace_id }, query: { limit: 5 } });
  if (agents.error) return <ProblemAlert error={agents.error} retry={agents.refetch} />;
  const found = agents.data?.data.data;
  if (found?.length === 0) return null;
  return (
    <Section
      title="Agents"
      actions={
        <Anchor component={Link} to={`/${workspace_id}/agents`} size="sm">
          All agents
        </Anchor>
      }
    >
      <Stack gap="sm">
        {!found && [1, 2, 3].map((key) => <Skeleton key={key} height={24} />)}
        {found?.map((agent) => (
          <Group key={agent.id} gap="sm" wrap="nowrap">
            <Anchor
              component={Link}
              to={`/${workspace_id}/agents/${agent.id}`}
              size="sm"
              className="cut"
              dir="auto"
              title={agent.name}
              style={{ flex: 1, minWidth: 0 }}
            >
              {agent.name}
            </Anchor>
            <AgentStatus agent={agent} />
            <Text size="sm" c="dimmed" w={110} ta="end" visibleFrom="sm">
              <RelativeTime at={agent.updated_at} />
            </Text>
          </Group>
        ))}
      </Stack>
    </Section>
  );
}
