import { z } from "zod";
import { Agent } from "./agents.ts";
import { id } from "./ids.ts";
import { defineRoute } from "./route.ts";
import { VariableResolver, VariableResolverInput, VariableValues } from "./variables.ts";

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = workspace.extend({ agent_id: id("agent") });
const RESOLVER = "/workspaces/{workspace_id}/agents/{agent_id}/variable-resolver";
const read = { kind: "scope", scope: "personas:read" } as const;
const write = { kind: "scope", scope: "personas:write" } as const;

const KnownVariable = z
  .object({
    name: z.string(),
    source: z.enum(["agent", "resolver", "system"]),
    description: z.string(),
    default: z.string().nullable(),
    required: z.boolean(),
    deprecated: z.boolean(),
  })
  .meta({ id: "KnownVariable" });

export const listVariables = defineRoute({
  operationId: "listVariables",
  method: "GET",
  path: "/workspaces/{workspace_id}/variables/catalog",
  tag: "variables",
  summary: "List the variables that prompts and tools may hold",
  access: read,
  params: workspace,
  query: z.strictObject({
    agent_id: id("agent").optional().meta({ description: "Adds those of this agent's draft." }),
  }),
  success: {
    status: 200,
    description: "All of them; an agent's own come first.",
    body: z.object({ data: z.array(KnownVariable) }),
  },
  errors: ["agent-not-found"],
});

export const getVariableResolver = defineRoute({
  operationId: "getVariableResolver",
  method: "GET",
  path: RESOLVER,
  tag: "variables",
  summary: "Read an agent's resolver of variables",
  access: read,
  params: one,
  success: {
    status: 200,
    description: "The draft's resolver; null when it has none.",
    body: z.object({ resolver: VariableResolver.nullable() }),
  },
  errors: ["agent-not-found"],
});

export const setVariableResolver = defineRoute({
  operationId: "setVariableResolver",
  method: "PUT",
  path: RESOLVER,
  tag: "variables",
  summary: "Set an agent's resolver of variables",
  description:
    "Changes the draft. When a session begins, its answer goes before the agent's defaults and after what the session gives.",
  access: write,
  params: one,
  body: VariableResolverInput,
  success: { status: 200, description: "The agent.", body: Agent },
  errors: ["agent-not-found", "agent-archived", "credential-required"],
  example: { url: "https://api.example.com/customer", map: { tier: "$.customer.tier" } },
});

export const removeVariableResolver = defineRoute({
  operationId: "removeVariableResolver",
  method: "DELETE",
  path: RESOLVER,
  tag: "variables",
  summary: "Remove an agent's resolver of variables",
  access: write,
  params: one,
  success: { status: 200, description: "The agent.", body: Agent },
  errors: ["agent-not-found", "agent-archived"],
});

export const ResolverTrial = z
  .object({
    ok: z.boolean(),
    values: z.record(z.string(), z.string()),
    missing: z.array(z.string()).meta({ description: "Mapped variables that the answer had no value for." }),
    answer: z.unknown().meta({ description: "What came back." }),
    status: z.int().nullable(),
    error: z.string().nullable(),
    latency_ms: z.int(),
  })
  .meta({ id: "ResolverTrial" });
export type ResolverTrial = z.output<typeof ResolverTrial>;

export const tryVariableResolver = defineRoute({
  operationId: "tryVariableResolver",
  method: "POST",
  path: `${RESOLVER}/try`,
  tag: "variables",
  summary: "Ask an agent's resolver of variables once",
  description: "Really asks it. What goes wrong is part of the answer.",
  access: write,
  params: one,
  body: z.strictObject({ dynamic_variables: VariableValues.default({}) }).meta({ id: "VariableResolverTry" }),
  bodyOptional: true,
  success: { status: 200, description: "What came of it.", body: ResolverTrial },
  errors: ["agent-not-found", "resolver-not-set"],
  example: { dynamic_variables: { order_id: "A-1042" } },
});

export const variableRoutes = {
  listVariables,
  getVariableResolver,
  setVariableResolver,
  removeVariableResolver,
  tryVariableResolver,
};
