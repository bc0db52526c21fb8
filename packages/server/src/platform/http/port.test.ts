import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import { HttpPort } from "./port.ts";

const settings = { host: "127.0.0.1", port: 0, keepAliveSeconds: 65, version: "1.2.3" };
let port: HttpPort;

afterEach(() => port.close());

async function listen(): Promise<number> {
  port = new HttpPort(settings);
  await port.listen();
  return port.address.port;
}

/** A connection that sends requests by hand and collects what comes back. */
function client(to: number) {
  const socket: Socket = connect(to, "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  return {
    ask: (path: string) => socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\n\r\n`),
    closed: once(socket, "close"),
    text: () => text,
    until: (words: string) => expect.poll(() => text).toContain(words),
  };
}

test("while the server starts, it is alive and not ready", async () => {
  const url = `http://127.0.0.1:${await listen()}`;
  const health = await fetch(`${url}/healthz`);
  expect(await health.json()).toEqual({ status: "ok", version: "1.2.3" });
  for (const path of ["/readyz", "/sessions"]) {
    const answer = await fetch(url + path);
    expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "1"]);
    expect(await answer.json()).toMatchObject({ status: 503, code: "not-ready" });
  }
});

test("a second one on the port is refused in a sentence", async () => {
  const taken = await listen();
  const second = new HttpPort({ ...settings, port: taken });
  await expect(second.listen()).rejects.toThrow(
    `Port ${taken} on 127.0.0.1 is in use by another program. Stop that program, or set PORT to another port.`,
  );
});

test("connections stay open for longer than load balancers keep theirs", async () => {
  const to = await listen();
  const { keepAliveTimeout, headersTimeout, requestTimeout } = port.server;
  expect(keepAliveTimeout).toBe(65_000);
  expect(headersTimeout).toBeGreaterThan(keepAliveTimeout);
  expect(requestTimeout).toBeGreaterThanOrEqual(headersTimeout);
  const caller = client(to);
  caller.ask("/healthz");
  await caller.until("Keep-Alive: timeout=65");
});

test("on a stop, idle connections end at once and others with their answer", async () => {
  const to = await listen();
  const head = Promise.withResolvers<void>();
  const stream = Promise.withResolvers<void>();
  port.answerBy({
    takesUpgrade: () => false,
    answer: async ({ url }, response) => {
      if (url === "/idle") return response.end("idle");
      if (url === "/later") {
        await head.promise;
        return response.end("later");
      }
      response.writeHead(200).write("begun");
      await stream.promise;
      return response.end("over");
    },
  });
  const [idle, later, streaming] = [client(to), client(to), client(to)];
  idle.ask("/idle");
  later.ask("/later");
  streaming.ask("/stream");
  await idle.until("idle");
  await streaming.until("begun");
  await expect.poll(() => port.underWay).toBe(2);
  port.drain();
  await idle.closed;
  head.resolve();
  await later.closed;
  expect(later.text()).toMatch(/Connection: close[\s\S]*later/);
  stream.resolve();
  await streaming.closed;
  expect(streaming.text()).toContain("over");
});
