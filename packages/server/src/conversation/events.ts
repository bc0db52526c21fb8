import type { TurnEvent } from "@hyponema/contract/events";
import type { FinishedSpan } from "../resources/observability/service.ts";
import type { ModelUsage } from "../resources/usage/service.ts";

/**
 * What the engine says of a turn: events for whoever listens, and facts for whoever keeps records. Encoders pass facts
 * over; subscribers take what they need of either.
 */
export type EngineEvent =
  | TurnEvent
  | { readonly type: "span"; readonly span: FinishedSpan }
  | { readonly type: "usage"; readonly usage: ModelUsage; readonly spanId: string }
  | { readonly type: "language"; readonly language: string }
  | { readonly type: "end_session"; readonly reason: string };

/** Whether an event goes to listeners. */
export function isWireEvent(event: EngineEvent): event is TurnEvent {
  switch (event.type) {
    case "span":
    case "usage":
    case "language":
    case "end_session":
      return false;
    default:
      return true;
  }
}
