import type { Scope } from "@hyponema/contract/scopes";
import type { SystemVariable } from "@hyponema/contract/variables";
import { localTime } from "../local-time.ts";

/** Facts that system variables are made of; null is what is not known. */
export interface SystemFacts {
  readonly now: Date;
  readonly agentId: string;
  /** Null: a preview of the draft. */
  readonly agentVersion: number | null;
  /** Null: there is no session yet. */
  readonly sessionId: string | null;
  readonly language: string;
  readonly user: {
    readonly name: string | null;
    readonly phone: string | null;
    readonly timezone: string | null;
    readonly language: string | null;
  };
}

/** The system variables of a moment; what is not known has no value, and its placeholder stays as it is written. */
export function systemVariables(facts: SystemFacts): Readonly<Partial<Record<SystemVariable, string>>> {
  const { now, user } = facts;
  const timezone = user.timezone ?? "UTC";
  const local = localTime(now, timezone);
  const values: Record<SystemVariable, string | null> = {
    system__time_utc: now.toISOString(),
    system__local_date: local.date,
    system__day_of_week: local.weekdayName,
    system__time_of_day: timeOfDay(local.minutes),
    system__conversation_language: facts.language,
    system__agent_id: facts.agentId,
    system__agent_version: facts.agentVersion === null ? "draft" : String(facts.agentVersion),
    system__conversation_id: facts.sessionId,
    system__user_name: user.name,
    system__user_first_name: user.name?.trim().split(/\s+/u)[0] || null,
    system__user_phone: user.phone,
    system__user_timezone: timezone,
    system__user_language: user.language,
    system__subject_timezone: timezone,
  };
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
}

// What the clock shows where the User is tells their time zone.
const TELLING_TIMEZONE: ReadonlySet<string> = new Set<SystemVariable>([
  "system__local_date",
  "system__day_of_week",
  "system__time_of_day",
]);

/**
 * The scope that reading a variable's value takes: facts of the User, and what tells one of them, `users:read`, other facts
 * of the system none, and a session's own variables `sessionScope`.
 */
export function scopeOfVariable(name: string, sessionScope: Scope | null): Scope | null {
  if (/^system__(?:user|subject)_/.test(name) || TELLING_TIMEZONE.has(name)) return "users:read";
  return name.startsWith("system__") ? null : sessionScope;
}

function timeOfDay(minutes: number): string {
  const hour = Math.floor(minutes / 60);
  if (hour < 5 || hour >= 22) return "night";
  if (hour < 12) return "morning";
  return hour < 18 ? "afternoon" : "evening";
}
