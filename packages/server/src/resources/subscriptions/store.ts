import type { NotificationChannel, Subscription } from "@hyponema/contract/notification-subscriptions";
import type { WorkspaceTx } from "../../platform/database/database.ts";

export interface SubscriptionRow {
  readonly channel: NotificationChannel;
  readonly state: Subscription["state"];
  readonly address: string | null;
  readonly source: string;
  readonly changedAt: Date;
}

/** All of a User's, at most one for each channel. */
export async function list(tx: WorkspaceTx, userId: string): Promise<SubscriptionRow[]> {
  return tx.query<SubscriptionRow & Record<string, unknown>>(
    `SELECT channel, state, address, source, changed_at AS "changedAt" FROM hyponema.notification_subscriptions
     WHERE workspace_id = $1 AND user_id = $2 ORDER BY channel`,
    [tx.workspaceId, userId],
  );
}

/** Writes a subscription over the one before, if there is one. */
export async function write(tx: WorkspaceTx, userId: string, row: SubscriptionRow): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.notification_subscriptions (workspace_id, user_id, channel, state, address, source, changed_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (workspace_id, user_id, channel) DO UPDATE SET state = excluded.state, address = excluded.address,
       source = excluded.source, changed_at = excluded.changed_at`,
    [tx.workspaceId, userId, row.channel, row.state, row.address, row.source, row.changedAt],
  );
}

export async function remove(tx: WorkspaceTx, userId: string, channel: NotificationChannel): Promise<void> {
  await tx.query(
    "DELETE FROM hyponema.notification_subscriptions WHERE workspace_id = $1 AND user_id = $2 AND channel = $3",
    [tx.workspaceId, userId, channel],
  );
}
