import { once } from "node:events";
import { describe, expect, test } from "vitest";
import { refuse, reply, toolNamed } from "../../../../test/doubles/mcp.ts";
import { createMcpWorld } from "../../../../test/mcp.ts";
import { Secret } from "../../../platform/secret.ts";

const { signal } = new AbortController();

describe("a connection to an MCP server", () => {
  test("is opened by the first call and shared by those that come at once", async () => {
    const { call, list, count } = await createMcpWorld();
    const results = await Promise.all([call("echo", { a: 1 }), list(), call("echo", { a: 2 })]);
    expect(results[0]).toEqual({ result: '{"a":1}', isError: false });
    expect(results[1]).toEqual([
      { name: "echo", description: "Does echo.", inputSchema: { type: "object" } },
    ]);
    expect(count("initialize")).toBe(1);
  });

  test("is another one for a changed configuration, and for another key", async () => {
    const { connections, server, count } = await createMcpWorld();
    const bearer = (token: string) => ({
      ...server,
      headers: { Authorization: new Secret(`Bearer ${token}`) },
    });
    await connections.listTools("a", bearer("one"), signal);
    await connections.listTools("a", bearer("one"), signal);
    expect(count("initialize")).toBe(1);
    await connections.listTools("a", bearer("two"), signal);
    await connections.listTools("b", bearer("two"), signal);
    expect(count("initialize")).toBe(3);
  });

  test("sends the server's headers with every request", async () => {
    const headers = { Authorization: new Secret("Bearer t0ken-of-mine"), "X-Tenant": new Secret("seven") };
    const { double, call } = await createMcpWorld({ server: { headers } });
    await call();
    await double.until(({ http }) => http === "GET");
    expect(double.seen.length).toBeGreaterThan(3);
    for (const seen of double.seen) {
      expect(seen.headers).toMatchObject({ authorization: "Bearer t0ken-of-mine", "x-tenant": "seven" });
    }
  });

  test("is opened again, once, when the server has started over, and its tools count as changed", async () => {
    const { double, call, count, changed } = await createMcpWorld();
    await call();
    double.forget();
    expect(await call("echo", { again: true })).toEqual({ result: '{"again":true}', isError: false });
    expect(count("initialize")).toBe(2);
    expect(changed).toEqual(["key"]);
    double.on("tools/call", (response) => response.writeHead(404).end());
    await expect(call()).rejects.toMatchObject({ code: "protocol" });
    expect(count("initialize")).toBe(3);
  });

  test("is closed when nobody has called for a while, and opened by the next call", async () => {
    const { double, call, count } = await createMcpWorld({ idleMs: 1 });
    await call();
    const { headers } = await double.until(({ http }) => http === "DELETE");
    expect(headers["mcp-session-id"]).toMatch(/^session-/);
    await call();
    expect(count("initialize")).toBe(2);
  });

  test("gives way to another one when too many are open, and keeps it out while it is busy", async () => {
    const { double, connections, server, call } = await createMcpWorld({ mostOpen: 1 });
    await call();
    const other = () => connections.callTool("other", server, "slow", {}, signal);
    await connections.listTools("other", server, signal);
    await double.until(({ http }) => http === "DELETE");
    const { promise: answer, resolve: finish } = Promise.withResolvers<void>();
    double.on("tools/call", async (response, seen) => {
      await answer;
      reply(response, seen, { content: [] });
    });
    const slow = other();
    await expect(call()).rejects.toMatchObject({ code: "unreachable", message: /Too many/ });
    finish();
    expect(await slow).toEqual({ result: "", isError: false });
  });

  test("fails the calls that run when everything is closed, and those that come after", async () => {
    const { double, connections, call } = await createMcpWorld();
    double.on("tools/call", () => {});
    const running = call();
    await double.until(({ message }) => message?.method === "tools/call");
    const failure = expect(running).rejects.toMatchObject({ code: "unreachable" });
    await connections.close();
    await failure;
    await expect(call()).rejects.toMatchObject({ code: "unreachable" });
  });
});

describe("a cancelled call", () => {
  test("is told to the server, gives up its answer, and leaves the connection to others", async () => {
    const { double, call, count } = await createMcpWorld();
    const { promise: closed, resolve: close } = Promise.withResolvers<void>();
    double.on("tools/call", (response) => response.once("close", close));
    const cancel = new AbortController();
    const running = call("slow", {}, cancel.signal);
    const { message } = await double.until((seen) => seen.message?.method === "tools/call");
    cancel.abort();
    await expect(running).rejects.toMatchObject({ code: "cancelled" });
    await closed;
    const told = await double.until((seen) => seen.message?.method === "notifications/cancelled");
    expect(told.message?.params.requestId).toBe(message?.id);
    double.on("tools/call", null);
    await call();
    expect(count("initialize")).toBe(1);
  });

  test("does not stop the connection from opening for those who wait too", async () => {
    const { double, call, list, count } = await createMcpWorld();
    const { promise: held, resolve: go } = Promise.withResolvers<void>();
    double.on("notifications/initialized", async (response) => {
      await held;
      response.writeHead(202).end();
    });
    const cancel = new AbortController();
    const first = call("echo", {}, cancel.signal);
    const second = list();
    await double.until(({ message }) => message?.method === "notifications/initialized");
    cancel.abort();
    await expect(first).rejects.toMatchObject({ code: "cancelled" });
    go();
    expect(await second).toHaveLength(1);
    expect(count("initialize")).toBe(1);
  });

  test("is not told to the server when it was answered before", async () => {
    const { double, call, count } = await createMcpWorld();
    const cancel = new AbortController();
    await call("echo", {}, cancel.signal);
    cancel.abort();
    await call();
    await double.until(({ http }) => http === "GET");
    expect(count("notifications/cancelled")).toBe(0);
  });

  test("is none to begin with when it is cancelled before", async () => {
    const { double, call } = await createMcpWorld();
    await expect(call("echo", {}, AbortSignal.abort())).rejects.toMatchObject({ code: "cancelled" });
    expect(double.seen).toEqual([]);
  });
});

describe("tools that change", () => {
  const change = { method: "notifications/tools/list_changed" };

  test("are told to the listener, once until they are listed again", async () => {
    const { double, list, changed } = await createMcpWorld();
    await list();
    await double.say(change);
    await double.say(change);
    // Comes after both on the same stream, and is answered: so both have been heard by then.
    await double.say({ method: "ping", id: "first" });
    await double.until(({ body }) => body.includes('"first"'));
    expect(changed).toEqual(["key"]);
    double.pages = [[toolNamed("echo"), toolNamed("new")]];
    expect((await list()).map(({ name }) => name)).toEqual(["echo", "new"]);
    await double.say(change);
    await double.say({ method: "ping", id: "second" });
    await double.until(({ body }) => body.includes('"second"'));
    expect(changed).toEqual(["key", "key"]);
  });

  test("do not break a turn that still knows the old ones", async () => {
    const { double, call } = await createMcpWorld();
    await call();
    double.on("tools/call", (response, seen) => refuse(response, seen, -32602, "Unknown tool: echo"));
    const failure = { code: "tool-unknown", message: "The MCP server has no tool named echo." };
    await expect(call()).rejects.toMatchObject(failure);
    double.on("tools/call", null);
    expect(await call()).toMatchObject({ isError: false });
  });

  test("are heard by every listener, also when one of them fails", async () => {
    const { double, connections, list, logged } = await createMcpWorld();
    connections.onToolsChanged(() => {
      throw new Error("deaf");
    });
    const heard = new EventTarget();
    const news = once(heard, "changed");
    connections.onToolsChanged((key) => heard.dispatchEvent(new MessageEvent("changed", { data: key })));
    await list();
    await double.say(change);
    expect(await news).toMatchObject([{ data: "key" }]);
    expect(logged.join()).toContain("could not hear");
  });
});
