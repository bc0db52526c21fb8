import type { Viewer } from "../../../engines/memory/scope.ts";
import type { WorkspaceTx } from "../../../platform/database/database.ts";
import { publishedMemoryScope } from "../../agent-versions/service.ts";

/** The viewer for new sessions of an agent. Refuses with `agent-not-found`. */
export async function viewerOf(tx: WorkspaceTx, agentId: string): Promise<Viewer> {
  return { agentId, scope: await publishedMemoryScope(tx, agentId) };
}
