import type { Schemas } from "@hyponema/client";
import type { Stored } from "../../kit/draft.ts";

export type Agent = Schemas["Agent"];
export type Persona = Schemas["Persona"];
export type Template = Schemas["AgentTemplate"];
export type TextModel = Schemas["TextModel"];
export type ListeningProfile = Schemas["ListeningProfile"];

const AGENT_FIELDS = [
  ...["key", "name", "description", "persona", "languages", "modality", "models", "dynamic_variables"],
  ...["system_tools", "security", "privacy", "memory_scope", "profile_fields", "widget", "allowed_overrides"],
] as const satisfies readonly (keyof Agent)[];

/** Editable fields of an agent's draft. */
export type AgentFields = Pick<Agent, (typeof AGENT_FIELDS)[number]>;

/** Editable fields of a persona's draft, flattened. */
export type PersonaFields = Pick<Persona, "prompt"> & Persona["settings"];

/** Common shape of the call results that contain an agent or a persona. */
export interface LoadedResource<T> {
  readonly data: T;
  readonly status: number;
  readonly etag: string | null;
  readonly requestId: string;
  readonly replayed: boolean;
}

export function storedAgent({ data, etag }: LoadedResource<Agent>): Stored<AgentFields> {
  const fields = Object.fromEntries(AGENT_FIELDS.map((field) => [field, data[field]]));
  return { value: fields as AgentFields, etag: etag ?? "" };
}

export function storedPersona({ data, etag }: LoadedResource<Persona>): Stored<PersonaFields> {
  return { value: { prompt: data.prompt, ...data.settings }, etag: etag ?? "" };
}

/** A persona's changes as an update body. */
export function personaChange({ prompt, ...settings }: Partial<PersonaFields>): Schemas["PersonaUpdate"] {
  return {
    ...(prompt === undefined ? {} : { prompt }),
    ...(Object.keys(settings).length > 0 ? { settings } : {}),
  };
}

/** Placeholder for an agent without a persona. */
export const NO_PERSONA: Stored<PersonaFields> = {
  etag: "",
  value: {
    prompt: "",
    first_message: null,
    greeting: { mode: "static", prompt: "", tools: [], fallback_to_static: true },
    no_go_zones: [],
    sleep_windows: [],
    escalation: { target: null, message: null, rules: [] },
    personality: {
      ...{ warmth: null, formality: null, humor: null, brevity: null, directness: null, energy: null },
    },
    identity: { name: null, role: null, organisation: null, pronouns: null, background: null },
  },
};

/** Labels of the fields on the page. */
export const AGENT_LABELS: Readonly<Partial<Record<keyof AgentFields, string>>> = {
  key: "Key",
  name: "Name",
  description: "Description",
  persona: "Persona",
  languages: "Languages",
  modality: "Voice and text",
  models: "Models",
  dynamic_variables: "Variables",
  system_tools: "In-call actions",
  security: "Limits and web pages",
  privacy: "Privacy",
  memory_scope: "Whose memory",
  profile_fields: "Profile fields",
  widget: "Web widget",
  allowed_overrides: "What sessions may change",
};

export const PERSONA_LABELS: Readonly<Partial<Record<keyof PersonaFields, string>>> = {
  prompt: "Prompt",
  first_message: "Opening message",
  greeting: "Greeting",
  no_go_zones: "No-go zones",
  sleep_windows: "Quiet hours",
  escalation: "Escalation",
  personality: "Personality",
  identity: "Identity",
};
