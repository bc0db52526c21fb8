import { variableRoutes } from "@hyponema/contract/variable-routes";
import { operations } from "../../platform/http/call.ts";
import type { Resolvers } from "./resolver.ts";
import { listVariables, type VariableResolvers } from "./service.ts";

export function variableOperations(own: VariableResolvers, resolvers: Resolvers) {
  return operations(variableRoutes, {
    listVariables: ({ query, read }) => read((tx) => listVariables(tx, query.agent_id)),
    getVariableResolver: ({ params, read }) =>
      read(async (tx) => ({ resolver: await own.getVariableResolver(tx, params.agent_id) })),
    setVariableResolver: ({ params, body, write }) =>
      write((tx) => own.setVariableResolver(tx, params.agent_id, body)),
    removeVariableResolver: ({ params, write }) =>
      write((tx) => own.removeVariableResolver(tx, params.agent_id)),
    tryVariableResolver: async ({ params, body, request, beginIdempotent, read, write }) => {
      const before = await beginIdempotent();
      if (before) return before;
      const { resolver, asked } = await read((tx) => own.trial(tx, params.agent_id, body.dynamic_variables));
      const trial = await resolvers.resolve(resolver, asked, request.signal);
      return write(async () => trial);
    },
  });
}
