import { peopleRoutes } from "@hyponema/contract/people";
import { operations } from "../../platform/http/call.ts";
import { listSignIns, revokeOtherSignIns, revokeSignIn } from "../sign-ins/service.ts";
import { describeKey, describeMe, updateMe } from "./service.ts";

export const peopleOperations = operations(peopleRoutes, {
  getMe: ({ principal, read }) =>
    principal.kind === "api_key"
      ? read((tx) => describeKey(tx, principal.id))
      : read((tx) => describeMe(tx, principal.id, principal.signInId)),
  updateMe: ({ principal: { id, signInId }, body, write }) => write((tx) => updateMe(tx, id, signInId, body)),
  listSignIns: ({ principal: { id, signInId }, read }) => read((tx) => listSignIns(tx, id, signInId)),
  revokeSignIn: async ({ principal, params, write }) => {
    await write((tx) => revokeSignIn(tx, principal.id, params.sign_in_id));
    return undefined;
  },
  revokeOtherSignIns: async ({ principal: { id, signInId }, write }) => {
    await write((tx) => revokeOtherSignIns(tx, id, signInId));
    return undefined;
  },
});
