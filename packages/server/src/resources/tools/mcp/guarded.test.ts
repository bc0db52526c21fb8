import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { refuse, sendEvents, sendJson } from "../../../../test/doubles/mcp.ts";
import { createMcpWorld } from "../../../../test/mcp.ts";
import { Secret } from "../../../platform/secret.ts";

describe("credentials", () => {
  const TOKEN = "t0ken-of-mine";
  const headers = { Authorization: new Secret(`Bearer ${TOKEN}`) };

  test.each([
    ["an HTTP error", (response, seen) => sendJson(response, 500, seen.headers)],
    ["a refusal", (response, seen) => refuse(response, seen, -32000, JSON.stringify(seen.headers))],
    ["nonsense", (response, seen) => response.end(JSON.stringify(seen.headers))],
    ["another JSON", (response, seen) => sendJson(response, 200, seen.headers)],
    [
      "a broken event",
      (response, seen) => {
        sendEvents(response, `data: ${seen.headers.authorization}\n\n`);
        response.end();
      },
    ],
    [
      "a redirect",
      (response, seen) => {
        response
          .writeHead(307, { location: `https://${seen.headers.authorization?.slice(7)}.example.com/` })
          .end();
      },
    ],
  ] satisfies [string, Parameters<Awaited<ReturnType<typeof createMcpWorld>>["double"]["on"]>[1]][])(
    "that a server repeats in %s are in no error, result or log",
    async (_, answer) => {
      const { double, call, list, logged } = await createMcpWorld({ server: { headers } });
      for (const method of ["tools/call", "tools/list", "initialize"]) {
        double.on(method, answer);
        const outcome = await (method === "tools/list" ? list() : call()).catch((error) => error);
        expect(inspect(outcome, { depth: 10, showHidden: true })).not.toContain(TOKEN);
        double.on(method, null);
        double.forget();
      }
      expect(logged.join()).not.toContain(TOKEN);
    },
  );

  test("that cannot be sent are not shown either", async () => {
    const { call } = await createMcpWorld({ server: { headers: { "x-key": new Secret(`${TOKEN}\n`) } } });
    const error = await call().catch((failure) => failure);
    expect(error).toMatchObject({ code: "protocol", message: /x-key/ });
    expect(inspect(error)).not.toContain(TOKEN);
  });
});

describe("private addresses", () => {
  const names = { "mcp.example.com": "93.184.215.14", "inside.example.com": "10.0.0.7" };
  const url = "https://mcp.example.com/mcp";

  test("are not connected to, however they are named", async () => {
    for (const inside of [
      "https://inside.example.com/mcp",
      "https://169.254.169.254/mcp",
      "http://mcp.example.com/mcp",
      "https://user:pass@mcp.example.com/mcp",
      "file:///etc/passwd",
      "nonsense",
    ]) {
      for (const transport of ["streamable_http", "sse"] as const) {
        const { call, dialled } = await createMcpWorld({ names, server: { url: inside, transport } });
        await expect(call()).rejects.toMatchObject({ code: "address-not-allowed" });
        expect(dialled).toEqual([]);
      }
    }
  });

  test.each([301, 302, 303, 307, 308])("are not reached by a redirect with %i", async (status) => {
    const headers = { "x-key": new Secret("key-of-mine") };
    for (const transport of ["streamable_http", "sse"] as const) {
      for (const location of [
        "https://10.0.0.5/",
        "http://mcp.example.com/mcp",
        "https://other.example.com/",
      ]) {
        const world = await createMcpWorld({ names, server: { url, transport, headers } });
        world.double.on("/mcp", (response) => response.writeHead(status, { location }).end());
        await expect(world.call()).rejects.toMatchObject({ code: "address-not-allowed" });
        expect(world.dialled).toEqual(["93.184.215.14"]);
      }
    }
  });

  test("do not stand in the way of a redirect within the origin", async () => {
    const headers = { "x-key": new Secret("key-of-mine") };
    const world = await createMcpWorld({ names, server: { url: "https://mcp.example.com/old", headers } });
    world.double.on("/old", (response) => response.writeHead(308, { location: "/mcp" }).end());
    expect(await world.call()).toMatchObject({ isError: false });
    expect(world.double.seen.every(({ headers: sent }) => sent["x-key"] === "key-of-mine")).toBe(true);
  });
});
