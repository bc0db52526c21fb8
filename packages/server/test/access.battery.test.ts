import type { Route } from "@hyponema/contract/route";
import { ROUTES } from "@hyponema/contract/routes";
import { GRANTABLE_SCOPES, grants, type Scope } from "@hyponema/contract/scopes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "../src/demo/seed.ts";
import {
  exampleOf,
  expectRefusal,
  expectSuccess,
  makeThings,
  pathOf,
  requiredQuery,
  sendValid,
  type Things,
  thingsFor,
  withQuery,
} from "./battery.ts";
import { startTestServer, type TestServer } from "./server.ts";

const OPERATOR_TOKEN = "operator-token-for-tests";

let server: TestServer;
let things: Things;
let stranger: { readonly api_key: string; readonly workspace_id: string };
let sessionToken: string;

beforeAll(async () => {
  server = await startTestServer({ HYPONEMA_METRICS_TOKEN: OPERATOR_TOKEN });
  things = await makeThings(server);
  stranger = await seedDemo(server.instance.database);
  sessionToken = (await server.ask("POST", `/sessions/${things.session_id}/token`)).body.token;
});

afterAll(() => server.dispose());

const byKind = (kind: Route["access"]["kind"]) =>
  ROUTES.filter((route) => route.access.kind === kind).map((route) => [route.operationId, route] as const);

test("every route of the contract is of a kind that a battery covers", () => {
  const covered = [...byKind("scope"), ...byKind("public"), ...byKind("operator_token")];
  expect(covered).toHaveLength(ROUTES.length);
});

describe.each(byKind("scope"))("%s", (_, route) => {
  const needed = (route.access as { scope: Scope }).scope;

  test("without a credential is refused with 401", async () => {
    const answer = await sendValid(server, route, things, { key: null });
    expectRefusal(answer, route, 401, "missing-credential");
    expect(answer.headers.get("www-authenticate")).toBe("Bearer");
  });

  test.each([
    ["a key that never was", "hyp_000000000000000000000000000000000000000000"],
    ["a session's token", () => sessionToken],
    ["the operator's token", OPERATOR_TOKEN],
  ])("with %s is refused with 401", async (_name, credential) => {
    const key = typeof credential === "function" ? credential() : credential;
    expectRefusal(await sendValid(server, route, things, { key }), route, 401, "invalid-credential");
  });

  test("with a key that has every scope but the one it needs is refused with 403, which names it", async () => {
    const others = GRANTABLE_SCOPES.filter((scope) => !grants([scope], needed));
    const answer = await sendValid(server, route, things, { key: await server.makeKey(...others) });
    expectRefusal(answer, route, 403, "insufficient-scope");
    expect(answer.body.detail).toContain(needed);
  });

  test("with a key that has just the scope it needs succeeds", async () => {
    const own = await thingsFor(server, route, things);
    const answer = await sendValid(server, route, own, { key: await server.makeKey(needed) });
    expectSuccess(answer, route);
  });

  test("with another workspace's key answers 404, whatever of ours it names", async () => {
    const own = await sendValid(server, route, things, { key: stranger.api_key });
    if (namesSomething(route)) expectRefusal(own, route, 404);
    if (!route.path.includes("{workspace_id}")) return;
    // The stranger's own workspace in the path, and ours for everything else.
    const path = pathOf(route, things, { workspace_id: stranger.workspace_id });
    const body = exampleOf(route, things);
    const answer = await server.ask(route.method, path, {
      key: stranger.api_key,
      headers: { "if-match": '"1"' },
      ...(body === undefined ? {} : { body }),
    });
    if (namesSomething(route, "workspace_id")) expectRefusal(answer, route, 404);
    else expectSuccess(answer, route);
    expect(answer.text).not.toContain(things.agent_id);
  });

  test("with IDs of ours in its query, asked by another workspace, answers 404", async () => {
    const named = Object.keys(route.query?.shape ?? {}).filter(
      (name) => name.endsWith("_id") && things[name],
    );
    for (const name of named) {
      const path = pathOf(route, things, { workspace_id: stranger.workspace_id });
      const answer = await server.ask(route.method, withQuery(path, name, things[name] ?? ""), {
        key: stranger.api_key,
      });
      if (answer.status === 200) expect(answer.body.data, `${name} must find nothing`).toEqual([]);
      else expectRefusal(answer, route, 404);
    }
  });
});

// Whether a well-formed request names anything that belongs to a workspace, beside the places left out.
function namesSomething(route: Route, ...except: string[]): boolean {
  const inPath = [...route.path.matchAll(/\{(\w+)\}/g)].some(
    ([, name = ""]) => name.endsWith("_id") && !except.includes(name),
  );
  return (
    inPath ||
    requiredQuery(route).length > 0 ||
    /"[a-z]+_01j8z5k3/.test(JSON.stringify(route.example ?? null))
  );
}

describe.each(byKind("operator_token"))("%s", (_, route) => {
  test("is refused without the operator's token, and with an API key or a session's token", async () => {
    const path = pathOf(route, things);
    expectRefusal(await server.ask(route.method, path, { key: null }), route, 401, "missing-credential");
    expectRefusal(await server.ask(route.method, path), route, 401, "invalid-credential");
    expectRefusal(
      await server.ask(route.method, path, { key: sessionToken }),
      route,
      401,
      "invalid-credential",
    );
  });

  test("opens with the operator's token", async () => {
    const answer = await server.ask(route.method, pathOf(route, things), { key: OPERATOR_TOKEN });
    expectSuccess(answer, route);
  });
});

describe.each(byKind("public"))("%s", (_, route) => {
  test("needs no credential, and is none the wiser for one", async () => {
    const path = pathOf(route, things);
    expectSuccess(await server.ask(route.method, path, { key: null }), route);
    expectSuccess(await server.ask(route.method, path, { key: "nonsense" }), route);
  });
});
