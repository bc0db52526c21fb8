import { inviteRoutes } from "@hyponema/contract/invites";
import { memberRoutes } from "@hyponema/contract/members";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import { type Invites, listInvites, revokeInvite } from "./invites.ts";
import { listMembers, removeMember, updateMember } from "./service.ts";

export function inviteOperations(invites: Invites) {
  return operations(inviteRoutes, {
    listInvites: ({ query, read }) => read((tx) => listInvites(tx, pageRequest(query))),
    createInvite: ({ principal, body, write }) => write((tx) => invites.createInvite(tx, principal, body)),
    revokeInvite: async ({ params, write }) => {
      await write((tx) => revokeInvite(tx, params.invite_id));
      return undefined;
    },
    acceptInvite: ({ principal, body, actor, once }) =>
      invites.acceptInvite(body.token, principal, actor, once),
  });
}

export const memberOperations = operations(memberRoutes, {
  listMembers: ({ query, read }) => read((tx) => listMembers(tx, query, pageRequest(query))),
  updateMember: ({ principal, params, body, write }) =>
    write((tx) => updateMember(tx, principal.role, params.person_id, body.role)),
  removeMember: async ({ principal, params, write }) => {
    await write((tx) => removeMember(tx, principal.role, params.person_id));
    return undefined;
  },
  leaveWorkspace: async ({ principal: { id, role }, write }) => {
    await write((tx) => removeMember(tx, role, id));
    return undefined;
  },
});
