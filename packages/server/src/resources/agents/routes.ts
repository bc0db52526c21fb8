import { agentRoutes } from "@hyponema/contract/agents";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as agents from "./service.ts";

/** `carry`: gives a copy of an agent what belongs to it beside its draft. */
export function agentOperations({ carry }: { readonly carry: agents.Carry }) {
  return operations(agentRoutes, {
    listAgents: ({ query, read }) => {
      const filter = { ...query, archived: query.archived === "true" };
      return read((tx) => agents.listAgents(tx, filter, pageRequest(query)));
    },
    createAgent: ({ body, write }) => write((tx) => agents.createAgent(tx, body)),
    getAgent: ({ params, read }) => read((tx) => agents.getAgent(tx, params.agent_id)),
    updateAgent: ({ params, body, request, write }) =>
      write((tx) => agents.updateAgent(tx, params.agent_id, request, body)),
    duplicateAgent: ({ params, body, write }) =>
      write((tx) => agents.duplicateAgent(tx, params.agent_id, body.name, carry)),
    archiveAgent: ({ params, write }) => write((tx) => agents.archiveAgent(tx, params.agent_id)),
    restoreAgent: ({ params, write }) => write((tx) => agents.restoreAgent(tx, params.agent_id)),
  });
}
