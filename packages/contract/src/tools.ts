import { z } from "zod";
import { AgentTool } from "./agent-settings.ts";
import { Agent } from "./agents.ts";
import { id } from "./ids.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute, LIST_VALUES } from "./route.ts";
import { Timestamp, text } from "./text.ts";
import { HttpToolSettings, McpToolSettings, TOOL_KINDS, ToolChange, ToolInput } from "./tool-settings.ts";
import { VariableValues } from "./variables.ts";

const facts = {
  id: id("tool"),
  archived_at: Timestamp.nullable(),
  revision: z.int().meta({ description: "Counts changes; the ETag." }),
  created_at: Timestamp,
  updated_at: Timestamp,
};

/** What an MCP server said it offers. */
export const Discovered = z
  .object({
    at: Timestamp,
    tools: z.array(z.object({ name: z.string(), description: z.string(), input_schema: z.unknown() })),
    error: z
      .string()
      .nullable()
      .meta({ description: "Why the last look failed; the tools are those seen before." }),
  })
  .meta({ id: "DiscoveredTools" });
export type Discovered = z.output<typeof Discovered>;

export const Tool = z
  .discriminatedUnion("kind", [
    z.object({ ...facts, ...HttpToolSettings.shape }),
    z.object({ ...facts, ...McpToolSettings.shape, discovered: Discovered.nullable() }),
  ])
  .meta({ id: "Tool" });
export type Tool = z.output<typeof Tool>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = workspace.extend({ tool_id: id("tool") });
const BASE = "/workspaces/{workspace_id}/tools";
const EXAMPLE = {
  kind: "http",
  slug: "find_order",
  description: "Finds an order by its number.",
  url: "https://api.example.com/orders/{order_id}",
  path_params: ["order_id"],
  parameters: { type: "object", properties: { order_id: { type: "string" } }, required: ["order_id"] },
};
const read = { kind: "scope", scope: "integrations:read" } as const;
const write = { kind: "scope", scope: "integrations:write" } as const;

export const listTools = defineRoute({
  operationId: "listTools",
  method: "GET",
  path: BASE,
  tag: "tools",
  summary: "List tools",
  access: read,
  params: workspace,
  query: PageQuery.extend({
    search: text(1, 200).optional().meta({ description: "Part of a slug." }),
    kind: z.enum(TOOL_KINDS).optional(),
    archived: z.enum(["true", "false"]).default("false"),
  }),
  success: { status: 200, description: "Tools, newest first.", body: page(Tool) },
});

export const createTool = defineRoute({
  operationId: "createTool",
  method: "POST",
  path: BASE,
  tag: "tools",
  summary: "Create a tool",
  description:
    "Agents get it when it is attached to them and they are published. Which addresses it may reach is judged at every call.",
  access: write,
  params: workspace,
  body: ToolInput,
  success: { status: 201, description: "The tool.", body: Tool },
  errors: ["tool-name-taken", "reserved-name", "invalid-tool-schema"],
  etag: "emit",
  example: EXAMPLE,
});

export const getTool = defineRoute({
  operationId: "getTool",
  method: "GET",
  path: `${BASE}/{tool_id}`,
  tag: "tools",
  summary: "Read a tool",
  access: read,
  params: one,
  success: { status: 200, description: "The tool; of its secrets only the ends.", body: Tool },
  errors: ["tool-not-found"],
  etag: "emit",
});

export const updateTool = defineRoute({
  operationId: "updateTool",
  method: "PATCH",
  path: `${BASE}/{tool_id}`,
  tag: "tools",
  summary: "Change a tool",
  description:
    "Fields that are left out stay. A URL of another origin needs the secrets anew. Published agents keep the tool as it was when they were published, except for its secrets, which count at once everywhere, unless they are for another origin.",
  access: write,
  params: one,
  body: ToolChange,
  success: { status: 200, description: "The tool as it is now.", body: Tool },
  errors: [
    "tool-not-found",
    "tool-archived",
    "tool-name-taken",
    "reserved-name",
    "invalid-tool-schema",
    "credential-required",
  ],
  etag: "require",
  example: { description: "Finds an order by its number, e.g. A-1042." },
});

export const archiveTool = defineRoute({
  operationId: "archiveTool",
  method: "DELETE",
  path: `${BASE}/{tool_id}`,
  tag: "tools",
  summary: "Archive a tool",
  description: "Refused while the draft of an agent that is not archived has it.",
  access: write,
  params: one,
  success: { status: 200, description: "The tool.", body: Tool },
  errors: ["tool-not-found", "tool-in-use"],
});

export const restoreTool = defineRoute({
  operationId: "restoreTool",
  method: "POST",
  path: `${BASE}/{tool_id}/restore`,
  tag: "tools",
  summary: "Bring an archived tool back",
  access: write,
  params: one,
  success: { status: 200, description: "The tool.", body: Tool },
  errors: ["tool-not-found", "tool-name-taken"],
});

export const ToolTrial = z
  .object({
    ok: z.boolean(),
    result: z.unknown().meta({ description: "What the model would be given." }),
    problems: z.array(z.object({ path: z.string(), message: z.string() })).meta({
      description: "What is wrong with the arguments; then nothing was called.",
    }),
    request: z
      .object({
        method: z.string(),
        url: z.string(),
        headers: z.record(z.string(), z.string()),
        body: z.string().nullable(),
      })
      .nullable()
      .meta({
        description: "What was sent, secrets masked; null when nothing was, and for what is not HTTP.",
      }),
    status: z.int().nullable().meta({ description: "The answer's HTTP status, when there was one." }),
    latency_ms: z.int(),
  })
  .meta({ id: "ToolTrial" });
export type ToolTrial = z.output<typeof ToolTrial>;

export const tryTool = defineRoute({
  operationId: "tryTool",
  method: "POST",
  path: `${BASE}/{tool_id}/try`,
  tag: "tools",
  summary: "Run a tool with given arguments",
  description:
    "Really calls it, as a turn would. What goes wrong is part of the answer, not an error of this route.",
  access: write,
  params: one,
  body: z
    .strictObject({
      arguments: z.record(z.string(), z.unknown()).default({}),
      tool: text(1, 200).optional().meta({ description: "Of an MCP server's tools, the one to run." }),
      dynamic_variables: VariableValues.default({}),
    })
    .meta({ id: "ToolTry" }),
  success: { status: 200, description: "What came of it.", body: ToolTrial },
  bodyValues: LIST_VALUES,
  errors: ["tool-not-found", "arguments-too-complex"],
  example: { arguments: { order_id: "A-1042" } },
});

export const discoverTools = defineRoute({
  operationId: "discoverTools",
  method: "POST",
  path: `${BASE}/{tool_id}/discover`,
  tag: "tools",
  summary: "Ask an MCP server what it offers",
  description:
    "For choosing among its tools. Turns ask by themselves. A server that does not answer is told of in `discovered.error`.",
  access: write,
  params: one,
  success: { status: 200, description: "The tool with what the server offers.", body: Tool },
  errors: ["tool-not-found", "not-an-mcp-server"],
});

export const attachTool = defineRoute({
  operationId: "attachTool",
  method: "PUT",
  path: "/workspaces/{workspace_id}/agents/{agent_id}/tools/{tool_id}",
  tag: "tools",
  summary: "Give an agent a tool",
  description: "Changes the agent's draft; sessions get it once the agent is published.",
  access: write,
  params: one.extend({ agent_id: id("agent") }),
  body: AgentTool.omit({ tool_id: true }).meta({ id: "ToolAttach" }),
  bodyOptional: true,
  success: { status: 200, description: "The agent.", body: Agent },
  errors: ["agent-not-found", "agent-archived", "tool-not-found", "tool-archived", "too-many-tools"],
  example: { selected_tools: ["search_orders"] },
});

export const detachTool = defineRoute({
  operationId: "detachTool",
  method: "DELETE",
  path: "/workspaces/{workspace_id}/agents/{agent_id}/tools/{tool_id}",
  tag: "tools",
  summary: "Take a tool from an agent",
  description: "Changes the agent's draft. Detaching what is not attached changes nothing.",
  access: write,
  params: one.extend({ agent_id: id("agent") }),
  success: { status: 200, description: "The agent.", body: Agent },
  errors: ["agent-not-found", "agent-archived", "tool-not-found"],
});

export const toolRoutes = {
  listTools,
  createTool,
  getTool,
  updateTool,
  archiveTool,
  restoreTool,
  tryTool,
  discoverTools,
  attachTool,
  detachTool,
};
