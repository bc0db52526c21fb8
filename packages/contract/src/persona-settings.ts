import { z } from "zod";
import { Greeting, Identity, Personality } from "./character.ts";
import { GUARD_ACTIONS } from "./events.ts";
import { Escalation, Keywords, Regexes, SleepWindow } from "./guards.ts";
import { text } from "./text.ts";

/** Something the agent must not say, and what happens when it is about to. */
export const NoGoZone = z
  .strictObject({
    name: text(1, 120),
    keywords: Keywords,
    regexes: Regexes,
    action: z.enum(GUARD_ACTIONS),
    replacement: text(1, 2000)
      .optional()
      .meta({ description: "What is said instead (`redirect`), or the message sent (`escalate`)." }),
  })
  .refine(
    ({ keywords, regexes }) => keywords.length + regexes.length > 0,
    "needs at least one keyword or regular expression",
  )
  .meta({ id: "NoGoZone" });
export type NoGoZone = z.output<typeof NoGoZone>;

/** Everything about a persona beside its prompt. */
export const PersonaSettings = z
  .strictObject({
    first_message: text(1, 4000)
      .nullable()
      .default(null)
      .meta({ description: "The agent's opening line; null: it waits." }),
    greeting: Greeting.prefault({}),
    no_go_zones: z.array(NoGoZone).max(100).default([]),
    sleep_windows: z.array(SleepWindow).max(50).default([]),
    escalation: Escalation.prefault({}),
    personality: Personality.prefault({}),
    identity: Identity.prefault({}),
  })
  .meta({ id: "PersonaSettings" });
export type PersonaSettings = z.output<typeof PersonaSettings>;

/** A change of some of them. */
export const PersonaSettingsChange = z
  .strictObject({
    first_message: PersonaSettings.shape.first_message.unwrap(),
    greeting: Greeting,
    no_go_zones: PersonaSettings.shape.no_go_zones.unwrap(),
    sleep_windows: PersonaSettings.shape.sleep_windows.unwrap(),
    escalation: Escalation,
    personality: Personality,
    identity: Identity,
  })
  .partial()
  .meta({ id: "PersonaSettingsChange" });
