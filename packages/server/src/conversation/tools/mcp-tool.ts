import type { McpToolSettings } from "@hyponema/contract/tool-settings";
import type { SchemaChecks } from "../../platform/json-schema/schema-checks.ts";
import type { FrozenTool } from "../../resources/agent-versions/service.ts";
import type { McpToolInfo } from "../../resources/tools/mcp/tool-list.ts";
import { type McpTools, mcpSecretIds, mcpServerOf } from "../../resources/tools/mcp-tools.ts";
import { ArgumentsCheck, schemaProblems } from "../../resources/tools/service.ts";
import type { PreparedTool } from "./prepared-tool.ts";
import type { Tool } from "./toolbox.ts";

const MOST_NAME = 64;

/** An MCP server's tools, as the agents of a workspace get them. */
export function prepareMcp(
  { tool_id: toolId, settings }: FrozenTool & { readonly settings: McpToolSettings },
  servers: McpTools,
  checks: SchemaChecks,
): PreparedTool {
  const known = new WeakMap<McpToolInfo, Promise<ArgumentsCheck>>();
  const checkOf = (info: McpToolInfo) => {
    const check = known.get(info) ?? checkFor(info, checks);
    known.set(info, check);
    return check;
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
            const judged = await (await checkOf(info)).judge(given, signal);
            if (!("given" in judged)) return { result: judged.result, isError: true };
            return servers.call(toolId, server, info.name, judged.given, signal);
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
async function checkFor({ inputSchema }: McpToolInfo, checks: SchemaChecks): Promise<ArgumentsCheck> {
  const problems = await schemaProblems(inputSchema);
  return new ArgumentsCheck(problems.length === 0 ? inputSchema : {}, checks);
}
