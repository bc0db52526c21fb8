import type { FinishedSpan } from "../../resources/observability/service.ts";
import type { EngineEvent } from "../events.ts";
import type { Paid } from "./usage-pricing.ts";

/** Listens to a turn for what is booked besides its transcript: spans and usage. */
export class TurnAccounting {
  readonly #spans: FinishedSpan[] = [];
  readonly #paid: Paid[] = [];

  on(event: EngineEvent): void {
    if (event.type === "span") this.#spans.push(event.span);
    else if (event.type === "usage") this.#paid.push(event);
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

  /**
   * The model that answered last, fallbacks considered. A model that was cut off reports no usage: then the last one that
   * was asked. Null when none was.
   */
  get answeredBy(): { readonly provider: string | null; readonly model: string | null } | null {
    return this.#paid.at(-1)?.usage ?? this.#spans.findLast(({ type }) => type === "llm") ?? null;
  }

  /** The turn's steps, the turn itself first. */
  spansUnder(root: FinishedSpan): readonly FinishedSpan[] {
    return [root, ...this.#spans];
  }
}
