import { z } from "zod";
import { id } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { Timestamp, text } from "./text.ts";

export const ACTOR_KINDS = ["api_key", "member", "system"] as const;

const SHOWN_BY =
  "Of a User's details: `Masked` without `users:read`; of profile values and attributes: without `profile_fields:read`; of memory: without `memory:read`.";

export const AuditEntry = z
  .object({
    id: id("audit"),
    at: Timestamp,
    actor: z.object({
      kind: z.enum(ACTOR_KINDS),
      id: z.string().nullable(),
      name: z.string(),
      address: z.string().nullable(),
    }),
    action: z.string().meta({ description: "The operation, e.g. `agent.publish`." }),
    target: z.object({ kind: z.string(), id: z.string() }),
    before: z
      .unknown()
      .meta({ description: `What it was, secrets masked; null when it was created. ${SHOWN_BY}` }),
    after: z
      .unknown()
      .meta({ description: `What it is now, secrets masked; null when it was deleted. ${SHOWN_BY}` }),
    request_id: z.string().nullable(),
  })
  .meta({ id: "AuditEntry" });
export type AuditEntry = z.infer<typeof AuditEntry>;

export const listAuditLog = defineRoute({
  operationId: "listAuditLog",
  method: "GET",
  path: "/workspaces/{workspace_id}/audit-log",
  tag: "audit",
  summary: "Read the audit log",
  description: "Every change of configuration, keys and credentials. Entries cannot be changed or removed.",
  access: { kind: "scope", scope: "audit:read" },
  params: z.strictObject({ workspace_id: id("workspace") }),
  query: PageQuery.extend({
    action: text(1, 100).optional(),
    target_id: text(1, 255).optional(),
    actor_id: text(1, 255).optional(),
  }),
  success: { status: 200, description: "Entries, newest first.", body: page(AuditEntry) },
});

export const auditRoutes = { listAuditLog };
