import type {
  ListeningAssignment,
  resolveListening as resolveRoute,
} from "@hyponema/contract/listening-profiles";
import type { ReplyOf } from "@hyponema/contract/route";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { expectAgentLive, findAgent, holdAgent } from "../agents/service.ts";
import { recordChange } from "../audit/service.ts";
import { findUser, type KnownUser, lockUser } from "../users/service.ts";
import { expectLive, findProfile, resolveListening } from "./service.ts";
import * as store from "./store.ts";

/** What holds when an agent listens to the User that `reference` names, or to anybody. */
export async function explainListening(
  tx: WorkspaceTx,
  agentId: string,
  reference: string | undefined,
): Promise<ReplyOf<typeof resolveRoute>> {
  await findAgent(tx, agentId);
  const user = reference === undefined ? null : await findUser(tx, reference);
  return {
    agent_id: agentId,
    user_id: user?.id ?? null,
    external_user_id: user?.externalId ?? null,
    settings: await resolveListening(tx, agentId, user?.id ?? null),
  };
}

export async function getListeningAssignment(
  tx: WorkspaceTx,
  agentId: string,
  reference: string,
): Promise<ListeningAssignment> {
  await findAgent(tx, agentId);
  const user = await findUser(tx, reference);
  const row = await store.findAssignment(tx, agentId, user.id);
  if (!row) throw new Refusal("listening-assignment-not-set");
  return present(agentId, user, row);
}

/** Gives a User a profile of their own, in place of the one they had. */
export async function setListeningAssignment(
  tx: WorkspaceTx,
  agentId: string,
  reference: string,
  profileId: string,
): Promise<ListeningAssignment> {
  await findAgent(tx, agentId);
  const user = await lockUser(tx, reference);
  const agent = await holdAgent(tx, agentId);
  const profile = await findProfile(tx, { agent_id: agentId, listening_profile_id: profileId });
  expectAgentLive(agent);
  expectLive(profile);
  const before = await store.findAssignment(tx, agentId, user.id);
  if (before?.profileId === profileId) return present(agentId, user, before);
  await store.assign(tx, agentId, user.id, profileId);
  await record(tx, agentId, user, before?.profileId ?? null, profileId);
  return present(agentId, user, { profileId, assignedAt: tx.now });
}

/** Takes a User's own profile from them; there may be none. */
export async function removeListeningAssignment(
  tx: WorkspaceTx,
  agentId: string,
  reference: string,
): Promise<undefined> {
  await findAgent(tx, agentId);
  const user = await lockUser(tx, reference);
  const agent = await holdAgent(tx, agentId);
  expectAgentLive(agent);
  const before = await store.findAssignment(tx, agentId, user.id);
  if (!before) return;
  await store.unassign(tx, agentId, user.id);
  await record(tx, agentId, user, before.profileId, null);
}

function record(
  tx: WorkspaceTx,
  agentId: string,
  user: KnownUser,
  before: string | null,
  after: string | null,
): Promise<void> {
  return recordChange(tx, {
    action: "listening_profile.assign",
    target: { kind: "user", id: user.id },
    before: { agent_id: agentId, listening_profile_id: before },
    after: { agent_id: agentId, listening_profile_id: after },
  });
}

function present(agentId: string, user: KnownUser, row: store.AssignmentRow): ListeningAssignment {
  return {
    agent_id: agentId,
    user_id: user.id,
    external_user_id: user.externalId,
    listening_profile_id: row.profileId,
    assigned_at: row.assignedAt.toISOString(),
  };
}
