import { once } from "node:events";
import { connect } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ HYPONEMA_METRICS_TOKEN: "operator-token" });
});

afterAll(() => server.dispose());

/** Sends bytes as they are, and reads until the server hangs up. */
async function raw(bytes: string): Promise<string> {
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  let text = "";
  socket.on("data", (chunk) => {
    text += chunk;
  });
  socket.write(bytes);
  await once(socket, "close");
  return text;
}

describe("what is not HTTP as it should be", () => {
  test.each<readonly [string, string, number]>([
    ["no HTTP at all", "\u0000\u0001nonsense\r\n\r\n", 400],
    [
      "two lengths",
      "POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
      400,
    ],
    [
      "a length and chunks",
      "POST /sessions HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400,
    ],
    ["no host", "GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n", 400],
    ...["a b", "[::", "x@y", "x:99999999", "a/b", "", "ü"].map(
      (host) =>
        [
          `the host "${host}"`,
          `GET /healthz HTTP/1.1\r\nConnection: close\r\nHost: ${host}\r\n\r\n`,
          400,
        ] as const,
    ),
    ["two hosts", "GET /healthz HTTP/1.1\r\nConnection: close\r\nHost: x\r\nHost: x\r\n\r\n", 400],
    ...["GET *", "OPTIONS *", "GET http://", "GET /a\\b"].map(
      (start) =>
        [`the target of ${start}`, `${start} HTTP/1.1\r\nConnection: close\r\nHost: x\r\n\r\n`, 400] as const,
    ),
    ["headers without end", `GET / HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(20_000)}\r\n\r\n`, 431],
  ])("%s is refused as a problem", async (_, bytes, status) => {
    const answer = await raw(bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
    expect(answer).toContain("application/problem+json");
    expect(JSON.parse(answer.slice(answer.indexOf("\r\n\r\n")))).toMatchObject({ status });
  });
});

test.each([
  "GET /healthz HTTP/1.1\r\nHost: [::1]:8787",
  "GET /healthz HTTP/1.1\r\nHost: Agents.example.com:443",
  "GET http://x/healthz HTTP/1.1\r\nHost: x",
])("%j is answered", async (head) => {
  expect(await raw(`${head}\r\nConnection: close\r\n\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
});

test("a body that is cut off is the caller's fault, not ours", async () => {
  const counted = async () =>
    /request_seconds_count\{(?=[^}]*operation="createSession")[^}]*status="(\d+)"/.exec(await metrics())?.[1];
  const socket = connect(Number(new URL(server.url).port), "127.0.0.1");
  const head = `POST /sessions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${server.demo.api_key}\r\n`;
  socket.write(
    `${head}Content-Type: application/json\r\nContent-Length: 500\r\nExpect: 100-continue\r\n\r\n`,
  );
  // It has read the head, and waits for the body.
  await once(socket, "data");
  socket.destroy();
  for (let look = 0; look < 200 && (await counted()) === undefined; look++);
  expect(await counted()).toBe("422");
});

async function metrics(): Promise<string> {
  const answer = await fetch(`${server.url}/metrics`, {
    headers: { authorization: "Bearer operator-token" },
  });
  return answer.text();
}
