import { expect, test } from "vitest";
import { refuse, reply, toolNamed } from "../../../../test/doubles/mcp.ts";
import { createMcpWorld } from "../../../../test/mcp.ts";

const many = (count: number, from = 0) =>
  Array.from({ length: count }, (_, at) => toolNamed(`tool-${from + at}`));

test("the pages of a server's tools are followed", async () => {
  const { double, list } = await createMcpWorld();
  double.pages = [many(50), many(50, 50), many(10, 100)];
  const names = (await list()).map(({ name }) => name);
  expect(names).toHaveLength(110);
  expect(names.at(-1)).toBe("tool-109");
});

test("of thousands of tools the first 128 are taken, and no further page is asked for", async () => {
  const { double, list, count } = await createMcpWorld();
  double.pages = [many(5_000), many(5_000, 5_000)];
  expect(await list()).toHaveLength(128);
  expect(count("tools/list")).toBe(1);
});

test("cursors that go round in a circle end the list", async () => {
  const { double, list, count } = await createMcpWorld();
  let page = 0;
  double.on("tools/list", (response, seen) =>
    reply(response, seen, { tools: [toolNamed(`tool-${page}`)], nextCursor: String(++page % 3) }),
  );
  expect((await list()).length).toBe(count("tools/list"));
  expect(count("tools/list")).toBe(4);
});

test("pages without end are not followed for ever", async () => {
  const { double, list, count } = await createMcpWorld();
  let page = 0;
  double.on("tools/list", (response, seen) =>
    reply(response, seen, { tools: [], nextCursor: String(++page) }),
  );
  expect(await list()).toEqual([]);
  expect(count("tools/list")).toBe(32);
});

test("a tool that cannot be used is left out, and does not hide the others", async () => {
  const { double, list, logged } = await createMcpWorld();
  double.pages = [
    [
      null,
      "tool",
      { name: "no schema" },
      { name: "", inputSchema: { type: "object" } },
      toolNamed("list", { inputSchema: { type: "array" } }),
      toolNamed("huge", { inputSchema: { type: "object", description: "x".repeat(64 * 1024) } }),
      toolNamed("task", { execution: { taskSupport: "required" } }),
      toolNamed("good", { description: 7, inputSchema: {} }),
      toolNamed("good", { description: "again" }),
      toolNamed("talks", { description: "x".repeat(1_000_000) }),
    ],
  ];
  const tools = await list();
  expect(tools.map(({ name }) => name)).toEqual(["good", "talks"]);
  expect(tools[0]).toEqual({ name: "good", description: "", inputSchema: { type: "object" } });
  expect(tools[1]?.description).toHaveLength(4_000);
  expect(logged.join()).toContain('"left_out":8');
});

test("a schema that is nested without end is left out", async () => {
  const { double, list } = await createMcpWorld();
  const deep = `${'{"a":'.repeat(30_000)}1${"}".repeat(30_000)}`;
  double.on("tools/list", (response, seen) => {
    const tools = `[{"name":"deep","inputSchema":{"type":"object","a":${deep}}},{"name":"flat","inputSchema":{"type":"object"}}]`;
    response.setHeader("content-type", "application/json");
    response.end(`{"jsonrpc":"2.0","id":${seen.message?.id},"result":{"tools":${tools}}}`);
  });
  expect((await list()).map(({ name }) => name)).toEqual(["flat"]);
});

test("a server without tools has none, and is not asked", async () => {
  const { double, list, count } = await createMcpWorld();
  double.on("initialize", (response, seen) =>
    reply(response, seen, {
      protocolVersion: seen.message?.params.protocolVersion,
      serverInfo: { name: "double", version: "1" },
      capabilities: {},
    }),
  );
  expect(await list()).toEqual([]);
  expect(count("tools/list")).toBe(0);
});

test.each([{}, { tools: "none" }, { tools: {} }])("%j is no list of tools", async (result) => {
  const { double, list } = await createMcpWorld();
  double.on("tools/list", (response, seen) => reply(response, seen, result));
  await expect(list()).rejects.toMatchObject({ code: "protocol" });
});

test("a refusal to list them is told by its code alone", async () => {
  const { double, list } = await createMcpWorld();
  double.on("tools/list", (response, seen) => refuse(response, seen, -32603, "words of the server"));
  const message = "The MCP server refused the request (-32603).";
  await expect(list()).rejects.toMatchObject({ code: "protocol", message });
});
