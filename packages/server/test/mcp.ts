import { connect } from "node:net";
import { onTestFinished } from "vitest";
import { parseAllowList } from "../src/platform/egress/addresses.ts";
import { Egress } from "../src/platform/egress/egress.ts";
import { Secret } from "../src/platform/secret.ts";
import { createLog } from "../src/platform/telemetry/log.ts";
import { McpConnections } from "../src/resources/tools/mcp/connections.ts";
import type { McpOAuth, McpServer } from "../src/resources/tools/mcp/mcp-server.ts";
import { type McpDouble, startMcpDouble } from "./doubles/mcp.ts";

interface Wishes {
  readonly server?: Partial<McpServer>;
  readonly idleMs?: number;
  readonly mostOpen?: number;
  /** Addresses by name. With it, the double stands in for every host, without TLS; what is dialled is noted. */
  readonly names?: Readonly<Record<string, string>>;
}

export interface McpWorld {
  readonly double: McpDouble;
  readonly egress: Egress;
  readonly connections: McpConnections;
  readonly server: McpServer;
  /** Hosts and ports that were connected to, after they were judged. */
  readonly dialled: readonly string[];
  readonly logged: readonly string[];
  /** Keys whose tools were said to have changed. */
  readonly changed: readonly string[];
  /** Steps the clock on. */
  pass(ms: number): void;
  list(signal?: AbortSignal): ReturnType<McpConnections["listTools"]>;
  call(name?: string, args?: object, signal?: AbortSignal): ReturnType<McpConnections["callTool"]>;
  /** How often a method, or `GET` and the like, came in. */
  count(what: string): number;
}

/** Connections and one double to connect to, gone when the test is. */
export async function createMcpWorld(wishes: Wishes = {}): Promise<McpWorld> {
  const double = await startMcpDouble();
  const dialled: string[] = [];
  const logged: string[] = [];
  const changed: string[] = [];
  let now = 0;
  const egress = wishes.names
    ? new Egress({
        allow: parseAllowList(""),
        resolve: async (name) => [wishes.names?.[name] ?? []].flat(),
        dial(target, done) {
          dialled.push(target.hostname);
          const socket = connect(double.port, "127.0.0.1", () => done(null, socket));
          socket.once("error", (error) => done(error, null));
          return socket;
        },
      })
    : new Egress({ allow: parseAllowList("127.0.0.0/8") });
  const { idleMs = 60_000, mostOpen = 10 } = wishes;
  const connections = new McpConnections({
    egress,
    clock: { now: () => new Date(now), monotonic: () => now },
    log: createLog("trace", { write: (line) => void logged.push(line) }),
    idleMs,
    mostOpen,
  });
  connections.onToolsChanged((key) => changed.push(key));
  onTestFinished(async () => {
    await connections.close();
    await egress.dispatcher.destroy();
    await double.close();
  });
  const server: McpServer = {
    url: double.url,
    transport: "streamable_http",
    headers: {},
    oauth: null,
    timeoutMs: 20_000,
    ...wishes.server,
  };
  const forever = new AbortController().signal;
  return {
    double,
    egress,
    connections,
    server,
    dialled,
    logged,
    changed,
    pass(ms) {
      now += ms;
    },
    list: (signal = forever) => connections.listTools("key", server, signal),
    call: (name = "echo", args = {}, signal = forever) =>
      connections.callTool("key", server, name, { ...args }, signal),
    count: (what) => double.seen.filter(({ http, message }) => (message?.method ?? http) === what).length,
  };
}

export function oauthOf(tokenUrl: string | null, wishes: Partial<McpOAuth> = {}): McpOAuth {
  return { clientId: "agent", clientSecret: new Secret("client-s3cret"), scope: null, tokenUrl, ...wishes };
}
