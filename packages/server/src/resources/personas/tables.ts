import type { PersonaSettings } from "@hyponema/contract/personas";
import { integer, jsonb, text } from "drizzle-orm/pg-core";
import { at, hyponema, tenant } from "../../platform/database/columns.ts";

const authored = {
  name: text("name").notNull(),
  prompt: text("prompt").notNull(),
  settings: jsonb("settings").$type<PersonaSettings>().notNull(),
};

export const personas = hyponema.table("personas", {
  ...tenant,
  id: text("id").notNull(),
  ...authored,
  description: text("description").notNull(),
  productionVersion: integer("production_version"),
  lastVersion: integer("last_version").notNull().default(0),
  revision: integer("revision").notNull().default(1),
  createdAt: at("created_at").notNull(),
  updatedAt: at("updated_at").notNull(),
});

export const personaVersions = hyponema.table("persona_versions", {
  ...tenant,
  personaId: text("persona_id").notNull(),
  version: integer("version").notNull(),
  ...authored,
  note: text("note").notNull(),
  createdAt: at("created_at").notNull(),
});
