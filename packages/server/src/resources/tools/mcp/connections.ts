import type { Clock } from "../../../platform/clock.ts";
import type { Egress } from "../../../platform/egress/egress.ts";
import type { Log } from "../../../platform/telemetry/log.ts";
import { McpConnection } from "./connection.ts";
import { McpError, McpSessionGone, mcpErrorIn, timedOut } from "./mcp-error.ts";
import { fingerprintOf, type McpServer } from "./mcp-server.ts";
import type { McpToolAnswer } from "./tool-answer.ts";
import type { McpToolInfo } from "./tool-list.ts";

const IDLE_MS = 5 * 60_000;
const MOST_OPEN = 256;

export interface McpConnectionsParts {
  readonly egress: Egress;
  readonly clock: Clock;
  readonly log: Log;
  /** How long a connection stays open without a call. */
  readonly idleMs?: number;
  /** The least recently used one that is idle makes room for another; when none is idle, the call is refused. */
  readonly mostOpen?: number;
}

/**
 * Sessions with tenants' MCP servers, each opened by its first call and shared by all that come with the same key and
 * configuration. A call takes at most the server's `timeoutMs` and throws `McpError` and nothing else, so that a dead
 * server costs a turn no more than that.
 */
export class McpConnections {
  readonly #parts: Required<McpConnectionsParts>;
  // In the order of their last use.
  readonly #open = new Map<string, McpConnection>();
  // Also those that take no further calls, and only wait for the end of the last.
  readonly #alive = new Set<McpConnection>();
  readonly #listeners: ((key: string) => void)[] = [];
  #closed = false;

  constructor({ idleMs = IDLE_MS, mostOpen = MOST_OPEN, ...parts }: McpConnectionsParts) {
    this.#parts = { ...parts, idleMs, mostOpen };
  }

  /**
   * Has `listener` called with the key of a server that says its tools have changed, or that has started over. It can
   * say so only while a connection is open, and does so once until its tools are listed again.
   */
  onToolsChanged(listener: (key: string) => void): void {
    this.#listeners.push(listener);
  }

  /** The tools of a server, at most 128. `key` names it to whoever asks; two tenants never share one. */
  async listTools(key: string, server: McpServer, signal: AbortSignal): Promise<readonly McpToolInfo[]> {
    return await this.#call(key, server, signal, (connection, either) => connection.listTools(either));
  }

  /** Runs a tool; the arguments are the model's, and the server's to check. A tool's own failure is no exception. */
  async callTool(
    key: string,
    server: McpServer,
    name: string,
    args: Readonly<Record<string, unknown>>,
    signal: AbortSignal,
  ): Promise<McpToolAnswer> {
    return await this.#call(key, server, signal, (connection, either) =>
      connection.callTool(name, args, either),
    );
  }

  /** Closes every connection; calls that still run fail, and so do those to come. */
  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([...this.#alive].map((connection) => connection.close()));
  }

  async #call<T>(
    key: string,
    server: McpServer,
    signal: AbortSignal,
    work: (connection: McpConnection, signal: AbortSignal) => Promise<T>,
  ): Promise<T> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), server.timeoutMs);
    const either = AbortSignal.any([signal, late.signal]);
    try {
      either.throwIfAborted();
      return await this.#withSession(key, server, (connection) => work(connection, either));
    } catch (error) {
      if (signal.aborted) throw new McpError("cancelled", "The call was cancelled.");
      throw late.signal.aborted ? timedOut() : mcpErrorIn(error);
    } finally {
      clearTimeout(timer);
    }
  }

  /** A server that has started over knows no sessions, and has done nothing yet of what it was asked: asked once more. */
  async #withSession<T>(
    key: string,
    server: McpServer,
    work: (connection: McpConnection) => Promise<T>,
  ): Promise<T> {
    const connection = this.#connectionFor(key, server);
    try {
      return await work(connection);
    } catch (error) {
      if (!(error instanceof McpSessionGone)) throw error;
      connection.retire();
      const result = await work(this.#connectionFor(key, server));
      this.#tellOfChange(key);
      return result;
    }
  }

  #connectionFor(key: string, server: McpServer): McpConnection {
    if (this.#closed) throw new McpError("unreachable", "The server is shutting down.");
    if (!URL.canParse(server.url))
      throw new McpError("address-not-allowed", "The MCP server's URL is not one.");
    const id = `${key}\n${fingerprintOf(server)}`;
    const known = this.#open.get(id);
    if (known) {
      this.#open.delete(id);
      this.#open.set(id, known);
      return known;
    }
    this.#makeRoom();
    const { egress, clock, log, idleMs } = this.#parts;
    const connection: McpConnection = new McpConnection({
      egress,
      clock,
      log: log.child({ mcp_server: key }),
      server,
      idleMs,
      onToolsChanged: () => this.#tellOfChange(key),
      onGone: () => {
        if (this.#open.get(id) === connection) this.#open.delete(id);
      },
      onOver: () => this.#alive.delete(connection),
    });
    this.#open.set(id, connection);
    this.#alive.add(connection);
    return connection;
  }

  #makeRoom(): void {
    if (this.#open.size < this.#parts.mostOpen) return;
    const idle = this.#open.values().find((connection) => !connection.busy);
    if (!idle) throw new McpError("unreachable", "Too many MCP servers are being called; try again.");
    void idle.close();
  }

  #tellOfChange(key: string): void {
    for (const listener of this.#listeners) {
      try {
        listener(key);
      } catch (error) {
        this.#parts.log.error(
          { err: error, mcp_server: key },
          "could not hear that an MCP server's tools changed",
        );
      }
    }
  }
}
