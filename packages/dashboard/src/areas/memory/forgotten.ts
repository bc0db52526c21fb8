import type { Schemas } from "@hyponema/client";
import { countedOf } from "../../kit/amounts.ts";

/** How much of each went, in a sentence. */
export function forgottenWords(forgotten: Schemas["Forgotten"]): string {
  const { observations, passages, open_threads, spans, summaries } = forgotten;
  const parts = [
    countedOf(observations, "statement"),
    ...(passages > 0 ? [`${countedOf(passages, "message")} taken out of recall`] : []),
    ...(open_threads > 0 ? [countedOf(open_threads, "open thread")] : []),
    ...(spans > 0 ? [`${countedOf(spans, "step")} of traces emptied`] : []),
    ...(summaries > 0 ? [`${countedOf(summaries, "summary", "summaries")} dropped`] : []),
  ];
  return `${parts.join(", ")}.`;
}
