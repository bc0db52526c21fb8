import type { Schemas } from "@hyponema/client";
import { pluralize } from "../../kit/format.ts";

/** Summary of a forget operation, as a sentence. */
export function forgottenSummary(forgotten: Schemas["Forgotten"]): string {
  const { observations, passages, open_threads, spans, summaries } = forgotten;
  const parts = [
    pluralize(observations, "statement"),
    ...(passages > 0 ? [`${pluralize(passages, "message")} taken out of recall`] : []),
    ...(open_threads > 0 ? [pluralize(open_threads, "open thread")] : []),
    ...(spans > 0 ? [`${pluralize(spans, "step")} of traces emptied`] : []),
    ...(summaries > 0 ? [`${pluralize(summaries, "summary", "summaries")} dropped`] : []),
  ];
  return `${parts.join(", ")}.`;
}
