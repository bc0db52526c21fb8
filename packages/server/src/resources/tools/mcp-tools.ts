import type { McpToolSettings } from "@hyponema/contract/tool-settings";
import { LRUCache } from "lru-cache";
import { Secret } from "../../platform/secret.ts";
import type { McpConnections } from "./mcp/connections.ts";
import { McpError } from "./mcp/mcp-error.ts";
import { fingerprintOf, type McpServer } from "./mcp/mcp-server.ts";
import type { McpToolInfo } from "./mcp/tool-list.ts";

const KEPT_MS = 5 * 60_000;
const FAILURE_KEPT_MS = 30_000;
// A turn waits no longer than this for a server that it has not seen before.
const PATIENCE_MS = 2_000;
const MOST_SERVERS = 2_000;

/** What a server was seen to offer, or why it could not be seen. */
interface Seen {
  readonly tools: readonly McpToolInfo[];
  readonly error: string | null;
  /** Whether the server has said since that it offers something else. */
  readonly outdated: boolean;
}

/** An MCP server as `settings` name it, with its secrets in place. */
export function mcpServerOf(settings: McpToolSettings, secrets: ReadonlyMap<string, Secret>): McpServer {
  const { auth_header: auth, oauth } = settings;
  const headers = Object.entries(settings.headers).map(([name, value]) => [name, new Secret(value)] as const);
  const credential = auth && secrets.get(auth.secret_id);
  const clientSecret = oauth && secrets.get(oauth.secret_id);
  return {
    url: settings.url,
    transport: settings.transport,
    headers: { ...Object.fromEntries(headers), ...(auth && credential ? { [auth.name]: credential } : {}) },
    oauth:
      oauth && clientSecret
        ? { clientId: oauth.client_id, clientSecret, scope: oauth.scope, tokenUrl: oauth.token_url }
        : null,
    timeoutMs: settings.timeout_ms,
  };
}

/** IDs of the secrets that an MCP server is shown. */
export function mcpSecretIds({ auth_header: auth, oauth }: McpToolSettings): string[] {
  return [auth, oauth].flatMap((named) => (named ? [named.secret_id] : []));
}

/**
 * What MCP servers offer, as this node last saw it: asked for when a turn first needs it, and again when the server says
 * that it has changed, or after a while, beside the turns. A server that cannot be reached offers what it did before.
 */
export class McpTools {
  readonly #connections: McpConnections;
  readonly #seen = new LRUCache<string, Seen>({
    max: MOST_SERVERS,
    ttl: KEPT_MS,
    allowStale: true,
    noDeleteOnStaleGet: true,
  });
  readonly #asking = new Map<string, Promise<Seen>>();

  constructor(connections: McpConnections) {
    this.#connections = connections;
    connections.onToolsChanged((toolId) => this.#forget(toolId));
  }

  /** Resolves when it is known what a server offers, or cannot be known soon; then to why not. Never throws. */
  async ready(toolId: string, server: McpServer, signal: AbortSignal): Promise<string | null> {
    const key = keyOf(toolId, server);
    const seen = this.#seen.get(key);
    if (seen && !seen.outdated && this.#seen.getRemainingTTL(key) > 0) return seen.error;
    const asked = this.#asking.get(key) ?? this.#ask(toolId, key, server);
    // What was seen a while ago does for this turn; what is known to be wrong does not.
    if (seen && !seen.outdated && seen.tools.length > 0) return null;
    const late = AbortSignal.any([signal, AbortSignal.timeout(PATIENCE_MS)]);
    const tooLate = new Promise<string>((resolve) => {
      const give = () => resolve("The MCP server has not said in time what it offers.");
      late.addEventListener("abort", give, { once: true });
    });
    return Promise.race([asked.then(({ error }) => error), tooLate]);
  }

  /** What a server was last seen to offer. */
  known(toolId: string, server: McpServer): readonly McpToolInfo[] {
    return this.#seen.get(keyOf(toolId, server))?.tools ?? [];
  }

  /** Asks a server now. Throws `McpError`. */
  async discover(toolId: string, server: McpServer, signal: AbortSignal): Promise<readonly McpToolInfo[]> {
    const tools = await this.#connections.listTools(toolId, server, signal);
    this.#seen.set(keyOf(toolId, server), { tools, error: null, outdated: false });
    return tools;
  }

  /** Runs one of a server's tools; what goes wrong is an outcome. Throws only when `signal` aborts. */
  async call(
    toolId: string,
    server: McpServer,
    name: string,
    given: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<{ readonly result: unknown; readonly isError: boolean }> {
    try {
      return await this.#connections.callTool(toolId, server, name, given, signal);
    } catch (error) {
      if (signal.aborted || !(error instanceof McpError)) throw error;
      return { result: { error: error.message }, isError: true };
    }
  }

  #ask(toolId: string, key: string, server: McpServer): Promise<Seen> {
    const before = this.#seen.get(key);
    const asking = this.#connections
      .listTools(toolId, server, AbortSignal.timeout(server.timeoutMs))
      .then(
        (tools): Seen => ({ tools, error: null, outdated: false }),
        (error: Error): Seen => ({ tools: before?.tools ?? [], error: error.message, outdated: false }),
      )
      .then((seen) => {
        this.#seen.set(key, seen, { ttl: seen.error === null ? KEPT_MS : FAILURE_KEPT_MS });
        return seen;
      })
      .finally(() => this.#asking.delete(key));
    this.#asking.set(key, asking);
    return asking;
  }

  #forget(toolId: string): void {
    for (const [key, seen] of this.#seen.entries()) {
      if (key.startsWith(`${toolId} `)) this.#seen.set(key, { ...seen, outdated: true });
    }
  }
}

function keyOf(toolId: string, server: McpServer): string {
  return `${toolId} ${fingerprintOf(server)}`;
}
