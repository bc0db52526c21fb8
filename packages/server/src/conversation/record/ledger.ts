import type { WorkspaceTx } from "../../platform/database/database.ts";
import { recordChange } from "../../resources/audit/service.ts";
import { type FinishedSpan, recordSpans } from "../../resources/observability/service.ts";
import { raiseEvent } from "../../resources/outbox/service.ts";
import { type ModelUsage, recordUsage } from "../../resources/usage/service.ts";
import type { EngineEvent } from "../events.ts";

/** Which turn the facts belong to. */
interface Subject {
  readonly turnId: string;
  readonly sessionId: string;
  readonly traceId: string;
}

/** Listens to a turn for what is booked beside its transcript: spans, usage, escalations. */
export class Ledger {
  readonly #spans: FinishedSpan[] = [];
  readonly #usage = new Map<string, ModelUsage>();
  readonly #escalations: string[] = [];
  readonly #escalationTarget: string | null;
  #answeredBy: ModelUsage | null = null;

  /** `escalationTarget`: who takes over, as the persona says. */
  constructor(escalationTarget: string | null) {
    this.#escalationTarget = escalationTarget;
  }

  on(event: EngineEvent): void {
    if (event.type === "span") this.#spans.push(event.span);
    else if (event.type === "usage") this.#add(event.usage);
    else if (event.type === "escalated") this.#escalations.push(event.reason);
  }

  /** Tokens over all models and rounds. */
  get totals(): { readonly promptTokens: number; readonly completionTokens: number } {
    let promptTokens = 0;
    let completionTokens = 0;
    for (const usage of this.#usage.values()) {
      promptTokens += usage.promptTokens;
      completionTokens += usage.completionTokens;
    }
    return { promptTokens, completionTokens };
  }

  /** The model that answered last, fallbacks considered. */
  get answeredBy(): ModelUsage | null {
    return this.#answeredBy;
  }

  /** The turn's steps, the turn itself first. */
  spansUnder(root: FinishedSpan): readonly FinishedSpan[] {
    return [root, ...this.#spans];
  }

  /** Writes everything in the transaction that closes the turn. */
  async write(tx: WorkspaceTx, subject: Subject, root: FinishedSpan): Promise<void> {
    await recordSpans(tx, subject.traceId, this.spansUnder(root));
    if (this.#usage.size > 0) await recordUsage(tx, subject.turnId, [...this.#usage.values()]);
    for (const reason of this.#escalations) {
      const facts = { turn_id: subject.turnId, reason, target: this.#escalationTarget };
      await raiseEvent(tx, "escalation.triggered", { session_id: subject.sessionId, ...facts });
      const target = { kind: "session", id: subject.sessionId };
      await recordChange(tx, { action: "session.escalate", target, after: facts });
    }
  }

  #add(usage: ModelUsage): void {
    const key = `${usage.provider}/${usage.model}`;
    const before = this.#usage.get(key);
    this.#usage.set(key, {
      ...usage,
      promptTokens: usage.promptTokens + (before?.promptTokens ?? 0),
      cachedPromptTokens: usage.cachedPromptTokens + (before?.cachedPromptTokens ?? 0),
      completionTokens: usage.completionTokens + (before?.completionTokens ?? 0),
    });
    this.#answeredBy = usage;
  }
}
