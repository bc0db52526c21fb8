import type { Workspace } from "@hyponema/contract/workspaces";
import type { Actor } from "../../platform/actor.ts";
import type { Database, WorkspaceTx } from "../../platform/database/database.ts";
import { expectRevision, type IfMatch } from "../../platform/http/etag.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { newId } from "../../platform/ids.ts";
import { recordChange } from "../audit/service.ts";
import * as store from "./store.ts";

/** Creates a workspace on the operator's behalf, without members. */
export async function createWorkspace(database: Database, name: string, actor: Actor): Promise<Workspace> {
  return database.inWorkspace({ workspaceId: newId("workspace"), actor }, (tx) => addWorkspace(tx, name));
}

/** Creates the workspace whose ID the transaction already has, since every transaction runs in a workspace. */
export async function addWorkspace(tx: WorkspaceTx, name: string): Promise<Workspace> {
  const row = { id: tx.workspaceId, name, revision: 1, createdAt: tx.now, updatedAt: tx.now };
  await store.insert(tx, row);
  await recordChange(tx, { action: "workspace.create", target: target(row), after: { name } });
  return present(row);
}

/** All workspaces, oldest first. */
export async function listWorkspaces(database: Database) {
  return database.asSystem(store.listAll);
}

export async function getWorkspace(tx: WorkspaceTx): Promise<Workspace> {
  return present(expectFound(await store.find(tx)));
}

export async function updateWorkspace(
  tx: WorkspaceTx,
  ifMatch: IfMatch,
  change: { readonly name?: string | undefined },
): Promise<Workspace> {
  const before = expectFound(await store.findForUpdate(tx));
  expectRevision(before.revision, ifMatch);
  const after = {
    ...before,
    name: change.name ?? before.name,
    revision: before.revision + 1,
    updatedAt: tx.now,
  };
  await store.update(tx, after);
  await recordChange(tx, {
    action: "workspace.update",
    target: target(after),
    before: { name: before.name },
    after: { name: after.name },
  });
  return present(after);
}

function expectFound(row: store.WorkspaceRow | undefined): store.WorkspaceRow {
  if (!row) throw new Refusal("workspace-not-found");
  return row;
}

function target({ id }: { readonly id: string }) {
  return { kind: "workspace", id };
}

function present(row: store.WorkspaceRow): Workspace {
  return {
    id: row.id,
    name: row.name,
    revision: row.revision,
    created_at: row.createdAt.toISOString(),
    updated_at: row.updatedAt.toISOString(),
  };
}
