import { attributeRoutes } from "@hyponema/contract/user-attributes";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as attributes from "./service.ts";

export const attributeOperations = operations(attributeRoutes, {
  listAttributes: ({ params, query, read }) =>
    read((tx) => attributes.listAttributes(tx, params.user_id, query, pageRequest(query))),
  setAttribute: ({ params, body, write }) =>
    write((tx) => attributes.setAttribute(tx, params.user_id, params.key, body)),
  deleteAttribute: async ({ params, write }) => {
    await write((tx) => attributes.deleteAttribute(tx, params.user_id, params.key));
    return undefined;
  },
});
