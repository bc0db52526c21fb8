import { readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { ERRORS } from "@hyponema/contract/errors";
import { ID_PREFIXES } from "@hyponema/contract/ids";
import { errorsOf } from "@hyponema/contract/openapi";
import { LEAST_ROLES, type Permission } from "@hyponema/contract/roles";
import { FAMILIES, ROUTES } from "@hyponema/contract/routes";
import {
  GRANTABLE_SCOPES,
  grants,
  SCOPE_FAMILIES,
  type Scope,
  SENSITIVE_FAMILIES,
  scopesOf,
} from "@hyponema/contract/scopes";
import { beforeAll, describe, expect, test } from "vitest";
import { Environment } from "../src/config.ts";
import type { Operation, Operations, OperationsOfAll } from "../src/platform/http/call.ts";

const SOURCES = new URL("../src/", import.meta.url);
const CONTRACT = new URL("../../contract/src/", import.meta.url);

/** The server's own sources as one text, without tests and without the table that `except` names. */
async function sources(folder: URL, except: string): Promise<string> {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" });
  const own = files.filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && file !== except);
  return (await Promise.all(own.map((file) => readFile(new URL(file, folder), "utf8")))).join("\n");
}

let server: string;

beforeAll(async () => {
  server = await sources(SOURCES, "config.ts");
});

describe("a scope", () => {
  const needed = new Set(
    ROUTES.flatMap(({ access }): Scope[] => (access.kind === "scope" ? [access.scope] : [])),
  );

  test.each([...SCOPE_FAMILIES, ...SENSITIVE_FAMILIES])(
    "of %s that can be granted opens a route",
    (family) => {
      expect(scopesOf(family).filter((scope) => !needed.has(scope))).toEqual([]);
    },
  );

  test.each(GRANTABLE_SCOPES)("%s opens a route by itself", (scope) => {
    expect([...needed].filter((need) => grants([scope], need))).not.toEqual([]);
  });

  test("that a route needs can be granted", () => {
    expect([...needed].filter((scope) => !GRANTABLE_SCOPES.includes(scope))).toEqual([]);
  });
});

test("every permission of a role is asked for by a route", () => {
  const asked = new Set<string>(
    ROUTES.map(({ access }) => {
      if (access.kind === "scope") return access.scope;
      return access.kind === "dashboard" ? access.permission : "";
    }),
  );
  const permissions = Object.keys(LEAST_ROLES) as Permission[];
  expect(permissions.filter((permission) => !asked.has(permission))).toEqual([]);
});

describe("an error code", () => {
  // Answered before any route is known.
  const outside = ["route-not-found", "method-not-allowed", "headers-too-large"];
  // In a job's own `error`.
  const ofJobs = ["job-interrupted"];
  const listed = new Set<string>([...ROUTES.flatMap(errorsOf), ...outside, ...ofJobs]);

  test.each(Object.keys(ERRORS))("%s is listed by a route, and raised somewhere", (code) => {
    expect(listed).toContain(code);
    expect(server).toContain(`"${code}"`);
  });
});

test("every prefix of an ID is that of IDs that are made or read", async () => {
  const text = `${server}\n${await sources(CONTRACT, "ids.ts")}\n${await readFile(new URL("ids.ts", CONTRACT), "utf8")}`;
  const kinds = Object.keys(ID_PREFIXES);
  expect(kinds.filter((kind) => !new RegExp(`\\(\\s*"${kind}"|ID_PREFIXES\\.${kind}\\b`).test(text))).toEqual(
    [],
  );
});

test("every variable of the environment is read", async () => {
  const config = await readFile(new URL("config.ts", SOURCES), "utf8");
  const read = `${server}\n${config.slice(config.indexOf("export type Config"))}`;
  const names = Object.keys(Environment.shape);
  expect(names.filter((name) => !new RegExp(`\\b${name}\\b`).test(read))).toEqual([]);
});

describe("the families of routes", () => {
  test("hold every route once, under its operation ID", () => {
    const names = Object.values(FAMILIES).flatMap((family) => Object.keys(family));
    expect(new Set(names).size).toBe(names.length);
    for (const family of Object.values(FAMILIES)) {
      for (const [name, route] of Object.entries(family)) expect(route.operationId).toBe(name);
    }
    expect(ROUTES.map(({ operationId }) => operationId)).toEqual(names);
  });

  // The compiler is the test: each line below an `@ts-expect-error` must not compile.
  test("are mounted whole, or the server does not compile", () => {
    type Mounted = OperationsOfAll<typeof FAMILIES>;
    const all = {} as Mounted;
    const operation = {} as Operation;
    const { audit, ...rest } = all;
    void ({ ...rest, audit } satisfies Mounted);
    // @ts-expect-error A family is missing.
    void (rest satisfies Mounted);
    // @ts-expect-error Another family stands under its name.
    void ({ ...rest, audit: all.prices } satisfies Mounted);
    // @ts-expect-error One of its routes has no handler.
    void ({ ...rest, audit: {} } satisfies Mounted);
    // @ts-expect-error There is no such family.
    void ({ ...rest, audit, nonsense: audit } satisfies Mounted);
    void ({ listAuditLog: operation } satisfies Operations<(typeof FAMILIES)["audit"]>);
  });
});
