import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type HttpDouble, sendJson, startHttpDouble } from "../../../../test/doubles/http.ts";
import { startTestServer, type TestServer } from "../../../../test/server.ts";

let server: TestServer;
let system: HttpDouble;
let base: string;

beforeAll(async () => {
  system = await startHttpDouble();
  server = await startTestServer({ HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32" });
  base = `/workspaces/${server.demo.workspace_id}/tools`;
});

afterAll(async () => {
  await server.dispose();
  await system.close();
});

const importIt = (body: object) => server.ask("POST", `${base}/import-openapi`, { body });

const SHOP = () => ({
  openapi: "3.0.3",
  servers: [{ url: `${system.url}/{version}`, variables: { version: { default: "v1" } } }],
  paths: {
    "/orders/{order_id}": {
      parameters: [{ $ref: "#/components/parameters/order" }],
      get: {
        operationId: "getOrder",
        summary: "Reads an order.",
        parameters: [
          {
            name: "expand",
            in: "query",
            description: "What to add.",
            schema: { type: "array", items: { type: "string" } },
          },
          { name: "X-Trace", in: "header", schema: { type: "string" } },
        ],
      },
      put: {
        operationId: "end_call",
        requestBody: {
          required: true,
          content: {
            "application/json": {
              schema: {
                allOf: [
                  { $ref: "#/components/schemas/Base" },
                  {
                    type: "object",
                    properties: {
                      note: { type: "string", nullable: true },
                      count: { type: "integer", minimum: 0, exclusiveMinimum: true },
                    },
                    required: ["count"],
                  },
                ],
              },
            },
          },
        },
      },
      delete: {
        summary: "Cancels an order.",
        parameters: [{ name: "X-Reason", in: "header", required: true }],
      },
    },
    "/files": {
      post: {
        operationId: "upload",
        requestBody: { required: true, content: { "multipart/form-data": {} } },
      },
    },
    "/tree": {
      post: {
        operationId: "tree",
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Node" } } } },
      },
    },
    "/lost": { get: { operationId: "lost", parameters: [{ $ref: "#/components/parameters/none" }] } },
  },
  components: {
    parameters: { order: { name: "order_id", in: "path", required: true, schema: { type: "string" } } },
    schemas: {
      Base: {
        type: "object",
        properties: { id: { type: "string", readOnly: true }, kind: { type: "string", enum: ["a", "b"] } },
        required: ["id", "kind"],
      },
      Node: { type: "object", properties: { child: { $ref: "#/components/schemas/Node" } } },
    },
  },
});

describe("an OpenAPI document", () => {
  test("becomes tools; what cannot be one is skipped, with the reason", async () => {
    const { status, body } = await importIt({
      document: SHOP(),
      auth_header: { value: "Bearer import-secret" },
    });
    expect(status).toBe(200);
    expect(
      body.created.map(({ slug, method, url }: { slug: string; method: string; url: string }) => [
        slug,
        method,
        url,
      ]),
    ).toEqual([
      ["getOrder", "GET", `${system.url}/v1/orders/{order_id}`],
      ["end_call_2", "PUT", `${system.url}/v1/orders/{order_id}`],
    ]);
    expect(body.created[0]).toMatchObject({
      description: "Reads an order.",
      path_params: ["order_id"],
      query_params: ["expand"],
      auth_header: { name: "Authorization", hint: "…cret" },
      parameters: {
        required: ["order_id"],
        properties: { expand: { type: "array", description: "What to add." } },
      },
    });
    expect(body.created[1].parameters).toEqual({
      type: "object",
      properties: {
        order_id: { type: "string" },
        kind: { type: "string", enum: ["a", "b"] },
        note: { type: ["string", "null"] },
        count: { type: "integer", exclusiveMinimum: 0 },
      },
      required: ["order_id", "kind", "count"],
    });
    const reasons = Object.fromEntries(
      body.skipped.map(({ operation, reason }: { operation: string; reason: string }) => [operation, reason]),
    );
    expect(reasons).toEqual({
      "DELETE /orders/{order_id}": expect.stringContaining("X-Reason"),
      upload: expect.stringContaining("multipart/form-data"),
      tree: expect.stringContaining("comes back to itself"),
      lost: expect.stringContaining("is not there"),
    });
  });

  test("makes tools that work", async () => {
    system.reply = (_, response) => sendJson(response, { done: true });
    const { body } = await importIt({ document: SHOP(), operations: ["PUT /orders/{order_id}"] });
    const args = { order_id: "A/1", kind: "a", count: 2 };
    const tried = await server.ask("POST", `${base}/${body.created[0].id}/try`, {
      body: { arguments: args },
    });
    expect(tried.body).toMatchObject({ ok: true, result: { done: true } });
    expect(system.requests.at(-1)).toMatchObject({
      method: "PUT",
      url: "/v1/orders/A%2F1",
      body: '{"kind":"a","count":2}',
    });
  });

  test("is fetched, and only looked at in a dry run", async () => {
    system.reply = (_, response) => sendJson(response, SHOP());
    const before = (await server.ask("GET", `${base}?limit=200`)).body.data.length;
    const { body } = await importIt({
      url: `${system.url}/openapi.json`,
      dry_run: true,
      base_url: "https://127.0.0.1:1/api",
    });
    expect(body).toMatchObject({
      created: [],
      planned: [
        { operation: "getOrder", url: "https://127.0.0.1:1/api/orders/{order_id}" },
        { operation: "end_call" },
      ],
    });
    expect((await server.ask("GET", `${base}?limit=200`)).body.data).toHaveLength(before);
  });

  test("is imported, when it is fetched, without what cannot be stored", async () => {
    const get = { operationId: "odd", summary: "Odd \u0000\ud800.", responses: {} };
    const odd = { openapi: "3.1.0", servers: [{ url: system.url }], paths: { "/odd": { get } } };
    system.reply = (_, response) => sendJson(response, odd);
    const { status, body } = await importIt({ url: `${system.url}/openapi.json` });
    expect([status, body.created[0].description]).toEqual([200, "Odd \ufffd\ufffd."]);
  });

  test("is refused when it is none, has too many operations, or cannot be had", async () => {
    expect((await importIt({ document: { swagger: "2.0" } })).body.code).toBe("openapi-unusable");
    const paths = Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`/p${at}`, { get: {} }]));
    expect((await importIt({ document: { openapi: "3.1.0", paths } })).body.code).toBe("too-many-operations");
    system.reply = (_, response) => void response.end("not json");
    expect((await importIt({ url: system.url })).body.code).toBe("openapi-unusable");
    expect((await importIt({ url: "https://10.0.0.1/openapi.json" })).body).toMatchObject({
      code: "openapi-unusable",
    });
    expect((await importIt({})).status).toBe(422);
    const homeless = await importIt({ document: { openapi: "3.1.0", paths: { "/x": { get: {} } } } });
    expect(homeless.body.skipped[0].reason).toContain("base_url");
  });
});
