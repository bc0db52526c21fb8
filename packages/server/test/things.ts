import { randomUUID } from "node:crypto";
import type { Route } from "@hyponema/contract/route";
import type { z } from "zod";
import { readEvents } from "./events.ts";
import { registerDevice } from "./people.ts";
import type { SignedInPerson, TestServer } from "./server.ts";

/** A real thing for every kind of ID that routes name, all of one workspace. */
export type Things = Readonly<Record<string, string>>;

/** An ID as examples in the contract have it, with its prefix. */
export const EXAMPLE_ID = /^([a-z]+)_01j8z5k3mve7b8xq2n4w6y9r1t$/;

/** Whether one of these things is to be made. */
type Wants = (...names: string[]) => boolean;

/** Makes one of everything in the demo workspace, by its API; nothing uses the persona, the tool and the integration. */
export function makeThings(server: TestServer): Promise<Things> {
  return makeSome(server, () => true);
}

async function makeSome(server: TestServer, wants: Wants): Promise<Things> {
  const { workspace_id } = server.demo;
  const base = `/workspaces/${workspace_id}`;
  return {
    workspace_id,
    ...(wants(...OF_AGENT, ...OF_USER, ...OF_MEMORY) ? await makeConversation(server, base, wants) : {}),
    ...(wants("persona_id") ? await makePersona(server, base) : {}),
    ...(wants("tool_id") ? await makeTool(server, base) : {}),
    ...(wants("integration_id") ? await makeIntegration(server, base) : {}),
    tool: "find_slots",
    version: "1",
    template: "support-desk",
    ...(wants(...OF_PEOPLE) ? await makePeople(server, base) : {}),
  };
}

const OF_AGENT = [
  ...["agent_id", "user_id", "session_id", "conversation_id", "turn_id", "trace_id"],
  ...["listening_profile_id", "import_id", "job_id"],
];
const OF_USER = ["field_id", "key", "channel", "merge_id", "from_user_id"];
const OF_MEMORY = ["observation_id", "thread_id", "cooldown_id"];
const OF_PEOPLE = [
  ...["email", "cookie", "passkey_id", "person_id", "sign_in_id", "invite_id"],
  ...["key_id", "provider"],
];

/** An agent, a User who has talked with it, and what hangs on the two. */
async function makeConversation(server: TestServer, base: string, wants: Wants): Promise<Things> {
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
  const agent = `${base}/agents/${agent_id}`;
  await server.ask("PUT", `${agent}/variable-resolver`, {
    body: { url: "https://127.0.0.1:1/", map: {} },
  });
  const listening = await server.ask("POST", `${agent}/listening-profiles`, { body: { name: "Battery" } });
  await server.ask("PUT", `${agent}/listening-profiles/assignments/${user_id}`, {
    body: { listening_profile_id: listening.body.id },
  });
  const at = "2026-01-05T10:00:00Z";
  const brought = await server.ask("POST", `${base}/conversations/import`, {
    body: {
      ...{ user_id, agent_id, started_at: at },
      messages: [{ role: "user", text: "Hello", at, external_id: randomUUID() }],
    },
  });
  const traces = await server.ask("GET", `${base}/observability/traces`);
  return {
    ...{ agent_id, user_id, session_id, conversation_id: session_id },
    turn_id: start?.type === "turn_start" ? start.data.turn_id : "",
    trace_id: traces.body.data[0].id,
    listening_profile_id: listening.body.id,
    import_id: brought.body.id,
    ...(wants("job_id") ? { job_id: await makeJob(server, base, user_id) } : {}),
    ...(wants(...OF_USER) ? await makeOfUser(server, base, user_id) : {}),
    ...(wants(...OF_MEMORY) ? await makeMemory(server, `${base}/memory`, user_id) : {}),
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

async function makePersona(server: TestServer, base: string): Promise<Things> {
  const persona = await server.ask("POST", `${base}/personas`, {
    body: { name: "Battery", prompt: "Hello." },
  });
  const headers = { "if-match": persona.headers.get("etag") ?? "" };
  await server.ask("POST", `${base}/personas/${persona.body.id}/promote`, { headers });
  return { persona_id: persona.body.id };
}

async function makeTool(server: TestServer, base: string): Promise<Things> {
  const slug = `battery-${randomUUID()}`;
  const tool = await server.ask("POST", `${base}/tools`, {
    body: { kind: "mcp", slug, description: "For the battery.", url: "https://127.0.0.1:1/" },
  });
  return { tool_id: tool.body.id };
}

async function makeIntegration(server: TestServer, base: string): Promise<Things> {
  const integration = await server.ask("POST", `${base}/integrations`, {
    body: {
      ...{ provider: "cal_com", name: "Battery", credential: { api_key: "cal_live_battery" } },
      settings: { base_url: "https://127.0.0.1:8443" },
    },
  });
  return { integration_id: integration.body.id };
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

/** `things` for a route that only reads; for one that may use up what it names, those things anew. */
export async function thingsFor(server: TestServer, route: Route, things: Things): Promise<Things> {
  if (route.method === "GET") return things;
  const named = namesIn(route, things);
  return { ...things, ...(await makeSome(server, (...names) => names.some((name) => named.has(name)))) };
}

// The things in a route's path, its query and its example, and those of whoever may call it.
function namesIn(route: Route, things: Things): ReadonlySet<string> {
  const named = new Set([...route.path.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name));
  for (const name of requiredQuery(route)) named.add(name);
  JSON.stringify(route.example ?? null, (key, value) => {
    const [, prefix] = EXAMPLE_ID.exec(value) ?? [];
    if (prefix === undefined) return value;
    for (const [name, id] of Object.entries(things)) {
      if (name === key || id.startsWith(`${prefix}_`)) named.add(name);
    }
    return value;
  });
  if (route.access.kind !== "scope") for (const name of OF_PEOPLE) named.add(name);
  return named;
}

/** Query parameters that a route cannot do without. */
export function requiredQuery(route: Route): string[] {
  return Object.entries(route.query?.shape ?? {}).flatMap(([name, schema]) =>
    (schema as z.ZodType).safeParse(undefined).success ? [] : [name],
  );
}

/** A name that nothing else has. */
export function unique(name: string): string {
  return `${name}_${randomUUID().replaceAll("-", "")}`.slice(0, 48);
}
