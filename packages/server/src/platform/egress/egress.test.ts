import { createServer, type IncomingMessage, type RequestListener, type Server } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { buffer } from "node:stream/consumers";
import { gzipSync } from "node:zlib";
import type { buildConnector } from "undici";
import { afterEach, describe, expect, test } from "vitest";
import { parseAllowList } from "./addresses.ts";
import { Egress, type EgressRequest } from "./egress.ts";

const servers: Server[] = [];

afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

async function listen(handle: RequestListener): Promise<number> {
  const server = createServer(handle);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return (server.address() as AddressInfo).port;
}

interface World {
  /** Addresses by name; a function is asked at every look-up. */
  readonly names: Readonly<Record<string, readonly string[] | (() => readonly string[])>>;
  readonly allow?: string;
  /** The local port that stands in for every public host. */
  readonly port: number;
}

/** A guard whose look-ups and connections stay here: what it would connect to is noted, and a local server answers. */
function guardIn({ names, allow = "", port }: World) {
  const dialled: string[] = [];
  const lookedUp: string[] = [];
  const egress = new Egress({
    allow: parseAllowList(allow),
    async resolve(name) {
      lookedUp.push(name);
      const known = names[name];
      return typeof known === "function" ? known() : (known ?? []);
    },
    dial(target, done) {
      dialled.push(`${target.hostname}:${target.port || (target.protocol === "https:" ? 443 : 80)}`);
      // Without TLS, so that a plain local server can stand in for an https one.
      const socket = connect(port, "127.0.0.1", () => done(null, socket));
      socket.once("error", (error) => done(error, null));
      return socket;
    },
  });
  return { egress, dialled, lookedUp };
}

const usual: EgressRequest = {
  signal: new AbortController().signal,
  timeoutMs: 5_000,
  maxResponseBytes: 1_000_000,
};

describe("the egress guard (every outbound address goes through it)", () => {
  const ok: RequestListener = (_, response) => response.end("fine");

  test("lets a public name out, to the address that it judged", async () => {
    const world = guardIn({ names: { "api.example.com": ["93.184.215.14"] }, port: await listen(ok) });
    const answer = await world.egress.fetch("https://api.example.com/x", usual);
    expect(answer.body.toString()).toBe("fine");
    expect(world.dialled).toEqual(["93.184.215.14:443"]);
  });

  test.each([
    "https://127.0.0.1/",
    "https://2130706433/",
    "https://0x7f.1/",
    "https://017700000001/",
    "https://127.1/",
    "https://[::1]/",
    "https://[::ffff:127.0.0.1]/",
    "https://[::ffff:7f00:1]/",
    "https://169.254.169.254/latest/meta-data/",
    "https://①②⑦.0.0.1/",
    "https://localhost/",
    "https://localhost./",
    "https://inside.example.com/",
    "https://both.example.com/",
  ])("refuses %s without a connection", async (url) => {
    const names = {
      localhost: ["127.0.0.1"],
      "localhost.": ["127.0.0.1"],
      "inside.example.com": ["10.0.0.5"],
      "both.example.com": ["93.184.215.14", "10.0.0.5"],
    };
    const world = guardIn({ names, port: await listen(ok) });
    const error = await world.egress.fetch(url, usual).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: "address-not-allowed" });
    expect(String(error)).not.toContain("10.0.0.5");
    expect(world.dialled).toEqual([]);
  });

  test("refuses plain http, but not to an allowed range", async () => {
    const names = { "public.example.com": ["93.184.215.14"], "inside.example.com": ["10.0.0.5"] };
    const world = guardIn({ names, allow: "10.0.0.0/8", port: await listen(ok) });
    await expect(world.egress.fetch("http://public.example.com/", usual)).rejects.toMatchObject({
      code: "address-not-allowed",
    });
    expect((await world.egress.fetch("http://inside.example.com/", usual)).status).toBe(200);
  });

  test("judges the address that it connects to: a name that changes between look-ups gains nothing", async () => {
    const answers = [["93.184.215.14"], ["127.0.0.1"]];
    const closing: RequestListener = (_, response) => response.setHeader("connection", "close").end("fine");
    const world = guardIn({
      names: { "rebind.example.com": () => answers.shift() ?? ["127.0.0.1"] },
      port: await listen(closing),
    });
    await world.egress.fetch("https://rebind.example.com/", usual);
    await expect(world.egress.fetch("https://rebind.example.com/", usual)).rejects.toMatchObject({
      code: "address-not-allowed",
    });
    expect(world.dialled).toEqual(["93.184.215.14:443"]);
    expect(world.lookedUp).toHaveLength(2);
  });

  test("judges every hop of a redirect", async () => {
    const port = await listen((request, response) => {
      response.writeHead(302, {
        location: request.url === "/in" ? "https://10.0.0.5/" : "http://public.example.com/",
      });
      response.end();
    });
    const world = guardIn({ names: { "public.example.com": ["93.184.215.14"] }, port });
    for (const path of ["in", "plain"]) {
      const call = world.egress.fetch(`https://public.example.com/${path}`, { ...usual, maxRedirects: 3 });
      await expect(call).rejects.toMatchObject({ code: "address-not-allowed" });
    }
  });

  test("leaves credentials behind when a redirect leads elsewhere", async () => {
    const seen: IncomingMessage["headers"][] = [];
    const port = await listen((request, response) => {
      seen.push(request.headers);
      if (request.url === "/start") response.writeHead(307, { location: "https://other.example.com/end" });
      response.end("done");
    });
    const names = { "api.example.com": ["93.184.215.14"], "other.example.com": ["93.184.215.15"] };
    const world = guardIn({ names, port });
    const headers = { authorization: "Bearer secret", "x-api-key": "secret", accept: "text/plain" };
    const call = { ...usual, headers, secretHeaders: ["X-Api-Key"], maxRedirects: 1 };
    await world.egress.fetch("https://api.example.com/start", call);
    expect(seen[0]).toMatchObject(headers);
    expect(seen[1]?.accept).toBe("text/plain");
    expect(JSON.stringify(seen[1])).not.toContain("secret");
  });

  test("does not follow redirects unless asked, nor for ever", async () => {
    const port = await listen((_, response) => response.writeHead(302, { location: "/again" }).end());
    const world = guardIn({ names: { "api.example.com": ["93.184.215.14"] }, port });
    expect((await world.egress.fetch("https://api.example.com/", usual)).status).toBe(302);
    const call = world.egress.fetch("https://api.example.com/", { ...usual, maxRedirects: 2 });
    await expect(call).rejects.toMatchObject({ code: "too-many-redirects" });
  });

  test("stops reading an answer that is too large, also one that is only large unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(10_000_000));
    const port = await listen((request, response) => {
      if (request.url === "/gzip") response.setHeader("content-encoding", "gzip").end(bomb);
      else response.end(Buffer.alloc(2_000_000));
    });
    const world = guardIn({ names: { "api.example.com": ["93.184.215.14"] }, port });
    for (const path of ["gzip", "plain"]) {
      const call = world.egress.fetch(`https://api.example.com/${path}`, usual);
      await expect(call).rejects.toMatchObject({ code: "response-too-large" });
    }
  });

  test("gives up on an answer that drips, and at once when it is cancelled", async () => {
    const port = await listen((_, response) => {
      response.writeHead(200);
      response.write("drip");
    });
    const world = guardIn({ names: { "api.example.com": ["93.184.215.14"] }, port });
    const late = world.egress.fetch("https://api.example.com/", { ...usual, timeoutMs: 50 });
    await expect(late).rejects.toMatchObject({ code: "timed-out" });
    const cancel = new AbortController();
    const call = world.egress.fetch("https://api.example.com/", { ...usual, signal: cancel.signal });
    cancel.abort();
    await expect(call).rejects.toMatchObject({ code: "cancelled" });
  });

  test("hands over a stream as it comes in, a redirect as it is, and nothing once it is cancelled", async () => {
    const port = await listen((request, response) => {
      if (request.url === "/moved") response.writeHead(302, { location: "https://10.0.0.5/" }).end();
      else response.writeHead(200, { "content-type": "text/event-stream" }).write("first");
    });
    const world = guardIn({ names: { "api.example.com": ["93.184.215.14"] }, port });
    const cancel = new AbortController();
    const { signal } = cancel;
    expect(await world.egress.stream("https://api.example.com/moved", { signal })).toMatchObject({
      status: 302,
      headers: { location: "https://10.0.0.5/" },
    });
    const { status, body } = await world.egress.stream("https://api.example.com/", { signal });
    expect(status).toBe(200);
    const chunks = body[Symbol.asyncIterator]();
    expect(Buffer.from((await chunks.next()).value).toString()).toBe("first");
    const next = chunks.next();
    cancel.abort();
    await expect(next).rejects.toMatchObject({ code: "cancelled" });
    const late = world.egress.stream("https://api.example.com/", { signal });
    await expect(late).rejects.toMatchObject({ code: "cancelled" });
  });

  test("judges what is streamed like everything else, and says where it broke", async () => {
    const port = await listen((_, response) => {
      response.write("half");
      response.socket?.end();
    });
    const world = guardIn({ names: { "api.example.com": ["93.184.215.14"] }, port });
    const { signal } = usual;
    for (const [url, code] of [
      ["https://169.254.169.254/", "address-not-allowed"],
      ["http://api.example.com/", "address-not-allowed"],
      ["data:text/plain,hello", "invalid-url"],
    ] as const) {
      await expect(world.egress.stream(url, { signal })).rejects.toMatchObject({ code });
    }
    expect(world.dialled).toEqual([]);
    const { body } = await world.egress.stream("https://api.example.com/", { signal });
    await expect(buffer(body)).rejects.toMatchObject({ code: "connection-failed" });
  });

  test("opens connections for other protocols, judged alike: encrypted ones to public addresses", async () => {
    const names = { "mail.example.com": ["93.184.215.14"], "inside.example.com": ["10.0.0.5"] };
    const world = guardIn({ names, allow: "10.0.0.0/8", port: await listen(ok) });
    const { signal } = usual;
    const open = async (host: string, encrypted: boolean) => {
      const socket = await world.egress.connect({ host, port: 587, encrypted, signal });
      socket.destroy();
    };
    await open("mail.example.com", true);
    await open("inside.example.com", false);
    for (const [host, encrypted] of [
      ["mail.example.com", false],
      ["169.254.169.254", true],
      ["::ffff:127.0.0.1", true],
    ] as const) {
      await expect(open(host, encrypted)).rejects.toMatchObject({ code: "address-not-allowed" });
    }
    await expect(open("nowhere.example.com", true)).rejects.toMatchObject({ code: "name-not-resolved" });
    expect(world.dialled).toEqual(["93.184.215.14:587", "10.0.0.5:587"]);
  });

  test("waits for no connection after it is cancelled, and keeps none that comes late", async () => {
    const made = Promise.withResolvers<Socket>();
    const dialled = Promise.withResolvers<buildConnector.Callback>();
    const egress = new Egress({
      allow: parseAllowList("127.0.0.0/8"),
      dial: (_, done) => dialled.resolve(done),
    });
    const cancel = new AbortController();
    const target = { host: "127.0.0.1", port: 25, encrypted: false, signal: cancel.signal };
    const connecting = egress.connect(target).catch((caught: unknown) => caught);
    const done = await dialled.promise;
    cancel.abort();
    expect(await connecting).toMatchObject({ code: "cancelled" });
    const socket = connect(await listen(ok), "127.0.0.1", () => made.resolve(socket));
    const gone = new Promise((resolve) => socket.once("close", resolve));
    done(null, await made.promise);
    await gone;
  });

  test.each([
    [
      "a header with a line break",
      "https://api.example.com/",
      { "x-note": "a\r\nhost: evil" },
      "invalid-header",
    ],
    ["a header name that is none", "https://api.example.com/", { "x note": "a" }, "invalid-header"],
    ["credentials in the URL", "https://user:pass@api.example.com/", {}, "invalid-url"],
    ["another scheme", "file:///etc/passwd", {}, "invalid-url"],
    ["no URL", "not a url", {}, "invalid-url"],
    ["a name without addresses", "https://nowhere.example.com/", {}, "name-not-resolved"],
  ])("refuses %s", async (_, url, headers, code) => {
    const world = guardIn({ names: { "api.example.com": ["93.184.215.14"] }, port: await listen(ok) });
    await expect(world.egress.fetch(url, { ...usual, headers })).rejects.toMatchObject({ code });
    expect(world.dialled).toEqual([]);
  });
});
