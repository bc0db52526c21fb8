import { text } from "node:stream/consumers";
import { expect, test } from "vitest";
import { sendEvents } from "../../../../test/doubles/mcp.ts";
import { createMcpWorld } from "../../../../test/mcp.ts";
import { systemClock } from "../../../platform/clock.ts";
import { Secret } from "../../../platform/secret.ts";
import type { McpError } from "./mcp-error.ts";
import { McpHttp } from "./mcp-http.ts";

async function createHttp({ names, url }: { names?: Record<string, string>; url?: string } = {}) {
  const headers = { "x-key": new Secret("key-of-mine") };
  const world = await createMcpWorld({
    server: { headers, ...(url ? { url } : {}) },
    ...(names ? { names } : {}),
  });
  const broken: McpError[] = [];
  const { egress, server } = world;
  const onBroken = (error: McpError) => broken.push(error);
  const http = new McpHttp({ egress, clock: systemClock, server, lingerMs: 1, onBroken });
  return { ...world, http, broken };
}

test("a server that keeps ending its stream of news is not asked for another until the next call", async () => {
  const { double, http, server, count } = await createHttp();
  double.on("GET", (response) => {
    sendEvents(response, "retry: 0\n\n");
    response.end();
  });
  for (let times = 0; times < 10; times++) await text(await bodyOf(http.fetch(server.url)));
  await expect(http.fetch(server.url)).rejects.toMatchObject({ code: "protocol" });
  expect(count("GET")).toBe(10);
  http.expect(1);
  await text(await bodyOf(http.fetch(server.url)));
  expect(count("GET")).toBe(11);
});

test("credentials are not sent to another origin", async () => {
  const names = { "mcp.example.com": "93.184.215.14", "other.example.com": "93.184.215.15" };
  const { double, http } = await createHttp({ names, url: "https://mcp.example.com/mcp" });
  for (const host of ["mcp.example.com", "other.example.com", "mcp.example.com:8443"]) {
    await bodyOf(http.fetch(`https://${host}/elsewhere`));
  }
  expect(double.seen.map(({ headers }) => [headers.host, headers["x-key"]])).toEqual([
    ["mcp.example.com", "key-of-mine"],
    ["other.example.com", undefined],
    ["mcp.example.com:8443", undefined],
  ]);
});

test("the SDK's own headers are not replaced by those of the configuration", async () => {
  const { double, http, server } = await createHttp();
  double.on("/mcp", (response) => response.end());
  await http.fetch(server.url, { headers: { "X-Key": "of the SDK" } });
  expect(double.seen.at(-1)?.headers["x-key"]).toBe("of the SDK");
});

test("a stream of news that cannot be opened again means that the server is gone", async () => {
  const { double, http, server, broken } = await createHttp();
  double.on("GET", (response) => response.writeHead(405).end());
  expect((await http.fetch(server.url)).status).toBe(405);
  await double.close();
  await expect(http.fetch(server.url)).rejects.toMatchObject({ code: "unreachable" });
  expect(broken).toMatchObject([{ code: "unreachable" }]);
});

test("the stream of an answer that came is not read for ever", async () => {
  const { double, http, server } = await createHttp();
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  double.on("tools/call", (response) => {
    sendEvents(response, "data: {}\n\n");
    response.once("close", close);
  });
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method: "tools/call" });
  const read = text(await bodyOf(http.fetch(server.url, { method: "POST", body })));
  http.answered(1);
  await closed;
  expect(await read).toContain('"id":1');
});

async function bodyOf(response: Promise<Response>): Promise<ReadableStream<Uint8Array>> {
  const { body } = await response;
  if (!body) throw new Error("there is no body");
  return body;
}
