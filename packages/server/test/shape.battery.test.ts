import { bodyLimitOf, type Route } from "@hyponema/contract/route";
import { ROUTES } from "@hyponema/contract/routes";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import {
  callerOf,
  exampleOf,
  expectMendable,
  expectRefusal,
  pathOf,
  sendValid,
  withQuery,
} from "./battery.ts";
import { startTestServer, type TestServer } from "./server.ts";
import { makeThings, type Things } from "./things.ts";

const OPERATOR_TOKEN = "operator-token-for-tests";
const RUNS = 30;

let server: TestServer;
let things: Things;

beforeAll(async () => {
  server = await startTestServer({ HYPONEMA_METRICS_TOKEN: OPERATOR_TOKEN });
  things = await makeThings(server);
});

afterAll(() => server.dispose());

const named = (routes: readonly Route[]) => routes.map((route) => [route.operationId, route] as const);
const withBody = named(ROUTES.filter((route) => route.body !== undefined));
const withParams = named(ROUTES.filter((route) => route.params !== undefined));

describe.each(named(ROUTES))("%s", (_, route) => {
  test("refuses a query parameter that it does not know", async () => {
    const { headers, ...by } = {
      ...{ key: route.access.kind === "operator_token" ? OPERATOR_TOKEN : server.demo.api_key, headers: {} },
      ...callerOf(server, route, things),
    };
    const path = withQuery(pathOf(route, things), "no_such_parameter", "1");
    const body = exampleOf(route, things);
    const answer = await server.ask(route.method, path, {
      ...by,
      headers: { "if-match": '"1"', ...headers },
      ...(body === undefined ? {} : { body }),
    });
    expectRefusal(answer, route, 422, "invalid-request");
    expect(answer.body.errors[0].path).toBe("query/no_such_parameter");
  });
});

describe.each(withParams)("%s", (_, route) => {
  test.each([
    "%00",
    "%ff",
    "../..",
    "x".repeat(300),
    "ws_01j8z5k3mve7b8xq2n4w6y9r1t",
    "'; DROP TABLE users --",
  ])("with %j in its path is refused, never a 500", async (nonsense) => {
    const names = [...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name);
    for (const name of names) {
      const at = route.path.replace(/\{(\w+)\}/g, (_place, place: string) =>
        place === name
          ? nonsense.startsWith("%")
            ? nonsense
            : encodeURIComponent(nonsense)
          : (things[place] ?? ""),
      );
      const body = exampleOf(route, things);
      const { headers, ...by } = { headers: {}, ...callerOf(server, route, things) };
      const answer = await server.ask(route.method, at, {
        ...by,
        headers: { "if-match": '"1"', ...headers },
        ...(body === undefined ? {} : { body }),
      });
      expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
      expect(answer.status, answer.text).toBeLessThan(500);
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
  });
});

describe.each(withBody)("%s", (_, route) => {
  const send = (body: unknown, headers: Record<string, string> = {}) =>
    sendValid(server, route, things, { body, headers: { "content-type": "application/json", ...headers } });
  const example = () => exampleOf(route, things) as Record<string, unknown>;

  test("names every unknown field", async () => {
    const answer = await send({ ...example(), no_such_field: 1, "a/b": 2 });
    expectRefusal(answer, route, 422, "invalid-request");
    const paths = answer.body.errors.map(({ path }: { path: string }) => path);
    expect(paths).toEqual(expect.arrayContaining(["/no_such_field", "/a~1b"]));
  });

  test("refuses every field of another type", async () => {
    const typed = Object.keys(example()).filter((name) => !takesAnyJson(route, name));
    for (const name of typed) {
      for (const wrong of [12345.5, true, ["x"], { x: "y" }]) {
        if (
          typeof wrong === typeof example()[name] &&
          Array.isArray(wrong) === Array.isArray(example()[name])
        )
          continue;
        expectRefusal(await send({ ...example(), [name]: wrong }), route, 422, "invalid-request");
      }
    }
  });

  test("refuses text that is too long", async () => {
    const texts = Object.keys(example()).filter((name) => typeof example()[name] === "string");
    for (const name of texts) {
      expectRefusal(await send({ ...example(), [name]: "x".repeat(200_000) }), route, 422, "invalid-request");
    }
  });

  test.each(["a\u0000", "\ud800a", "\udc00"])(
    "refuses %j, which cannot be stored, wherever it stands",
    async (odd) => {
      for (const [path, body] of [
        ...Object.keys(example()).map((name) => [`/${name}/0`, { ...example(), [name]: [odd] }] as const),
        ["/x/y/0/z", { ...example(), x: { y: [{ z: odd }] } }],
        [`/x/${odd.toWellFormed()}`, { ...example(), x: { [odd]: 1 } }],
      ] as const) {
        const answer = await send(body);
        expectRefusal(answer, route, 422, "invalid-request");
        expect(answer.body.errors.map((error: { path: string }) => error.path)).toEqual([path]);
      }
    },
  );

  test("refuses an empty body, unless it may be left out", async () => {
    const answer = await send("", { "content-length": "0" });
    if (route.bodyOptional) expect(answer.status, answer.text).toBeLessThan(500);
    else expectRefusal(answer, route, 422, "invalid-request");
  });

  test.each(["{", "null,", "not json", '{"a":1}{"b":2}', "\u00ef\u00bb\u00bf"])(
    "refuses %j as JSON",
    async (text) => {
      expectRefusal(await send(text), route, 400, "invalid-json");
    },
  );

  test.each(["null", "[]", '"text"', "12", "true"])("refuses %s instead of an object", async (text) => {
    expectRefusal(await send(text), route, 422, "invalid-request");
  });

  test("refuses bytes that are not UTF-8", async () => {
    expectRefusal(
      await sendBytes(route, Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d])),
      route,
      400,
      "invalid-json",
    );
  });

  test("refuses another content type", async () => {
    expectRefusal(await send("{}", { "content-type": "text/plain" }), route, 415, "unsupported-media-type");
    expectRefusal(
      await send("{}", { "content-type": "application/json; charset=latin1" }),
      route,
      415,
      "unsupported-media-type",
    );
    expectRefusal(await send("{}", { "content-encoding": "gzip" }), route, 415, "unsupported-media-type");
  });

  test("refuses a body over its limit, a mebibyte unless said", async () => {
    const huge = Buffer.alloc(bodyLimitOf(route) + 1, 0x20);
    expectRefusal(await sendBytes(route, huge), route, 413, "body-too-large");
  });

  test("refuses what is nested too deep", async () => {
    expectRefusal(await send(`${"[".repeat(65)}${"]".repeat(65)}`), route, 422, "invalid-request");
    expectRefusal(await send("[".repeat(100_000)), route, 422, "invalid-request");
  });

  test("never answers 500 to any JSON", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.jsonValue({ maxDepth: 4 }),
        fc.constantFrom(...Object.keys(example()), "x"),
        async (value, name) => {
          const whole = await send(JSON.stringify(value));
          expect(whole.status, whole.text).toBeLessThan(500);
          if (whole.status >= 400) expectMendable(whole, route);
          const part = await send({ ...example(), [name]: value });
          expect(part.status, part.text).toBeLessThan(500);
        },
      ),
      { numRuns: RUNS },
    );
  });
});

// Whether the contract says of a field that it may be JSON of any type.
function takesAnyJson({ body }: Route, name: string): boolean {
  return body instanceof z.ZodObject && body.shape[name] instanceof z.ZodUnknown;
}

async function sendBytes(route: Route, bytes: Buffer) {
  const response = await fetch(server.url + pathOf(route, things), {
    method: route.method,
    headers: {
      ...(route.access.kind === "dashboard"
        ? callerOf(server, route, things).headers
        : { authorization: `Bearer ${server.demo.api_key}` }),
      "content-type": "application/json",
      "if-match": '"1"',
    },
    body: new Uint8Array(bytes),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, text, body: JSON.parse(text) };
}
