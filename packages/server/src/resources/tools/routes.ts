import { openApiImportRoutes } from "@hyponema/contract/openapi-import";
import { toolRoutes } from "@hyponema/contract/tools";
import type { Egress } from "../../platform/egress/egress.ts";
import { operations } from "../../platform/http/call.ts";
import { pageRequest } from "../../platform/http/cursor.ts";
import { toolsOf } from "./openapi/operations.ts";
import { documentOf, importDocument } from "./openapi/service.ts";
import * as tools from "./service.ts";
import type { ToolTrials } from "./trial.ts";

export function importOperations(own: tools.Tools, egress: Egress) {
  return operations(openApiImportRoutes, {
    importOpenApi: async ({ body, request, beginIdempotent, read, write }) => {
      const before = await beginIdempotent();
      if (before) return before;
      const document = await documentOf(egress, body, request.signal);
      const taken = await read(tools.takenSlugs);
      const options = { baseUrl: body.base_url, wanted: body.operations, taken };
      const imported = await toolsOf(document, options);
      return write((tx) => importDocument(tx, own, imported, body));
    },
  });
}

export function toolOperations(own: tools.Tools, trials: ToolTrials) {
  return operations(toolRoutes, {
    listTools: ({ query, read }) => {
      const filter = { ...query, archived: query.archived === "true" };
      return read((tx) => tools.listTools(tx, filter, pageRequest(query)));
    },
    createTool: ({ body, write }) => write((tx) => own.createTool(tx, body)),
    getTool: ({ params, read }) => read((tx) => tools.getTool(tx, params.tool_id)),
    updateTool: ({ params, body, request, write }) =>
      write((tx) => own.updateTool(tx, params.tool_id, request, body)),
    archiveTool: ({ params, write }) => write((tx) => tools.archiveTool(tx, params.tool_id)),
    restoreTool: ({ params, write }) => write((tx) => tools.restoreTool(tx, params.tool_id)),
    tryTool: async ({ params, body, request, beginIdempotent, read, write }) => {
      const before = await beginIdempotent();
      if (before) return before;
      const { arguments: given, dynamic_variables: variables, tool: name = null } = body;
      const trial = await read((tx) => own.trial(tx, params.tool_id, { given, variables, name }));
      const result = await trials.run(trial, request.signal);
      return write(async () => result);
    },
    discoverTools: async ({ params, request, beginIdempotent, read, write }) => {
      const before = await beginIdempotent();
      if (before) return before;
      const call = { given: {}, variables: {}, name: null };
      const trial = await read((tx) => own.trial(tx, params.tool_id, call));
      const discovered = await trials.discover(trial, trial.tool.discovered, request.signal);
      return write((tx) => tools.keepDiscovered(tx, params.tool_id, discovered));
    },
    attachTool: ({ params, body, write }) =>
      write((tx) => tools.attachTool(tx, params.agent_id, params.tool_id, body)),
    detachTool: ({ params, write }) => write((tx) => tools.detachTool(tx, params.agent_id, params.tool_id)),
  });
}
