import { allows, LEAST_ROLES, type Permission, ROLES, type Role } from "@hyponema/contract/roles";
import type { Route } from "@hyponema/contract/route";
import { ROUTES } from "@hyponema/contract/routes";
import { GRANTABLE_SCOPES, grants, type Scope } from "@hyponema/contract/scopes";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { seedDemo } from "../src/demo/seed.ts";
import {
  exampleOf,
  expectRefusal,
  expectSuccess,
  pathOf,
  requestOf,
  scopeOfNamed,
  sendValid,
  withQuery,
} from "./battery.ts";
import { type Answer, type SignedInPerson, startTestServer, type TestServer } from "./server.ts";
import { makeThings, requiredQuery, type Things, thingsFor } from "./things.ts";

const OPERATOR_TOKEN = "operator-token-for-tests";

let server: TestServer;
let things: Things;
let stranger: { readonly api_key: string; readonly workspace_id: string };
let strangePerson: SignedInPerson;
let nobody: SignedInPerson;
let signedOut: SignedInPerson;
let people: Readonly<Record<Role, SignedInPerson>>;
let sessionToken: string;

beforeAll(async () => {
  server = await startTestServer({ HYPONEMA_METRICS_TOKEN: OPERATOR_TOKEN });
  things = await makeThings(server);
  stranger = await seedDemo(server.instance.database);
  strangePerson = await server.signIn("owner", { workspaceId: stranger.workspace_id });
  nobody = await server.signIn(null);
  signedOut = await server.signIn("owner");
  const ended = await signedOut.ask("DELETE", `/me/sign-ins/${signedOut.signInId}`);
  expect(ended.status, ended.text).toBe(204);
  const signedIn = await Promise.all(ROLES.map(async (role) => [role, await server.signIn(role)] as const));
  people = Object.fromEntries(signedIn) as typeof people;
  sessionToken = (await server.ask("POST", `/sessions/${things.session_id}/token`)).body.token;
});

afterAll(() => server.dispose());

const byKind = (...kinds: Route["access"]["kind"][]) =>
  ROUTES.filter((route) => kinds.includes(route.access.kind)).map(
    (route) => [route.operationId, route] as const,
  );

test("every route of the contract is of a kind that a battery covers", () => {
  expect(byKind("scope", "dashboard", "identity", "public", "operator_token")).toHaveLength(ROUTES.length);
});

/** What `route` asks of a member's role; null: it is about whoever is signed in, whatever their role. */
function permissionOf({ access }: Route): Permission | null {
  if (access.kind === "scope") return access.scope;
  return access.kind === "dashboard" && access.permission !== "self" ? access.permission : null;
}

const members = byKind("scope", "dashboard", "identity");
const ofMembers = members.flatMap(([name, route]) => {
  const permission = permissionOf(route);
  return permission ? [[name, route, permission] as const] : [];
});

describe.each(members)("%s", (_, route) => {
  test("without a credential is refused with 401", async () => {
    const answer = await sendValid(server, route, things, { key: null, headers: { cookie: "" } });
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

  test("with the cookie of a sign-in that was revoked, or that never was, is refused with 401", async () => {
    for (const cookie of [signedOut.cookie, "hyponema_session=x", `${people.owner.cookie.slice(0, -1)}_`]) {
      const answer = await sendValid(server, route, things, { key: null, headers: { cookie } });
      expectRefusal(answer, route, 401, "sign-in-ended");
    }
  });

  test("counts by the key when it carries a cookie as well", async () => {
    const key = await server.makeKey();
    const headers = { cookie: people.owner.cookie, origin: server.url };
    const answer = await sendValid(server, route, things, { key, headers });
    if (route.access.kind === "identity") return expectShown(answer, route, () => false);
    const code = route.access.kind === "scope" ? "insufficient-scope" : "dashboard-only";
    expectRefusal(answer, route, 403, code);
  });
});

describe.each(members.filter(([, route]) => route.method !== "GET"))("%s by a cookie", (_, route) => {
  test.each([
    ["says nothing of its page", {}],
    ["comes from another origin", { origin: "https://evil.example" }],
    ["comes from another site, whatever its origin says", { "sec-fetch-site": "cross-site" }],
    ["comes from a page beside ours", { "sec-fetch-site": "same-site" }],
  ])("is refused with 403 when it %s", async (_name, headers) => {
    const origin: Record<string, string> = "sec-fetch-site" in headers ? { origin: server.url } : {};
    const answer = await server.ask(route.method, pathOf(route, things), {
      ...{ key: null, body: exampleOf(route, things) ?? {} },
      headers: { cookie: people.owner.cookie, ...origin, ...headers },
    });
    expectRefusal(answer, route, 403, "cross-origin-request");
  });

  test("is taken from our own page, as the browser says by Sec-Fetch-Site", async () => {
    const path = withQuery(pathOf(route, things), "no_such_parameter", "1");
    const answer = await server.ask(route.method, path, {
      ...{ key: null, body: exampleOf(route, things) ?? {} },
      headers: { cookie: people.owner.cookie, "sec-fetch-site": "same-origin", "if-match": '"1"' },
    });
    expectRefusal(answer, route, 422, "invalid-request");
  });
});

describe.each(ofMembers)("%s", (_, route, permission) => {
  test.each(ROLES)("as %s is refused with 403 or taken, as the table says", async (role) => {
    const { cookie } = people[role];
    const headers = { cookie, origin: server.url };
    if (!allows(role, permission)) {
      const answer = await sendValid(server, route, things, { key: null, headers });
      expectRefusal(answer, route, 403, "insufficient-role");
      expect(answer.body.detail).toContain(LEAST_ROLES[permission]);
      return;
    }
    // Beyond the door, where its shape is looked at: nothing comes of it.
    const path = withQuery(pathOf(route, things), "no_such_parameter", "1");
    const answer = await server.ask(route.method, path, {
      ...{ key: null, body: exampleOf(route, things) },
      headers: { ...headers, "if-match": '"1"' },
    });
    expectRefusal(answer, route, 422, "invalid-request");
  });

  test("as the least role that may succeeds", async () => {
    const own = await thingsFor(server, route, things);
    const person = await server.signIn(LEAST_ROLES[permission]);
    const headers = { cookie: person.cookie, origin: server.url };
    expectSuccess(await sendValid(server, route, own, { key: null, headers }), route);
  });

  test("as a member of another workspace answers 404", async () => {
    const headers = { cookie: strangePerson.cookie, origin: server.url };
    expectRefusal(await sendValid(server, route, things, { key: null, headers }), route, 404);
  });

  test("as somebody of no workspace answers 404", async () => {
    const headers = { cookie: nobody.cookie, origin: server.url };
    expectRefusal(await sendValid(server, route, things, { key: null, headers }), route, 404);
  });
});

/** Expects success for whoever may call the route that made what `route` names, and for others that there is none. */
function expectShown(answer: Answer, route: Route, may: (scope: Scope) => boolean): void {
  const scope = scopeOfNamed(route);
  if (scope === null || may(scope)) expectSuccess(answer, route);
  else expectRefusal(answer, route, 404);
}

describe.each(byKind("identity"))("%s", (_, route) => {
  test.each(GRANTABLE_SCOPES)("by a key with %s is never refused for its scope", async (scope) => {
    const own = await thingsFor(server, route, things);
    const answer = await sendValid(server, route, own, { key: await server.makeKey(scope) });
    expectShown(answer, route, (needed) => grants([scope], needed));
  });

  test("by a key without any scope is not refused either", async () => {
    const answer = await sendValid(server, route, things, { key: await server.makeKey() });
    expectShown(answer, route, () => false);
  });

  test.each(ROLES)("as %s is never refused for the role", async (role) => {
    const own = await thingsFor(server, route, things);
    const headers = { cookie: people[role].cookie, origin: server.url };
    const answer = await sendValid(server, route, own, { key: null, headers });
    expectShown(answer, route, (needed) => allows(role, needed));
  });

  test.each([
    ["key", async () => ({ key: stranger.api_key })],
    ["cookie", async () => ({ key: null, headers: { cookie: strangePerson.cookie, origin: server.url } })],
    [
      "cookie, of somebody of no workspace,",
      async () => ({
        key: null,
        headers: { cookie: (await server.signIn(null)).cookie, origin: server.url },
      }),
    ],
  ])("with another workspace's %s shows nothing of ours", async (_kind, credential) => {
    const by = await credential();
    for (const workspace_id of [server.demo.workspace_id, stranger.workspace_id]) {
      const answer = await server.ask(route.method, pathOf(route, things, { workspace_id }), by);
      if (namesSomething(route)) expectRefusal(answer, route, 404);
      else expect(answer.text).not.toContain(server.demo.workspace_id);
    }
  });
});

describe.each(byKind("dashboard"))("%s", (_, route) => {
  test("is never reached by a key, whatever its scopes", async () => {
    const key = await server.makeKey(...GRANTABLE_SCOPES);
    expectRefusal(await sendValid(server, route, things, { key }), route, 403, "dashboard-only");
  });

  test("succeeds for whoever may", async () => {
    const own = await thingsFor(server, route, things);
    expectSuccess(await sendValid(server, route, own), route);
  });

  test("with another workspace's IDs of ours answers 404", async () => {
    const ids = Object.keys(things).filter(
      (name) => name.endsWith("_id") && route.path.includes(`{${name}}`),
    );
    if (ids.length === 0) return;
    const path = pathOf(route, things, { workspace_id: stranger.workspace_id });
    const body = exampleOf(route, things);
    const answer = await strangePerson.ask(route.method, path, { ...(body === undefined ? {} : { body }) });
    if (ids.some((name) => name !== "workspace_id")) expectRefusal(answer, route, 404);
  });
});

describe.each(byKind("scope"))("%s", (_, route) => {
  const needed = (route.access as { scope: Scope }).scope;

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

  // Whose own workspace is in the path, and ours for everything else.
  test.each([
    ["key", () => ({ key: stranger.api_key })],
    ["cookie", () => ({ key: null, headers: { cookie: strangePerson.cookie, origin: server.url } })],
  ])("with another workspace's %s answers 404, whatever of ours it names", async (_kind, credential) => {
    const own = await sendValid(server, route, things, credential());
    if (namesSomething(route)) expectRefusal(own, route, 404);
    if (!route.path.includes("{workspace_id}")) return;
    const path = pathOf(route, things, { workspace_id: stranger.workspace_id });
    const body = exampleOf(route, things);
    const { headers, ...by } = { headers: {}, ...credential() };
    const answer = await server.ask(route.method, path, {
      ...by,
      headers: { "if-match": '"1"', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    if (namesSomething(route, "workspace_id")) expectRefusal(answer, route, 404);
    else if (route.etag !== "require" || answer.status !== 412) expectSuccess(answer, route);
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
  test("is refused without the operator's token, and with any other credential", async () => {
    const path = pathOf(route, things);
    expectRefusal(await server.ask(route.method, path, { key: null }), route, 401, "missing-credential");
    expectRefusal(await people.owner.ask(route.method, path), route, 401, "missing-credential");
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
    for (const key of [null, "nonsense"]) {
      const request = await requestOf(server, route, things);
      const path = pathOf(route, things);
      expectSuccess(await server.ask(route.method, path, { ...request, key }), route);
    }
  });
});

describe.each(byKind("public").filter(([, route]) => route.method !== "GET" && !route.pages))(
  "%s",
  (_, route) => {
    test("is refused with 403 when a page of another origin makes a browser send it", async () => {
      const request = await requestOf(server, route, things);
      for (const headers of [{ origin: "https://evil.example" }, { "sec-fetch-site": "cross-site" }]) {
        const answer = await server.ask(route.method, pathOf(route, things), {
          ...{ ...request, key: null },
          headers: { ...request.headers, ...headers },
        });
        expectRefusal(answer, route, 403, "cross-origin-request");
      }
    });
  },
);
