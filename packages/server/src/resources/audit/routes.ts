import { auditRoutes } from "@hyponema/contract/audit";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import { listAuditLog } from "./service.ts";

export const auditOperations = operations(auditRoutes, {
  listAuditLog: ({ query, viewer, read }) =>
    read((tx) => listAuditLog(tx, query, pageRequest(query), viewer)),
});
