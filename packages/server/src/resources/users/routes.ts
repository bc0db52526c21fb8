import { userMergeRoutes } from "@hyponema/contract/user-merges";
import { timelineRoutes } from "@hyponema/contract/user-timeline";
import { userRoutes } from "@hyponema/contract/users";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import { oneAndMerged, UserMerges } from "./merges.ts";
import * as users from "./service.ts";
import { readTimeline } from "./timeline.ts";

/** `userData`: what all families store of Users. */
export function userOperations(userData: readonly users.UserData[]) {
  const merges = new UserMerges(userData.flatMap(({ merge = [] }) => merge));
  const sources = userData.flatMap(({ timeline = [] }) => timeline);
  return {
    users: operations(userRoutes, {
      listUsers: ({ query, read }) => read((tx) => users.listUsers(tx, query, pageRequest(query))),
      createUser: ({ body, write }) => write((tx) => users.createUser(tx, body)),
      upsertUser: ({ body, write, answerAlreadyExisted }) =>
        write(async (tx) => {
          const { user, created } = await users.upsertUser(tx, body);
          if (!created) answerAlreadyExisted();
          return user;
        }),
      getUser: ({ params, read }) => read((tx) => users.getUser(tx, params.user_id)),
      updateUser: ({ params, body, write }) => write((tx) => users.updateUser(tx, params.user_id, body)),
    }),
    timelines: operations(timelineRoutes, {
      getTimeline: ({ params, query, read }) =>
        read(async (tx) => {
          const ids = await oneAndMerged(tx, params.user_id);
          return readTimeline(tx, sources, ids, query, pageRequest(query));
        }),
    }),
    userMerges: operations(userMergeRoutes, {
      mergeUsers: ({ params, body, write }) =>
        write((tx) => merges.mergeUsers(tx, params.user_id, body.from_user_id)),
      listUserMerges: ({ params, query, read }) =>
        read((tx) => merges.listUserMerges(tx, params.user_id, pageRequest(query))),
      undoUserMerge: ({ params, write }) =>
        write((tx) => merges.undoUserMerge(tx, params.user_id, params.merge_id)),
    }),
  };
}
