import { inviteRoutes } from "@hyponema/contract/invites";
import { memberRoutes } from "@hyponema/contract/members";
import type { Database } from "../../platform/database/database.ts";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import { type Invites, listInvites, revokeInvite } from "./invites.ts";
import { leaveWorkspace, listMembers, removeMember, updateMember } from "./service.ts";

export function inviteOperations(invites: Invites) {
  return operations(inviteRoutes, {
    listInvites: ({ query, read }) => read((tx) => listInvites(tx, pageRequest(query))),
    createInvite: ({ principal, body, write }) => write((tx) => invites.createInvite(tx, principal, body)),
    revokeInvite: async ({ principal, params, write }) => {
      await write((tx) => revokeInvite(tx, principal.role, params.invite_id));
      return undefined;
    },
    acceptInvite: ({ principal, body, actor, once }) =>
      invites.acceptInvite(body.token, principal, actor, once),
  });
}

export function memberOperations(database: Database) {
  return operations(memberRoutes, {
    listMembers: ({ query, read }) => read((tx) => listMembers(tx, query, pageRequest(query))),
    updateMember: ({ principal, params, body, write }) =>
      write((tx) => updateMember(tx, principal.role, params.person_id, body.role)),
    removeMember: async ({ principal, params, write }) => {
      await write((tx) => removeMember(tx, principal.role, params.person_id));
      return undefined;
    },
    leaveWorkspace: async ({ principal, params, actor, once }) => {
      const scope = { workspaceId: params.workspace_id, actor };
      await leaveWorkspace(database, scope, principal.id, once);
      return undefined;
    },
  });
}
