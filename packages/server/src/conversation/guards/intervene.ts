import type { GUARD_KINDS, GuardAction } from "@hyponema/contract/events";
import type { EngineEvent } from "../events.ts";
import type { Spans } from "../record/spans.ts";

/** What a guard does. */
export interface Intervention {
  readonly kind: (typeof GUARD_KINDS)[number];
  readonly action: GuardAction;
  /** The zone, window or rule, as its author named it. */
  readonly name: string;
  /** Said instead; null: nothing. */
  readonly message: string | null;
  /** Whether the session ends with it. */
  readonly ends: boolean;
}

/** Tells of an intervention, in the turn and in its records, and says what there is to be said. */
export function* intervene(
  { kind, action, name, message, ends }: Intervention,
  spans: Spans,
): Generator<EngineEvent> {
  const span = spans.begin("guardrail", name);
  span.output = { kind, action };
  yield { type: "span", span: span.end() };
  const replacement = action === "redirect" ? { replacement: message ?? "" } : {};
  yield { type: "guard", data: { kind, action, detail: name, ...replacement } };
  if (action !== "block" && message) yield { type: "token", data: { text: message } };
  if (ends) yield { type: "end_session", reason: "escalated" };
}
