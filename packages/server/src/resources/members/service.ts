import type { Member } from "@hyponema/contract/members";
import { ROLES, type Role, reaches } from "@hyponema/contract/roles";
import type { Workspace } from "@hyponema/contract/workspaces";
import type { Actor } from "../../platform/actor.ts";
import type { Database, Scope, WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import type { IdempotencyGuard } from "../../platform/http/idempotency.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { recordChange } from "../audit/service.ts";
import { findOnlyPerson, lockMemberships } from "../people/service.ts";
import { addWorkspace, listWorkspaces } from "../workspaces/service.ts";
import * as invites from "./invite-store.ts";
import * as store from "./store.ts";

const MAX_WORKSPACES = 100;

/** Adds a person to the workspace. */
export async function addMember(tx: WorkspaceTx, personId: string, role: Role): Promise<void> {
  if (!(await store.insert(tx, personId, role))) throw new Refusal("already-member");
  await recordChange(tx, { action: "member.add", target: target(personId), after: { role } });
}

/** Adds a person to the workspace with `role`, or changes the role of an existing member. */
export async function ensureMember(tx: WorkspaceTx, personId: string, role: Role): Promise<void> {
  if (await store.find(tx, personId)) await updateMember(tx, "owner", personId, role);
  else await addMember(tx, personId, role);
}

/** Creates the transaction's workspace with the person as its owner. */
export async function createOwnedWorkspace(
  tx: WorkspaceTx,
  personId: string,
  name: string,
): Promise<Workspace> {
  await assertWorkspaceLimit(tx, personId);
  const workspace = await addWorkspace(tx, name);
  await addMember(tx, personId, "owner");
  return workspace;
}

/** Throws if the person is in the maximum number of workspaces. Acts for that person. */
export async function assertWorkspaceLimit(tx: WorkspaceTx, personId: string): Promise<void> {
  if ((await lockMemberships(tx, personId)).length >= MAX_WORKSPACES) {
    throw new Refusal("too-many-workspaces");
  }
}

/** Makes the only person the owner of the oldest workspace if that has no members yet. */
export async function claimFirstWorkspace(
  database: Database,
  personId: string,
  request: { readonly id: string; readonly address: string },
): Promise<void> {
  const person = await database.asSystem((tx) => findOnlyPerson(tx));
  const [first] = person?.id === personId ? await listWorkspaces(database) : [];
  if (!person || !first) return;
  const { email, name } = person;
  const actor: Actor = {
    ...{ kind: "member", id: personId, name: name || email },
    ...{ address: request.address, requestId: request.id },
  };
  await database.inWorkspace({ workspaceId: first.id, actor }, (tx) => claimWorkspace(tx, personId));
}

/** Makes a person the owner of the workspace if it has no members yet. */
export async function claimWorkspace(tx: WorkspaceTx, personId: string): Promise<void> {
  await store.lockAll(tx);
  if (!(await store.hasAny(tx))) await addMember(tx, personId, "owner");
}

/** Whether a person is a member of the workspace. */
export async function isMember(tx: WorkspaceTx, personId: string): Promise<boolean> {
  return (await store.find(tx, personId)) !== undefined;
}

export async function listMembers(
  tx: WorkspaceTx,
  filter: { readonly search?: string | undefined },
  page: PageRequest,
): Promise<Page<Member>> {
  return pageOf(await store.list(tx, filter, page), page, (row) => row.personId, present);
}

/** Changes a member's role on behalf of a member with the role `own`. */
export async function updateMember(
  tx: WorkspaceTx,
  own: Role,
  personId: string,
  role: Role,
): Promise<Member> {
  const before = await lockMember(tx, personId);
  assertRoleReach(own, before.role);
  assertRoleReach(own, role);
  if (role === before.role) return present(before);
  await assertOwnerRemains(tx, before);
  await store.setRole(tx, personId, role);
  await invites.removeInvitedBy(
    tx,
    personId,
    ROLES.filter((other) => !reaches(role, other)),
  );
  await recordChange(tx, {
    action: "member.update",
    target: target(personId),
    before: { role: before.role },
    after: { role },
  });
  return present({ ...before, role });
}

/** Ends a membership on behalf of a member with the role `own`: their own, or that of a role at most as high. */
export async function removeMember(tx: WorkspaceTx, own: Role, personId: string): Promise<void> {
  const before = await lockMember(tx, personId);
  assertRoleReach(own, before.role);
  await endMembership(tx, before);
}

/** Ends one's own membership. Nonmembers get the same error as for an unknown workspace. */
export async function leaveWorkspace(
  database: Database,
  scope: Scope,
  personId: string,
  once: IdempotencyGuard,
): Promise<void> {
  await database.inWorkspace(scope, async (tx) => {
    if (await once.claim(tx)) return;
    await store.lockAll(tx);
    const before = await store.find(tx, personId);
    if (!before) throw new Refusal("workspace-not-found");
    await endMembership(tx, before);
    await once.store(tx, { status: 204, body: undefined });
  });
}

/** Throws if `role` is above `own`. */
export function assertRoleReach(own: Role, role: Role): void {
  if (!reaches(own, role)) throw new Refusal("role-above-own");
}

async function endMembership(tx: WorkspaceTx, before: store.MemberRow): Promise<void> {
  await assertOwnerRemains(tx, before);
  await store.remove(tx, before.personId);
  await invites.removeInvitedBy(tx, before.personId, ROLES);
  await recordChange(tx, {
    action: "member.remove",
    target: target(before.personId),
    before: { role: before.role, email: before.email },
  });
}

// Serializes membership changes, so that two owners who step down at once cannot leave a workspace without one.
async function lockMember(tx: WorkspaceTx, personId: string): Promise<store.MemberRow> {
  await store.lockAll(tx);
  const row = await store.find(tx, personId);
  if (!row) throw new Refusal("member-not-found");
  return row;
}

async function assertOwnerRemains(tx: WorkspaceTx, before: store.MemberRow): Promise<void> {
  if (before.role === "owner" && (await store.countOwners(tx)) < 2) throw new Refusal("last-owner");
}

function target(personId: string) {
  return { kind: "member", id: personId };
}

function present({ personId, name, email, role, joinedAt }: store.MemberRow): Member {
  return { person_id: personId, name, email, role, joined_at: joinedAt.toISOString() };
}
