import { request } from "node:http";
import { createAgent } from "@hyponema/contract/agents";
import type { Route } from "@hyponema/contract/route";
import { ROUTES } from "@hyponema/contract/routes";
import { createUser } from "@hyponema/contract/users";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  exampleOf,
  expectRefusal,
  expectSuccess,
  makeThings,
  pathOf,
  sendValid,
  type Things,
  thingsFor,
} from "./battery.ts";
import { startTestServer, type TestServer } from "./server.ts";

let server: TestServer;
let things: Things;

beforeAll(async () => {
  server = await startTestServer();
  things = await makeThings(server);
});

afterAll(() => server.dispose());

const mutating = ROUTES.filter((route) => route.method !== "GET").map(
  (route) => [route.operationId, route] as const,
);

describe.each(mutating)("%s", (_, route: Route) => {
  test("repeated with its Idempotency-Key gives the first answer again, and has happened once", async () => {
    const target = await thingsFor(server, route, things);
    const body = exampleOf(route, target);
    const headers = { "idempotency-key": `battery ${route.operationId}` };
    const first = await sendValid(server, route, target, { body, headers });
    expectSuccess(first, route);
    const again = await sendValid(server, route, target, { body, headers });
    expect(again.text).toBe(first.text);
    expect(again.status).toBe(first.status);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    // Whoever needs no key has no part in those of the workspace: their other request is one by the same route.
    const other = route.access.kind === "public" ? route : route === createUser ? createAgent : createUser;
    const reused = await sendValid(server, other, other === route ? target : things, {
      headers,
      ...(other === route ? { body: {} } : {}),
    });
    expectRefusal(reused, other, 422, "idempotency-key-reused");
  });

  test.each(["", "x".repeat(256), "schlüssel"])("refuses %j as Idempotency-Key", async (key) => {
    const body = JSON.stringify(exampleOf(route, things) ?? {});
    const answer = await rawRequest(route.method, pathOf(route, things), key, body);
    expect(answer).toBe(422);
  });
});

// By hand, since `fetch` would not send such a header.
async function rawRequest(method: string, path: string, key: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const sent = request(server.url + path, {
      method,
      headers: {
        authorization: `Bearer ${server.demo.api_key}`,
        "content-type": "application/json",
        "content-length": Buffer.byteLength(body),
        "idempotency-key": Buffer.from(key, "utf8").toString("latin1"),
        "if-match": '"1"',
      },
    });
    sent.on("response", (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    sent.on("error", reject);
    sent.end(body);
  });
}
