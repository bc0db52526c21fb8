import { text } from "drizzle-orm/pg-core";
import { at, hyponema, tenant } from "../../platform/database/columns.ts";

export const credentials = hyponema.table("credentials", {
  ...tenant,
  id: text("id").notNull(),
  provider: text("provider").notNull(),
  hint: text("hint").notNull(),
  sealed: text("sealed").notNull(),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});
