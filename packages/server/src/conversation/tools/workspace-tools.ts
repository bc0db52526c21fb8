import type { HttpToolSettings } from "@hyponema/contract/tool-settings";
import type { Egress } from "../../platform/egress/egress.ts";
import type { FrozenTool } from "../../resources/agent-versions/service.ts";
import { HttpTool } from "../../resources/tools/http-tool.ts";
import type { McpTools } from "../../resources/tools/mcp-tools.ts";
import { prepareMcp } from "./mcp-tool.ts";
import type { PreparedTool } from "./prepared-tool.ts";

/** Prepares the tools that a version froze. */
export class WorkspaceTools {
  readonly #egress: Egress;
  readonly #servers: McpTools;

  constructor(egress: Egress, servers: McpTools) {
    this.#egress = egress;
    this.#servers = servers;
  }

  prepare(frozen: FrozenTool): PreparedTool {
    const { settings } = frozen;
    if (settings.kind === "http") return this.#http(settings);
    return prepareMcp({ tool_id: frozen.tool_id, settings }, this.#servers);
  }

  #http(settings: HttpToolSettings): PreparedTool {
    const tool = new HttpTool(settings, this.#egress);
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
