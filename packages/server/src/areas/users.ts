import { attributeOperations } from "../resources/attributes/routes.ts";
import { profileOperations } from "../resources/profile-fields/routes.ts";
import { subscriptionOperations } from "../resources/subscriptions/routes.ts";
import { userOperations } from "../resources/users/routes.ts";
import { USER_DATA } from "./user-data.ts";

/** Users and the data set for them. */
export function openUsers() {
  return {
    operations: {
      ...userOperations(USER_DATA),
      ...profileOperations,
      attributes: attributeOperations,
      subscriptions: subscriptionOperations,
    },
  };
}
