import { observabilityRoutes } from "@hyponema/contract/observability";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as observability from "./service.ts";

export const observabilityOperations = operations(observabilityRoutes, {
  listTraces: ({ query, read }) => read((tx) => observability.listTraces(tx, query, pageRequest(query))),
  getTrace: ({ params, viewer, read }) => read((tx) => observability.getTrace(tx, params.trace_id, viewer)),
});
