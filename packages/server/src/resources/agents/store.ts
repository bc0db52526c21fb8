import { and, desc, eq, ilike, isNotNull, isNull, lt } from "drizzle-orm";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { containing } from "../../platform/database/search.ts";
import type { PageRequest } from "../../platform/http/cursor.ts";
import { agents, agentVersions } from "./tables.ts";

export type AgentRow = typeof agents.$inferSelect;
export type AgentVersionRow = typeof agentVersions.$inferSelect;

export interface AgentFilter {
  readonly search?: string | undefined;
  readonly status?: "draft" | "published" | undefined;
}

export async function find(tx: WorkspaceTx, id: string): Promise<AgentRow | undefined> {
  const [row] = await tx.db.select().from(agents).where(eq(agents.id, id));
  return row;
}

/** Finds and locks, so that two changes of one agent happen one after the other. */
export async function findForUpdate(tx: WorkspaceTx, id: string): Promise<AgentRow | undefined> {
  const [row] = await tx.db.select().from(agents).where(eq(agents.id, id)).for("update");
  return row;
}

export async function list(tx: WorkspaceTx, filter: AgentFilter, page: PageRequest): Promise<AgentRow[]> {
  const byStatus =
    filter.status === "draft" ? isNull(agents.publishedVersion) : isNotNull(agents.publishedVersion);
  return tx.db
    .select()
    .from(agents)
    .where(
      and(
        filter.search === undefined ? undefined : ilike(agents.name, containing(filter.search)),
        filter.status === undefined ? undefined : byStatus,
        page.after === null ? undefined : lt(agents.id, page.after),
      ),
    )
    .orderBy(desc(agents.id))
    .limit(page.limit + 1);
}

export async function insert(tx: WorkspaceTx, row: typeof agents.$inferInsert): Promise<AgentRow> {
  const [inserted] = await tx.db.insert(agents).values(row).returning();
  return inserted as AgentRow;
}

export async function update(
  tx: WorkspaceTx,
  id: string,
  change: Partial<typeof agents.$inferInsert>,
): Promise<AgentRow> {
  const [updated] = await tx.db.update(agents).set(change).where(eq(agents.id, id)).returning();
  return updated as AgentRow;
}

export async function insertVersion(tx: WorkspaceTx, row: typeof agentVersions.$inferInsert): Promise<void> {
  await tx.db.insert(agentVersions).values(row);
}

export async function findVersion(
  tx: WorkspaceTx,
  agentId: string,
  version: number,
): Promise<AgentVersionRow | undefined> {
  const [row] = await tx.db
    .select()
    .from(agentVersions)
    .where(and(eq(agentVersions.agentId, agentId), eq(agentVersions.version, version)));
  return row;
}
