import type { AuditEntry } from "@hyponema/contract/audit";
import { masked } from "@hyponema/contract/masking";
import type { Scope } from "@hyponema/contract/scopes";
import type { TimelineKind } from "@hyponema/contract/user-timeline";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { jsonb } from "../../platform/database/jsonb.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { newId } from "../../platform/ids.ts";
import type { Viewer } from "../../platform/masking/viewer.ts";

/** The `UserData` of the audit log. */
export const auditUserData = {
  family: "audit",
  tables: {
    audit_log: {
      user: ["target_id"],
      holds: ["before", "after"],
      codes: [
        ...["actor_kind", "actor_id", "actor_name", "actor_address"],
        ...["action", "target_kind", "request_id"],
      ],
      merge: { stays: "an entry names the User that was changed; timelines read those of merged Users too" },
      forget: { kept: "entries about memory have IDs and counts, never what it says" },
      export: "rows",
      erase: { anonymise: "`before` and `after` are emptied; who did what and when stays, in order" },
    },
  },
} as const;

/** A change in the audit log. */
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

/** Records `change` in the transaction that makes it. Secrets must be masked before. */
export async function recordChange(tx: WorkspaceTx, change: Change): Promise<void> {
  await tx.query(
    `INSERT INTO hyponema.audit_log (workspace_id, id, at, actor_kind, actor_id, actor_name, actor_address, action,
       target_kind, target_id, before, after, request_id)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
    [
      tx.workspaceId,
      newId("audit", tx.now.getTime()),
      tx.now,
      tx.actor.kind,
      tx.actor.id,
      tx.actor.name,
      tx.actor.address,
      change.action,
      change.target.kind,
      change.target.id,
      jsonb(change.before ?? null),
      jsonb(change.after ?? null),
      tx.actor.requestId,
    ],
  );
}

/**
 * SQL for the changes of Users in a timeline; `kinds` maps actions to timeline kinds. The facts are {before, after}.
 * See `TimelineSource`.
 */
export function userChanges(kinds: Readonly<Record<string, TimelineKind>>) {
  const actions = Object.entries(kinds);
  const cases = actions.map(([action, kind]) => `WHEN '${action}' THEN '${kind}'`).join(" ");
  return {
    kinds: [...new Set(Object.values(kinds))],
    rows: `SELECT at, CASE action ${cases} END AS kind, id::text FROM hyponema.audit_log
      WHERE workspace_id = $1 AND target_id = ANY ($2) AND action IN (${actions.map(([action]) => `'${action}'`).join(", ")})`,
    facts: `SELECT jsonb_build_object('before', before, 'after', after) FROM hyponema.audit_log a
      WHERE a.workspace_id = $1 AND a.id = entry.id`,
  };
}

interface AuditRow extends Omit<AuditEntry, "at" | "actor" | "target"> {
  readonly at: Date;
  readonly actor_kind: AuditEntry["actor"]["kind"];
  readonly actor_id: string | null;
  readonly actor_name: string;
  readonly actor_address: string | null;
  readonly target_kind: string;
  readonly target_id: string;
}

/** Entries that match `filter`, newest first, as `viewer` may read them. */
export async function listAuditLog(
  tx: WorkspaceTx,
  filter: AuditFilter,
  page: PageRequest,
  viewer: Viewer,
): Promise<Page<AuditEntry>> {
  const rows = await tx.query<AuditRow>(
    `SELECT * FROM hyponema.audit_log WHERE workspace_id = $1 AND ($2::text IS NULL OR action = $2)
       AND ($3::text IS NULL OR target_id = $3) AND ($4::text IS NULL OR actor_id = $4)
       AND ($5::text IS NULL OR id < $5) ORDER BY id DESC LIMIT $6`,
    [
      tx.workspaceId,
      filter.action ?? null,
      filter.target_id ?? null,
      filter.actor_id ?? null,
      page.after,
      page.limit + 1,
    ],
  );
  return pageOf(
    rows,
    page,
    (row) => row.id,
    (row) => present(row, viewer),
  );
}

// `before` and `after` of a User's data require the scope that reading the data itself requires.
const PROFILE_ACTIONS = ["user.profile_update", "user.attribute_set", "user.attribute_delete"];

function scopeOfChange({ action, target_kind: kind }: AuditRow): Scope | null {
  if (PROFILE_ACTIONS.includes(action)) return "profile_fields:read";
  if (action.startsWith("memory.")) return "memory:read";
  return kind === "user" ? "users:read" : null;
}

function present(row: AuditRow, viewer: Viewer): AuditEntry {
  const scope = scopeOfChange(row);
  const shown = (value: unknown) => (value === null || !scope || viewer.may(scope) ? value : masked(scope));
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, id: row.actor_id, name: row.actor_name, address: row.actor_address },
    action: row.action,
    target: { kind: row.target_kind, id: row.target_id },
    before: shown(row.before),
    after: shown(row.after),
    request_id: row.request_id,
  };
}
