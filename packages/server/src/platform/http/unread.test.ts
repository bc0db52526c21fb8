import { execFile } from "node:child_process";
import { createReadStream } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { type ClientRequest, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { promisify } from "node:util";
import { request as undiciRequest } from "undici";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../test/server.ts";

const MIB = 1024 * 1024;
const run = promisify(execFile);
let server: TestServer;
let folder: string;

beforeAll(async () => {
  server = await startTestServer();
  folder = await mkdtemp(join(tmpdir(), "unread-"));
  await writeFile(join(folder, "body"), Buffer.alloc(9 * MIB, 0x20));
});

afterAll(async () => {
  await rm(folder, { recursive: true });
  await server.dispose();
});

function* blanks(mebibytes: number): Generator<Buffer> {
  for (let sent = 0; sent < mebibytes; sent++) yield Buffer.alloc(MIB, 0x20);
}

interface Answer {
  readonly status: number;
  readonly body: { readonly code: string };
}

type Send = (
  url: string,
  headers: Record<string, string>,
  mebibytes: number,
  length: boolean,
) => Promise<Answer>;

const byFetch: Send = async (url, headers, mebibytes, length) => {
  const body = length ? Buffer.alloc(mebibytes * MIB, 0x20) : Readable.from(blanks(mebibytes));
  const answer = await fetch(url, { method: "POST", headers, body, duplex: "half" } as RequestInit);
  return { status: answer.status, body: (await answer.json()) as Answer["body"] };
};

const byUndici: Send = async (url, headers, mebibytes, length) => {
  const body = Readable.from(blanks(mebibytes));
  const sized = length ? { "content-length": String(mebibytes * MIB) } : {};
  const answer = await undiciRequest(url, { method: "POST", headers: { ...headers, ...sized }, body });
  return { status: answer.statusCode, body: (await answer.body.json()) as Answer["body"] };
};

const byNode: Send = (url, headers, mebibytes, length) =>
  new Promise((resolve, reject) => {
    const sized = length ? { "content-length": String(mebibytes * MIB) } : {};
    const sent: ClientRequest = request(url, { method: "POST", headers: { ...headers, ...sized } });
    sent.on("error", reject);
    sent.on("response", async (answer) => {
      const chunks = await answer.toArray();
      resolve({ status: answer.statusCode ?? 0, body: JSON.parse(Buffer.concat(chunks).toString()) });
    });
    Readable.from(blanks(mebibytes)).pipe(sent);
  });

const byCurl: Send = async (url, headers, _mebibytes, length) => {
  const given = Object.entries(headers).flatMap(([name, value]) => ["-H", `${name}: ${value}`]);
  const body = length ? ["--data-binary", `@${folder}/body`] : ["-T", "-"];
  const child = run("curl", ["-sS", "-X", "POST", ...given, ...body, "-w", "\n%{http_code}", url]);
  if (!length) createReadStream(join(folder, "body")).pipe(child.child.stdin as NodeJS.WritableStream);
  child.child.stdin?.on("error", () => {});
  const { stdout } = await child;
  const [body_, status] = [
    stdout.slice(0, stdout.lastIndexOf("\n")),
    stdout.slice(stdout.lastIndexOf("\n") + 1),
  ];
  return { status: Number(status), body: JSON.parse(body_) };
};

const CLIENTS: readonly [string, Send, number][] = [
  ["fetch", byFetch, 9],
  ["undici", byUndici, 9],
  ["undici", byUndici, 100],
  ["node:http", byNode, 9],
  ["node:http", byNode, 100],
  ["curl", byCurl, 9],
];

describe("a body that is not read", () => {
  describe.each(CLIENTS)("of %s", (_, send, mebibytes) => {
    test.each([true, false])(
      `of ${mebibytes} MiB, its length given: %s, is answered with the refusal`,
      async (length) => {
        const headers = {
          authorization: `Bearer ${server.demo.api_key}`,
          "content-type": "application/json",
        };
        const answers = [
          await send(`${server.url}/sessions`, headers, mebibytes, length),
          await send(
            `${server.url}/sessions`,
            { ...headers, authorization: "Bearer hyp_wrong" },
            mebibytes,
            length,
          ),
          await send(`${server.url}/nowhere`, headers, mebibytes, length),
          await send(
            `${server.url}/sessions`,
            { ...headers, "content-type": "text/plain" },
            mebibytes,
            length,
          ),
        ];
        expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
          [413, "body-too-large"],
          [401, "invalid-credential"],
          [404, "route-not-found"],
          length ? [413, "body-too-large"] : [415, "unsupported-media-type"],
        ]);
      },
    );
  });

  test("that a client asks about first is not sent", async () => {
    const sent = request(`${server.url}/sessions`, {
      method: "POST",
      headers: {
        authorization: `Bearer ${server.demo.api_key}`,
        "content-type": "application/json",
        "content-length": String(100 * MIB),
        expect: "100-continue",
      },
    });
    const asked = new Promise((resolve) => sent.on("continue", () => resolve("sent")));
    const answered = new Promise((resolve) => sent.on("response", (answer) => resolve(answer.statusCode)));
    sent.on("error", () => {});
    sent.flushHeaders();
    expect(await Promise.race([asked, answered])).toBe(413);
    sent.destroy();
  });
});
