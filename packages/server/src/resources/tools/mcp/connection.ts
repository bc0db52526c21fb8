import type { Client } from "@modelcontextprotocol/sdk/client/index.js";
import type { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import type { Transport } from "@modelcontextprotocol/sdk/shared/transport.js";
import type { Clock } from "../../../platform/clock.ts";
import type { Egress } from "../../../platform/egress/egress.ts";
import { orAborted } from "../../../platform/or-aborted.ts";
import type { Log } from "../../../platform/telemetry/log.ts";
import { faultIn } from "./answer-bodies.ts";
import { McpError, mcpErrorIn } from "./mcp-error.ts";
import { McpHttp } from "./mcp-http.ts";
import type { McpServer } from "./mcp-server.ts";
import { McpSession, NO_DEADLINE_MS } from "./mcp-session.ts";
import { loadSdk, type Sdk } from "./sdk.ts";
import type { McpToolAnswer } from "./tool-answer.ts";
import { callTool } from "./tool-call.ts";
import { listTools, type McpToolInfo } from "./tool-list.ts";

export interface ConnectionParts {
  readonly egress: Egress;
  readonly clock: Clock;
  readonly log: Log;
  readonly server: McpServer;
  readonly idleMs: number;
  /** Called once; and again when the tools have been listed since. */
  onToolsChanged(): void;
  /** Called when the connection takes no further calls. */
  onGone(): void;
  /** Called when it is closed, by whomever. */
  onOver(): void;
}

/**
 * One session with one MCP server, opened at once and shared by every call. Opening has a deadline of its own, since
 * whoever asked first may go away while others wait.
 */
export class McpConnection {
  readonly #parts: ConnectionParts;
  readonly #http: McpHttp;
  readonly #ready: Promise<McpSession>;
  /** Aborted with the reason, an `McpError`, when the session is over. */
  readonly #over = new AbortController();
  #transport: Transport | null = null;
  #running = 0;
  #retired = false;
  #toldOfChange = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(parts: ConnectionParts) {
    this.#parts = parts;
    const { egress, clock, server } = parts;
    this.#http = new McpHttp({ egress, clock, server, onBroken: (error) => this.#end(error) });
    this.#ready = this.#open();
    // Whoever waits for it hears of the failure; when nobody does any more, nobody has to.
    this.#ready.catch((error) => this.#end(mcpErrorIn(error)));
  }

  get busy(): boolean {
    return this.#running > 0;
  }

  /** See `listTools`. */
  listTools(signal: AbortSignal): Promise<readonly McpToolInfo[]> {
    this.#toldOfChange = false;
    return this.#run((session) => listTools(session, this.#parts.log, signal), signal);
  }

  /** See `callTool`. */
  callTool(
    name: string,
    args: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<McpToolAnswer> {
    return this.#run((session) => callTool(session, name, args, signal), signal);
  }

  /** Takes no further calls, and closes when those that run are done. */
  retire(): void {
    this.#retired = true;
    this.#parts.onGone();
    if (!this.busy) this.#end(closed());
  }

  /** Says goodbye to the server; calls that still run fail. */
  async close(): Promise<void> {
    clearTimeout(this.#idle);
    this.#parts.onGone();
    if (this.#transport && "terminateSession" in this.#transport) {
      await (this.#transport as StreamableHTTPClientTransport).terminateSession().catch(() => {});
    }
    this.#end(closed());
  }

  async #run<T>(work: (session: McpSession) => Promise<T>, signal: AbortSignal): Promise<T> {
    this.#running++;
    clearTimeout(this.#idle);
    try {
      const session = await orAborted(this.#ready, signal);
      this.#http.expect(this.#running);
      return await work(session);
    } catch (error) {
      // What ended the session, and not that the session ended.
      throw this.#over.signal.aborted && !(error instanceof McpError) ? this.#over.signal.reason : error;
    } finally {
      this.#running--;
      if (!this.busy) this.#rest();
    }
  }

  #rest(): void {
    if (this.#over.signal.aborted) return;
    if (this.#retired) this.#end(closed());
    else this.#idle = setTimeout(() => void this.close(), this.#parts.idleMs).unref();
  }

  async #open(): Promise<McpSession> {
    const sdk = await loadSdk();
    const client = new sdk.Client(
      { name: "hyponema", version: "0.1.0" },
      { jsonSchemaValidator: NO_VALIDATOR },
    );
    client.setNotificationHandler(sdk.ToolListChangedNotificationSchema, () => this.#toolsChanged());
    // Its words may be the server's; and what matters of it fails a call too.
    client.onerror = (error) => this.#parts.log.debug({ kind: error.name }, "an MCP connection complained");
    this.#transport = this.#createTransport(sdk);
    await this.#connect(client, this.#transport).catch((error) => {
      throw (error instanceof sdk.RpcError ? faultIn(error.data) : null) ?? error;
    });
    // Not before, since a client that cannot connect closes too, and knows better why.
    client.onclose = () => this.#end(new McpError("protocol", "The MCP server broke the rules of MCP."));
    return new McpSession({
      sdk,
      client,
      over: this.#over.signal,
      conceal: (text) => this.#http.conceal(text),
    });
  }

  async #connect(client: Client, transport: Transport): Promise<void> {
    this.#over.signal.throwIfAborted();
    this.#over.signal.addEventListener("abort", () => void transport.close().catch(() => {}), { once: true });
    transport.onmessage = (message) => {
      if ("id" in message && message.id !== undefined && !("method" in message))
        this.#http.answered(message.id);
    };
    const signal = AbortSignal.any([this.#over.signal, AbortSignal.timeout(this.#parts.server.timeoutMs)]);
    // The SDK is not given the signal: it would tell the server, which may not be told of a greeting, and at any time.
    await orAborted(client.connect(transport, { timeout: NO_DEADLINE_MS }), signal);
  }

  #createTransport(sdk: Sdk): Transport {
    const { url, transport } = this.#parts.server;
    const { fetch } = this.#http;
    const created =
      transport === "sse"
        ? new sdk.SSEClientTransport(new URL(url), { fetch })
        : new sdk.StreamableHTTPClientTransport(new URL(url), { fetch });
    // Its optional fields are written without `undefined`, which the SDK is not strict about.
    return created as Transport;
  }

  #toolsChanged(): void {
    if (this.#toldOfChange) return;
    this.#toldOfChange = true;
    this.#parts.onToolsChanged();
  }

  #end(reason: McpError): void {
    if (this.#over.signal.aborted) return;
    clearTimeout(this.#idle);
    this.#over.abort(reason);
    this.#parts.onGone();
    this.#parts.onOver();
  }
}

// For methods of the SDK that are not used; left to itself, each client makes a compiler of schemas.
const NO_VALIDATOR = {
  getValidator: () => () => ({ valid: false, data: undefined, errorMessage: "not validated" }) as const,
};

function closed(): McpError {
  return new McpError("unreachable", "The connection to the MCP server was closed.");
}
