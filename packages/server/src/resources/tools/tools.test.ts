import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch, publishDesign } from "../../../test/design.ts";
import { type HttpDouble, sendJson, startHttpDouble } from "../../../test/doubles/http.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";
import { SchemaCheck } from "../../platform/json-schema/schema-check.ts";
import { schemaProblems } from "./parameters.ts";

let server: TestServer;
let system: HttpDouble;
let base: string;
let count = 0;

beforeAll(async () => {
  system = await startHttpDouble();
  server = await startTestServer({ HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32" });
  base = `/workspaces/${server.demo.workspace_id}/tools`;
});

afterAll(async () => {
  await server.dispose();
  await system.close();
});

const create = (fields: object = {}) =>
  server.ask("POST", base, {
    body: { kind: "http", slug: `own_${++count}`, description: "x", url: `${system.url}/x`, ...fields },
  });

describe("a tool", () => {
  test.each(["end_call", "search_memory", "SKIP_TURN"])(
    "cannot be called %s: the name is reserved",
    async (slug) => {
      expect(await create({ slug })).toMatchObject({ status: 422, body: { code: "reserved-name" } });
    },
  );

  test("shares its slug with no other, in whatever case, until that is archived", async () => {
    const first = await create({ slug: "Shared" });
    expect(await create({ slug: "shared" })).toMatchObject({
      status: 409,
      body: { code: "tool-name-taken" },
    });
    const both = await Promise.all([create({ slug: "at_once" }), create({ slug: "at_once" })]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    await server.ask("DELETE", `${base}/${first.body.id}`);
    expect((await create({ slug: "shared" })).status).toBe(201);
    expect((await server.ask("POST", `${base}/${first.body.id}/restore`)).body.code).toBe("tool-name-taken");
  });

  test.each([
    ["no object", { type: "string" }, "/parameters/type"],
    ["a place in the path without a parameter", null, "/url"],
    [
      "an expression that cannot run in linear time",
      { type: "object", properties: { a: { pattern: "(?=a)b" } } },
      "/parameters/properties/a/pattern",
    ],
    [
      "a reference to elsewhere",
      { type: "object", properties: { a: { $ref: "https://example.com/x" } } },
      "/parameters/properties/a/$ref",
    ],
  ])("with %s is refused, with the place", async (_, parameters, path) => {
    const refused = await create(parameters ? { parameters } : { url: `${system.url}/{order}` });
    expect(refused).toMatchObject({ status: 422, body: { code: "invalid-tool-schema" } });
    expect(refused.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  test.each(["ftp://example.com", "https://user:pass@example.com", "https://{{host}}/x", "//example.com"])(
    "at %s is refused",
    async (url) => {
      expect(await create({ url })).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    },
  );

  test.each(["Host", "content-length", "Transfer-Encoding"])(
    "sets no header that belongs to the connection, such as %s",
    async (name) => {
      for (const fields of [{ headers: { [name]: "1" } }, { auth_header: { name, value: "1" } }]) {
        expect(await create(fields)).toMatchObject({ status: 422, body: { code: "invalid-request" } });
      }
    },
  );

  test("sets a header in place of the one that is usually sent, in whatever case", async () => {
    const made = await create({
      ...{ method: "POST", headers: { "Content-Type": "application/vnd.shop+json", ACCEPT: "text/csv" } },
    });
    system.reply = ({ headers }, response) => sendJson(response, headers);
    const tried = await server.ask("POST", `${base}/${made.body.id}/try`, { body: { arguments: {} } });
    expect(tried.body.result).toMatchObject({
      ...{ "content-type": "application/vnd.shop+json", accept: "text/csv" },
    });
  });

  test.each(["..", "."])(
    "is not called with %j for a variable of its path, which would climb",
    async (value) => {
      const made = await create({ url: `${system.url}/orders/{{a}}?q={{a}}`, allow_dynamic_vars: true });
      const tried = await server.ask("POST", `${base}/${made.body.id}/try`, {
        body: { arguments: {}, dynamic_variables: { a: value } },
      });
      expect(tried.body).toMatchObject({ ok: false, request: null });
      expect(tried.body.result.error).toContain("climb");
    },
  );

  test("changes in part, keeps its secret until it gets another or none, and takes no field of the other kind", async () => {
    const made = await create({ auth_header: { name: "X-Key", value: "a-secret-of-some-length" } });
    const path = `${base}/${made.body.id}`;
    const patch = async (body: object) =>
      server.ask("PATCH", path, { body, headers: ifMatch(await server.ask("GET", path)) });
    expect((await patch({ description: "y" })).body).toMatchObject({
      description: "y",
      auth_header: { hint: "…ngth" },
    });
    expect((await patch({ auth_header: { value: "another-secret" } })).body.auth_header).toMatchObject({
      name: "Authorization",
      hint: "…cret",
      secret_id: made.body.auth_header.secret_id,
    });
    expect((await patch({ transport: "sse" })).body).toMatchObject({
      code: "invalid-request",
      errors: [{ path: "/transport" }],
    });
    expect((await patch({ auth_header: null })).body.auth_header).toBeNull();
    const [row] = await server.database.peek("SELECT sealed FROM hyponema.secrets WHERE id = $1", [
      made.body.auth_header.secret_id,
    ]);
    expect(JSON.stringify(row)).not.toContain("another-secret");
  });

  test("is tried: what was sent is shown, the secret is not", async () => {
    system.reply = (_, response) => sendJson(response, { price: 12 });
    const made = await create({ auth_header: { value: "Bearer tried-secret" }, headers: { "X-A": "b" } });
    const tried = await server.ask("POST", `${base}/${made.body.id}/try`, {
      body: { arguments: { q: "x y" } },
    });
    expect(tried.body).toMatchObject({
      ok: true,
      result: { price: 12 },
      status: 200,
      request: {
        method: "GET",
        url: `${system.url}/x?q=x+y`,
        headers: { "X-A": "b", Authorization: "[secret]" },
      },
    });
    expect(tried.text).not.toContain("tried-secret");
  });
});

describe("a tool's secrets", () => {
  const secret = (value = "a-secret-of-some-length") => ({ auth_header: { name: "X-Key", value } });
  const client = { client_id: "c", client_secret: "a-client-secret-of-length" };
  const patching = async (fields: object) => {
    const made = await create(fields);
    const path = `${base}/${made.body.id}`;
    const patch = async (body: object) =>
      server.ask("PATCH", path, { body, headers: ifMatch(await server.ask("GET", path)) });
    return { made, patch };
  };

  test("are sent to another origin only when they are given again", async () => {
    const { made, patch } = await patching(secret());
    for (const url of ["https://evil.example/x", system.url.replace("http:", "https:"), `${system.url}0/x`]) {
      const refused = await patch({ url });
      expect([refused.status, refused.body.code]).toEqual([422, "credential-required"]);
      expect(refused.body.errors).toMatchObject([{ path: "/auth_header" }]);
    }
    const stayed = await patch({ url: `${system.url}/elsewhere?x=1` });
    expect(stayed.body.auth_header).toEqual(made.body.auth_header);
    // What was published goes on sending the one before to where it was sent.
    const moved = await patch({ url: "https://new.example/x", ...secret("another-secret-for-there") });
    expect(moved.body).toMatchObject({ url: "https://new.example/x", auth_header: { hint: "…here" } });
    expect(moved.body.auth_header.secret_id).not.toBe(made.body.auth_header.secret_id);
    expect((await patch({ url: "https://other.example/x", auth_header: null })).body.auth_header).toBeNull();
    expect((await patch({ url: "https://free.example/x" })).status).toBe(200);
  });

  test("of an MCP server are so too: its header's and its client's", async () => {
    const mcp = { kind: "mcp", slug: `own_mcp_${++count}`, ...secret(), oauth: client };
    const { made, patch } = await patching(mcp);
    const both = ["/auth_header", "/oauth/client_secret"];
    for (const [given, missing] of [
      [{}, both],
      [secret(), ["/oauth/client_secret"]],
      [{ oauth: client }, ["/auth_header"]],
    ] as const) {
      const refused = await patch({ url: "https://evil.example/mcp", ...given });
      expect(refused.body.code).toBe("credential-required");
      expect(refused.body.errors.map(({ path }: { path: string }) => path)).toEqual(missing);
    }
    const again = await patch({ oauth: { ...client, client_secret: "another-client-secret" } });
    expect(again.body.oauth.secret_id).toBe(made.body.oauth.secret_id);
    const elsewhere = await patch({ oauth: { ...client, token_url: "https://login.example/token" } });
    expect(elsewhere.body.oauth.secret_id).not.toBe(made.body.oauth.secret_id);
    const moved = await patch({ url: "https://new.example/mcp", ...secret(), oauth: client });
    expect(moved.body.oauth.secret_id).not.toBe(elsewhere.body.oauth.secret_id);
  });
});

describe("an agent's tools", () => {
  const at = (agentId: string, toolId: string) =>
    `/workspaces/${server.demo.workspace_id}/agents/${agentId}/tools/${toolId}`;

  test("are not put away in the moment in which they are attached", async () => {
    const { agentId } = await publishDesign(server, {});
    for (let round = 0; round < 10; round++) {
      const { id } = (await create()).body;
      const both = await Promise.all([
        server.ask("PUT", at(agentId, id)),
        server.ask("DELETE", `${base}/${id}`),
      ]);
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
      await server.ask("DELETE", at(agentId, id));
    }
  });

  test("that are archived are not attached, and an agent that is not there is told of first", async () => {
    const { agentId } = await publishDesign(server, {});
    const { id } = (await create()).body;
    await server.ask("DELETE", `${base}/${id}`);
    const refused = await server.ask("PUT", at(agentId, id));
    expect([refused.status, refused.body.code]).toEqual([409, "tool-archived"]);
    const nowhere = await server.ask("PUT", at("agent_01j8z5k3mve7b8xq2n4w6y9r1t", id));
    expect([nowhere.status, nowhere.body.code]).toEqual([404, "agent-not-found"]);
  });
});

describe("parameters", () => {
  const nested = (depth: number): object => (depth === 0 ? {} : { properties: { a: nested(depth - 1) } });
  const doubling = (levels: number) => ({
    type: "object",
    properties: { a: { $ref: "#/$defs/l0" } },
    $defs: Object.fromEntries(
      Array.from({ length: levels }, (_, level) => [
        `l${level}`,
        level === levels - 1
          ? {}
          : { allOf: [{ $ref: `#/$defs/l${level + 1}` }, { $ref: `#/$defs/l${level + 1}` }] },
      ]),
    ),
  });

  test.each([
    ["come back to themselves", { type: "object", properties: { a: { $ref: "#" } } }, "comes back"],
    [
      "come back by a detour",
      {
        type: "object",
        properties: { a: { $ref: "#/$defs/x" } },
        $defs: { x: { not: { $ref: "#/$defs/x" } } },
      },
      "comes back",
    ],
    ["double at every step", doubling(12), "schemas in it"],
    ["are nested without end", { type: "object", ...nested(60) }, "nested deeper"],
    ["refer to nothing", { type: "object", properties: { a: { $ref: "#/$defs/x" } } }, "must refer"],
    ["name themselves", { $id: "https://example.com", type: "object" }, "not supported"],
    ["are no schemas", { type: "object", properties: { a: 1 } }, "must be a schema"],
  ])("that %s are refused", async (_, schema, message) => {
    const problems = await schemaProblems(schema);
    expect(problems.map((problem) => problem.message).join()).toContain(message);
  });

  test.each<[keyword: string, ...values: unknown[]]>([
    ["type", "text", 1, null, [], ["string", "string"], ["string", "text"], ["string", 1]],
    ["enum", "a", {}, null],
    ["required", true, null, "a", [1], [{ toString: 1, valueOf: 1 }], [["a"]]],
    ["dependentRequired", [], "a", { a: "b" }, { a: [1] }, { a: [{ toString: 1, valueOf: 1 }] }],
    ...["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum"].map(
      (keyword): [string, ...unknown[]] => [keyword, "1", true, null, [1]],
    ),
    ["multipleOf", 0, -1, "1", null],
    ...["Length", "Items", "Contains", "Properties"].flatMap((of): [string, ...unknown[]][] => [
      [`min${of}`, -1, 1.5, "1", null],
      [`max${of}`, -1, 1.5, "1", null],
    ]),
    ["pattern", 1, null, {}, ["a"]],
    ["uniqueItems", "true", 1, null],
    ["$ref", 1, null, ["#/$defs/a"]],
    ...["properties", "patternProperties", "dependentSchemas", "$defs"].map(
      (keyword): [string, ...unknown[]] => [keyword, [], "a", null, true],
    ),
    ...["allOf", "anyOf", "oneOf", "prefixItems"].map((keyword): [string, ...unknown[]] => [
      keyword,
      {},
      "a",
      null,
    ]),
    ...["items", "contains", "not", "if", "then", "else", "propertyNames", "additionalProperties"].map(
      (keyword): [string, ...unknown[]] => [keyword, [], "a", null, 1],
    ),
  ])("whose %s is none are refused, with the place", async (keyword, ...values) => {
    for (const value of values) {
      expect(
        await schemaProblems({ type: "object", properties: { a: { items: { [keyword]: value } } } }),
      ).toEqual([{ path: `/properties/a/items/${keyword}`, message: expect.stringMatching(/^must /) }]);
    }
  });

  test("whose requirement is no name are refused, and never fail a call", async () => {
    for (const keywords of [
      { required: [{ toString: 1, valueOf: 1 }] },
      { dependentRequired: { a: [{ toString: 1, valueOf: 1 }] } },
    ]) {
      const parameters = { type: "object", properties: { items: { type: "array", items: keywords } } };
      expect(await create({ parameters })).toMatchObject({
        status: 422,
        body: { code: "invalid-tool-schema" },
      });
    }
  });

  test("with a pattern of its own for each of twenty names are taken, and checked by", async () => {
    const named = (at: number) => [`name${at}`, { pattern: `^[\\pL .'-]{1,${200 + at}}$` }];
    const properties = Object.fromEntries(Array.from({ length: 20 }, (_, at) => named(at)));
    const made = await create({ parameters: { type: "object", properties } });
    expect(made.status).toBe(201);
    const tried = await server.ask("POST", `${base}/${made.body.id}/try`, {
      body: { arguments: { name0: "Zoë O'Neill", name7: "R2-D2" } },
    });
    expect(tried.body.problems).toMatchObject([{ path: "/name7" }]);
  });

  test("with patterns of very many Unicode classes are refused, alone and together", async () => {
    const wide = { properties: { a: { pattern: `(?i)[${"\\pL\\pN\\pS\\pM\\pP".repeat(30)}]` } } };
    expect(await schemaProblems({ type: "object", ...wide })).toMatchObject([
      { path: "/properties/a/pattern", message: expect.stringContaining("at most 40 Unicode classes") },
    ]);
    const many = Array.from({ length: 30 }, (_, at) => [`[${"\\pL\\pN".repeat(19)}]${at}`, {}]);
    const together = await schemaProblems({ type: "object", patternProperties: Object.fromEntries(many) });
    expect(together.at(-1)?.message).toBe("Together, the patterns are too large.");
  });

  test("that one long reference leads to again and again are told of once", async () => {
    const long = `~1${"%41".repeat(10_000)}`;
    const schema = {
      type: "object",
      properties: { a: { $ref: "#/$defs/list" } },
      $defs: {
        list: { allOf: Array.from({ length: 900 }, () => ({ $ref: "#/$defs/one" })) },
        one: { $ref: `#/$defs/${long}` },
        [`/${"A".repeat(10_000)}`]: { required: [1] },
      },
    };
    expect(await schemaProblems(schema)).toMatchObject([
      { path: "/properties/a/$ref/allOf/0/$ref/$ref/required" },
      { message: "has more than 2000 schemas in it" },
    ]);
  });

  test.each(["toString", "constructor", "__proto__"])("and arguments cannot be named %s", async (name) => {
    const named = JSON.parse(`{"${name}": {}}`);
    expect(new SchemaCheck({ type: "object" }).problems({ a: [named] }, 1_000)).toEqual([
      { path: `/a/0/${name}`, message: "is a name that cannot be used" },
    ]);
    expect(await schemaProblems({ type: "object", properties: named })).toHaveLength(1);
  });

  test("are checked by draft 2020-12, with expressions of a linear-time engine", () => {
    const check = new SchemaCheck({
      type: "object",
      properties: {
        id: { $ref: "#/$defs/id" },
        pair: { type: "array", prefixItems: [{ type: "string" }, { type: "integer" }], items: false },
      },
      patternProperties: { "^x-": { type: "number" } },
      additionalProperties: false,
      required: ["id"],
      $defs: { id: { type: "string", pattern: "^(a+)+$" } },
    });
    const problems = (given: object) => check.problems(given, 1_000_000);
    expect(problems({ id: "aaa", pair: ["x", 1], "x-y": 1 })).toEqual([]);
    const places = (given: object) => problems(given).map(({ path }) => path);
    expect(places({})).toEqual([""]);
    expect(places({ id: "b" })).toEqual(["/id"]);
    expect(places({ id: "a", pair: [1, "x"] })).toEqual(["/pair/0", "/pair/1"]);
    expect(places({ id: "a", "x-y": "z", other: 1 })).toHaveLength(2);
    // Backtracking, this would outlast the test run.
    expect(places({ id: `${"a".repeat(5_000)}b` })).toEqual(["/id"]);
  });
});
