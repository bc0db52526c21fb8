import type { Trace, TraceSummary } from "@hyponema/contract/observability";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { type Page, type PageRequest, pageOf } from "../../platform/http/cursor.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import type { Viewer } from "../../platform/masking/viewer.ts";
import { getAgent } from "../agents/service.ts";
import { findSession } from "../sessions/service.ts";
import { maskSpans } from "./masking.ts";
import * as store from "./store.ts";

export { observabilityUserData } from "./user-data.ts";

/** A finished step of a turn. `parent_id` is null for the turn itself. */
export type FinishedSpan = store.SpanRow;

export interface TraceFilter {
  readonly conversation_id?: string | undefined;
  readonly turn_id?: string | undefined;
  readonly agent_id?: string | undefined;
  readonly errors_only: "true" | "false";
  readonly include_test: "true" | "false";
}

/** Keeps the spans of a finished turn. */
export const recordSpans = store.insertSpans;

export async function listTraces(
  tx: WorkspaceTx,
  filter: TraceFilter,
  page: PageRequest,
): Promise<Page<TraceSummary>> {
  const { conversation_id: conversation, turn_id: turn } = filter;
  if (conversation !== undefined) await findSession(tx, conversation);
  if (filter.agent_id !== undefined) await getAgent(tx, filter.agent_id);
  const rows = await store.listTraces(
    tx,
    {
      sessionId: conversation,
      turnId: turn,
      agentId: filter.agent_id,
      errorsOnly: filter.errors_only === "true",
      includeTest: filter.include_test === "true" || conversation !== undefined || turn !== undefined,
    },
    page,
  );
  return pageOf(rows, page, (row) => row.id, present);
}

/** A trace as `viewer` may read it. */
export async function getTrace(tx: WorkspaceTx, id: string, viewer: Viewer): Promise<Trace> {
  const row = await store.findTrace(tx, id);
  if (!row) throw new Refusal("not-found");
  const spans = await store.listSpans(tx, id);
  return { ...present(row), spans: maskSpans(spans, viewer) };
}

function present({ latency_ms, ...row }: store.TraceRow): TraceSummary {
  return { ...row, started_at: row.started_at.toISOString(), duration_ms: latency_ms };
}
