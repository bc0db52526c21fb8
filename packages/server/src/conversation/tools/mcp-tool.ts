import type { ProblemPlace } from "@hyponema/contract/errors";
import type { McpToolSettings } from "@hyponema/contract/tool-settings";
import { isPlain } from "../../platform/object.ts";
import type { FrozenTool } from "../../resources/agent-versions/service.ts";
import type { McpToolInfo } from "../../resources/tools/mcp/tool-list.ts";
import { type McpTools, mcpSecretIds, mcpServerOf } from "../../resources/tools/mcp-tools.ts";
import { argumentsCheck, schemaProblems } from "../../resources/tools/parameters.ts";
import type { PreparedTool } from "./prepared-tool.ts";
import type { Tool } from "./toolbox.ts";

const MOST_NAME = 64;

/** An MCP server's tools, as the agents of a workspace get them. */
export function prepareMcp(
  { tool_id: toolId, settings }: FrozenTool & { readonly settings: McpToolSettings },
  servers: McpTools,
): PreparedTool {
  const checks = new WeakMap<McpToolInfo, (given: unknown) => ProblemPlace[]>();
  const checkOf = (info: McpToolInfo) => {
    const known = checks.get(info) ?? checkFor(info);
    checks.set(info, known);
    return known;
  };
  return {
    name: settings.slug,
    secretIds: mcpSecretIds(settings),
    ready: (secrets, signal) => servers.ready(toolId, mcpServerOf(settings, secrets), signal),
    offer(secrets) {
      const server = mcpServerOf(settings, secrets);
      const selected = servers
        .known(toolId, server)
        .filter(({ name }) => settings.selected_tools?.includes(name) ?? true);
      return selected.map(
        (info): Tool => ({
          name: offeredName(settings.slug, info.name),
          description: info.description,
          inputSchema: info.inputSchema,
          source: "mcp",
          speakWhileRunning: settings.speak_while_running,
          async run(given, { signal }) {
            const problems = isPlain(given)
              ? checkOf(info)(given)
              : [{ path: "", message: "must be an object" }];
            if (!isPlain(given) || problems.length > 0) {
              const error = "The arguments do not fit the tool's parameters; correct them and call it again.";
              return { result: { error, problems }, isError: true };
            }
            return servers.call(toolId, server, info.name, given, signal);
          },
        }),
      );
    },
  };
}

/** What the model calls a server's tool. */
export function offeredName(slug: string, name: string): string {
  return `${slug}__${name.replace(/[^A-Za-z0-9_-]/g, "_")}`.slice(0, MOST_NAME);
}

// A schema of a kind that we do not check is the server's own to check, as it will anyway.
function checkFor({ inputSchema }: McpToolInfo): (given: unknown) => ProblemPlace[] {
  return schemaProblems(inputSchema).length === 0 ? argumentsCheck(inputSchema) : () => [];
}
