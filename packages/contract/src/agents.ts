import { z } from "zod";
import { AgentSettings } from "./agent-settings.ts";
import { id } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute } from "./route.ts";
import { Key, Timestamp, text } from "./text.ts";

const heading = { name: text(1, 120), description: text(0, 2000) };

const key = Key.nullable().meta({
  description:
    "Your own name for the agent, for scripts and deployments that set up several workspaces alike. Unique in the workspace, archived agents included. Null: none.",
});

export const Agent = z
  .object({
    id: id("agent"),
    key,
    ...heading,
    ...AgentSettings.shape,
    status: z.enum(["draft", "published"]),
    published_version: z.int().nullable(),
    last_version: z.int().meta({ description: "Of the newest version; 0 when there is none." }),
    archived_at: Timestamp.nullable(),
    revision: z.int().meta({ description: "Counts changes; the ETag." }),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: "Agent" });
export type Agent = z.output<typeof Agent>;

// Tools, integrations and the resolver have routes of their own, which look after their secrets.
const {
  tools: _tools,
  integrations: _integrations,
  variable_resolver: _resolver,
  ...settable
} = AgentSettings.shape;

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
    persona_id: id("persona").optional().meta({ description: "Those that speak from this persona." }),
    tool_id: id("tool").optional().meta({ description: "Those that use this tool." }),
    integration_id: id("integration").optional().meta({ description: "Those that use this integration." }),
    key: Key.optional().meta({ description: "The agent with this key." }),
    archived: z.enum(["true", "false"]).default("false"),
  }),
  success: { status: 200, description: "Agents, newest first.", body: page(Agent) },
  errors: ["persona-not-found", "tool-not-found"],
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
      key: key.default(null),
      name: heading.name,
      description: heading.description.default(""),
      ...settable,
    })
    .meta({ id: "AgentCreate" }),
  success: { status: 201, description: "The draft.", body: Agent },
  errors: ["persona-not-found", "key-taken"],
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

const changeable = {
  key,
  ...heading,
  persona: settable.persona.unwrap(),
  languages: settable.languages.unwrap(),
  modality: settable.modality.unwrap(),
  models: settable.models.unwrap(),
  dynamic_variables: settable.dynamic_variables.unwrap(),
  system_tools: settable.system_tools.unwrap(),
  security: settable.security.unwrap(),
  privacy: settable.privacy.unwrap(),
  memory_scope: settable.memory_scope.unwrap(),
  profile_fields: settable.profile_fields.unwrap(),
  widget: settable.widget.unwrap(),
  allowed_overrides: settable.allowed_overrides.unwrap(),
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
  body: z.strictObject(changeable).partial().meta({ id: "AgentUpdate" }),
  success: { status: 200, description: "The draft as it is now.", body: Agent },
  errors: ["agent-not-found", "agent-archived", "persona-not-found", "key-taken"],
  etag: "require",
  example: { description: "Answers the telephone at night" },
});

export const duplicateAgent = defineRoute({
  operationId: "duplicateAgent",
  method: "POST",
  path: `${BASE}/{agent_id}/duplicate`,
  tag: "agents",
  summary: "Make a copy of an agent's draft",
  description:
    "The copy is a draft of its own, with the same persona and tools, and with copies of the listening profiles; which User has which stays behind. The copy has no `key`.",
  access: { kind: "scope", scope: "agents:write" },
  params: one,
  body: z
    .strictObject({ name: heading.name.optional().meta({ description: "Left out: the name, and (copy)." }) })
    .meta({ id: "AgentDuplicate" }),
  bodyOptional: true,
  success: { status: 201, description: "The copy.", body: Agent },
  errors: ["agent-not-found"],
  etag: "emit",
  example: { name: "Front desk, winter" },
});

export const archiveAgent = defineRoute({
  operationId: "archiveAgent",
  method: "DELETE",
  path: `${BASE}/{agent_id}`,
  tag: "agents",
  summary: "Archive an agent",
  description: "It takes no new sessions; those that run go on, and everything about it stays readable.",
  access: { kind: "scope", scope: "agents:write" },
  params: one,
  success: { status: 200, description: "The agent.", body: Agent },
  errors: ["agent-not-found"],
});

export const restoreAgent = defineRoute({
  operationId: "restoreAgent",
  method: "POST",
  path: `${BASE}/{agent_id}/restore`,
  tag: "agents",
  summary: "Bring an archived agent back",
  access: { kind: "scope", scope: "agents:write" },
  params: one,
  success: { status: 200, description: "The agent.", body: Agent },
  errors: ["agent-not-found", "persona-archived"],
});

export const agentRoutes = {
  listAgents,
  createAgent,
  getAgent,
  updateAgent,
  duplicateAgent,
  archiveAgent,
  restoreAgent,
};
