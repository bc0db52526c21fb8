import { ERRORS } from "@hyponema/contract/errors";
import type { Access, Route } from "@hyponema/contract/route";
import { describe, expect, test } from "vitest";
import { Secret } from "../secret.ts";
import { authenticate, authorise, type Credentials } from "./authorise.ts";
import type { Principal } from "./call.ts";

const KEY = "hyp_a-key-that-is-known";
const COOKIE = "session=known";
const person = { id: "person_1", email: "ana@example.com", name: "Ana", signInId: "signin_1" };
const principal: Principal = {
  kind: "api_key",
  id: "key_1",
  workspaceId: "ws_1",
  name: "k",
  scopes: ["workspace:write"],
};
const credentials: Credentials = {
  keys: { find: async (key) => (key === KEY ? principal : null) },
  signIns: {
    holds: (cookies) => cookies.startsWith("session="),
    find: async (cookies) => (cookies === COOKIE ? { person, setCookie: null } : null),
  },
  operatorToken: new Secret("operator"),
};

function routeWith(access: Access): Route {
  return {
    operationId: "x",
    method: "GET",
    path: "/x",
    tag: "x",
    summary: "x",
    access,
    success: { status: 204, description: "x" },
  };
}

function enter(access: Access, authorization: string | undefined, cookie?: string): Promise<Principal> {
  return enterBy(routeWith(access), { authorization, cookie }, credentials);
}

async function enterBy(
  route: Route,
  carried: { authorization: string | undefined; cookie?: string | undefined },
  by: Credentials,
): Promise<Principal> {
  const entered = await authenticate(
    route,
    { cookie: undefined, ...carried, setCookie: () => undefined },
    by,
  );
  authorise(route, entered, true);
  return entered;
}

// Kinds that no route of the contract has yet are held to the same as those that the batteries go over.
describe("a dashboard route", () => {
  const access: Access = { kind: "dashboard", permission: "members:read" };

  test("is never reached by an API key, whatever its scopes", async () => {
    await expect(enter(access, `Bearer ${KEY}`)).rejects.toMatchObject({
      code: "dashboard-only",
      status: 403,
    });
  });

  test.each([undefined, "Basic x", "Bearer"])("is 401 with %j", async (header) => {
    await expect(enter(access, header)).rejects.toMatchObject({ code: "missing-credential" });
  });

  test("is 401 with a cookie whose sign-in has ended", async () => {
    await expect(enter(access, undefined, "session=old")).rejects.toMatchObject({ code: "sign-in-ended" });
  });

  test("takes no notice of a cookie beside a key", async () => {
    await expect(enter(access, `Bearer ${KEY}`, COOKIE)).rejects.toMatchObject({ code: "dashboard-only" });
  });

  test("is 401 with a key that is unknown", async () => {
    await expect(enter(access, "Bearer hyp_unknown")).rejects.toMatchObject({ code: "invalid-credential" });
  });
});

describe("a change by somebody who is signed in", () => {
  const change = { ...routeWith({ kind: "dashboard", permission: "self" }), method: "POST" } as const;
  const signedIn: Principal = { kind: "person", ...person };

  test.each([false, null])("counts only from our own pages, not when that is %j", (fromOwnPage) => {
    expect(() => authorise(change, signedIn, true)).not.toThrow();
    expect(() => authorise(change, signedIn, fromOwnPage)).toThrow(ERRORS["cross-origin-request"].advice);
    expect(() => authorise({ ...change, method: "GET" }, signedIn, fromOwnPage)).not.toThrow();
  });

  test("by a key counts from anywhere", () => {
    const route = { ...routeWith({ kind: "scope", scope: "agents:write" }), method: "POST" } as const;
    expect(() => authorise(route, principal, false)).not.toThrow();
  });
});

describe("an operator route", () => {
  test("takes the operator's token alone, and nothing when none is set", async () => {
    expect(await enter({ kind: "operator_token" }, "Bearer operator")).toEqual({ kind: "operator" });
    const closed = { ...credentials, operatorToken: null };
    for (const token of ["operator", "null", "undefined"]) {
      const entering = enterBy(
        routeWith({ kind: "operator_token" }),
        { authorization: `Bearer ${token}` },
        closed,
      );
      await expect(entering).rejects.toMatchObject({ code: "invalid-credential" });
    }
  });
});

describe("a scope route", () => {
  test.each(["Bearer  ", "bearer ", "BEARER\t", "Bearer \t  "])("takes a key behind %j", async (scheme) => {
    expect(await enter({ kind: "scope", scope: "agents:read" }, `${scheme}${KEY}`)).toBe(principal);
  });

  test.each(["Bearer", "Bearer:", "Bearer, ", "Bearer  x "])("takes no key behind %j", async (scheme) => {
    const entering = enter({ kind: "scope", scope: "agents:read" }, `${scheme}${KEY}`);
    await expect(entering).rejects.toMatchObject({ code: "missing-credential" });
  });

  test.each([
    ["agents:read", ["agents:read"], true],
    ["agents:read", ["agents:write"], true],
    ["agents:write", ["agents:read"], false],
    ["agents:read", ["workspace:read"], true],
    ["agents:write", ["workspace:read"], false],
    ["agents:write", ["workspace:write"], true],
    ["memory:read", ["workspace:write"], false],
    ["memory:read", ["memory:read"], true],
    ["agents:read", ["knowledge:write", "webhooks:admin", "nonsense"], false],
    ["agents:read", [], false],
  ] as const)("that needs %s, with %j: %s", (scope, scopes, allowed) => {
    const enterWith = () => authorise(routeWith({ kind: "scope", scope }), { ...principal, scopes }, null);
    if (allowed) expect(enterWith).not.toThrow();
    else expect(enterWith).toThrow(scope);
  });
});
