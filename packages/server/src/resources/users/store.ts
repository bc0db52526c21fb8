import { idPattern } from "@hyponema/contract/ids";
import { and, desc, eq, ilike, lt, or } from "drizzle-orm";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";
import { users } from "./tables.ts";

export type UserRow = typeof users.$inferSelect;

const OUR_ID = idPattern("user");

/** Finds a User by our ID or by the caller's own. */
export async function find(tx: WorkspaceTx, reference: string): Promise<UserRow | undefined> {
  const column = OUR_ID.test(reference) ? users.id : users.externalId;
  const [row] = await tx.db.select().from(users).where(eq(column, reference));
  return row;
}

export async function list(
  tx: WorkspaceTx,
  search: string | undefined,
  page: PageRequest,
): Promise<UserRow[]> {
  const pattern = search === undefined ? "" : containing(search);
  return tx.db
    .select()
    .from(users)
    .where(
      and(
        search === undefined ? undefined : or(ilike(users.name, pattern), ilike(users.externalId, pattern)),
        page.after === null ? undefined : lt(users.id, page.after),
      ),
    )
    .orderBy(desc(users.id))
    .limit(page.limit + 1);
}

/** Inserts; undefined when the workspace knows the external ID already. */
export async function insertNew(
  tx: WorkspaceTx,
  row: typeof users.$inferInsert,
): Promise<UserRow | undefined> {
  const [inserted] = await tx.db.insert(users).values(row).onConflictDoNothing().returning();
  return inserted;
}

export async function update(
  tx: WorkspaceTx,
  id: string,
  change: Partial<typeof users.$inferInsert>,
): Promise<UserRow> {
  const [updated] = await tx.db.update(users).set(change).where(eq(users.id, id)).returning();
  return updated as UserRow;
}
