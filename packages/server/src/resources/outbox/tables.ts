import type { OutboxEventType } from "@hyponema/contract/events";
import { jsonb, text, uuid } from "drizzle-orm/pg-core";
import { at, hyponema, tenant } from "../../platform/database/columns.ts";

export const outboxEvents = hyponema.table("outbox_events", {
  ...tenant,
  eventId: uuid("event_id").notNull(),
  type: text("type").$type<OutboxEventType>().notNull(),
  data: jsonb("data").notNull(),
  createdAt: at("created_at").notNull(),
});
