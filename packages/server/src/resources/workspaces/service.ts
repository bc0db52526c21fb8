import { systemActor } from "../../platform/actor.ts";
import type { Database } from "../../platform/database/database.ts";
import { newId } from "../../platform/ids.ts";
import { recordChange } from "../audit/service.ts";

export interface Workspace {
  readonly id: string;
  readonly name: string;
  readonly created_at: Date;
}

/** Makes a tenant. Creation itself is what gives it an ID, so it runs in a transaction of the workspace it makes. */
export async function createWorkspace(database: Database, name: string): Promise<Workspace> {
  const id = newId("workspace");
  return database.inWorkspace({ workspaceId: id, actor: systemActor("command line") }, async (tx) => {
    await tx.query("INSERT INTO hyponema.workspaces (id, name, created_at) VALUES ($1, $2, $3)", [
      id,
      name,
      tx.now,
    ]);
    await recordChange(tx, {
      action: "workspace.create",
      target: { kind: "workspace", id },
      after: { name },
    });
    return { id, name, created_at: tx.now };
  });
}

/** All tenants, oldest first. */
export async function listWorkspaces(database: Database): Promise<readonly Workspace[]> {
  return database.asSystem((tx) =>
    tx.query<Workspace & Record<string, unknown>>("SELECT * FROM hyponema.list_workspaces()"),
  );
}
