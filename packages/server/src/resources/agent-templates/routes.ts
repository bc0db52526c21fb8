import { agentTemplateRoutes } from "@hyponema/contract/agent-templates";
import { operations } from "../../platform/http/call.ts";
import { createAgentFromTemplate } from "./service.ts";
import { TEMPLATES } from "./templates.ts";

export const agentTemplateOperations = operations(agentTemplateRoutes, {
  listAgentTemplates: async () => ({ data: [...TEMPLATES] }),
  createAgentFromTemplate: ({ params, body, write }) =>
    write((tx) => createAgentFromTemplate(tx, params.template, body.name)),
});
