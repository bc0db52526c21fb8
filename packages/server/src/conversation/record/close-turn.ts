import type { TurnEvent } from "@hyponema/contract/events";
import type { WorkspaceTx } from "../../platform/database/database.ts";
import { recordChange } from "../../resources/audit/service.ts";
import { awaitForgetting, forgetLate } from "../../resources/memory/forgetting/running-turns.ts";
import type { FinishedSpan } from "../../resources/observability/service.ts";
import { raiseEvent } from "../../resources/outbox/service.ts";
import {
  finishTurn,
  type KeptTurnEvent,
  keepEvents,
  type TurnPlace,
  type TurnResult,
} from "../../resources/turns/service.ts";
import { type Paid, priceUsage } from "./usage-pricing.ts";

/** What a turn leaves behind when it ends. */
export interface ClosedTurn {
  readonly place: TurnPlace;
  readonly traceId: string;
  /** Its cost is that of `paid`. */
  readonly result: Omit<TurnResult, "costUsd">;
  readonly paid: readonly Paid[];
  /** The turn itself first. */
  readonly spans: readonly FinishedSpan[];
  /** All its events, for what they raise. */
  readonly events: readonly TurnEvent[];
  /** Of its events, those that are not kept yet; `firstSequence` is the number of the first. */
  readonly unkept: { readonly firstSequence: number; readonly events: readonly KeptTurnEvent[] };
  /** Who takes over an escalation, as the persona says. */
  readonly escalationTarget: string | null;
}

/**
 * Writes everything that a turn leaves behind, whether its node closes it or, after a crash, another one. Resolves to
 * false when the turn was closed already; then nothing is written.
 */
export async function closeTurn(tx: WorkspaceTx, turn: ClosedTurn): Promise<boolean> {
  const { place, traceId } = turn;
  const [pricing] = await Promise.all([priceUsage(tx, turn.paid), awaitForgetting(tx, place.sessionId)]);
  const closed = await finishTurn(tx, place, { ...turn.result, costUsd: pricing.costUsd });
  if (!closed) return false;
  await pricing.save({ turnId: place.id, sessionId: place.sessionId, traceId }, turn.spans);
  await raiseEscalations(tx, turn, closed.test);
  await keepEvents(tx, [{ turnId: place.id, ...turn.unkept }]);
  await forgetLate(tx, place.id);
  return true;
}

async function raiseEscalations(
  tx: WorkspaceTx,
  { place, events, escalationTarget }: ClosedTurn,
  test: boolean,
) {
  for (const event of events) {
    if (event.type !== "guard" || event.data.action !== "escalate") continue;
    const facts = { turn_id: place.id, reason: event.data.detail, target: escalationTarget, test };
    await raiseEvent(tx, "escalation.triggered", { session_id: place.sessionId, ...facts });
    const target = { kind: "session", id: place.sessionId };
    await recordChange(tx, { action: "session.escalate", target, after: facts });
  }
}
