import { z } from "zod";
import { id, UserReference } from "./ids.ts";
import { defineRoute } from "./route.ts";
import { Source, Timestamp, text } from "./text.ts";

export const NOTIFICATION_CHANNELS = ["sms", "email", "push", "whatsapp", "call"] as const;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];

export const SUBSCRIPTION_STATES = ["subscribed", "unsubscribed"] as const;

const Subscription = z
  .object({
    channel: z.enum(NOTIFICATION_CHANNELS),
    state: z.enum(SUBSCRIPTION_STATES),
    address: z.string().nullable(),
    source: z.string(),
    changed_at: Timestamp.meta({ description: "When the state or the address last changed." }),
  })
  .meta({ id: "NotificationSubscription", description: "What a User said to being notified on a channel." });
export type Subscription = z.infer<typeof Subscription>;

const user = z.strictObject({ workspace_id: id("workspace"), user_id: UserReference });
const one = user.extend({ channel: z.enum(NOTIFICATION_CHANNELS) });
const BASE = "/workspaces/{workspace_id}/users/{user_id}/notification-subscriptions";
const write = { kind: "scope", scope: "users:write" } as const;

export const listSubscriptions = defineRoute({
  operationId: "listSubscriptions",
  method: "GET",
  path: BASE,
  tag: "users",
  summary: "List what a User agreed to be notified on",
  description: "A channel that is not listed was never asked about, which is no agreement.",
  access: { kind: "scope", scope: "users:read" },
  params: user,
  success: {
    status: 200,
    description: "One for each channel that is known.",
    body: z.object({ data: z.array(Subscription) }).meta({ id: "NotificationSubscriptions" }),
  },
  errors: ["user-not-found"],
});

export const setSubscription = defineRoute({
  operationId: "setSubscription",
  method: "PUT",
  path: `${BASE}/{channel}`,
  tag: "users",
  summary: "Set what a User said to one channel",
  access: write,
  params: one,
  body: z
    .strictObject({
      state: z.enum(SUBSCRIPTION_STATES),
      address: text(1, 4096).nullable().default(null).meta({
        description:
          "An E.164 number for `sms`, `whatsapp` and `call`, an e-mail address for `email`, a device's token for `push`; null: wherever the User is otherwise reached.",
      }),
      source: Source.default("api"),
    })
    .meta({ id: "NotificationSubscriptionPut" }),
  success: { status: 200, description: "The subscription.", body: Subscription },
  errors: ["user-not-found"],
  example: { state: "subscribed", address: "+385911234567", source: "checkout" },
});

export const deleteSubscription = defineRoute({
  operationId: "deleteSubscription",
  method: "DELETE",
  path: `${BASE}/{channel}`,
  tag: "users",
  summary: "Forget what a User said to one channel",
  description: "A User who wants no more is `unsubscribed`; this is for what was never said.",
  access: write,
  params: one,
  success: { status: 204, description: "Nothing is known of it any more." },
  errors: ["user-not-found", "subscription-not-found"],
});

export const subscriptionRoutes = { listSubscriptions, setSubscription, deleteSubscription };
