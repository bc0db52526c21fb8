import type { WorkspaceTx } from "../../platform/database/database.ts";
import { recordChange } from "../../resources/audit/service.ts";
import type { FinishedSpan } from "../../resources/observability/service.ts";
import { raiseEvent } from "../../resources/outbox/service.ts";
import type { ModelUsage } from "../../resources/usage/service.ts";
import type { EngineEvent } from "../events.ts";
import type { Paid } from "./booking.ts";

/** Listens to a turn for what is booked beside its transcript: spans, usage, escalations. */
export class Ledger {
  readonly #spans: FinishedSpan[] = [];
  readonly #paid: Paid[] = [];
  readonly #escalations: string[] = [];
  readonly #escalationTarget: string | null;

  /** `escalationTarget`: who takes over, as the persona says. */
  constructor(escalationTarget: string | null) {
    this.#escalationTarget = escalationTarget;
  }

  on(event: EngineEvent): void {
    if (event.type === "span") this.#spans.push(event.span);
    else if (event.type === "usage") this.#paid.push(event);
    else if (event.type === "escalated") this.#escalations.push(event.reason);
  }

  /** Tokens over all models and rounds. */
  get totals(): { readonly promptTokens: number; readonly completionTokens: number } {
    let promptTokens = 0;
    let completionTokens = 0;
    for (const { usage } of this.#paid) {
      promptTokens += usage.promptTokens;
      completionTokens += usage.completionTokens;
    }
    return { promptTokens, completionTokens };
  }

  /** What models were paid for, in order. */
  get paid(): readonly Paid[] {
    return this.#paid;
  }

  /** The model that answered last, fallbacks considered. */
  get answeredBy(): ModelUsage | null {
    return this.#paid.at(-1)?.usage ?? null;
  }

  /** The turn's steps, the turn itself first. */
  spansUnder(root: FinishedSpan): readonly FinishedSpan[] {
    return [root, ...this.#spans];
  }

  /** Raises what was escalated, in the transaction that closes the turn. */
  async raise(tx: WorkspaceTx, turn: { readonly id: string; readonly sessionId: string }): Promise<void> {
    for (const reason of this.#escalations) {
      const facts = { turn_id: turn.id, reason, target: this.#escalationTarget };
      await raiseEvent(tx, "escalation.triggered", { session_id: turn.sessionId, ...facts });
      const target = { kind: "session", id: turn.sessionId };
      await recordChange(tx, { action: "session.escalate", target, after: facts });
    }
  }
}
