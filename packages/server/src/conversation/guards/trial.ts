import { type GuardTrial, guardRoutes } from "@hyponema/contract/guard-routes";
import type { PersonaSettings } from "@hyponema/contract/persona-settings";
import type { Clock } from "../../platform/clock.ts";
import { operations } from "../../platform/http/call.ts";
import { getPersona } from "../../resources/personas/service.ts";
import { Spans } from "../record/spans.ts";
import { guardEntrance } from "./entrance.ts";
import { firstViolation, outputGuard } from "./output-guard.ts";
import { prepareZones } from "./zones.ts";

/** Lets people see what guards do, by the very guards that turns run. */
export function guardOperations(clock: Clock) {
  return operations(guardRoutes, {
    tryGuards: ({ params, body, write }) =>
      write(async (tx) => {
        const { settings } = await getPersona(tx, params.persona_id);
        if (body.said_by === "agent") return tryOutput(settings, body.text);
        const at = body.at === undefined ? clock.now() : new Date(body.at);
        return tryEntrance(settings, body.text, at, body.timezone ?? null, clock);
      }),
  });
}

function tryOutput({ no_go_zones: zones, escalation }: PersonaSettings, text: string): GuardTrial {
  const prepared = prepareZones(zones);
  const guard = outputGuard(prepared);
  const pushed = guard.push(text);
  const flushed = guard.flush();
  const zone = pushed.violation ?? flushed.violation;
  const released = pushed.text + flushed.text;
  if (!prepared || !zone) return { met: null, said: released };
  const place = firstViolation(prepared, text);
  const instead =
    zone.action === "block"
      ? ""
      : (zone.replacement ?? (zone.action === "escalate" ? escalation.message : null) ?? "");
  const { name, action } = zone;
  return {
    met: { kind: "no_go_zone", name, action, start: place?.start ?? null, end: place?.end ?? null },
    said: released + instead,
  };
}

function tryEntrance(
  settings: PersonaSettings,
  text: string,
  at: Date,
  timezone: string | null,
  clock: Clock,
): GuardTrial {
  const zones = prepareZones(settings.no_go_zones);
  const rules = prepareZones(settings.escalation.rules);
  const events = [
    ...guardEntrance(
      { settings, zones, escalationRules: rules },
      timezone,
      text,
      at,
      new Spans(clock, "trial"),
    ),
  ];
  const said = events.map((event) => (event.type === "token" ? event.data.text : "")).join("");
  const guard = events.find((event) => event.type === "guard")?.data;
  if (guard?.kind === "sleep_window") {
    return {
      met: { kind: guard.kind, name: guard.detail, action: guard.action, start: null, end: null },
      said,
    };
  }
  if (guard) {
    const place = rules && firstViolation(rules, text);
    const { kind, detail: name, action } = guard;
    return { met: { kind, name, action, start: place?.start ?? null, end: place?.end ?? null }, said };
  }
  const marked = zones && firstViolation(zones, text);
  if (!marked) return { met: null, said };
  const { zone, start, end } = marked;
  return { met: { kind: "no_go_zone", name: zone.name, action: "mark", start, end }, said };
}
