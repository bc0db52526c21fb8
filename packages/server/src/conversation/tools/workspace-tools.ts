import { type HttpToolSettings, RESERVED_TOOL_NAMES } from "@hyponema/contract/tool-settings";
import type { FrozenAgent, FrozenTool } from "../../resources/agent-versions/service.ts";
import type { Reach } from "../../resources/integrations/actions.ts";
import { HttpTool } from "../../resources/tools/http-tool.ts";
import type { McpTools } from "../../resources/tools/mcp-tools.ts";
import { prepareIntegrations } from "./integration-tools.ts";
import { prepareMcp } from "./mcp-tool.ts";
import type { PreparedTool } from "./prepared-tool.ts";

/** Prepares the tools that a version froze: the workspace's own, and those of its integrations. */
export class WorkspaceTools {
  readonly #reach: Reach;
  readonly #servers: McpTools;

  constructor(reach: Reach, servers: McpTools) {
    this.#reach = reach;
    this.#servers = servers;
  }

  prepare({ tools, integrations }: Pick<FrozenAgent, "tools" | "integrations">): PreparedTool[] {
    const names = [...RESERVED_TOOL_NAMES, ...tools.map(({ settings }) => settings.slug)];
    return [
      ...tools.map((frozen) => this.#own(frozen)),
      ...prepareIntegrations(integrations, names, this.#reach),
    ];
  }

  #own({ tool_id, settings }: FrozenTool): PreparedTool {
    if (settings.kind === "http") return this.#http(settings);
    return prepareMcp({ tool_id, settings }, this.#servers, this.#reach.checks);
  }

  #http(settings: HttpToolSettings): PreparedTool {
    const tool = new HttpTool(settings, this.#reach.egress, this.#reach.checks);
    const secretId = settings.auth_header?.secret_id ?? null;
    const told = {
      name: settings.slug,
      description: settings.description,
      inputSchema: tool.offered,
      source: "http" as const,
      speakWhileRunning: settings.speak_while_running,
    };
    return {
      name: settings.slug,
      secretIds: secretId ? [secretId] : [],
      ready: null,
      offer: (secrets) => {
        const auth = (secretId && secrets.get(secretId)) || null;
        return [
          {
            ...told,
            run: async (given, { variables, signal }) => {
              const { result, isError } = await tool.run({ given, variables, auth }, signal);
              return { result, isError };
            },
          },
        ];
      },
    };
  }
}
