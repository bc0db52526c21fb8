import { once } from "node:events";
import {
  createServer,
  get,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { until } from "../../../test/process.ts";
import { answerFile, type FileAnswer } from "./file.ts";
import { Refusal } from "./refusal.ts";

const PIECE = 64 * 1024;
const CONTENT = Buffer.from("0123456789");
const small: FileAnswer = {
  ...{ name: "ten.txt", type: "text/plain; charset=utf-8", size: CONTENT.length, etag: "v1" },
  async *open(from, to) {
    for (let at = from; at < to; at++) yield CONTENT.subarray(at, at + 1);
  },
};

let server: Server;
let url: string;
let file: FileAnswer;
let stalledMs: number;
/** What answering threw after the head was sent, or null. */
let outcome: Promise<unknown>;

beforeAll(async () => {
  server = createServer((incoming, response) => {
    outcome = answer(incoming, response);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
});

beforeEach(() => {
  [file, stalledMs] = [small, 60_000];
});

afterAll(async () => {
  server.closeAllConnections();
  server.close();
  await once(server, "close");
});

/** Answers as the server does. */
async function answer(incoming: IncomingMessage, response: ServerResponse): Promise<unknown> {
  const hungUp = new AbortController();
  response.once("close", () => hungUp.abort());
  const headers: Record<string, string> = {};
  try {
    const given = answerFile(file, { incoming, headers, signal: hungUp.signal }, stalledMs);
    if (given.kind === "stream") await given.stream.pipe(response, headers);
    else response.writeHead(given.status, headers).end();
    return null;
  } catch (error) {
    if (response.headersSent) response.destroy();
    else response.writeHead(error instanceof Refusal ? error.status : 500, headers).end();
    return error;
  }
}

const ask = (headers: Record<string, string> = {}, method = "GET") => fetch(url, { method, headers });

describe("a file", () => {
  test("is given whole, with its name, type, size and tag, for the caller alone", async () => {
    const whole = await ask();
    expect(whole.status).toBe(200);
    expect(Object.fromEntries(whole.headers)).toMatchObject({
      "accept-ranges": "bytes",
      "cache-control": "private, no-cache",
      "content-disposition": `attachment; filename="ten.txt"`,
      "content-length": "10",
      "content-type": "text/plain; charset=utf-8",
      etag: `"v1"`,
    });
    expect(await whole.text()).toBe("0123456789");
  });

  test("is given in part", async () => {
    const part = await ask({ range: "bytes=2-4" });
    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe("bytes 2-4/10");
    expect(part.headers.get("content-length")).toBe("3");
    expect(await part.text()).toBe("234");
    expect(await (await ask({ range: "bytes=-2" })).text()).toBe("89");
  });

  test("refuses a part that it does not have, and says how large it is", async () => {
    const refused = await ask({ range: "bytes=10-" });
    expect(refused.status).toBe(416);
    expect(refused.headers.get("content-range")).toBe("bytes */10");
    expect(refused.headers.get("content-disposition")).toBeNull();
  });

  test("is given whole to who asks for several parts", async () => {
    const whole = await ask({ range: "bytes=0-1,4-5" });
    expect([whole.status, await whole.text()]).toEqual([200, "0123456789"]);
  });

  test("goes on where it broke off if it is still the same, and begins anew if not", async () => {
    const same = await ask({ range: "bytes=5-", "if-range": `"v1"` });
    expect([same.status, await same.text()]).toEqual([206, "56789"]);
    for (const other of [`"v0"`, `W/"v1"`, "Wed, 21 Oct 2026 07:28:00 GMT"]) {
      const whole = await ask({ range: "bytes=5-", "if-range": other });
      expect([whole.status, await whole.text()], other).toEqual([200, "0123456789"]);
    }
  });

  test.each([`"v1"`, `W/"v1"`, `"v0", "v1"`, "*"])("is not sent again to who has it: %s", async (tag) => {
    const known = await ask({ "if-none-match": tag, range: "bytes=99-" });
    expect([known.status, await known.text(), known.headers.get("etag")]).toEqual([304, "", `"v1"`]);
  });

  test("is told of by HEAD without being opened", async () => {
    file = {
      ...small,
      open: () => {
        throw new Error("opened");
      },
    };
    const head = await ask({ range: "bytes=2-4" }, "HEAD");
    expect(head.status).toBe(200);
    expect(head.headers.get("content-length")).toBe("10");
    expect(head.headers.get("content-disposition")).toBe(`attachment; filename="ten.txt"`);
    expect(await head.text()).toBe("");
  });

  test("without a byte is given", async () => {
    file = { ...small, size: 0 };
    const empty = await ask();
    expect([empty.status, await empty.text(), empty.headers.get("content-length")]).toEqual([200, "", "0"]);
  });
});

describe("a source", () => {
  test("that cannot be read is an error, and nothing is said of the file", async () => {
    file = {
      ...small,
      // biome-ignore lint/correctness/useYield: it fails before
      async *open() {
        throw new Error("gone");
      },
    };
    const failed = await ask();
    expect(failed.status).toBe(500);
    expect(failed.headers.get("content-disposition")).toBeNull();
  });

  test.each([
    ["less", 11],
    ["more", 9],
  ])("that gives %s than was announced is cut off, not taken for the file", async (_, size) => {
    file = {
      ...small,
      size,
      async *open() {
        yield CONTENT.subarray(0, 5);
        yield CONTENT.subarray(5);
      },
    };
    await expect(ask().then((cut) => cut.text())).rejects.toThrow();
    expect(await outcome).toBeInstanceOf(Error);
  });
});

/** A file of a gibibyte that counts what is read of it. */
function large() {
  const facts = { pieces: 0, ended: false, aborted: false };
  const size = 1024 * 1024 * 1024;
  file = {
    ...{ name: "large.bin", type: "application/octet-stream", size, etag: "v1" },
    async *open(from, to, signal) {
      const piece = Buffer.alloc(PIECE);
      try {
        for (let at = from; at < to && !signal.aborted; at += PIECE) {
          facts.pieces++;
          yield piece;
          await setImmediate();
        }
      } finally {
        facts.ended = true;
        facts.aborted = signal.aborted;
      }
    },
  };
  return facts;
}

async function open(): Promise<IncomingMessage> {
  const asked = get(url, { agent: false });
  const [response] = (await once(asked, "response")) as [IncomingMessage];
  response.on("error", () => undefined);
  return response;
}

/** Resolves when nothing more is read: what the operating system takes for a reader is full. */
async function untilStill(facts: { readonly pieces: number }): Promise<void> {
  let before = -1;
  await until(() => {
    const still = facts.pieces === before;
    before = facts.pieces;
    return still;
  });
}

describe("a reader", () => {
  test("who takes nothing has nothing more read for them, and who hangs up ends the reading", async () => {
    const facts = large();
    const response = await open();
    response.pause();
    await untilStill(facts);
    expect(facts.pieces * PIECE).toBeLessThan(64 * 1024 * 1024);
    expect(facts.ended).toBe(false);
    response.destroy();
    expect(await outcome).toBeNull();
    await until(() => facts.ended);
    expect(facts.aborted).toBe(true);
  });

  test("who takes nothing for too long is cut off", async () => {
    stalledMs = 200;
    const facts = large();
    const response = await open();
    response.pause();
    expect(await outcome).toBeNull();
    expect(facts.ended).toBe(true);
    response.destroy();
  });

  test("who hangs up while a source thinks ends its waiting", async () => {
    const thinking = Promise.withResolvers<void>();
    file = {
      ...small,
      async *open(_from, _to, signal) {
        thinking.resolve();
        await new Promise((resolve) => signal.addEventListener("abort", resolve));
        signal.throwIfAborted();
      },
    };
    const asked = request(url, { agent: false }).on("error", () => undefined);
    asked.end();
    await thinking.promise;
    asked.destroy();
    expect(await outcome).toMatchObject({ name: "AbortError" });
  });
});
