import { useWorkspaceId } from "../../api/me.ts";
import { usePermission } from "../../api/roles.ts";
import { useApiQuery } from "../../api/use-api.ts";

/** An agent's name; blank while loading. */
export function AgentName({ id }: { readonly id: string }) {
  const workspace_id = useWorkspaceId();
  const mayRead = usePermission("agents:read");
  const read = useApiQuery("getAgent", { params: { workspace_id, agent_id: id } }, { enabled: mayRead });
  // A non-breaking space keeps the line's height.
  return <bdi>{read.data?.data.name ?? "\u00a0"}</bdi>;
}
