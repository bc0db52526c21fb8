import { agentVersionRoutes } from "@hyponema/contract/agent-versions";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import * as versions from "./service.ts";

/** `onPublished`: what goes by the version that is published. */
export function agentVersionOperations(onPublished: versions.OnPublished) {
  return operations(agentVersionRoutes, {
    publishAgent: ({ params, body, request, write }) =>
      write((tx) => versions.publishAgent(tx, params.agent_id, request, body.note, onPublished)),
    rollbackAgent: ({ params, body, request, write }) =>
      write((tx) => versions.rollbackAgent(tx, params.agent_id, request, body.version, onPublished)),
    listAgentVersions: ({ params, query, read }) =>
      read((tx) => versions.listAgentVersions(tx, params.agent_id, pageRequest(query))),
    getAgentVersion: ({ params, read }) =>
      read((tx) => versions.getAgentVersion(tx, params.agent_id, params.version)),
    diffAgentVersion: ({ params, query, read }) =>
      read((tx) => versions.diffAgentVersion(tx, params.agent_id, params.version, query.against)),
  });
}
