import { sessionRoutes } from "@hyponema/contract/sessions";
import { operations } from "../../platform/http/call.ts";
import { type Beginnings, planSession, type Sessions } from "./service.ts";

export function sessionOperations(sessions: Sessions, beginnings: Beginnings) {
  return operations(sessionRoutes, {
    createSession: async ({ body, request, replay, read, write }) => {
      const before = await replay();
      if (before) return before;
      const { plan, begin } = await read(async (tx) => {
        const plan = await planSession(tx, body);
        return { plan, begin: await beginnings.prepare(tx, plan) };
      });
      const beginning = await begin(request.signal);
      return write((tx) => sessions.createSession(tx, plan, beginning));
    },
    getSession: ({ params, read }) => read((tx) => sessions.getSession(tx, params.session_id)),
    endSession: ({ params, body, write }) =>
      write((tx) => sessions.endSession(tx, params.session_id, body.status, body.reason)),
    mintSessionToken: ({ params, body, write }) =>
      write((tx) => sessions.mintSessionToken(tx, params.session_id, body.ttl_seconds)),
  });
}
