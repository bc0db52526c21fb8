import { memberRoutes } from "@hyponema/contract/members";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import { listMembers, removeMember, updateMember } from "./service.ts";

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
