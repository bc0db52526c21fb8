import { z } from "zod";
import { GUARD_ACTIONS } from "./events.ts";
import { id } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { Timestamp, text } from "./text.ts";

/** Something the agent must not say, and what happens when it is about to. */
export const NoGoZone = z
  .strictObject({
    name: text(1, 120),
    keywords: z.array(text(1, 200)).min(1).max(200).meta({
      description: "Words or phrases, matched whole and without regard to case.",
    }),
    action: z.enum(GUARD_ACTIONS),
    replacement: text(1, 2000)
      .optional()
      .meta({ description: "What is said instead (`redirect`), or the message sent (`escalate`)." }),
  })
  .meta({ id: "NoGoZone" });
export type NoGoZone = z.output<typeof NoGoZone>;

const settings = {
  first_message: text(1, 4000).nullable().meta({ description: "The agent's opening line; null: it waits." }),
  no_go_zones: z.array(NoGoZone).max(100),
};

const authored = {
  name: text(1, 120),
  description: text(0, 2000),
  prompt: text(0, 100_000).meta({ description: "The system prompt, sent to the model byte for byte." }),
};

export const PersonaSettings = z.object(settings).meta({ id: "PersonaSettings" });
export type PersonaSettings = z.output<typeof PersonaSettings>;

const SettingsInput = z.strictObject({
  first_message: settings.first_message.default(null),
  no_go_zones: settings.no_go_zones.default([]),
});

export const Persona = z
  .object({
    id: id("persona"),
    ...authored,
    settings: PersonaSettings,
    production_version: z.int().nullable().meta({ description: "Null until first promoted." }),
    revision: z.int().meta({ description: "Counts changes; the ETag." }),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: "Persona" });
export type Persona = z.infer<typeof Persona>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = z.strictObject({ workspace_id: id("workspace"), persona_id: id("persona") });
const BASE = "/workspaces/{workspace_id}/personas";
const EXAMPLE = {
  name: "Front desk",
  prompt: "You are the front desk of a small hotel. Breakfast is from 7 to 10.",
  settings: { first_message: "Good morning, how can I help?" },
};

export const listPersonas = defineRoute({
  operationId: "listPersonas",
  method: "GET",
  path: BASE,
  tag: "personas",
  summary: "List personas",
  access: { kind: "scope", scope: "personas:read" },
  params: workspace,
  query: PageQuery.extend({ search: text(1, 200).optional() }),
  success: { status: 200, description: "Personas, newest first.", body: page(Persona) },
});

export const createPersona = defineRoute({
  operationId: "createPersona",
  method: "POST",
  path: BASE,
  tag: "personas",
  summary: "Create a persona",
  description: "Creates a draft. `promote` makes it the production version that agents follow.",
  access: { kind: "scope", scope: "personas:write" },
  params: workspace,
  body: z
    .strictObject({
      name: authored.name,
      description: authored.description.default(""),
      prompt: authored.prompt.default(""),
      settings: SettingsInput.prefault({}),
    })
    .meta({ id: "PersonaCreate" }),
  success: { status: 201, description: "The draft.", body: Persona },
  etag: "emit",
  example: EXAMPLE,
});

export const getPersona = defineRoute({
  operationId: "getPersona",
  method: "GET",
  path: `${BASE}/{persona_id}`,
  tag: "personas",
  summary: "Read a persona",
  access: { kind: "scope", scope: "personas:read" },
  params: one,
  success: { status: 200, description: "The draft.", body: Persona },
  errors: ["persona-not-found"],
  etag: "emit",
});

export const updatePersona = defineRoute({
  operationId: "updatePersona",
  method: "PATCH",
  path: `${BASE}/{persona_id}`,
  tag: "personas",
  summary: "Change a persona's draft",
  description: "Fields that are left out stay; fields inside `settings` likewise.",
  access: { kind: "scope", scope: "personas:write" },
  params: one,
  body: z
    .strictObject({ ...authored, settings: z.strictObject(settings).partial() })
    .partial()
    .meta({ id: "PersonaUpdate" }),
  success: { status: 200, description: "The draft as it is now.", body: Persona },
  errors: ["persona-not-found"],
  etag: "require",
  example: { prompt: "You are the front desk of a small hotel. Breakfast is from 6 to 11." },
});

export const promotePersona = defineRoute({
  operationId: "promotePersona",
  method: "POST",
  path: `${BASE}/{persona_id}/promote`,
  tag: "personas",
  summary: "Make the draft the production version",
  description:
    "Freezes the draft as a new numbered version; agents that follow production use it when they are next published.",
  access: { kind: "scope", scope: "personas:write" },
  params: one,
  body: z.strictObject({ note: text(0, 500).default("") }).meta({ id: "PersonaPromote" }),
  bodyOptional: true,
  success: { status: 200, description: "The persona with its new production version.", body: Persona },
  errors: ["persona-not-found"],
  etag: "require",
  example: { note: "Longer breakfast hours" },
});

export const personaRoutes = { listPersonas, createPersona, getPersona, updatePersona, promotePersona };
