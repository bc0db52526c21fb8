import type { OutboxEventType } from "@hyponema/contract/events";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { newEventId } from "../../platform/ids.ts";
import { outboxEvents } from "./tables.ts";

/** Stores an event for webhooks in the transaction that causes it, so that neither exists without the other. */
export async function raiseEvent(tx: WorkspaceTx, type: OutboxEventType, data: object): Promise<void> {
  await tx.db.insert(outboxEvents).values({
    workspaceId: tx.workspaceId,
    eventId: newEventId(),
    type,
    data,
    createdAt: tx.now,
  });
}
