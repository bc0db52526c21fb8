import { z } from "zod";
import { AgentSettings } from "./agent-settings.ts";
import { Agent } from "./agents.ts";
import { id } from "./ids.ts";
import { FrozenIntegration } from "./integration-settings.ts";
import { PageQuery, page } from "./pagination.ts";
import { PersonaSettings } from "./persona-settings.ts";
import { defineRoute } from "./route.ts";
import { ToolSettings } from "./tool-settings.ts";
import { Diff, DiffQuery, Rollback, VersionNote, VersionNumber, versionFacts } from "./versions.ts";

export const VERSION_ORIGINS = ["published", "automatic"] as const;

const VersionSummary = z
  .object({
    agent_id: id("agent"),
    ...versionFacts,
    name: z.string(),
    origin: z.enum(VERSION_ORIGINS).meta({
      description:
        "`automatic`: made because the persona that the agent follows was promoted or rolled back.",
    }),
    persona_id: id("persona"),
    persona_version: z.int(),
    published: z.boolean().meta({ description: "Whether new sessions run this one now." }),
  })
  .meta({ id: "AgentVersionSummary" });

export const AgentVersion = z
  .object({
    ...VersionSummary.shape,
    description: z.string(),
    settings: AgentSettings,
    resolved_persona: z
      .object({ name: z.string(), prompt: z.string(), settings: PersonaSettings })
      .meta({ description: "The persona's version, as it was frozen." }),
    resolved_tools: z
      .array(z.object({ tool_id: id("tool"), settings: ToolSettings }))
      .meta({ description: "The tools, as they were when this version was made." }),
    resolved_integrations: z
      .array(FrozenIntegration)
      .meta({ description: "The integrations, as they were when this version was made." }),
  })
  .meta({ id: "AgentVersion" });
export type AgentVersion = z.output<typeof AgentVersion>;

const one = z.strictObject({ workspace_id: id("workspace"), agent_id: id("agent") });
const oneVersion = one.extend({ version: VersionNumber });
const BASE = "/workspaces/{workspace_id}/agents/{agent_id}";
const read = { kind: "scope", scope: "agents:read" } as const;

export const publishAgent = defineRoute({
  operationId: "publishAgent",
  method: "POST",
  path: `${BASE}/publish`,
  tag: "agents",
  summary: "Publish the draft as a new version",
  description:
    "Checks the whole agent and lists every problem at once. The version is numbered and never changes; new sessions use it.",
  access: { kind: "scope", scope: "agents:write" },
  params: one,
  body: VersionNote.meta({ id: "AgentPublish" }),
  bodyOptional: true,
  success: { status: 200, description: "The agent with its new published version.", body: Agent },
  errors: ["agent-not-found", "agent-archived", "agent-not-publishable"],
  etag: "require",
  example: { note: "First version" },
});

export const listAgentVersions = defineRoute({
  operationId: "listAgentVersions",
  method: "GET",
  path: `${BASE}/versions`,
  tag: "agents",
  summary: "List an agent's versions",
  access: read,
  params: one,
  query: PageQuery,
  success: { status: 200, description: "Versions, newest first.", body: page(VersionSummary) },
  errors: ["agent-not-found"],
});

export const getAgentVersion = defineRoute({
  operationId: "getAgentVersion",
  method: "GET",
  path: `${BASE}/versions/{version}`,
  tag: "agents",
  summary: "Read a version of an agent",
  access: read,
  params: oneVersion,
  success: { status: 200, description: "The version with all that it froze.", body: AgentVersion },
  errors: ["agent-not-found", "version-not-found"],
});

export const diffAgentVersion = defineRoute({
  operationId: "diffAgentVersion",
  method: "GET",
  path: `${BASE}/versions/{version}/diff`,
  tag: "agents",
  summary: "Compare a version of an agent with another, or with the draft",
  description: "Goes over the agent, its persona's version, its tools and its integrations.",
  access: read,
  params: oneVersion,
  query: DiffQuery,
  success: { status: 200, description: "What differs.", body: Diff },
  errors: ["agent-not-found", "version-not-found"],
});

export const rollbackAgent = defineRoute({
  operationId: "rollbackAgent",
  method: "POST",
  path: `${BASE}/rollback`,
  tag: "agents",
  summary: "Publish an earlier version again",
  description:
    "New sessions run that version, with the persona's version that it froze. The draft stays as it is, and running sessions keep what they began with.",
  access: { kind: "scope", scope: "agents:write" },
  params: one,
  body: Rollback,
  success: { status: 200, description: "The agent.", body: Agent },
  errors: ["agent-not-found", "agent-archived", "version-not-found"],
  etag: "require",
  example: { version: 1 },
});

export const agentVersionRoutes = {
  publishAgent,
  listAgentVersions,
  getAgentVersion,
  diffAgentVersion,
  rollbackAgent,
};
