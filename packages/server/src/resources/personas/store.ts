import { and, desc, eq, ilike, lt } from "drizzle-orm";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";
import { personas, personaVersions } from "./tables.ts";

export type PersonaRow = typeof personas.$inferSelect;
export type PersonaVersionRow = typeof personaVersions.$inferSelect;

export async function find(tx: WorkspaceTx, id: string): Promise<PersonaRow | undefined> {
  const [row] = await tx.db.select().from(personas).where(eq(personas.id, id));
  return row;
}

/** Finds and locks, so that two changes of one persona happen one after the other. */
export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<PersonaRow | undefined> {
  const [row] = await tx.db.select().from(personas).where(eq(personas.id, id)).for("update");
  return row;
}

export async function list(
  tx: WorkspaceTx,
  search: string | undefined,
  page: PageRequest,
): Promise<PersonaRow[]> {
  return tx.db
    .select()
    .from(personas)
    .where(
      and(
        search === undefined ? undefined : ilike(personas.name, containing(search)),
        page.after === null ? undefined : lt(personas.id, page.after),
      ),
    )
    .orderBy(desc(personas.id))
    .limit(page.limit + 1);
}

export async function insert(tx: WorkspaceTx, row: typeof personas.$inferInsert): Promise<PersonaRow> {
  const [inserted] = await tx.db.insert(personas).values(row).returning();
  return inserted as PersonaRow;
}

export async function update(
  tx: WorkspaceTx,
  id: string,
  change: Partial<typeof personas.$inferInsert>,
): Promise<PersonaRow> {
  const [updated] = await tx.db.update(personas).set(change).where(eq(personas.id, id)).returning();
  return updated as PersonaRow;
}

export async function insertVersion(
  tx: WorkspaceTx,
  row: typeof personaVersions.$inferInsert,
): Promise<void> {
  await tx.db.insert(personaVersions).values(row);
}

export async function findVersion(
  tx: WorkspaceTx,
  personaId: string,
  version: number,
): Promise<PersonaVersionRow | undefined> {
  const [row] = await tx.db
    .select()
    .from(personaVersions)
    .where(and(eq(personaVersions.personaId, personaId), eq(personaVersions.version, version)));
  return row;
}
