import { sessionRoutes } from "@hyponema/contract/sessions";
import { operations } from "../../platform/http/call.ts";
import type { Sessions } from "./service.ts";

export function sessionOperations(sessions: Sessions) {
  return operations(sessionRoutes, {
    createSession: ({ body, write }) => write((tx) => sessions.createSession(tx, body)),
    getSession: ({ params, read }) => read((tx) => sessions.getSession(tx, params.session_id)),
    endSession: ({ params, body, write }) =>
      write((tx) => sessions.endSession(tx, params.session_id, body.status, body.reason)),
    mintSessionToken: ({ params, body, write }) =>
      write((tx) => sessions.mintSessionToken(tx, params.session_id, body.ttl_seconds)),
  });
}
