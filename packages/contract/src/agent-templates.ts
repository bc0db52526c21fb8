import { z } from "zod";
import { AgentSettings } from "./agent-settings.ts";
import { Agent } from "./agents.ts";
import { id } from "./ids.ts";
import { PersonaSettings } from "./persona-settings.ts";
import { defineRoute } from "./route.ts";
import { text } from "./text.ts";

/** What can be started from. */
export const TEMPLATE_NAMES = [
  "support-desk",
  "appointment-booking",
  "tutor",
  "companion",
  "post-visit-care",
  "lead-qualification",
] as const;
export type TemplateName = (typeof TEMPLATE_NAMES)[number];

const Template = z
  .object({
    template: z.enum(TEMPLATE_NAMES),
    title: z.string(),
    summary: z.string(),
    persona: z.object({
      name: z.string(),
      description: z.string(),
      prompt: z.string(),
      settings: PersonaSettings,
    }),
    agent: z.object({ name: z.string(), description: z.string(), settings: AgentSettings }),
    next_steps: z.array(z.string()).meta({ description: "What to do to it before the first User meets it." }),
  })
  .meta({ id: "AgentTemplate" });
export type AgentTemplate = z.output<typeof Template>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const BASE = "/workspaces/{workspace_id}/agent-templates";

export const listAgentTemplates = defineRoute({
  operationId: "listAgentTemplates",
  method: "GET",
  path: BASE,
  tag: "agents",
  summary: "List templates to start from",
  access: { kind: "scope", scope: "personas:read" },
  params: workspace,
  success: { status: 200, description: "All of them.", body: z.object({ data: z.array(Template) }) },
});

export const createAgentFromTemplate = defineRoute({
  operationId: "createAgentFromTemplate",
  method: "POST",
  path: `${BASE}/{template}/agents`,
  tag: "agents",
  summary: "Start an agent from a template",
  description:
    "Makes a persona, promoted, and an agent that follows it, not published: so it can be tried at once by a session of its draft.",
  access: { kind: "scope", scope: "agents:write" },
  params: workspace.extend({ template: z.string().max(100).meta({ example: "support-desk" }) }),
  body: z
    .strictObject({ name: text(1, 120).optional().meta({ description: "Left out: the template's." }) })
    .meta({ id: "AgentFromTemplate" }),
  bodyOptional: true,
  success: { status: 201, description: "The agent's draft.", body: Agent },
  errors: ["template-not-found"],
  etag: "emit",
  example: { name: "Help desk" },
});

export const agentTemplateRoutes = { listAgentTemplates, createAgentFromTemplate };
