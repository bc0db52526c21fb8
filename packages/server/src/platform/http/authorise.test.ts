import type { Access, Route } from "@hyponema/contract/route";
import { describe, expect, test } from "vitest";
import { Secret } from "../secret.ts";
import { authenticate, authorise, type Credentials } from "./authorise.ts";
import type { Principal } from "./call.ts";

const KEY = "hyp_a-key-that-is-known";
const principal: Principal = {
  kind: "api_key",
  id: "key_1",
  workspaceId: "ws_1",
  name: "k",
  scopes: ["workspace:write"],
};
const credentials: Credentials = {
  keys: { find: async (key) => (key === KEY ? principal : null) },
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

async function enter(access: Access, header: string | undefined): Promise<Principal> {
  const route = routeWith(access);
  const entered = await authenticate(route, header, credentials);
  authorise(route, entered);
  return entered;
}

// Kinds that no route of the contract has yet are held to the same as those that the batteries go over.
describe("a dashboard route", () => {
  const access: Access = { kind: "dashboard", role: "viewer" };

  test("is never reached by an API key, whatever its scopes", async () => {
    await expect(enter(access, `Bearer ${KEY}`)).rejects.toMatchObject({
      code: "dashboard-only",
      status: 403,
    });
  });

  test.each([undefined, "Basic x", "Bearer"])("is 401 with %j", async (header) => {
    await expect(enter(access, header)).rejects.toMatchObject({ code: "missing-credential" });
  });

  test("is 401 with a key that is unknown", async () => {
    await expect(enter(access, "Bearer hyp_unknown")).rejects.toMatchObject({ code: "invalid-credential" });
  });
});

describe.each([{ kind: "session_token" }, { kind: "signed_caller" }] as const)("a $kind route", (access) => {
  test("takes neither an API key nor the operator's token", async () => {
    for (const token of [KEY, "operator"]) {
      await expect(enter(access, `Bearer ${token}`)).rejects.toMatchObject({ status: 401 });
    }
  });
});

describe("an operator route", () => {
  test("takes the operator's token alone, and nothing when none is set", async () => {
    expect(await enter({ kind: "operator_token" }, "Bearer operator")).toEqual({ kind: "operator" });
    const closed = { ...credentials, operatorToken: null };
    for (const token of ["operator", "null", "undefined"]) {
      const entering = authenticate(routeWith({ kind: "operator_token" }), `Bearer ${token}`, closed);
      await expect(entering).rejects.toMatchObject({ code: "invalid-credential" });
    }
  });
});

describe("a scope route", () => {
  test.each([
    ["agents:read", ["agents:read"], true],
    ["agents:read", ["agents:write"], true],
    ["agents:write", ["agents:read"], false],
    ["agents:read", ["workspace:read"], true],
    ["agents:write", ["workspace:read"], false],
    ["agents:write", ["workspace:write"], true],
    ["memory:read", ["workspace:write"], false],
    ["memory:read", ["memory:read"], true],
    ["webhooks:admin", ["webhooks:write", "workspace:write"], false],
    ["webhooks:admin", ["webhooks:admin"], true],
    ["agents:read", [], false],
  ] as const)("that needs %s, with %j: %s", (scope, scopes, allowed) => {
    const enterWith = () => authorise(routeWith({ kind: "scope", scope }), { ...principal, scopes });
    if (allowed) expect(enterWith).not.toThrow();
    else expect(enterWith).toThrow(scope);
  });
});
