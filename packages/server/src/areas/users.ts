import { attributeOperations } from "../resources/attributes/routes.ts";
import { attributesUserData } from "../resources/attributes/service.ts";
import { profileOperations } from "../resources/profile-fields/routes.ts";
import { profileUserData } from "../resources/profile-fields/service.ts";
import { subscriptionOperations } from "../resources/subscriptions/routes.ts";
import { subscriptionsUserData } from "../resources/subscriptions/service.ts";
import { userOperations } from "../resources/users/routes.ts";
import type { UserData } from "../resources/users/service.ts";

/** Users and the data set for them. `userData` lists the data that the other areas store about them. */
export function openUsers(others: { readonly userData: readonly UserData[] }) {
  const userData = [attributesUserData, profileUserData, subscriptionsUserData];
  return {
    userData,
    operations: {
      ...userOperations([...userData, ...others.userData]),
      ...profileOperations,
      attributes: attributeOperations,
      subscriptions: subscriptionOperations,
    },
  };
}
