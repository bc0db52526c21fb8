import { request } from "node:http";
import { createAgent } from "@hyponema/contract/agents";
import { updateMe } from "@hyponema/contract/people";
import type { Route } from "@hyponema/contract/route";
import { ROUTES } from "@hyponema/contract/routes";
import { createUser } from "@hyponema/contract/users";
import { createWorkspace } from "@hyponema/contract/workspaces";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  callerOf,
  exampleOf,
  expectRefusal,
  expectSuccess,
  pathOf,
  requestOf,
  sendValid,
} from "./battery.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { makeThings, type Things, thingsFor } from "./things.ts";

let server: TestServer;
let things: Things;

beforeAll(async () => {
  server = await startTestServer();
  things = await makeThings(server);
});

afterAll(() => server.dispose());

const named = (routes: readonly Route[]) => routes.map((route) => [route.operationId, route] as const);
const mutating = ROUTES.filter((route) => route.method !== "GET");

describe.each(named(mutating.filter((route) => !route.keyless)))("%s", (_, route) => {
  test("repeated with its Idempotency-Key gives the first answer again, and has happened once", async () => {
    const target = await thingsFor(server, route, things);
    const { body } = await requestOf(server, route, target);
    const headers = { "idempotency-key": `battery ${route.operationId}` };
    const first = await sendValid(server, route, target, { body, headers });
    expectSuccess(first, route);
    const again = await sendValid(server, route, target, { body, headers });
    expect(again.text).toBe(first.text);
    expect(again.status).toBe(first.status);
    expect(again.headers.get("idempotency-replayed")).toBe("true");
    const other = otherOf(route);
    const reused = await sendValid(server, other, other.access.kind === "scope" ? things : target, {
      headers,
      ...(other === route ? { body: {} } : {}),
    });
    expectRefusal(reused, other, 422, "idempotency-key-reused");
  });

  test.each(["", "x".repeat(256), "schlüssel"])("refuses %j as Idempotency-Key", async (key) => {
    const body = JSON.stringify(exampleOf(route, things) ?? {});
    const answer = await rawRequest(route, key, body);
    expect(answer).toBe(422);
  });
});

/** Another route whose keys are kept with those of `route`. Whoever needs no credential has no part in the workspace's. */
function otherOf(route: Route): Route {
  if (route.access.kind === "public") return route;
  if (route.access.kind === "dashboard" && route.access.permission === "self") {
    return route === updateMe ? createWorkspace : updateMe;
  }
  return route === createUser ? createAgent : createUser;
}

describe.each(named(mutating.filter((route) => route.keyless)))("%s", (_, route) => {
  test("takes no notice of an Idempotency-Key: its answer opens the door, and is not kept", async () => {
    const headers = { "idempotency-key": `battery ${route.operationId}` };
    const target = await thingsFor(server, route, things);
    for (const _time of ["first", "second"]) {
      const { body, headers: needed } = await requestOf(server, route, target);
      const answer = await sendValid(server, route, target, { body, headers: { ...needed, ...headers } });
      expectSuccess(answer, route);
      expect(answer.headers.get("idempotency-replayed")).toBeNull();
    }
  });
});

// By hand, since `fetch` would not send such a header.
function rawRequest(route: Route, key: string, body: string): Promise<number> {
  const { headers } = { headers: {}, ...callerOf(server, route, things) };
  return new Promise((resolve, reject) => {
    const sent = request(server.url + pathOf(route, things), {
      method: route.method,
      headers: {
        ...(route.access.kind === "dashboard" ? headers : { authorization: `Bearer ${server.demo.api_key}` }),
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
