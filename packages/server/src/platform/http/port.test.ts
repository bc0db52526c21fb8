import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { afterEach, describe, expect, test } from "vitest";
import { HttpPort } from "./port.ts";
import { closesUnread } from "./unread.ts";

const MIB = 1024 * 1024;

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

/** Sends everything before it reads the answer, as simple clients do; fails where the connection is reset. */
async function sendAllThenRead(to: number, head: string, mebibytes: number): Promise<string> {
  const socket = connect({ port: to, host: "127.0.0.1", allowHalfOpen: true });
  await once(socket, "connect");
  const sent = [head, ...Array.from({ length: mebibytes * 16 }, () => "x".repeat(64 * 1024))];
  await pipeline(Readable.from(sent), socket);
  return Buffer.concat(await socket.toArray()).toString();
}

const POST = "POST /sessions HTTP/1.1\r\nHost: x\r\n";

describe("a client that has sent a body in full reads the answer", () => {
  test.each([
    ["that is long", `${POST}Content-Length: ${32 * MIB}\r\n\r\n`, 32],
    ["in chunks", `${POST}Transfer-Encoding: chunked\r\n\r\n${(32 * MIB).toString(16)}\r\n`, 32],
    ["on a connection that it closes", `${POST}Connection: close\r\nContent-Length: 60000\r\n\r\n`, 0],
    [
      "with the check of its health",
      `GET /healthz HTTP/1.1\r\nHost: x\r\nContent-Length: ${32 * MIB}\r\n\r\n`,
      32,
    ],
  ])("%s, while the server starts", async (_, head, mebibytes) => {
    const short = mebibytes === 0 ? "x".repeat(60_000) : "";
    const answer = await sendAllThenRead(await listen(), head + short, mebibytes);
    expect(answer).toMatch(
      head.startsWith("GET") ? /^HTTP\/1\.1 200 .*"ok"/s : /^HTTP\/1\.1 503 .*"not-ready"/s,
    );
  });

  test.each([
    [
      "after headers that are too long",
      `${POST}X: ${"y".repeat(20_000)}\r\nContent-Length: ${3 * MIB}\r\n\r\n`,
      431,
    ],
    ["after a broken chunk", `${POST}Transfer-Encoding: chunked\r\n\r\nzz\r\n`, 400],
    ["after what is not HTTP", "\u0000\u0001\u0002\r\n\r\n", 400],
  ])("%s", async (_, head, status) => {
    const to = await listen();
    port.answerBy({ takesUpgrade: () => false, answer: (incoming) => incoming.resume() });
    const answer = await sendAllThenRead(to, head, 3);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} .*Connection: close`, "s"));
    expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
  });

  test("that was refused before a chunk turned out to be broken", async () => {
    const to = await listen();
    port.answerBy({
      takesUpgrade: () => false,
      answer: (incoming, outgoing) => {
        closesUnread(incoming);
        outgoing.writeHead(401, { Connection: "close" }).end("refused");
      },
    });
    const answer = await sendAllThenRead(
      to,
      `${POST}Transfer-Encoding: chunked\r\n\r\n100000\r\n${"x".repeat(MIB)}\r\nzz\r\n`,
      3,
    );
    expect(answer).toMatch(/^HTTP\/1\.1 401 .*refused/s);
  });
});
