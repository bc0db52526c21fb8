import { z } from "zod";
import { id } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { PersonaSettings, PersonaSettingsChange } from "./persona-settings.ts";
import { defineRoute, LIST_VALUES } from "./route.ts";
import { Key, Timestamp, text } from "./text.ts";
import { Diff, DiffQuery, Rollback, VersionNote, VersionNumber, versionFacts } from "./versions.ts";

const authored = {
  name: text(1, 120),
  description: text(0, 2000),
  prompt: text(0, 100_000).meta({ description: "The system prompt, sent to the model byte for byte." }),
};

const key = Key.nullable().meta({
  description:
    "Your own name for the persona, for scripts and deployments that set up several workspaces alike. Unique in the workspace, archived personas included. Null: none.",
});

export const Persona = z
  .object({
    id: id("persona"),
    key,
    ...authored,
    settings: PersonaSettings,
    production_version: z.int().nullable().meta({ description: "Null until first promoted." }),
    last_version: z.int().meta({ description: "Of the newest version; 0 when there is none." }),
    archived_at: Timestamp.nullable(),
    revision: z.int().meta({ description: "Counts changes; the ETag." }),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: "Persona" });
export type Persona = z.infer<typeof Persona>;

const VersionSummary = z
  .object({
    persona_id: id("persona"),
    ...versionFacts,
    name: z.string(),
    production: z.boolean().meta({ description: "Whether agents follow this one now." }),
  })
  .meta({ id: "PersonaVersionSummary" });

export const PersonaVersion = z
  .object({ ...VersionSummary.shape, prompt: z.string(), settings: PersonaSettings })
  .meta({ id: "PersonaVersion" });
export type PersonaVersion = z.infer<typeof PersonaVersion>;

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
  query: PageQuery.extend({
    search: text(1, 200).optional().meta({ description: "Part of a name." }),
    key: Key.optional().meta({ description: "The persona with this key." }),
    archived: z.enum(["true", "false"]).default("false"),
  }),
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
      key: key.default(null),
      name: authored.name,
      description: authored.description.default(""),
      prompt: authored.prompt.default(""),
      settings: PersonaSettings.prefault({}),
    })
    .meta({ id: "PersonaCreate" }),
  bodyValues: LIST_VALUES,
  success: { status: 201, description: "The draft.", body: Persona },
  errors: ["invalid-regex", "key-taken"],
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
  description:
    "Fields that are left out stay; fields inside `settings` likewise. A field that is given replaces the whole of it.",
  access: { kind: "scope", scope: "personas:write" },
  params: one,
  body: z
    .strictObject({ key, ...authored, settings: PersonaSettingsChange })
    .partial()
    .meta({ id: "PersonaUpdate" }),
  bodyValues: LIST_VALUES,
  success: { status: 200, description: "The draft as it is now.", body: Persona },
  errors: ["persona-not-found", "persona-archived", "invalid-regex", "key-taken"],
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
    "Freezes the draft as a new numbered version. Published agents that follow production get it at once, each as a new automatic version, for sessions that begin from now on.",
  access: { kind: "scope", scope: "personas:write" },
  params: one,
  body: VersionNote.meta({ id: "PersonaPromote" }),
  bodyOptional: true,
  success: { status: 200, description: "The persona with its new production version.", body: Persona },
  errors: ["persona-not-found", "persona-archived"],
  etag: "require",
  example: { note: "Longer breakfast hours" },
});

export const rollbackPersona = defineRoute({
  operationId: "rollbackPersona",
  method: "POST",
  path: `${BASE}/{persona_id}/rollback`,
  tag: "personas",
  summary: "Make an earlier version the production version",
  description:
    "The draft stays as it is. Published agents that follow production get the earlier version as a new automatic version of their own.",
  access: { kind: "scope", scope: "personas:write" },
  params: one,
  body: Rollback,
  success: { status: 200, description: "The persona.", body: Persona },
  errors: ["persona-not-found", "persona-archived", "version-not-found"],
  etag: "require",
  example: { version: 1 },
});

export const listPersonaVersions = defineRoute({
  operationId: "listPersonaVersions",
  method: "GET",
  path: `${BASE}/{persona_id}/versions`,
  tag: "personas",
  summary: "List a persona's versions",
  access: { kind: "scope", scope: "personas:read" },
  params: one,
  query: PageQuery,
  success: { status: 200, description: "Versions, newest first.", body: page(VersionSummary) },
  errors: ["persona-not-found"],
});

const oneVersion = one.extend({ version: VersionNumber });

export const getPersonaVersion = defineRoute({
  operationId: "getPersonaVersion",
  method: "GET",
  path: `${BASE}/{persona_id}/versions/{version}`,
  tag: "personas",
  summary: "Read a version of a persona",
  access: { kind: "scope", scope: "personas:read" },
  params: oneVersion,
  success: { status: 200, description: "The version, as it was frozen.", body: PersonaVersion },
  errors: ["persona-not-found", "version-not-found"],
});

export const diffPersonaVersion = defineRoute({
  operationId: "diffPersonaVersion",
  method: "GET",
  path: `${BASE}/{persona_id}/versions/{version}/diff`,
  tag: "personas",
  summary: "Compare a version of a persona with another, or with the draft",
  access: { kind: "scope", scope: "personas:read" },
  params: oneVersion,
  query: DiffQuery,
  success: { status: 200, description: "What differs.", body: Diff },
  errors: ["persona-not-found", "version-not-found"],
});

export const archivePersona = defineRoute({
  operationId: "archivePersona",
  method: "DELETE",
  path: `${BASE}/{persona_id}`,
  tag: "personas",
  summary: "Archive a persona",
  description:
    "It stays readable, with its versions. Refused while an agent that is not archived speaks from it.",
  access: { kind: "scope", scope: "personas:write" },
  params: one,
  success: { status: 200, description: "The persona.", body: Persona },
  errors: ["persona-not-found", "persona-in-use"],
});

export const restorePersona = defineRoute({
  operationId: "restorePersona",
  method: "POST",
  path: `${BASE}/{persona_id}/restore`,
  tag: "personas",
  summary: "Bring an archived persona back",
  access: { kind: "scope", scope: "personas:write" },
  params: one,
  success: { status: 200, description: "The persona.", body: Persona },
  errors: ["persona-not-found"],
});

export const personaRoutes = {
  listPersonas,
  createPersona,
  getPersona,
  updatePersona,
  promotePersona,
  rollbackPersona,
  listPersonaVersions,
  getPersonaVersion,
  diffPersonaVersion,
  archivePersona,
  restorePersona,
};
