import { describe, expect, test } from "vitest";
import { reply, sendEvents, sendJson, speakOldTransport } from "../../../../test/doubles/mcp.ts";
import { createMcpWorld } from "../../../../test/mcp.ts";

const MB = 1_000_000;

describe("an MCP server that is silent", () => {
  test.each(["initialize", "notifications/initialized", "tools/call"])(
    "to %s costs the call's time and no more",
    async (method) => {
      const { double, call } = await createMcpWorld({ server: { timeoutMs: 100 } });
      double.on(method, () => {});
      await expect(call()).rejects.toMatchObject({ code: "timed-out" });
    },
  );

  test("on the older transport, before it names an endpoint, does too", async () => {
    const { call } = await createMcpWorld({ server: { transport: "sse", timeoutMs: 100 } });
    await expect(call()).rejects.toMatchObject({ code: "timed-out" });
  });

  test("in the middle of an answer does too, and the next call is served", async () => {
    const { double, connections, server, call, count } = await createMcpWorld();
    await call();
    double.on("tools/call", (response) => sendEvents(response, ": wait\n\n"));
    const { signal } = new AbortController();
    const hasty = connections.callTool("key", { ...server, timeoutMs: 50 }, "echo", {}, signal);
    await expect(hasty).rejects.toMatchObject({ code: "timed-out" });
    double.on("tools/call", null);
    expect(await call()).toMatchObject({ isError: false });
    expect(count("initialize")).toBe(1);
  });

  test("is unreachable where nobody listens, or the name is no one's", async () => {
    const dead = await createMcpWorld({ server: { url: "http://127.0.0.1:1/mcp" } });
    await expect(dead.call()).rejects.toMatchObject({ code: "unreachable" });
    const nameless = await createMcpWorld({ names: {}, server: { url: "https://nowhere.example.com/" } });
    await expect(nameless.call()).rejects.toMatchObject({ code: "unreachable" });
  });
});

describe("an MCP server that answers nonsense", () => {
  test.each([
    ["a page", "text/html", "<h1>Welcome</h1>"],
    ["broken JSON", "application/json", '{"jsonrpc":'],
    ["another JSON", "application/json", '{"hello":"world"}'],
    ["nothing", "application/json", ""],
    ["a type that is none", "application/x-nonsense", "\u0000"],
  ])("such as %s breaks the rules, whichever request it answers", async (_, type, body) => {
    const { double, call } = await createMcpWorld();
    for (const method of ["initialize", "tools/call"]) {
      double.on(method, (response) => response.writeHead(200, { "content-type": type }).end(body));
      await expect(call()).rejects.toMatchObject({ code: "protocol" });
      double.on(method, null);
    }
    expect(await call()).toMatchObject({ isError: false });
  });

  test.each([
    ["no content", {}],
    ["a task", { task: { taskId: "t" } }],
    ["content that is none", { content: "text" }],
  ])("such as %s in a tool's result breaks them too", async (_, result) => {
    const { double, call } = await createMcpWorld();
    double.on("tools/call", (response, seen) => reply(response, seen, result));
    await expect(call()).rejects.toMatchObject({ code: "protocol" });
  });

  test("in its events is passed over, and the end of the stream is the end of the call", async () => {
    const { double, call } = await createMcpWorld();
    double.on("tools/call", (response) => {
      sendEvents(response, 'data: {"jsonrpc"\n\nevent: message\ndata: nonsense\n\n');
      response.end();
    });
    await expect(call()).rejects.toMatchObject({ code: "unreachable" });
  });

  test.each([
    [403, "unauthorised"],
    [401, "unauthorised"],
    [404, "protocol"],
    [405, "protocol"],
    [429, "unreachable"],
    [503, "unreachable"],
  ])("with HTTP %i to the first request is told apart", async (status, code) => {
    const { double, call } = await createMcpWorld();
    double.on("initialize", (response) => sendJson(response, status, { error: "words of the server" }));
    await expect(call()).rejects.toMatchObject({ code, message: expect.stringContaining(String(status)) });
  });

  test.each([
    [403, "unauthorised"],
    [404, "protocol"],
    [503, "unreachable"],
  ])("with HTTP %i to the stream of the older transport is told apart", async (status, code) => {
    const { double, call } = await createMcpWorld({ server: { transport: "sse" } });
    double.on("GET", (response) => sendJson(response, status, { error: "words of the server" }));
    await expect(call()).rejects.toMatchObject({ code, message: expect.stringContaining(String(status)) });
  });

  test("that names an endpoint of another origin is not sent anything", async () => {
    const { double, call } = await createMcpWorld({ server: { transport: "sse" } });
    double.on("GET", (response) => sendEvents(response, "event: endpoint\ndata: http://127.0.0.2:1/\n\n"));
    await expect(call()).rejects.toMatchObject({ code: "protocol" });
  });
});

describe("an MCP server that breaks off", () => {
  test("in the middle of an answer fails that call at once", async () => {
    const { double, call } = await createMcpWorld();
    for (const cut of [
      (type: string) => ({ "content-type": type }),
      (type: string) => ({ "content-type": type, "content-length": "1000" }),
    ]) {
      for (const type of ["text/event-stream", "application/json"]) {
        double.on("tools/call", (response) => {
          response.writeHead(200, cut(type)).write("data: {");
          response.socket?.end();
        });
        await expect(call()).rejects.toMatchObject({ code: "unreachable" });
      }
    }
    double.on("tools/call", null);
    expect(await call()).toMatchObject({ isError: false });
  });

  test("in the middle of its greeting does too", async () => {
    const { double, call } = await createMcpWorld();
    double.on("initialize", (response) => {
      sendEvents(response);
      response.end();
    });
    await expect(call()).rejects.toMatchObject({ code: "unreachable" });
  });

  test("but promises the rest of an answer is asked for it", async () => {
    const { double, call } = await createMcpWorld();
    await call();
    await double.until(({ http }) => http === "GET");
    let id: number | undefined;
    double.on("tools/call", (response, seen) => {
      id = seen.message?.id;
      sendEvents(response, "id: 7\nretry: 1\ndata: \n\n");
      response.end();
    });
    double.on("GET", (response) => {
      const result = { content: [{ type: "text", text: "the rest" }] };
      sendEvents(response, `id: 8\ndata: ${JSON.stringify({ jsonrpc: "2.0", id, result })}\n\n`);
    });
    expect(await call()).toEqual({ result: "the rest", isError: false });
    expect(double.seen.filter(({ headers }) => headers["last-event-id"] === "7")).toHaveLength(1);
  });

  test("on the older transport fails every call, and is connected to again by the next", async () => {
    const { double, call, count } = await createMcpWorld({ server: { transport: "sse" } });
    speakOldTransport(double, ({ name }, stream) => {
      if (name !== "die") return { content: [] };
      stream.end();
      return null;
    });
    expect(await call()).toEqual({ result: "", isError: false });
    await expect(call("die")).rejects.toMatchObject({ code: "unreachable" });
    expect(await call()).toEqual({ result: "", isError: false });
    expect(count("initialize")).toBe(2);
  });
});

describe("an MCP server that sends too much", () => {
  const huge = { content: [{ type: "text", text: "x".repeat(10 * MB) }] };

  test("in an answer of 10 MB, as JSON or as an event, is not listened to", async () => {
    const { double, call, count } = await createMcpWorld();
    double.on("tools/call", (response, seen) => reply(response, seen, huge));
    await expect(call()).rejects.toMatchObject({ code: "too-large" });
    double.on("tools/call", (response, seen) => {
      const message = { jsonrpc: "2.0", id: seen.message?.id, result: huge };
      sendEvents(response, `id: 1\ndata: ${JSON.stringify(message)}\n\n`);
    });
    await expect(call()).rejects.toMatchObject({ code: "too-large" });
    double.on("tools/call", null);
    expect(await call()).toMatchObject({ isError: false });
    expect(count("initialize")).toBe(1);
  });

  test("on the stream of news is hung up on", async () => {
    const { double, call, count } = await createMcpWorld();
    double.on("tools/call", () => {});
    const running = call();
    await double.until(({ message }) => message?.method === "tools/call");
    await double.say({ method: "x".repeat(10 * MB) });
    await expect(running).rejects.toMatchObject({ code: "too-large" });
    double.on("tools/call", null);
    expect(await call()).toMatchObject({ isError: false });
    expect(count("initialize")).toBe(2);
  });

  test("on the older transport may do so once for each call", async () => {
    const { double, call } = await createMcpWorld({ server: { transport: "sse" } });
    const image = { content: [{ type: "image", data: "A".repeat(3 * MB), mimeType: "image/png" }] };
    speakOldTransport(double, ({ name }) => (name === "huge" ? huge : image));
    for (let times = 0; times < 3; times++) expect(await call()).toMatchObject({ isError: false });
    for (const { isError } of await Promise.all([call(), call(), call()])) expect(isError).toBe(false);
    await expect(call("huge")).rejects.toMatchObject({ code: "too-large" });
  });

  test("in one text is cut, and says so", async () => {
    const { double, call } = await createMcpWorld();
    const text = "é".repeat(MB);
    double.on("tools/call", (response, seen) => reply(response, seen, { content: [{ type: "text", text }] }));
    const { result } = await call();
    expect(String(result)).toHaveLength(
      131_072 + "\n[cut: the tool answered 2000000 bytes, of which the first 262144 are shown]".length,
    );
    expect(String(result)).toMatch(/^é+\n\[cut: /);
  });

  test("of its own questions is answered few of them at once", async () => {
    const { double, call } = await createMcpWorld();
    await call();
    double.on("POST", () => {});
    for (let id = 0; id < 200; id++)
      await double.say({ method: "sampling/createMessage", id: `ask-${id}`, params: {} });
    await double.until(({ body }) => body.includes('"ask-0"'));
    expect(await call()).toMatchObject({ isError: false });
    const answered = double.seen.filter(({ body }) => body.includes('"ask-'));
    expect(answered.length).toBeLessThanOrEqual(16);
  });
});
