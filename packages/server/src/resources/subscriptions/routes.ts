import { subscriptionRoutes } from "@hyponema/contract/notification-subscriptions";
import { operations } from "../../platform/http/call.ts";
import * as subscriptions from "./service.ts";

export const subscriptionOperations = operations(subscriptionRoutes, {
  listSubscriptions: ({ params, read }) => read((tx) => subscriptions.listSubscriptions(tx, params.user_id)),
  setSubscription: ({ params, body, write }) =>
    write((tx) => subscriptions.setSubscription(tx, params.user_id, params.channel, body)),
  deleteSubscription: async ({ params, write }) => {
    await write((tx) => subscriptions.deleteSubscription(tx, params.user_id, params.channel));
    return undefined;
  },
});
