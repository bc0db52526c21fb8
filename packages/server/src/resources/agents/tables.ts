import type { AgentSettings } from "@hyponema/contract/agents";
import { integer, jsonb, text } from "drizzle-orm/pg-core";
import { at, hyponema, tenant } from "../../platform/database/columns.ts";

const designed = {
  name: text("name").notNull(),
  description: text("description").notNull(),
  settings: jsonb("settings").$type<AgentSettings>().notNull(),
};

export const agents = hyponema.table("agents", {
  ...tenant,
  id: text("id").notNull(),
  ...designed,
  publishedVersion: integer("published_version"),
  lastVersion: integer("last_version").notNull().default(0),
  revision: integer("revision").notNull().default(1),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});

export const agentVersions = hyponema.table("agent_versions", {
  ...tenant,
  agentId: text("agent_id").notNull(),
  version: integer("version").notNull(),
  ...designed,
  personaId: text("persona_id").notNull(),
  personaVersion: integer("persona_version").notNull(),
  note: text("note").notNull(),
  createdAt: at("created_at").notNull(),
});
