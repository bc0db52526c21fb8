import type { Viewer } from "../../../engines/memory/scope.ts";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { publishedMemoryScope } from "../../agent-versions/service.ts";

/** An agent as it looks into memories in the sessions that begin now. Refuses with `agent-not-found`. */
export async function viewerOf(tx: WorkspaceTx, agentId: string): Promise<Viewer> {
  return { agentId, scope: await publishedMemoryScope(tx, agentId) };
}
