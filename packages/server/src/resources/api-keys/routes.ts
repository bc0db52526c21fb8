import { apiKeyRoutes } from "@hyponema/contract/api-keys";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as keys from "./service.ts";

export const apiKeyOperations = operations(apiKeyRoutes, {
  listApiKeys: ({ query, read }) => read((tx) => keys.listApiKeys(tx, query, pageRequest(query))),
  createApiKey: ({ principal, body, write }) => write((tx) => keys.createApiKey(tx, principal.role, body)),
  getApiKey: ({ params, read }) => read((tx) => keys.getApiKey(tx, params.key_id)),
  updateApiKey: ({ principal, params, body, request, write }) =>
    write((tx) => keys.updateApiKey(tx, principal.role, params.key_id, request, body)),
  rotateApiKey: ({ principal, params, body, request, write }) =>
    write((tx) => keys.rotateApiKey(tx, principal.role, params.key_id, request, body.overlap_seconds)),
  revokeApiKey: ({ params, write }) => write((tx) => keys.revokeApiKey(tx, params.key_id)),
});
