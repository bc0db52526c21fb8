import type { Schemas } from "@hyponema/client";
import { Badge } from "@mantine/core";

/** Status badge of an agent, with its published version. */
export function AgentStatus({ agent }: { readonly agent: Schemas["Agent"] }) {
  if (agent.archived_at) return <Badge variant="default">Archived</Badge>;
  if (agent.published_version === null) return <Badge variant="default">Draft</Badge>;
  return (
    <Badge variant="light" color="pine" style={{ flexShrink: 0 }}>
      Version {agent.published_version}
    </Badge>
  );
}
