import type {
  NotificationChannel,
  Subscription,
  setSubscription as setRoute,
} from "@hyponema/contract/notification-subscriptions";
import type { BodyOf } from "@hyponema/contract/route";
import { PhoneNumber } from "@hyponema/contract/text";
import { z } from "zod";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import { recordChange, userChanges } from "../audit/service.ts";
import {
  findUser,
  lockUser,
  rowsMergeStep,
  type TimelineSource,
  type UserData,
  userTarget,
} from "../users/service.ts";
import * as store from "./store.ts";

const ADDRESSES: Readonly<Record<NotificationChannel, z.ZodType>> = {
  sms: PhoneNumber,
  whatsapp: PhoneNumber,
  call: PhoneNumber,
  email: z.email("must be an e-mail address").max(254),
  push: z.string(),
};

/** Of two wishes for one channel the one that was said later counts. */
const mergeStep = rowsMergeStep({
  name: "subscriptions",
  table: "hyponema.notification_subscriptions",
  key: "channel",
  columns: { state: "text", address: "text", source: "text", changed_at: "timestamptz" },
  wins: "excluded.changed_at > here.changed_at",
});

/** What timelines tell of subscriptions. */
const timeline: TimelineSource = {
  ...userChanges({
    "user.subscription_set": "subscription_changed",
    "user.subscription_delete": "subscription_changed",
  }),
  tell: (_kind, { before, after }) => {
    const { channel, state, source } = (after ?? before) as store.SubscriptionRow;
    return after
      ? { title: `${channel}: ${state}`, detail: { channel, state, source } }
      : { title: `${channel}: no longer known`, detail: { channel, state: null, source: null } };
  },
};

/** What subscriptions hold of Users. */
export const subscriptionsUserData: UserData = {
  family: "subscriptions",
  merge: mergeStep,
  timeline: [timeline],
  tables: {
    notification_subscriptions: {
      user: ["user_id"],
      holds: ["address", "source"],
      codes: ["channel"],
      merge: "moves",
      forget: { kept: "consent is set by hand, not learned from what was said" },
      export: "rows",
      erase: "delete",
    },
  },
};

export async function listSubscriptions(
  tx: WorkspaceTx,
  reference: string,
): Promise<{ readonly data: Subscription[] }> {
  const user = await findUser(tx, reference);
  return { data: (await store.list(tx, user.id)).map(present) };
}

export async function setSubscription(
  tx: WorkspaceTx,
  reference: string,
  channel: NotificationChannel,
  input: BodyOf<typeof setRoute>,
): Promise<Subscription> {
  expectAddress(channel, input.address);
  const user = await lockUser(tx, reference);
  const before = (await store.list(tx, user.id)).find((row) => row.channel === channel);
  const same = before?.state === input.state && before.address === input.address;
  if (before && same && before.source === input.source) return present(before);
  const after = { channel, ...input, changedAt: before && same ? before.changedAt : tx.now };
  await store.write(tx, user.id, after);
  await recordChange(tx, {
    action: "user.subscription_set",
    target: userTarget(user.id),
    before: before && present(before),
    after: present(after),
  });
  return present(after);
}

export async function deleteSubscription(
  tx: WorkspaceTx,
  reference: string,
  channel: NotificationChannel,
): Promise<void> {
  const user = await lockUser(tx, reference);
  const before = (await store.list(tx, user.id)).find((row) => row.channel === channel);
  if (!before) throw new Refusal("subscription-not-found");
  await store.remove(tx, user.id, channel);
  await recordChange(tx, {
    action: "user.subscription_delete",
    target: userTarget(user.id),
    before: present(before),
  });
}

function expectAddress(channel: NotificationChannel, address: string | null): void {
  const { error } = address === null ? { error: null } : ADDRESSES[channel].safeParse(address);
  if (!error) return;
  const message = error.issues[0]?.message ?? "is no address of this channel";
  throw new Refusal("invalid-request", { errors: [{ path: "/address", message }] });
}

function present({ changedAt, ...row }: store.SubscriptionRow): Subscription {
  return { ...row, changed_at: changedAt.toISOString() };
}
