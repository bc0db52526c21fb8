import { pgSchema, text, timestamp } from "drizzle-orm/pg-core";

/** The one schema that all of the product's tables live in. */
export const hyponema = pgSchema("hyponema");

/** Keys that every tenant table begins with. */
export const tenant = {
  workspaceId: text("workspace_id").notNull(),
};

/** A point in time, to the millisecond. */
export function at(name: string) {
  return timestamp(name, { withTimezone: true, mode: "date" });
}
