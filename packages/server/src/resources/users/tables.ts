import { text } from "drizzle-orm/pg-core";
import { at, hyponema, tenant } from "../../platform/database/columns.ts";

export const users = hyponema.table("users", {
  ...tenant,
  id: text("id").notNull(),
  externalId: text("external_id").notNull(),
  name: text("name"),
  phone: text("phone"),
  language: text("language"),
  timezone: text("timezone"),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
