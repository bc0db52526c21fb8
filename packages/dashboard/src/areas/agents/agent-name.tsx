import { useWorkspaceId } from "../../api/me.ts";
import { useMay } from "../../api/roles.ts";
import { useRead } from "../../api/use-api.ts";

/** What an agent is called; nothing until that is known. */
export function AgentName({ id }: { readonly id: string }) {
  const workspace_id = useWorkspaceId();
  const mayRead = useMay("agents:read");
  const read = useRead("getAgent", { params: { workspace_id, agent_id: id } }, { enabled: mayRead });
  // A space keeps the line's height.
  return <bdi>{read.data?.data.name ?? "\u00a0"}</bdi>;
}
