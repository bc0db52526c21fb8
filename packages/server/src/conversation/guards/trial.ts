import { type GuardTrial, guardRoutes } from "@hyponema/contract/guard-routes";
import type { PersonaSettings } from "@hyponema/contract/persona-settings";
import type { Clock } from "../../platform/clock.ts";
import { operations } from "../../platform/http/call.ts";
import { getPersona } from "../../resources/personas/service.ts";
import type { EngineEvent } from "../events.ts";
import { Spans } from "../record/spans.ts";
import { guardEntrance } from "./entrance.ts";
import { firstViolation, outputGuard } from "./output-guard.ts";
import { prepareZones } from "./zones.ts";

/** Lets people see what guards do, by the very guards that turns run. */
export function guardOperations(clock: Clock) {
  return operations(guardRoutes, {
    tryGuards: async ({ params, body, request, beginIdempotent, read, write }) => {
      const before = await beginIdempotent();
      if (before) return before;
      const { settings } = await read((tx) => getPersona(tx, params.persona_id));
      const at = body.at === undefined ? clock.now() : new Date(body.at);
      const trial =
        body.said_by === "agent"
          ? await tryOutput(settings, body.text, request.signal)
          : await tryEntrance(settings, body.text, at, body.timezone ?? null, clock, request.signal);
      return write(async () => trial);
    },
  });
}

async function tryOutput(
  { no_go_zones: zones, escalation }: PersonaSettings,
  text: string,
  signal: AbortSignal,
): Promise<GuardTrial> {
  const prepared = prepareZones(zones);
  const guard = outputGuard(prepared, signal);
  const pushed = await guard.push(text);
  const flushed = await guard.flush();
  const zone = pushed.violation ?? flushed.violation;
  const released = pushed.text + flushed.text;
  if (!prepared || !zone) return { met: null, said: released };
  const place = await firstViolation(prepared, text, signal);
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

async function tryEntrance(
  settings: PersonaSettings,
  text: string,
  at: Date,
  timezone: string | null,
  clock: Clock,
  signal: AbortSignal,
): Promise<GuardTrial> {
  const zones = prepareZones(settings.no_go_zones);
  const rules = prepareZones(settings.escalation.rules);
  const guards = { settings, zones, escalationRules: rules };
  const events: EngineEvent[] = [];
  for await (const event of guardEntrance(guards, timezone, text, at, new Spans(clock, "trial"), signal)) {
    events.push(event);
  }
  const said = events.map((event) => (event.type === "token" ? event.data.text : "")).join("");
  const guard = events.find((event) => event.type === "guard")?.data;
  if (guard?.kind === "sleep_window") {
    return {
      met: { kind: guard.kind, name: guard.detail, action: guard.action, start: null, end: null },
      said,
    };
  }
  if (guard) {
    const place = rules && (await firstViolation(rules, text, signal));
    const { kind, detail: name, action } = guard;
    return { met: { kind, name, action, start: place?.start ?? null, end: place?.end ?? null }, said };
  }
  const marked = zones && (await firstViolation(zones, text, signal));
  if (!marked) return { met: null, said };
  const { zone, start, end } = marked;
  return { met: { kind: "no_go_zone", name: zone.name, action: "mark", start, end }, said };
}
