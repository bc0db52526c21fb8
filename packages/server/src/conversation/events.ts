import type { ErrorKind, TurnEvent } from "@hyponema/contract/events";
import type { FinishedSpan } from "../resources/observability/service.ts";
import type { KeptTurnEvent } from "../resources/turns/service.ts";
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

/** Why an answer could not be given. */
export interface Failure {
  readonly kind: ErrorKind;
  readonly detail: string;
  /** The detail without the model provider's own words, which may quote the prompt. */
  readonly plain: string;
}

/** A failure in words of our own, unless `plain` says that `detail` is not. */
export function failure(kind: ErrorKind, detail: string, plain = detail): Failure {
  return { kind, detail, plain };
}

/** The event that ends a turn that failed. */
export function errorEvent({ kind, detail, plain }: Failure): KeptTurnEvent {
  return { type: "error", data: { detail, error_kind: kind }, plain };
}

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
