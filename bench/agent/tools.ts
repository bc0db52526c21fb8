import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { HttpToolSettings } from "@hyponema/contract/tool-settings";
import { Toolbox } from "../../packages/server/src/conversation/tools/toolbox.ts";
import { WorkspaceTools } from "../../packages/server/src/conversation/tools/workspace-tools.ts";
import { systemClock } from "../../packages/server/src/platform/clock.ts";
import { parseAllowList } from "../../packages/server/src/platform/egress/addresses.ts";
import { Egress } from "../../packages/server/src/platform/egress/egress.ts";
import { SchemaChecks } from "../../packages/server/src/platform/json-schema/schema-checks.ts";
import { percentile } from "../statistics.ts";

const CALLS = 8;
const SLOWEST_MS = 100;
const ROUNDS = 40;

/** What eight calls side by side take over the slowest of them alone, in ms; the slowest takes 100 ms. */
export async function measureParallelCalls(): Promise<{ readonly p50: number; readonly p95: number }> {
  const server = createServer((request, response) => {
    const wait = Number(request.url?.split("/").at(-1));
    setTimeout(
      () => response.writeHead(200, { "content-type": "application/json" }).end('{"ok":true}'),
      wait,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const egress = new Egress({ allow: parseAllowList("127.0.0.1/32") });
  const toolbox = toolsAt(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, egress);
  const signal = new AbortController().signal;
  const call = (index: number) => toolbox.run(`tool_${index}`, "{}", signal);
  const time = async (work: () => Promise<unknown>) => {
    const begun = performance.now();
    await work();
    return performance.now() - begun;
  };
  const all = () => Promise.all(Array.from({ length: CALLS }, (_, index) => call(index)));
  // Once unmeasured: connections are made and parameters read.
  await all();
  const added: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const alone = await time(() => call(CALLS - 1));
    added.push((await time(all)) - alone);
  }
  await egress.close();
  await new Promise((resolve) => server.close(resolve));
  return { p50: percentile(added, 0.5), p95: percentile(added, 0.95) };
}

function toolsAt(url: string, egress: Egress): Toolbox {
  const workspace = new WorkspaceTools(
    { egress, clock: systemClock, checks: new SchemaChecks() },
    null as never,
  );
  const tools = Array.from({ length: CALLS }, (_, index) => {
    const wait = Math.round((SLOWEST_MS * (index + 1)) / CALLS);
    const settings = HttpToolSettings.parse({
      ...{ kind: "http", slug: `tool_${index}`, description: "Waits.", url: `${url}/${wait}`, method: "GET" },
      ...{ headers: {}, path_params: [], query_params: [], static_query_params: {}, retries: 0 },
      ...{ allow_dynamic_vars: false, timeout_ms: 5_000, speak_while_running: null, auth_header: null },
      parameters: { type: "object", properties: {} },
    });
    return { tool_id: `tool_${index}`, settings };
  });
  return new Toolbox(
    workspace.prepare({ tools, integrations: [] }).flatMap((tool) => tool.offer(new Map())),
    {},
  );
}
