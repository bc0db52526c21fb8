import type { HttpToolSettings } from "@hyponema/contract/tool-settings";
import type { Egress } from "../../platform/egress/egress.ts";
import type { Secret } from "../../platform/secret.ts";
import type { FrozenTool } from "../../resources/agent-versions/service.ts";
import { HttpTool } from "../../resources/tools/http-tool.ts";
import type { McpTools } from "../../resources/tools/mcp-tools.ts";
import { prepareMcp } from "./mcp-tool.ts";
import type { Tool } from "./toolbox.ts";

/** Secrets as they are now, by ID. */
export type OpenSecrets = ReadonlyMap<string, Secret>;

/** A tool of a version, ready for every turn of every session of it. */
export interface PreparedTool {
  /** As its author named it. */
  readonly name: string;
  /** IDs of the secrets it sends. */
  readonly secretIds: readonly string[];
  /** Resolves when it can be offered, or cannot for now; then to why not. Null: it always can. */
  readonly ready: ((secrets: OpenSecrets, signal: AbortSignal) => Promise<string | null>) | null;
  /** As one turn offers it. */
  offer(secrets: OpenSecrets): readonly Tool[];
}

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
