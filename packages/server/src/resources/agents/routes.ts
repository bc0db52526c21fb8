import { agentRoutes } from "@hyponema/contract/agents";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as agents from "./service.ts";

export const agentOperations = operations(agentRoutes, {
  listAgents: ({ query, read }) => read((tx) => agents.listAgents(tx, query, pageRequest(query))),
  createAgent: ({ body, write }) => write((tx) => agents.createAgent(tx, body)),
  getAgent: ({ params, read }) => read((tx) => agents.getAgent(tx, params.agent_id)),
  updateAgent: ({ params, body, request, write }) =>
    write((tx) => agents.updateAgent(tx, params.agent_id, request, body)),
  publishAgent: ({ params, body, request, write }) =>
    write((tx) => agents.publishAgent(tx, params.agent_id, request, body.note)),
});
