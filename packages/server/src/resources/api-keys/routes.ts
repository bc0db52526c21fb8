import { apiKeyRoutes } from "@hyponema/contract/api-keys";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as keys from "./service.ts";

export const apiKeyOperations = operations(apiKeyRoutes, {
  listApiKeys: ({ query, read }) => read((tx) => keys.listApiKeys(tx, query, pageRequest(query))),
  createApiKey: ({ body, write }) => write((tx) => keys.createApiKey(tx, body)),
  getApiKey: ({ params, read }) => read((tx) => keys.getApiKey(tx, params.key_id)),
  updateApiKey: ({ params, body, request, write }) =>
    write((tx) => keys.updateApiKey(tx, params.key_id, request, body)),
  rotateApiKey: ({ params, body, request, write }) =>
    write((tx) => keys.rotateApiKey(tx, params.key_id, request, body.overlap_seconds)),
  revokeApiKey: ({ params, write }) => write((tx) => keys.revokeApiKey(tx, params.key_id)),
});
