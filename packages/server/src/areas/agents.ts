import { guardOperations } from "../conversation/guards/trial.ts";
import type { Instance } from "../instance.ts";
import { agentTemplateOperations } from "../resources/agent-templates/routes.ts";
import { agentVersionOperations } from "../resources/agent-versions/routes.ts";
import { followPersona, isPersonaUsed, type OnPublished } from "../resources/agent-versions/service.ts";
import { agentOperations } from "../resources/agents/routes.ts";
import { integrationOperations } from "../resources/integrations/routes.ts";
import { Integrations } from "../resources/integrations/service.ts";
import { listeningProfileOperations } from "../resources/listening-profiles/routes.ts";
import { copyListeningProfiles } from "../resources/listening-profiles/service.ts";
import { personaOperations } from "../resources/personas/routes.ts";
import { McpConnections } from "../resources/tools/mcp/connections.ts";
import { McpTools } from "../resources/tools/mcp-tools.ts";
import { importOperations, toolOperations } from "../resources/tools/routes.ts";
import { Tools } from "../resources/tools/service.ts";
import { ToolTrials } from "../resources/tools/trial.ts";
import { Resolvers } from "../resources/variables/resolver.ts";
import { variableOperations } from "../resources/variables/routes.ts";
import { VariableResolvers } from "../resources/variables/service.ts";
import type { Core } from "./core.ts";

/** Agents and everything they consist of. Calls `followPublished` with each version that is published. */
export function openAgents(
  { secrets, clock }: Instance,
  {
    egress,
    log,
    reach,
    followPublished,
  }: Pick<Core, "egress" | "log" | "reach"> & { readonly followPublished: OnPublished },
) {
  const mcp = new McpConnections({ egress, clock, log });
  const mcpTools = new McpTools(mcp);
  const tools = new Tools(secrets);
  const resolvers = new Resolvers(egress, clock);
  const ownResolvers = new VariableResolvers(secrets);
  return {
    ...{ mcpTools, resolvers, ownResolvers },
    operations: {
      agents: agentOperations({ carry: copyListeningProfiles }),
      agentVersions: agentVersionOperations(followPublished),
      agentTemplates: agentTemplateOperations,
      personas: personaOperations({
        follow: (...to) => followPersona(followPublished, ...to),
        speakFrom: isPersonaUsed,
      }),
      tools: toolOperations(tools, new ToolTrials(reach, mcpTools)),
      openApiImport: importOperations(tools, egress),
      integrations: integrationOperations(new Integrations(secrets), reach),
      variables: variableOperations(ownResolvers, resolvers),
      guards: guardOperations(clock),
      listeningProfiles: listeningProfileOperations,
    },
    steps: [{ name: "MCP connections", stop: () => mcp.close() }],
  };
}
