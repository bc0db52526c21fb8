import type { OutboxEventType } from "@hyponema/contract/events";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import { newEventId } from "../../platform/ids.ts";

/** Stores an event for webhooks in the transaction that causes it, so that neither exists without the other. */
export async function raiseEvent(tx: WorkspaceTx, type: OutboxEventType, data: object): Promise<void> {
  await tx.query(
    "INSERT INTO hyponema.outbox_events (workspace_id, event_id, type, data, created_at) VALUES ($1, $2, $3, $4, $5)",
    [tx.workspaceId, newEventId(), type, jsonb(data), tx.now],
    "outbox-insert",
  );
}
