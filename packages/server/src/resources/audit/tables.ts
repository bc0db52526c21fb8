import { jsonb, text } from "drizzle-orm/pg-core";
import { at, hyponema, tenant } from "../../platform/database/columns.ts";

export const auditLog = hyponema.table("audit_log", {
  ...tenant,
  id: text("id").notNull(),
  at: at("at").notNull(),
  actorKind: text("actor_kind", { enum: ["api_key", "member", "system"] }).notNull(),
  actorId: text("actor_id"),
  actorName: text("actor_name").notNull(),
  actorAddress: text("actor_address"),
  action: text("action").notNull(),
  targetKind: text("target_kind").notNull(),
  targetId: text("target_id").notNull(),
  before: jsonb("before"),
  after: jsonb("after"),
  requestId: text("request_id"),
});
