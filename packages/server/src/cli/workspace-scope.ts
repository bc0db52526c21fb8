import type { Actor } from "../platform/actor.ts";
import type { Database, Scope } from "../platform/database/database.ts";
import { listWorkspaces } from "../resources/workspaces/service.ts";
import { CommandError } from "./with-instance.ts";

/** The scope of a workspace; throws if the workspace does not exist. */
export async function workspaceScope(database: Database, workspaceId: string, actor: Actor): Promise<Scope> {
  const workspaces = await listWorkspaces(database);
  if (!workspaces.some((workspace) => workspace.id === workspaceId)) {
    throw new CommandError(`There is no workspace ${workspaceId}; see: hyponema workspaces list`);
  }
  return { workspaceId, actor };
}
