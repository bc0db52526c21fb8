import { z } from "zod";
import { AgentIntegration } from "./agent-settings.ts";
import { Agent } from "./agents.ts";
import { id } from "./ids.ts";
import { ActionName, FieldValue, fields, IntegrationSettings, ProviderSlug } from "./integration-settings.ts";
import { PageQuery, page } from "./pagination.ts";
import { defineRoute, LIST_VALUES } from "./route.ts";
import { Timestamp, text } from "./text.ts";
import { ToolTrial } from "./tools.ts";

const ProviderField = z
  .object({
    name: z.string(),
    label: z.string(),
    help: z.string(),
    secret: z.boolean().meta({ description: "Sealed at once; never shown again." }),
    required: z.boolean(),
    schema: z.unknown().meta({ description: "JSON Schema of its value." }),
  })
  .meta({ id: "IntegrationProviderField" });

export const IntegrationProvider = z
  .object({
    slug: ProviderSlug,
    name: z.string(),
    description: z.string(),
    credential: z.array(ProviderField),
    settings: z.array(ProviderField),
    tools: z.array(
      z.object({
        name: ActionName,
        description: z.string(),
        parameters: z.unknown().meta({ description: "JSON Schema 2020-12 of its arguments." }),
      }),
    ),
  })
  .meta({ id: "IntegrationProvider" });
export type IntegrationProvider = z.output<typeof IntegrationProvider>;

export const Integration = z
  .object({
    id: id("integration"),
    ...IntegrationSettings.shape,
    archived_at: Timestamp.nullable(),
    revision: z.int().meta({ description: "Counts changes; the ETag." }),
    created_at: Timestamp,
    updated_at: Timestamp,
  })
  .meta({ id: "Integration" });
export type Integration = z.output<typeof Integration>;

const Credential = fields(text(1, 4000)).meta({
  description: "The provider's credential fields. Sealed at once; never shown again.",
});
const Settings = fields(FieldValue).meta({ description: "The provider's settings." });

export const IntegrationInput = z
  .strictObject({
    provider: ProviderSlug,
    name: text(1, 120).meta({ description: "Tells it from others of the same provider." }),
    credential: Credential,
    settings: Settings.default({}),
  })
  .meta({ id: "IntegrationCreate" });
export type IntegrationInput = z.output<typeof IntegrationInput>;

export const IntegrationChange = z
  .strictObject({ name: text(1, 120), credential: Credential, settings: Settings })
  .partial()
  .meta({ id: "IntegrationUpdate" });
export type IntegrationChange = z.output<typeof IntegrationChange>;

const workspace = z.strictObject({ workspace_id: id("workspace") });
const one = workspace.extend({ integration_id: id("integration") });
const BASE = "/workspaces/{workspace_id}/integrations";
const ATTACHED = "/workspaces/{workspace_id}/agents/{agent_id}/integrations/{integration_id}";
const read = { kind: "scope", scope: "integrations:read" } as const;
const write = { kind: "scope", scope: "integrations:write" } as const;

export const listIntegrationProviders = defineRoute({
  operationId: "listIntegrationProviders",
  method: "GET",
  path: "/workspaces/{workspace_id}/integration-providers",
  tag: "integrations",
  summary: "List the vendors that there are ready-made tools for",
  access: read,
  params: workspace,
  success: {
    status: 200,
    description: "What each needs and gives.",
    body: z.object({ data: z.array(IntegrationProvider) }).meta({ id: "IntegrationProviderList" }),
  },
});

export const listIntegrations = defineRoute({
  operationId: "listIntegrations",
  method: "GET",
  path: BASE,
  tag: "integrations",
  summary: "List integrations",
  access: read,
  params: workspace,
  query: PageQuery.extend({
    search: text(1, 200).optional().meta({ description: "Part of a name." }),
    provider: ProviderSlug.optional(),
    archived: z.enum(["true", "false"]).default("false"),
  }),
  success: { status: 200, description: "Integrations, newest first.", body: page(Integration) },
});

export const createIntegration = defineRoute({
  operationId: "createIntegration",
  method: "POST",
  path: BASE,
  tag: "integrations",
  summary: "Create an integration",
  description:
    "Holds a vendor's credential and gives its ready-made tools. Agents get them when it is attached to them and they are published.",
  access: write,
  params: workspace,
  body: IntegrationInput,
  success: { status: 201, description: "The integration.", body: Integration },
  errors: ["invalid-integration"],
  etag: "emit",
  example: {
    provider: "cal_com",
    name: "Front desk calendar",
    credential: { api_key: "cal_live_0123456789abcdef" },
    settings: { base_url: "https://127.0.0.1:8443" },
  },
});

export const getIntegration = defineRoute({
  operationId: "getIntegration",
  method: "GET",
  path: `${BASE}/{integration_id}`,
  tag: "integrations",
  summary: "Read an integration",
  access: read,
  params: one,
  success: { status: 200, description: "The integration; of its secrets only the ends.", body: Integration },
  errors: ["integration-not-found"],
  etag: "emit",
});

export const updateIntegration = defineRoute({
  operationId: "updateIntegration",
  method: "PATCH",
  path: `${BASE}/{integration_id}`,
  tag: "integrations",
  summary: "Change an integration",
  description:
    "Fields that are left out stay, null takes one away. Published agents keep the settings as they were when they were published; a credential that is changed counts at once everywhere. A setting that says where the credential is sent is changed only together with the credential; then published agents keep sending the one before to where it was sent.",
  access: write,
  params: one,
  body: IntegrationChange,
  success: { status: 200, description: "The integration as it is now.", body: Integration },
  errors: ["integration-not-found", "integration-archived", "invalid-integration", "credential-required"],
  etag: "require",
  example: { name: "Front desk calendar, winter" },
});

export const archiveIntegration = defineRoute({
  operationId: "archiveIntegration",
  method: "DELETE",
  path: `${BASE}/{integration_id}`,
  tag: "integrations",
  summary: "Archive an integration",
  description: "Refused while the draft of an agent that is not archived has it.",
  access: write,
  params: one,
  success: { status: 200, description: "The integration.", body: Integration },
  errors: ["integration-not-found", "integration-in-use"],
});

export const restoreIntegration = defineRoute({
  operationId: "restoreIntegration",
  method: "POST",
  path: `${BASE}/{integration_id}/restore`,
  tag: "integrations",
  summary: "Bring an archived integration back",
  access: write,
  params: one,
  success: { status: 200, description: "The integration.", body: Integration },
  errors: ["integration-not-found"],
});

export const IntegrationTest = z
  .object({
    ok: z.boolean(),
    detail: z.string().meta({ description: "Who the vendor takes us for, or why it does not let us in." }),
    latency_ms: z.int(),
  })
  .meta({ id: "IntegrationTest" });
export type IntegrationTest = z.output<typeof IntegrationTest>;

export const testIntegration = defineRoute({
  operationId: "testIntegration",
  method: "POST",
  path: `${BASE}/{integration_id}/test`,
  tag: "integrations",
  summary: "Check an integration's credential",
  description:
    "By a call that changes nothing. A vendor that refuses, or is not there, is part of the answer, not an error of this route.",
  access: write,
  params: one,
  success: { status: 200, description: "What came of it.", body: IntegrationTest },
  errors: ["integration-not-found"],
});

export const tryIntegrationTool = defineRoute({
  operationId: "tryIntegrationTool",
  method: "POST",
  path: `${BASE}/{integration_id}/tools/{tool}/try`,
  tag: "integrations",
  summary: "Run an integration's tool with given arguments",
  description:
    "Really calls the vendor, as a turn would. What goes wrong is part of the answer, not an error of this route.",
  access: write,
  params: one.extend({ tool: ActionName }),
  body: z
    .strictObject({ arguments: z.record(z.string(), z.unknown()).default({}) })
    .meta({ id: "IntegrationToolTry" }),
  success: { status: 200, description: "What came of it.", body: ToolTrial },
  bodyValues: LIST_VALUES,
  errors: ["integration-not-found", "integration-tool-not-found", "arguments-too-complex"],
  example: { arguments: { event_type_id: 123, from: "2026-11-24", to: "2026-11-25" } },
});

export const attachIntegration = defineRoute({
  operationId: "attachIntegration",
  method: "PUT",
  path: ATTACHED,
  tag: "integrations",
  summary: "Give an agent an integration's tools",
  description:
    "Changes the agent's draft; sessions get them once the agent is published, named `<provider>_<tool>`. Of two integrations of one provider the name follows: `slack_send_message_sales`. A name that another of the agent's tools has gets a number: `slack_send_message_2`.",
  access: write,
  params: one.extend({ agent_id: id("agent") }),
  body: AgentIntegration.omit({ integration_id: true }).meta({ id: "IntegrationAttach" }),
  bodyOptional: true,
  success: { status: 200, description: "The agent.", body: Agent },
  errors: [
    "agent-not-found",
    "agent-archived",
    "integration-not-found",
    "integration-tool-not-found",
    "integration-archived",
    "too-many-integrations",
  ],
  example: { selected_tools: ["find_slots"] },
});

export const detachIntegration = defineRoute({
  operationId: "detachIntegration",
  method: "DELETE",
  path: ATTACHED,
  tag: "integrations",
  summary: "Take an integration from an agent",
  description: "Changes the agent's draft. Detaching what is not attached changes nothing.",
  access: write,
  params: one.extend({ agent_id: id("agent") }),
  success: { status: 200, description: "The agent.", body: Agent },
  errors: ["agent-not-found", "agent-archived", "integration-not-found"],
});

export const integrationRoutes = {
  listIntegrationProviders,
  listIntegrations,
  createIntegration,
  getIntegration,
  updateIntegration,
  archiveIntegration,
  restoreIntegration,
  testIntegration,
  tryIntegrationTool,
  attachIntegration,
  detachIntegration,
};
