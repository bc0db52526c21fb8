import type { HttpToolSettings } from "@hyponema/contract/tool-settings";
import type { Egress } from "../../platform/egress/egress.ts";
import type { Secret } from "../../platform/secret.ts";
import type { FrozenTool } from "../../resources/agent-versions/service.ts";
import { HttpTool } from "../../resources/tools/http-tool.ts";
import type { Tool } from "./toolbox.ts";

/** Secrets as they are now, by ID. */
export type OpenSecrets = ReadonlyMap<string, Secret>;

/** A tool of a version, ready for every turn of every session of it. */
export interface PreparedTool {
  /** IDs of the secrets it sends. */
  readonly secretIds: readonly string[];
  /** As one turn offers it. */
  offer(secrets: OpenSecrets): readonly Tool[];
}

/** Prepares the tools that a version froze. */
export class WorkspaceTools {
  readonly #egress: Egress;

  constructor(egress: Egress) {
    this.#egress = egress;
  }

  prepare(frozen: FrozenTool): PreparedTool {
    const { settings } = frozen;
    if (settings.kind === "http") return this.#http(settings);
    return { secretIds: [], offer: () => [] };
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
      secretIds: secretId ? [secretId] : [],
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
