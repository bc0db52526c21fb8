import { randomUUID } from "node:crypto";
import { ERRORS, Problem } from "@hyponema/contract/errors";
import { ID_PREFIXES } from "@hyponema/contract/ids";
import { importMemory } from "@hyponema/contract/memory-transfer";
import { errorsOf } from "@hyponema/contract/openapi";
import type { Route } from "@hyponema/contract/route";
import type { Scope } from "@hyponema/contract/scopes";
import { expect } from "vitest";
import type { z } from "zod";
import { readEvents } from "./events.ts";
import { prepared, registerDevice } from "./people.ts";
import { type Answer, type Ask, asPerson, type SignedInPerson, type TestServer } from "./server.ts";

/** A real thing for every kind of ID that routes name, all of one workspace. */
export type Things = Readonly<Record<string, string>>;

// What no two things may share.
const UNIQUE = ["external_user_id", "slug", "key"];

const EXAMPLE_ID = /^([a-z]+)_01j8z5k3mve7b8xq2n4w6y9r1t$/;

/** Makes one of everything in the demo workspace, by its API; nothing uses the persona, the tool and the integration. */
export async function makeThings(server: TestServer): Promise<Things> {
  const { workspace_id } = server.demo;
  const base = `/workspaces/${workspace_id}`;
  const agent_id = await server.makeAgent({
    allowed_overrides: [],
    security: { signed_url_required: false },
    // Whatever credentials there come to be: nothing is asked of anybody.
    models: { text: { provider: "offline", model: "offline-responder" } },
  });
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
  const agent = `${base}/agents/${agent_id}`;
  const listening = await server.ask("POST", `${agent}/listening-profiles`, { body: { name: "Battery" } });
  await server.ask("PUT", `${agent}/listening-profiles/assignments/${user_id}`, {
    body: { listening_profile_id: listening.body.id },
  });
  const integration = await server.ask("POST", `${base}/integrations`, {
    body: {
      ...{ provider: "cal_com", name: "Battery", credential: { api_key: "cal_live_battery" } },
      settings: { base_url: "https://127.0.0.1:8443" },
    },
  });
  const own = await makeOfUser(server, base, user_id);
  const remembered = await makeMemory(server, `${base}/memory`, user_id);
  const at = "2026-01-05T10:00:00Z";
  const brought = await server.ask("POST", `${base}/conversations/import`, {
    body: {
      ...{ user_id, agent_id, started_at: at },
      messages: [{ role: "user", text: "Hello", at, external_id: randomUUID() }],
    },
  });
  const job_id = await makeJob(server, base, user_id);
  const traces = await server.ask("GET", `${base}/observability/traces`);
  const people = await makePeople(server, base);
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
    listening_profile_id: listening.body.id,
    integration_id: integration.body.id,
    tool: "find_slots",
    ...remembered,
    import_id: brought.body.id,
    job_id,
    version: "1",
    template: "support-desk",
    ...own,
    ...people,
  };
}

/** A job that has ended: its stream ends at once, and a workspace has not room for many that have not. */
async function makeJob(server: TestServer, base: string, user_id: string): Promise<string> {
  const body = { user_id, lines: [] };
  const job = await server.ask("POST", `${base}/memory/import?background=true`, { body });
  await server.ask("POST", `${base}/jobs/${job.body.id}/cancel`);
  await server.ask("GET", `${base}/jobs/${job.body.id}/events`);
  return job.body.id;
}

/** The routes that made what a route of the kind `identity` names: it is there for those who may call them. */
const MAKERS: Readonly<Record<string, Route>> = { job_id: importMemory };

/** What a caller may who is shown what a route of the kind `identity` names; null: everyone is shown something. */
export function scopeOfNamed(route: Route): Scope | null {
  const [maker] = Object.keys(MAKERS).filter((name) => route.path.includes(`{${name}}`));
  const access = MAKERS[maker ?? ""]?.access;
  return access?.kind === "scope" ? access.scope : null;
}

/** An owner who is signed in, by more than one browser and with a passkey, another member, and somebody who is invited. */
async function makePeople(server: TestServer, base: string): Promise<Things> {
  const owner = await server.signIn("owner");
  const elsewhere = await server.signIn(null, { email: owner.email });
  const other = await server.signIn("viewer");
  const email = `${randomUUID()}@example.com`;
  const invited = await owner.ask("POST", `${base}/invites`, { body: { email, role: "builder" } });
  const { id: passkey_id } = await registerDevice(server, owner);
  return {
    ...{ email: owner.email, cookie: owner.cookie, passkey_id },
    ...(await makeAdministered(owner, base)),
    person_id: other.personId,
    sign_in_id: elsewhere.signInId,
    invite_id: invited.body.id,
  };
}

/** A key that works, and a credential for an address that nobody is at. */
async function makeAdministered({ ask }: Pick<SignedInPerson, "ask">, base: string): Promise<Things> {
  // A workspace has not room for a key of every test's own.
  const known = await ask("GET", `${base}/api-keys?search=battery&state=active&limit=1`);
  const body = { name: "Battery", scopes: ["agents:read"] };
  const key = known.body.data[0] ?? (await ask("POST", `${base}/api-keys`, { body })).body;
  const provider = "openai-compatible";
  await ask("PUT", `${base}/provider-credentials/${provider}`, {
    body: { base_url: "https://127.0.0.1:8443/v1" },
  });
  return { key_id: key.id, provider };
}

/** What Users have: a profile field that is not archived, an attribute, a subscription, a merge, and one more to merge. */
async function makeOfUser(server: TestServer, base: string, userId: string): Promise<Things> {
  const make = async (method: string, path: string, body: object) => {
    const answer = await server.ask(method, `${base}${path}`, { body });
    if (answer.status >= 300 && answer.status !== 409) throw new Error(`not made: ${answer.text}`);
    return answer.body;
  };
  const another = async () => (await make("POST", "/users", { external_user_id: unique("battery") })).user_id;
  // The key that examples name; a workspace has not room for a field of every test's own.
  await make("POST", "/profile-fields", { key: "plan", label: "Plan" });
  const known = await server.ask("GET", `${base}/profile-fields?search=battery`);
  const field =
    known.body.data[0] ??
    (await make("POST", "/profile-fields", { key: unique("battery"), label: "Battery" }));
  await make("PUT", `/users/${userId}/attributes/battery`, { value: 1 });
  await make("PUT", `/users/${userId}/notification-subscriptions/push`, { state: "subscribed" });
  const merge = await make("POST", `/users/${userId}/merge`, { from_user_id: await another() });
  return {
    field_id: field.id,
    key: "battery",
    channel: "push",
    merge_id: merge.id,
    from_user_id: await another(),
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
  return JSON.parse(JSON.stringify(route.example), (key, value) => {
    if (UNIQUE.includes(key)) return unique(value);
    const [, prefix] = EXAMPLE_ID.exec(value) ?? [];
    // By its own name where the battery has one, so that a route can name two things of a kind.
    return prefix === undefined ? value : (things[key] ?? thingWith(prefix, things));
  });
}

function unique(name: string): string {
  return `${name}_${randomUUID().replaceAll("-", "")}`.slice(0, 48);
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
