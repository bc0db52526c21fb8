import type { Escalation } from "@hyponema/contract/guards";
import type { NoGoZone, PersonaSettings } from "@hyponema/contract/persona-settings";
import type { EngineEvent } from "../events.ts";
import type { Spans } from "../record/spans.ts";
import { intervene } from "./intervene.ts";
import { firstViolation } from "./output-guard.ts";
import { sleepingAt } from "./sleep.ts";
import type { PreparedZones } from "./zones.ts";

/** The guards of a persona, prepared. */
export interface EntranceGuards {
  readonly settings: Pick<PersonaSettings, "sleep_windows" | "escalation">;
  readonly zones: PreparedZones<NoGoZone> | null;
  readonly escalationRules: PreparedZones<Escalation["rules"][number]> | null;
}

/**
 * The guards before the model is asked. A sleep window says its message instead of an answer. A rule of escalation that
 * the User's words meet raises it: with a message that is the answer, without one the model answers all the same, unless
 * the rule ends the session. What the User says of a no-go zone is only marked. Returns whether the turn is over; throws
 * the reason of `signal` when that is aborted meanwhile.
 */
export async function* guardEntrance(
  { settings, zones, escalationRules }: EntranceGuards,
  userTimezone: string | null,
  text: string,
  now: Date,
  spans: Spans,
  signal: AbortSignal | null,
): AsyncGenerator<EngineEvent, "over" | "goes on"> {
  const { sleep_windows: windows, escalation } = settings;
  const window = sleepingAt(windows, now, userTimezone);
  if (window) {
    const name = `${window.from}–${window.to}`;
    const { message } = window;
    yield* intervene({ kind: "sleep_window", action: "redirect", name, message, ends: false }, spans);
    return "over";
  }
  const met = escalationRules && (await firstViolation(escalationRules, text, signal));
  if (met) {
    const { name, end: ends } = met.zone;
    const { message } = escalation;
    yield* intervene({ kind: "escalation", action: "escalate", name, message, ends }, spans);
    return message || ends ? "over" : "goes on";
  }
  const marked = zones && (await firstViolation(zones, text, signal));
  if (marked) {
    const span = spans.begin("guardrail", marked.zone.name);
    span.output = { kind: "no_go_zone", said_by: "user", action: "mark" };
    yield { type: "span", span: span.end() };
  }
  return "goes on";
}
