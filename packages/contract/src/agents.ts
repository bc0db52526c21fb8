import { z } from "zod";
import { id } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { LanguageTag, Timestamp, text } from "./text.ts";

export const MODALITIES = ["voice", "voice+text", "text"] as const;
export const Modality = z.enum(MODALITIES);
export type Modality = z.infer<typeof Modality>;

export const LLM_PROVIDERS = [
  "openai",
  "anthropic",
  "gemini",
  "groq",
  "mistral",
  "openrouter",
  "together",
  "openai-compatible",
  "offline",
] as const;
export type LlmProviderName = (typeof LLM_PROVIDERS)[number];

const ModelChoice = z
  .strictObject({
    provider: z.enum(LLM_PROVIDERS),
    model: text(1, 200),
  })
  .meta({ id: "ModelChoice", example: { provider: "openai", model: "gpt-5-mini" } });
export type ModelChoice = z.output<typeof ModelChoice>;

export const TextModel = z
  .strictObject({
    ...ModelChoice.shape,
    fallbacks: z.array(ModelChoice).max(5).default([]).meta({
      description: "Tried in this order when the model before fails before its first token.",
    }),
    temperature: z.number().min(0).max(2).optional(),
    max_output_tokens: z.int().min(1).max(128_000).optional(),
  })
  .meta({ id: "TextModel" });
export type TextModel = z.output<typeof TextModel>;

/** Fields of a session's `overrides`, each only where the agent allows it. */
export const OVERRIDES = ["first_message", "language", "llm", "system_prompt_append"] as const;
export type OverrideName = (typeof OVERRIDES)[number];

export const VariableName = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, "must be letters, digits and underscores, beginning with a letter")
  .refine((name) => !name.startsWith("system__"), "names beginning with system__ are reserved");

const DynamicVariable = z
  .strictObject({
    name: VariableName,
    default: text(0, 2000).nullable().default(null),
    required: z.boolean().default(false),
  })
  .meta({ id: "DynamicVariable" });

const Origin = z
  .string()
  .max(255)
  .regex(/^https?:\/\/[a-z0-9.-]+(?::\d{1,5})?$/, "must be an origin such as https://www.example.com")
  .meta({ example: "https://www.example.com" });

const Security = z
  .strictObject({
    origin_allowlist: z
      .array(Origin)
      .max(100)
      .default([])
      .meta({ description: "Origins that may open a socket; empty: any." }),
    max_duration_seconds: z.int().min(10).max(86_400).default(3600),
    idle_seconds: z.int().min(10).max(86_400).default(900),
  })
  .meta({ id: "AgentSecurity" });

const PersonaLink = z
  .strictObject({
    persona_id: id("persona"),
    version: z
      .int()
      .min(1)
      .nullable()
      .default(null)
      .meta({ description: "A pinned version; null: the production version." }),
  })
  .meta({ id: "PersonaLink" });

/** Everything about an agent that a version freezes. */
export const AgentSettings = z
  .strictObject({
    persona: PersonaLink.nullable().default(null),
    languages: z.array(LanguageTag).min(1).max(50).default(["en"]),
    modality: Modality.default("voice+text").meta({
      description: "What sessions may ask for; `voice+text` allows all three.",
    }),
    models: z
      .strictObject({
        text: TextModel.nullable()
          .default(null)
          .meta({ description: "Null: the server's own choice, by its environment." }),
      })
      .prefault({})
      .meta({ id: "AgentModels" }),
    dynamic_variables: z.array(DynamicVariable).max(100).default([]),
    security: Security.prefault({}),
    allowed_overrides: z.array(z.enum(OVERRIDES)).max(OVERRIDES.length).default([]),
  })
  .meta({ id: "AgentSettings" });
export type AgentSettings = z.output<typeof AgentSettings>;

const heading = { name: text(1, 120), description: text(0, 2000) };

export const Agent = z
  .object({
    id: id("agent"),
    ...heading,
    ...AgentSettings.shape,
    status: z.enum(["draft", "published"]),
    published_version: z.int().nullable(),
    revision: z.int().meta({ description: "Counts changes; the ETag." }),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: "Agent" });
export type Agent = z.output<typeof Agent>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = z.strictObject({ workspace_id: id("workspace"), agent_id: id("agent") });
const BASE = "/workspaces/{workspace_id}/agents";
const EXAMPLE = {
  name: "Front desk",
  persona: { persona_id: "persona_01j8z5k3mve7b8xq2n4w6y9r1t" },
  modality: "text",
};

export const listAgents = defineRoute({
  operationId: "listAgents",
  method: "GET",
  path: BASE,
  tag: "agents",
  summary: "List agents",
  access: { kind: "scope", scope: "agents:read" },
  params: workspace,
  query: PageQuery.extend({
    search: text(1, 200).optional(),
    status: z.enum(["draft", "published"]).optional(),
  }),
  success: { status: 200, description: "Agents, newest first.", body: page(Agent) },
});

export const createAgent = defineRoute({
  operationId: "createAgent",
  method: "POST",
  path: BASE,
  tag: "agents",
  summary: "Create an agent",
  description: "Creates a draft. Sessions run the published version, so publish it before the first one.",
  access: { kind: "scope", scope: "agents:write" },
  params: workspace,
  body: z
    .strictObject({
      name: heading.name,
      description: heading.description.default(""),
      ...AgentSettings.shape,
    })
    .meta({ id: "AgentCreate" }),
  success: { status: 201, description: "The draft.", body: Agent },
  errors: ["persona-not-found"],
  etag: "emit",
  example: EXAMPLE,
});

export const getAgent = defineRoute({
  operationId: "getAgent",
  method: "GET",
  path: `${BASE}/{agent_id}`,
  tag: "agents",
  summary: "Read an agent's draft",
  access: { kind: "scope", scope: "agents:read" },
  params: one,
  success: { status: 200, description: "The draft.", body: Agent },
  errors: ["agent-not-found"],
  etag: "emit",
});

const defaultless = {
  ...heading,
  persona: AgentSettings.shape.persona.unwrap(),
  languages: AgentSettings.shape.languages.unwrap(),
  modality: AgentSettings.shape.modality.unwrap(),
  models: AgentSettings.shape.models.unwrap(),
  dynamic_variables: AgentSettings.shape.dynamic_variables.unwrap(),
  security: AgentSettings.shape.security.unwrap(),
  allowed_overrides: AgentSettings.shape.allowed_overrides.unwrap(),
};

export const updateAgent = defineRoute({
  operationId: "updateAgent",
  method: "PATCH",
  path: `${BASE}/{agent_id}`,
  tag: "agents",
  summary: "Change an agent's draft",
  description: "Fields that are left out stay; a field that is given replaces the whole of it.",
  access: { kind: "scope", scope: "agents:write" },
  params: one,
  body: z.strictObject(defaultless).partial().meta({ id: "AgentUpdate" }),
  success: { status: 200, description: "The draft as it is now.", body: Agent },
  errors: ["agent-not-found", "persona-not-found"],
  etag: "require",
  example: { description: "Answers the telephone at night" },
});

export const publishAgent = defineRoute({
  operationId: "publishAgent",
  method: "POST",
  path: `${BASE}/{agent_id}/publish`,
  tag: "agents",
  summary: "Publish the draft as a new version",
  description:
    "Checks the whole agent and lists every problem at once. The version is numbered and never changes; new sessions use it.",
  access: { kind: "scope", scope: "agents:write" },
  params: one,
  body: z.strictObject({ note: text(0, 500).default("") }).meta({ id: "AgentPublish" }),
  bodyOptional: true,
  success: { status: 200, description: "The agent with its new published version.", body: Agent },
  errors: ["agent-not-found", "agent-not-publishable"],
  etag: "require",
  example: { note: "First version" },
});

export const agentRoutes = { listAgents, createAgent, getAgent, updateAgent, publishAgent };
