import { ERRORS, Problem } from "@hyponema/contract/errors";
import { ID_PREFIXES } from "@hyponema/contract/ids";
import { importMemory } from "@hyponema/contract/memory-transfer";
import { errorsOf } from "@hyponema/contract/openapi";
import type { Route } from "@hyponema/contract/route";
import type { Scope } from "@hyponema/contract/scopes";
import { expect } from "vitest";
import { prepared } from "./people.ts";
import { type Answer, type Ask, asPerson, type TestServer } from "./server.ts";
import { EXAMPLE_ID, requiredQuery, type Things, unique } from "./things.ts";

// What no two things may share.
const UNIQUE = ["external_user_id", "slug", "key"];

/** The routes that made what a route of the kind `identity` names: it is there for those who may call them. */
const MAKERS: Readonly<Record<string, Route>> = { job_id: importMemory };

/** What a caller may who is shown what a route of the kind `identity` names; null: everyone is shown something. */
export function scopeOfNamed(route: Route): Scope | null {
  const [maker] = Object.keys(MAKERS).filter((name) => route.path.includes(`{${name}}`));
  const access = MAKERS[maker ?? ""]?.access;
  return access?.kind === "scope" ? access.scope : null;
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
  return JSON.parse(JSON.stringify(route.example), (key, value) => {
    if (UNIQUE.includes(key)) return unique(value);
    const [, prefix] = EXAMPLE_ID.exec(value) ?? [];
    // By its own name where the battery has one, so that a route can name two things of a kind.
    return prefix === undefined ? value : (things[key] ?? thingWith(prefix, things));
  });
}

function thingWith(prefix: string, things: Things): string {
  const kind = Object.values(ID_PREFIXES).find((known) => known === prefix);
  const thing = Object.values(things).find((id) => kind !== undefined && id.startsWith(`${kind}_`));
  if (!thing) throw new Error(`the battery has no ${prefix}_… to put into an example`);
  return thing;
}

/** By whom `route` may be called: dashboard routes by the things' owner, from a page of the server's own. */
export function callerOf(server: TestServer, route: Route, things: Things): Pick<Ask, "key" | "headers"> {
  if (route.access.kind !== "dashboard") return {};
  return { key: null, headers: { cookie: things.cookie ?? "", origin: server.url } };
}

/** A well-formed request to `route`, with all that it needs beforehand. */
export async function requestOf(server: TestServer, route: Route, things: Things): Promise<Ask> {
  const { cookie = "", email = "" } = things;
  const ready = await prepared(server, route, { cookie, email, ask: asPerson(server.url, cookie) });
  const caller = callerOf(server, route, things);
  const body = ready ? ready.body : exampleOf(route, things);
  return {
    ...caller,
    headers: { ...caller.headers, ...ready?.headers },
    ...(body === undefined ? {} : { body }),
  };
}

/** Sends a well-formed request to `route`, with If-Match where it is demanded; `ask` goes over it. */
export async function sendValid(
  server: TestServer,
  route: Route,
  things: Things,
  ask: Ask = {},
): Promise<Answer> {
  const path = pathOf(route, things);
  const valid = "body" in ask ? callerOf(server, route, things) : await requestOf(server, route, things);
  const headers = { ...valid.headers, ...(await preconditionOf(server, route, things)), ...ask.headers };
  return server.ask(route.method, path, { ...valid, ...ask, headers });
}

async function preconditionOf(
  server: TestServer,
  route: Route,
  things: Things,
): Promise<Record<string, string>> {
  if (route.etag !== "require") return {};
  const path = pathOf(route, things);
  // An action's own last step is not part of the thing's path.
  const thing = route.path.endsWith("}") ? path : path.slice(0, path.lastIndexOf("/"));
  const { headers } = await server.ask("GET", thing, callerOf(server, route, things));
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
  if ("file" in route.success) {
    expect(route.success.file).toContain(answer.headers.get("content-type")?.split(";")[0]);
    expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="/);
    expect(answer.headers.get("content-length")).toBe(String(Buffer.byteLength(answer.text)));
  }
  if (route.etag) expect(answer.headers.get("etag")).toBe(`"${answer.body.revision}"`);
}
