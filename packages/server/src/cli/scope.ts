import type { Actor } from "../platform/actor.ts";
import type { Database, Scope } from "../platform/database/database.ts";
import { listWorkspaces } from "../resources/workspaces/service.ts";
import { CommandError } from "./open.ts";

/** The workspace that a command names, once it is known to exist. */
export async function workspaceScope(database: Database, workspaceId: string, actor: Actor): Promise<Scope> {
  const workspaces = await listWorkspaces(database);
  if (!workspaces.some((workspace) => workspace.id === workspaceId)) {
    throw new CommandError(`There is no workspace ${workspaceId}; see: hyponema workspaces list`);
  }
  return { workspaceId, actor };
}
