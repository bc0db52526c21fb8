import { customType, text } from "drizzle-orm/pg-core";
import { at, hyponema, tenant } from "../../platform/database/columns.ts";

const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const apiKeys = hyponema.table("api_keys", {
  ...tenant,
  id: text("id").notNull(),
  name: text("name").notNull(),
  hint: text("hint").notNull(),
  hash: bytea("hash").notNull(),
  scopes: text("scopes").array().notNull(),
  createdAt: at("created_at").notNull(),
  expiresAt: at("expires_at"),
  lastUsedAt: at("last_used_at"),
  revokedAt: at("revoked_at"),
});
