import { profileFieldRoutes } from "@hyponema/contract/profile-fields";
import { profileRoutes } from "@hyponema/contract/user-profile";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as fields from "./service.ts";
import * as values from "./values.ts";

export const profileOperations = {
  profileFields: operations(profileFieldRoutes, {
    listProfileFields: ({ query, read }) => {
      const filter = { ...query, archived: query.archived === "true" };
      return read((tx) => fields.listProfileFields(tx, filter, pageRequest(query)));
    },
    createProfileField: ({ body, write }) => write((tx) => fields.createProfileField(tx, body)),
    getProfileField: ({ params, read }) => read((tx) => fields.getProfileField(tx, params.field_id)),
    updateProfileField: ({ params, body, request, write }) =>
      write((tx) => fields.updateProfileField(tx, params.field_id, request, body)),
    archiveProfileField: ({ params, write }) =>
      write((tx) => fields.archiveProfileField(tx, params.field_id)),
    restoreProfileField: ({ params, write }) =>
      write((tx) => fields.restoreProfileField(tx, params.field_id)),
  }),
  profiles: operations(profileRoutes, {
    getProfile: ({ params, read }) => read((tx) => values.getProfile(tx, params.user_id)),
    updateProfile: ({ params, body, write }) => write((tx) => values.updateProfile(tx, params.user_id, body)),
  }),
};
