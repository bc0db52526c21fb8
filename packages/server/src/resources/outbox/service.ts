import type { OutboxEventType } from "@hyponema/contract/events";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import { newEventId } from "../../platform/ids.ts";
import type { UserData } from "../users/service.ts";

/** What events hold of Users. */
export const outboxUserData: UserData = {
  family: "outbox",
  tables: {
    outbox_events: {
      user: ["data"],
      holds: ["data"],
      codes: ["type"],
      merge: { stays: "an event names the User of its time, as receivers were told" },
      forget: { kept: "IDs, times, names of guards and why a session ended, for 30 days" },
      export: { none: "what sessions and memory say, kept for 30 days" },
      erase: { anonymise: "`data` is emptied; the event stays, so that events keep their order" },
    },
  },
};

/** Stores an event of a User; `data` gains whether only test sessions made them. */
export async function raiseUserEvent(
  tx: WorkspaceTx,
  type: OutboxEventType,
  userId: string,
  data: object,
): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.outbox_events (workspace_id, event_id, type, data, created_at)
     SELECT u.workspace_id, $2, $3, $4::jsonb || jsonb_build_object('user_id', u.id, 'test', u.test), $5
     FROM hyponema.users u WHERE u.workspace_id = $1 AND u.id = $6`,
    [tx.workspaceId, newEventId(), type, jsonb(data), tx.now, userId],
    "outbox-insert-of-user",
  );
}

/** Stores an event for webhooks in the transaction that causes it, so that neither exists without the other. */
export async function raiseEvent(tx: WorkspaceTx, type: OutboxEventType, data: object): Promise<void> {
  await tx.query(
    "INSERT INTO hyponema.outbox_events (workspace_id, event_id, type, data, created_at) VALUES ($1, $2, $3, $4, $5)",
    [tx.workspaceId, newEventId(), type, jsonb(data), tx.now],
    "outbox-insert",
  );
}
