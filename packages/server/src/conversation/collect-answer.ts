import type { FinishedSpan } from "../resources/observability/service.ts";
import type { Ending } from "./answer.ts";
import type { EngineEvent } from "./events.ts";
import type { Paid } from "./record/usage-pricing.ts";

/** An answer that nobody listens to while it is given, and what it took. */
export interface CollectedAnswer {
  readonly ending: Ending;
  readonly text: string;
  readonly spans: readonly FinishedSpan[];
  readonly paid: readonly Paid[];
}

/** Hears an answer out. */
export async function collectAnswer(events: AsyncGenerator<EngineEvent, Ending>): Promise<CollectedAnswer> {
  let text = "";
  const spans: FinishedSpan[] = [];
  const paid: Paid[] = [];
  for (;;) {
    const next = await events.next();
    if (next.done) return { ending: next.value, text, spans, paid };
    const event = next.value;
    if (event.type === "span") spans.push(event.span);
    else if (event.type === "usage") paid.push(event);
    else if (event.type === "token") text += event.data.text;
  }
}
