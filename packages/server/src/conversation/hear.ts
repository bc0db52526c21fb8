import type { FinishedSpan } from "../resources/observability/service.ts";
import type { ModelUsage } from "../resources/usage/service.ts";
import type { Ending } from "./answer.ts";
import type { EngineEvent } from "./events.ts";

/** An answer that nobody listens to while it is given, and what it took. */
export interface Heard {
  readonly ending: Ending;
  readonly text: string;
  readonly spans: readonly FinishedSpan[];
  readonly usage: readonly ModelUsage[];
}

/** Hears an answer out. */
export async function hear(events: AsyncGenerator<EngineEvent, Ending>): Promise<Heard> {
  let text = "";
  const spans: FinishedSpan[] = [];
  const usage: ModelUsage[] = [];
  for (;;) {
    const next = await events.next();
    if (next.done) return { ending: next.value, text, spans, usage };
    const event = next.value;
    if (event.type === "span") spans.push(event.span);
    else if (event.type === "usage") usage.push(event.usage);
    else if (event.type === "token") text += event.data.text;
  }
}
