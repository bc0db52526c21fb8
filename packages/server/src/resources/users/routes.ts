import { userRoutes } from "@hyponema/contract/users";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as users from "./service.ts";

export const userOperations = operations(userRoutes, {
  listUsers: ({ query, read }) => read((tx) => users.listUsers(tx, query.search, pageRequest(query))),
  createUser: ({ body, write }) => write((tx) => users.createUser(tx, body)),
  getUser: ({ params, read }) => read((tx) => users.getUser(tx, params.user_id)),
  updateUser: ({ params, body, write }) => write((tx) => users.updateUser(tx, params.user_id, body)),
});
