import type { TurnEvent } from "@hyponema/client";
import { hiddenJson, hiddenText } from "../../../kit/hidden.ts";

/** A tool's call within a turn. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** JSON text, growing while the model writes it. */
  readonly given: string;
  /** Undefined while it runs. */
  readonly result?: unknown;
  readonly latencyMs?: number;
}

/** Something a guard did within a turn. */
export interface Guarded {
  readonly kind: string;
  readonly action: string;
  readonly detail: string;
}

/** One turn as it is seen while it streams, and afterwards. */
export interface Turn {
  /** The order on the page; the server's own ID comes with the first event. */
  readonly number: number;
  readonly id: string | null;
  readonly asked: string;
  readonly said: string;
  readonly model: string | null;
  readonly tools: readonly ToolCall[];
  readonly guards: readonly Guarded[];
  readonly state: "running" | "complete" | "stopped" | "failed";
  /** Why it did not come to its end, in words. */
  readonly failure: string | null;
  readonly latencyMs: number | null;
  /** From sending to the first word. */
  readonly firstWordMs: number | null;
  readonly promptTokens: number | null;
  readonly completionTokens: number | null;
}

export function newTurn(number: number, asked: string): Turn {
  return {
    ...{
      number,
      asked,
      id: null,
      said: "",
      model: null,
      tools: [],
      guards: [],
      state: "running",
      failure: null,
    },
    ...{ latencyMs: null, firstWordMs: null, promptTokens: null, completionTokens: null },
  };
}

/** The turn after an event of its stream, which came `ms` after the message was sent. */
export function withEvent(turn: Turn, event: TurnEvent, ms: number): Turn {
  switch (event.type) {
    case "turn_start":
      return { ...turn, id: event.data.turn_id, model: event.data.model };
    case "token":
      return { ...turn, said: turn.said + event.data.text, firstWordMs: turn.firstWordMs ?? Math.round(ms) };
    case "tool_call":
      return withCall(turn, event.data.call_id, {
        name: event.data.name,
        given: hiddenJson(event.data.arguments_partial),
      });
    case "tool_result":
      return withCall(turn, event.data.call_id, {
        name: event.data.name,
        given: hiddenText(event.data.arguments) ?? JSON.stringify(event.data.arguments, null, 2),
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

function withCall(turn: Turn, id: string, part: Omit<ToolCall, "id">): Turn {
  // Some models count their calls anew in every round: one that has its result is another.
  const at = turn.tools.findIndex((call) => call.id === id && call.latencyMs === undefined);
  if (at < 0) return { ...turn, tools: [...turn.tools, { id, ...part }] };
  return { ...turn, tools: turn.tools.with(at, { id, ...part }) };
}
