import type { AuditEntry } from "@hyponema/contract/audit";
import { and, desc, eq, lt } from "drizzle-orm";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { newId } from "../../platform/ids.ts";
import { auditLog } from "./tables.ts";

/** A change, as the audit log keeps it. */
export interface Change {
  /** The operation, e.g. `agent.publish`. */
  readonly action: string;
  readonly target: { readonly kind: string; readonly id: string };
  readonly before?: unknown;
  readonly after?: unknown;
}

export interface AuditFilter {
  readonly action?: string | undefined;
  readonly target_id?: string | undefined;
  readonly actor_id?: string | undefined;
}

/** Writes `change` into the audit log, in the transaction that makes it. Secrets must be masked before. */
export async function recordChange(tx: WorkspaceTx, change: Change): Promise<void> {
  await tx.db.insert(auditLog).values({
    workspaceId: tx.workspaceId,
    id: newId("audit", tx.now.getTime()),
    at: tx.now,
    actorKind: tx.actor.kind,
    actorId: tx.actor.id,
    actorName: tx.actor.name,
    actorAddress: tx.actor.address,
    action: change.action,
    targetKind: change.target.kind,
    targetId: change.target.id,
    before: change.before ?? null,
    after: change.after ?? null,
    requestId: tx.actor.requestId,
  });
}

/** Entries that fit `filter`, newest first. */
export async function listAuditLog(
  tx: WorkspaceTx,
  filter: AuditFilter,
  page: PageRequest,
): Promise<Page<AuditEntry>> {
  const rows = await tx.db
    .select()
    .from(auditLog)
    .where(
      and(
        filter.action === undefined ? undefined : eq(auditLog.action, filter.action),
        filter.target_id === undefined ? undefined : eq(auditLog.targetId, filter.target_id),
        filter.actor_id === undefined ? undefined : eq(auditLog.actorId, filter.actor_id),
        page.after === null ? undefined : lt(auditLog.id, page.after),
      ),
    )
    .orderBy(desc(auditLog.id))
    .limit(page.limit + 1);
  return pageOf(rows, page, (row) => row.id, present);
}

function present(row: typeof auditLog.$inferSelect): AuditEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName, address: row.actorAddress },
    action: row.action,
    target: { kind: row.targetKind, id: row.targetId },
    before: row.before,
    after: row.after,
    request_id: row.requestId,
  };
}
