import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type EverythingServer, startEverything } from "../../../../test/doubles/mcp-everything.ts";
import { systemClock } from "../../../platform/clock.ts";
import { parseAllowList } from "../../../platform/egress/addresses.ts";
import { Egress } from "../../../platform/egress/egress.ts";
import { createLog } from "../../../platform/telemetry/log.ts";
import { McpConnections } from "./connections.ts";
import type { McpServer } from "./mcp-server.ts";

const { signal } = new AbortController();

describe.each([
  ["streamableHttp", "streamable_http"],
  ["sse", "sse"],
] as const)("MCP's reference server over %s", (mode, transport) => {
  let everything: EverythingServer;
  let connections: McpConnections;
  let server: McpServer;

  beforeAll(async () => {
    everything = await startEverything(mode);
    const egress = new Egress({ allow: parseAllowList("127.0.0.0/8") });
    connections = new McpConnections({ egress, clock: systemClock, log: createLog("silent") });
    server = { url: everything.url, transport, headers: {}, oauth: null, timeoutMs: 20_000 };
  });

  afterAll(async () => {
    await connections.close();
    await everything.kill();
  });

  const call = (name: string, args = {}) => connections.callTool("everything", server, name, args, signal);

  test("has its tools listed, without those that only run as tasks", async () => {
    const tools = await connections.listTools("everything", server, signal);
    const names = tools.map(({ name }) => name);
    expect(names).toContain("echo");
    expect(names).not.toContain("simulate-research-query");
    expect(tools.find(({ name }) => name === "get-sum")).toMatchObject({
      description: expect.stringContaining("sum"),
      inputSchema: { type: "object", properties: { a: {}, b: {} }, required: ["a", "b"] },
    });
  });

  test("answers with text", async () => {
    expect(await call("echo", { message: "hello" })).toEqual({ result: "Echo: hello", isError: false });
  });

  test("answers with structured content, which is preferred to its text", async () => {
    const { result } = await call("get-structured-content", { location: "Chicago" });
    expect(result).toEqual({
      temperature: expect.any(Number),
      conditions: expect.any(String),
      humidity: expect.any(Number),
    });
  });

  test("has images and resources described, and their bytes left out", async () => {
    const image = await call("get-tiny-image");
    expect(image.result).toMatch(/\[image: image\/png, \d+ bytes, not shown\]/);
    expect(JSON.stringify(image).length).toBeLessThan(500);
    const link = await call("get-resource-links", { count: 1 });
    expect(link.result).toMatch(/\[resource: .*demo:/);
    const inside = await call("get-resource-reference", { resourceType: "Text", resourceId: 1 });
    expect(inside.result).toMatch(/\[resource: demo:\S+, text\/plain, \d+ bytes, not shown\]/);
  });

  test("tells the model of its own errors, and us of a tool that it does not have", async () => {
    const wrong = await call("get-sum", { a: "one" });
    expect(wrong).toMatchObject({ isError: true, result: expect.stringContaining("Invalid") });
    await expect(call("no-such-tool")).rejects.toMatchObject({ code: "tool-unknown" });
  });

  test("serves many calls at once over one connection, and a cancelled one disturbs none of them", async () => {
    const cancel = new AbortController();
    const args = { duration: 60, steps: 1 };
    const long = connections.callTool(
      "everything",
      server,
      "trigger-long-running-operation",
      args,
      cancel.signal,
    );
    const sums = Array.from({ length: 20 }, (_, b) => call("get-sum", { a: 1, b }));
    await call("echo", { message: "before" });
    cancel.abort();
    await expect(long).rejects.toMatchObject({ code: "cancelled" });
    const results = (await Promise.all(sums)).map(({ result }) => result);
    expect(results).toEqual(sums.map((_, b) => `The sum of 1 and ${b} is ${1 + b}.`));
  });

  test("is connected to again when it has started over", async () => {
    await call("echo", { message: "before" });
    const { port } = everything;
    await everything.kill();
    everything = await startEverything(mode, port);
    expect(await call("echo", { message: "after" })).toEqual({ result: "Echo: after", isError: false });
  });

  test("costs no more than an error once it is dead", async () => {
    await everything.kill();
    await expect(call("echo", { message: "hello" })).rejects.toMatchObject({ code: "unreachable" });
  });
});
