import { randomUUID } from "node:crypto";
import { ERRORS, Problem } from "@hyponema/contract/errors";
import { ID_PREFIXES } from "@hyponema/contract/ids";
import { errorsOf } from "@hyponema/contract/openapi";
import type { Route } from "@hyponema/contract/route";
import { expect } from "vitest";
import type { z } from "zod";
import { readEvents } from "./events.ts";
import type { Answer, Ask, TestServer } from "./server.ts";

/** A real thing for every kind of ID that routes name, all of one workspace. */
export type Things = Readonly<Record<string, string>>;

// What no two things may share.
const UNIQUE = ["external_user_id", "slug"];

const EXAMPLE_SUFFIX = "01j8z5k3mve7b8xq2n4w6y9r1t";

/** Makes one of everything in the demo workspace, by its API; nothing uses the persona and the tool. */
export async function makeThings(server: TestServer): Promise<Things> {
  const { workspace_id } = server.demo;
  const base = `/workspaces/${workspace_id}`;
  const agent_id = await server.makeAgent({ allowed_overrides: [] });
  // Of its own, since what is remembered of one can be forgotten as a whole.
  const user = await server.ask("POST", `${base}/users`, { body: { external_user_id: randomUUID() } });
  const { user_id } = user.body;
  const session_id = await server.openSession({ agentId: agent_id, userId: user_id });
  const turn = await server.ask("POST", `/sessions/${session_id}/messages`, { body: { text: "Hello" } });
  const start = readEvents(turn.text).find((event) => event.type === "turn_start");
  const persona = await server.ask("POST", `${base}/personas`, {
    body: { name: "Battery", prompt: "Hello." },
  });
  const headers = { "if-match": persona.headers.get("etag") ?? "" };
  await server.ask("POST", `${base}/personas/${persona.body.id}/promote`, { headers });
  await server.ask("PUT", `${base}/agents/${agent_id}/variable-resolver`, {
    body: { url: "https://127.0.0.1:1/", map: {} },
  });
  const slug = `battery-${randomUUID()}`;
  const tool = await server.ask("POST", `${base}/tools`, {
    body: { kind: "mcp", slug, description: "For the battery.", url: "https://127.0.0.1:1/" },
  });
  const remembered = await makeMemory(server, `${base}/memory`, user_id);
  const traces = await server.ask("GET", `${base}/observability/traces`);
  return {
    workspace_id,
    agent_id,
    user_id,
    session_id,
    conversation_id: session_id,
    turn_id: start?.type === "turn_start" ? start.data.turn_id : "",
    persona_id: persona.body.id,
    trace_id: traces.body.data[0].id,
    tool_id: tool.body.id,
    ...remembered,
    version: "1",
    template: "support-desk",
  };
}

async function makeMemory(server: TestServer, memory: string, user_id: string) {
  const make = async (what: string, body: object) =>
    (await server.ask("POST", `${memory}/${what}`, { body: { user_id, ...body } })).body.id as string;
  return {
    observation_id: await make("observations", { kind: "fact", text: "The user owns a battery." }),
    thread_id: await make("open-threads", { kind: "question", text: "Is it charged?" }),
    cooldown_id: await make("cooldowns", { topic: "bereavement" }),
  };
}

/** `things` for a route that only reads; for one that may use them up, things of its own. */
export async function thingsFor(server: TestServer, route: Route, things: Things): Promise<Things> {
  return route.method === "GET" ? things : makeThings(server);
}

/** A route's path with `things` in its places and in the query that it requires, or what `over` says instead. */
export function pathOf(route: Route, things: Things, over: Record<string, string> = {}): string {
  const thing = (name: string): string => {
    const value = over[name] ?? things[name];
    if (!value) throw new Error(`the battery has no ${name} to put into ${route.path}`);
    return encodeURIComponent(value);
  };
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => thing(name));
  return requiredQuery(route).reduce((url, name) => withQuery(url, name, thing(name)), path);
}

/** Query parameters that a route cannot do without. */
export function requiredQuery(route: Route): string[] {
  return Object.entries(route.query?.shape ?? {}).flatMap(([name, schema]) =>
    (schema as z.ZodType).safeParse(undefined).success ? [] : [name],
  );
}

/** `path` with one query parameter set. */
export function withQuery(path: string, name: string, value: string): string {
  const [before = "", query] = path.split("?");
  const parameters = new URLSearchParams(query);
  parameters.set(name, decodeURIComponent(value));
  return `${before}?${parameters}`;
}

/** The route's example with real IDs; what must be new every time is. */
export function exampleOf(route: Route, things: Things): unknown {
  if (route.body === undefined) return undefined;
  if (route.example === undefined) throw new Error(`${route.operationId} needs an example in the contract`);
  const text = JSON.stringify(route.example).replace(
    new RegExp(`"([a-z]+)_${EXAMPLE_SUFFIX}"`, "g"),
    (_, prefix: string) => JSON.stringify(thingWith(prefix, things)),
  );
  return JSON.parse(text, (key, value) =>
    UNIQUE.includes(key) ? `${value}-${randomUUID()}`.slice(0, 48) : value,
  );
}

function thingWith(prefix: string, things: Things): string {
  const kind = Object.values(ID_PREFIXES).find((known) => known === prefix);
  const thing = Object.values(things).find((id) => kind !== undefined && id.startsWith(`${kind}_`));
  if (!thing) throw new Error(`the battery has no ${prefix}_… to put into an example`);
  return thing;
}

/** Sends a well-formed request to `route`, with If-Match where it is demanded; `ask` goes over it. */
export async function sendValid(
  server: TestServer,
  route: Route,
  things: Things,
  ask: Ask = {},
): Promise<Answer> {
  const path = pathOf(route, things);
  const body = "body" in ask ? ask.body : exampleOf(route, things);
  const headers = { ...(await preconditionOf(server, route, path)), ...ask.headers };
  return server.ask(route.method, path, { ...ask, headers, ...(body === undefined ? {} : { body }) });
}

async function preconditionOf(
  server: TestServer,
  route: Route,
  path: string,
): Promise<Record<string, string>> {
  if (route.etag !== "require") return {};
  // An action's own last step is not part of the thing's path.
  const thing = route.path.endsWith("}") ? path : path.slice(0, path.lastIndexOf("/"));
  const { headers } = await server.ask("GET", thing);
  return { "if-match": headers.get("etag") ?? "" };
}

/** Expects a refusal in the documented form, with a code that the contract lists for the route. */
export function expectRefusal(answer: Answer, route: Route, status: number, code?: string): void {
  expect(answer.status, answer.text).toBe(status);
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  const problem = Problem.parse(answer.body);
  expect(problem.status).toBe(status);
  expect(ERRORS[problem.code].status).toBe(status);
  expect(errorsOf(route)).toContain(problem.code);
  expect(problem.request_id).toBe(answer.headers.get("x-request-id"));
  if (code !== undefined) expect(problem.code).toBe(code);
}

/** Expects any refusal that is the caller's to mend: in the documented form, and never a 500. */
export function expectMendable(answer: Answer, route: Route): void {
  expect(answer.status, answer.text).toBeGreaterThanOrEqual(400);
  expect(answer.status, answer.text).toBeLessThan(500);
  expectRefusal(answer, route, answer.status);
}

/** Expects the route's documented success. */
export function expectSuccess(answer: Answer, route: Route): void {
  expect(answer.status, answer.text).toBe(route.success.status);
  expect(answer.headers.get("x-request-id")).toMatch(/^req_/);
  if ("body" in route.success) route.success.body.parse(answer.body);
  if (route.etag) expect(answer.headers.get("etag")).toBe(`"${answer.body.revision}"`);
}
