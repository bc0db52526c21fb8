import type { TurnEvent } from "@hyponema/client";
import { maskLabel, unmaskedJson } from "../../../kit/mask-label.ts";

/** A tool call of a turn. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** Arguments as JSON text, streamed while the model generates them. */
  readonly argumentsJson: string;
  /** Undefined while the tool runs. */
  readonly result?: unknown;
  readonly latencyMs?: number;
}

/** A guard's action in a turn. */
export interface GuardAction {
  readonly kind: string;
  readonly action: string;
  readonly detail: string;
}

/** A turn, during and after streaming. */
export interface Turn {
  /** Position on the page; the server's ID arrives with the first event. */
  readonly number: number;
  readonly id: string | null;
  readonly userText: string;
  readonly agentText: string;
  readonly model: string | null;
  readonly tools: readonly ToolCall[];
  readonly guards: readonly GuardAction[];
  readonly state: "running" | "complete" | "stopped" | "failed";
  /** Error message of a failed turn. */
  readonly failure: string | null;
  readonly latencyMs: number | null;
  /** Time to first token, measured from sending. */
  readonly firstTokenMs: number | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
}

export function newTurn(number: number, userText: string): Turn {
  return {
    ...{
      number,
      userText,
      id: null,
      agentText: "",
      model: null,
      tools: [],
      guards: [],
      state: "running",
      failure: null,
    },
    ...{ latencyMs: null, firstTokenMs: null, promptTokens: null, completionTokens: null },
  };
}

/** Applies a stream event that arrived `ms` after the message was sent. */
export function applyEvent(turn: Turn, event: TurnEvent, ms: number): Turn {
  switch (event.type) {
    case "turn_start":
      return { ...turn, id: event.data.turn_id, model: event.data.model };
    case "token":
      return {
        ...turn,
        agentText: turn.agentText + event.data.text,
        firstTokenMs: turn.firstTokenMs ?? Math.round(ms),
      };
    case "tool_call":
      return updateCall(turn, event.data.call_id, {
        name: event.data.name,
        argumentsJson: unmaskedJson(event.data.arguments_partial),
      });
    case "tool_result":
      return updateCall(turn, event.data.call_id, {
        name: event.data.name,
        argumentsJson: maskLabel(event.data.arguments) ?? JSON.stringify(event.data.arguments, null, 2),
        result: event.data.result,
        latencyMs: event.data.latency_ms,
      });
    case "guard":
      return { ...turn, guards: [...turn.guards, event.data] };
    case "turn_end":
      return {
        ...turn,
        state: "complete",
        latencyMs: event.data.latency_ms,
        promptTokens: event.data.prompt_tokens,
        completionTokens: event.data.completion_tokens,
      };
    case "error":
      return event.data.error_kind === "cancelled"
        ? { ...turn, state: "stopped" }
        : { ...turn, state: "failed", failure: event.data.detail };
  }
}

function updateCall(turn: Turn, id: string, part: Omit<ToolCall, "id">): Turn {
  // Some models restart their call IDs in every round, so match only a running call.
  const at = turn.tools.findIndex((call) => call.id === id && call.latencyMs === undefined);
  if (at < 0) return { ...turn, tools: [...turn.tools, { id, ...part }] };
  return { ...turn, tools: turn.tools.with(at, { id, ...part }) };
}
