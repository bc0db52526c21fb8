import type { TurnEvent } from "@hyponema/contract/events";
import type { WorkspaceTx } from "../platform/database/database.ts";
import { newId } from "../platform/ids.ts";
import type { FinishedSpan } from "../resources/observability/service.ts";
import { agentOf, findSession } from "../resources/sessions/service.ts";
import {
  findTurn,
  type KeptEvents,
  keptEvents,
  listMessages,
  MESSAGES_PER_TURN,
  messagesOf,
} from "../resources/turns/service.ts";
import { closeTurn } from "./record/close-turn.ts";
import { truncated } from "./record/spans.ts";

const DETAIL = "The server stopped in the middle of the answer.";

// Clients may have received events that were not kept, and ask for what follows them: the end follows all of those.
const MAX_UNKEPT = 1_000_000;

/** A turn that was closed because its node died. */
export interface ClosedOrphan {
  readonly sessionId: string;
  readonly traceId: string;
  readonly spans: readonly FinishedSpan[];
  /** Until its last kept events, in ms; null when none were kept. */
  readonly latencyMs: number | null;
}

/**
 * Closes a turn whose node died, as `interrupted`, with what its kept events say. Those name the model that was asked
 * and what its tools and guards did; tokens, cost and the time to the first token died with the node and stay unknown.
 * Resolves to null when the turn is closed already.
 */
export async function closeOrphan(tx: WorkspaceTx, id: string): Promise<ClosedOrphan | null> {
  const turn = await findTurn(tx, id);
  if (turn?.status !== "running") return null;
  const { session_id: sessionId, number, trace_id: traceId, started_at: startedAt } = turn;
  const kept = await keptEvents(tx, id, 0);
  const events = kept.flatMap((batch) => batch.events);
  const lastAt = kept.at(-1)?.at;
  const latencyMs = lastAt ? Math.max(0, lastAt.getTime() - startedAt.getTime()) : null;
  const asked = await listMessages(tx, sessionId, number * MESSAGES_PER_TURN - 1, 1);
  const spans = spansOf(kept, startedAt, { latencyMs, text: asked[0]?.text ?? "" });
  const closed = await closeTurn(tx, {
    place: { id, sessionId, number },
    traceId,
    result: {
      status: "interrupted",
      provider: null,
      model: modelOf(events),
      promptTokens: null,
      completionTokens: null,
      firstTokenMs: null,
      latencyMs,
      errorKind: "internal",
      messages: messagesOf(events, "interrupted"),
    },
    paid: [],
    spans,
    events,
    unkept: {
      firstSequence: events.length + MAX_UNKEPT,
      events: [{ type: "error", data: { detail: DETAIL, error_kind: "internal" }, plain: DETAIL }],
    },
    escalationTarget: await escalationTargetOf(tx, sessionId, events),
  });
  return closed ? { sessionId, traceId, spans, latencyMs } : null;
}

/** The model that was asked, if anything came of it. */
function modelOf(events: readonly TurnEvent[]): string | null {
  const start = events.find((event) => event.type === "turn_start");
  const heard = events.some(({ type }) => type === "token" || type === "tool_call");
  return start && heard && start.data.model !== "" ? start.data.model : null;
}

// Read only when needed: a session's agent is large.
async function escalationTargetOf(tx: WorkspaceTx, sessionId: string, events: readonly TurnEvent[]) {
  if (!events.some((event) => event.type === "guard" && event.data.action === "escalate")) return null;
  const agent = await agentOf(tx, await findSession(tx, sessionId));
  return agent.persona.settings.escalation.target;
}

/** The steps that kept events tell of, under the turn's own span. Times are those of their batch. */
function spansOf(
  kept: readonly KeptEvents[],
  startedAt: Date,
  turn: { readonly latencyMs: number | null; readonly text: string },
): readonly FinishedSpan[] {
  const root: FinishedSpan = {
    ...EMPTY,
    id: newId("span", startedAt.getTime()),
    type: "turn",
    name: "turn",
    started_at: startedAt,
    duration_ms: turn.latencyMs ?? 0,
    input: truncated({ text: turn.text }),
    ...{ error: DETAIL, plain_error: DETAIL },
  };
  const steps = kept.flatMap(({ events, at }) =>
    events.flatMap((event): FinishedSpan[] => {
      const step = stepOf(event, at, startedAt);
      return step ? [{ ...step, parent_id: root.id }] : [];
    }),
  );
  return [root, ...steps];
}

function stepOf(event: TurnEvent, at: Date, startedAt: Date): FinishedSpan | null {
  if (event.type === "tool_result") {
    const { name, arguments: given, result, latency_ms: latency } = event.data;
    const begun = new Date(Math.max(startedAt.getTime(), at.getTime() - latency));
    const [input, output] = [truncated(given), truncated(result)];
    const id = newId("span", begun.getTime());
    return { ...EMPTY, id, type: "tool", name, started_at: begun, duration_ms: latency, input, output };
  }
  if (event.type === "guard") {
    const { kind, action, detail: name } = event.data;
    const id = newId("span", at.getTime());
    return {
      ...EMPTY,
      id,
      type: "guardrail",
      name,
      started_at: at,
      duration_ms: 0,
      output: { kind, action },
    };
  }
  return null;
}

const EMPTY = {
  parent_id: null,
  input: null,
  output: null,
  error: null,
  plain_error: null,
  needs: [],
  provider: null,
  model: null,
  prompt_tokens: null,
  completion_tokens: null,
  cost_usd: null,
};
