import { ifMatch } from "./design.ts";
import { type Answer, startTestServer, type TestServer } from "./server.ts";

/** An integration of the demo workspace, by its routes. */
export interface Connected {
  readonly id: string;
  readonly path: string;
  get(): Promise<Answer>;
  patch(change: object): Promise<Answer>;
  test(): Promise<Answer>;
  /** Runs a tool as its route does. */
  run(tool: string, args?: object): Promise<Answer>;
}

/** A server whose integrations may reach this machine. */
export function startReachingServer(environment: Record<string, string> = {}): Promise<TestServer> {
  return startTestServer({ HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32", ...environment });
}

/** Makes an integration. */
export async function connectTo(
  server: TestServer,
  provider: string,
  fields: { readonly name?: string; readonly credential: object; readonly settings?: object },
): Promise<Connected> {
  const base = `/workspaces/${server.demo.workspace_id}/integrations`;
  const made = await server.ask("POST", base, { body: { provider, name: provider, ...fields } });
  if (made.status !== 201) throw new Error(`not made: ${made.text}`);
  const path = `${base}/${made.body.id}`;
  return {
    ...{ id: made.body.id, path },
    get: () => server.ask("GET", path),
    patch: async (change) =>
      server.ask("PATCH", path, { body: change, headers: ifMatch(await server.ask("GET", path)) }),
    test: () => server.ask("POST", `${path}/test`),
    run: (tool, args = {}) => server.ask("POST", `${path}/tools/${tool}/try`, { body: { arguments: args } }),
  };
}
