import { listeningProfileRoutes } from "@hyponema/contract/listening-profiles";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as assignments from "./assignments.ts";
import * as profiles from "./service.ts";

export const listeningProfileOperations = operations(listeningProfileRoutes, {
  listListeningPresets: async () => profiles.listListeningPresets(),
  listListeningProfiles: ({ params, query, read }) => {
    const filter = { ...query, archived: query.archived === "true" };
    return read((tx) => profiles.listListeningProfiles(tx, params.agent_id, filter, pageRequest(query)));
  },
  createListeningProfile: ({ params, body, write }) =>
    write((tx) => profiles.createListeningProfile(tx, params.agent_id, body)),
  resolveListening: ({ params, query, read }) =>
    read((tx) => assignments.explainListening(tx, params.agent_id, query.user_id)),
  getListeningProfile: ({ params, read }) => read((tx) => profiles.getListeningProfile(tx, params)),
  updateListeningProfile: ({ params, body, request, write }) =>
    write((tx) => profiles.updateListeningProfile(tx, params, request, body)),
  archiveListeningProfile: ({ params, write }) => write((tx) => profiles.archiveListeningProfile(tx, params)),
  restoreListeningProfile: ({ params, write }) => write((tx) => profiles.restoreListeningProfile(tx, params)),
  setDefaultListeningProfile: ({ params, write }) =>
    write((tx) => profiles.setDefaultListeningProfile(tx, params)),
  getListeningAssignment: ({ params, read }) =>
    read((tx) => assignments.getListeningAssignment(tx, params.agent_id, params.user_id)),
  setListeningAssignment: ({ params, body, write }) =>
    write((tx) =>
      assignments.setListeningAssignment(tx, params.agent_id, params.user_id, body.listening_profile_id),
    ),
  removeListeningAssignment: ({ params, write }) =>
    write((tx) => assignments.removeListeningAssignment(tx, params.agent_id, params.user_id)),
});
