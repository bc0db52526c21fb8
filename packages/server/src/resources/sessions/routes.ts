import { sessionRoutes } from "@hyponema/contract/sessions";
import { widgetRoutes } from "@hyponema/contract/widget-sessions";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { operations } from "../../platform/http/call.ts";
import {
  type OpenedSession,
  planSession,
  type SessionOpenerPort,
  type SessionPlan,
  type Sessions,
} from "./service.ts";
import { keepVisit, planWidgetSession } from "./widget.ts";

export function sessionOperations(sessions: Sessions, opener: SessionOpenerPort) {
  return operations(sessionRoutes, {
    createSession: (call) =>
      open(call, opener, {
        plan: (tx) => planSession(tx, call.body),
        keep: (tx, plan, opened) => sessions.createSession(tx, plan, opened),
      }),
    getSession: ({ params, read }) => read((tx) => sessions.getSession(tx, params.session_id)),
    endSession: ({ params, body, write }) =>
      write((tx) => sessions.endSession(tx, params.session_id, body.status, body.reason)),
    mintSessionToken: ({ params, body, write }) =>
      write((tx) => sessions.mintSessionToken(tx, params.session_id, body.ttl_seconds)),
  });
}

/** Routes by which web pages open sessions themselves. */
export function widgetOperations(sessions: Sessions, opener: SessionOpenerPort) {
  return operations(widgetRoutes, {
    createWidgetSession: (call) =>
      open(call, opener, {
        plan: (tx) => planWidgetSession(tx, call.params.agent_id, call.body),
        keep: (tx, plan, opened) => keepVisit(sessions, tx, plan, opened),
      }),
  });
}

/** As much of a call as opening a session takes. */
interface Opener<T> {
  readonly request: { readonly signal: AbortSignal };
  beginIdempotent(): Promise<T | null>;
  read<R>(work: (tx: WorkspaceTx) => Promise<R>): Promise<R>;
  write<R>(work: (tx: WorkspaceTx) => Promise<R>): Promise<R>;
}

/** Opens a session: planned in one transaction and kept in another, since others are waited for between the two. */
async function open<T>(
  { beginIdempotent, read, write, request }: Opener<T>,
  opener: SessionOpenerPort,
  steps: {
    plan(tx: WorkspaceTx): Promise<SessionPlan>;
    keep(tx: WorkspaceTx, plan: SessionPlan, opened: OpenedSession): Promise<T>;
  },
): Promise<T> {
  const before = await beginIdempotent();
  if (before) return before;
  const { plan, begin } = await read(async (tx) => {
    const plan = await steps.plan(tx);
    return { plan, begin: await opener.prepare(tx, plan) };
  });
  const opened = await begin(request.signal);
  return write((tx) => steps.keep(tx, plan, opened));
}
