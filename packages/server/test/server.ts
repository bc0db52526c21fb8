import { randomUUID } from "node:crypto";
import { AgentSettings } from "@hyponema/contract/agent-settings";
import type { Role } from "@hyponema/contract/roles";
import type { GrantableScope } from "@hyponema/contract/scopes";
import type { z } from "zod";
import { readConfig } from "../src/config.ts";
import { seedDemo } from "../src/demo/seed.ts";
import { type Instance, openInstance } from "../src/instance.ts";
import { type NodeRole, type RunningServer, startServer } from "../src/main.ts";
import { systemActor } from "../src/platform/actor.ts";
import { atRevision } from "../src/platform/http/etag.ts";
import { createLog } from "../src/platform/telemetry/log.ts";
import { publishAgent } from "../src/resources/agent-versions/service.ts";
import { createAgent } from "../src/resources/agents/service.ts";
import { createApiKey } from "../src/resources/api-keys/service.ts";
import { addMember } from "../src/resources/members/service.ts";
import { followPublished } from "../src/resources/memory/scope/publishing.ts";
import { ensurePerson } from "../src/resources/people/service.ts";
import { SignInCookie } from "../src/resources/sign-ins/cookie.ts";
import { createSignIn } from "../src/resources/sign-ins/service.ts";
import { createTestDatabase, type TestDatabase } from "./database.ts";

export const TEST_SECRET = "a root secret for tests that is long enough to be taken";

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // Tests look into answers of every shape, and fail loudly when one is not what they expect.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
}

export interface Ask {
  readonly key?: string | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  readonly signal?: AbortSignal;
}

/** Somebody who is signed in, as their browser on a page of the server's own. */
export interface SignedInPerson {
  readonly personId: string;
  readonly email: string;
  readonly signInId: string;
  /** The Cookie header that their browser sends. */
  readonly cookie: string;
  /** Like the server's own, with the cookie and our page's origin in the place of a key. */
  readonly ask: TestServer["ask"];
}

/** The real server on a database of its own, with the demo workspace. */
export interface TestServer extends RunningServer {
  readonly instance: Instance;
  /** What has been said in its terminal. */
  readonly printed: readonly string[];
  readonly database: TestDatabase;
  readonly demo: {
    readonly api_key: string;
    readonly workspace_id: string;
    readonly agent_id: string;
    readonly user_id: string;
  };
  /** Sends one request; JSON both ways. The demo's key unless another, or none (null), is named. */
  ask(method: string, path: string, options?: Ask): Promise<Answer>;
  /** Opens a text session of an agent, the demo's unless named, and resolves to its ID. */
  openSession(options?: { agentId?: string; userId?: string; body?: object }): Promise<string>;
  /** A key of the demo workspace, the same for the same scopes: there is room for a hundred. */
  makeKey(...scopes: GrantableScope[]): Promise<string>;
  /** Signs a new person in, who is a member of the demo workspace, or of another one, by `role`; null: of none. */
  signIn(role: Role | null, options?: { email?: string; workspaceId?: string }): Promise<SignedInPerson>;
  /** Publishes an agent of the demo's persona with other settings. */
  makeAgent(settings: Partial<z.input<typeof AgentSettings>>): Promise<string>;
  /** Stops it and drops its database. */
  dispose(): Promise<void>;
}

/** Starts a server for a test file. `environment` goes over what tests usually have. */
export async function startTestServer(
  environment: Record<string, string> = {},
  role: NodeRole = "all",
): Promise<TestServer> {
  const database = await createTestDatabase();
  const server = await serveOn(database, environment, role);
  const demo = await seedDemo(server.instance.database);
  const scope = { workspaceId: demo.workspace_id, actor: systemActor("test") };
  const send = asker(server.url, demo.api_key);
  const keys = new Map<string, Promise<string>>();
  const make = (scopes: GrantableScope[]) =>
    server.instance.database.inWorkspace(scope, async (tx) => {
      const { secret } = await createApiKey(tx, "server", { name: "test", scopes, expires_at: null });
      return secret;
    });
  return {
    ...server,
    database,
    demo,
    ask: send,
    async openSession({ agentId = demo.agent_id, userId = "ana", body = {} } = {}) {
      const answer = await send("POST", "/sessions", {
        body: { agent_id: agentId, user_id: userId, modality: "text", ...body },
      });
      if (answer.status !== 201) throw new Error(`no session: ${answer.text}`);
      return answer.body.id;
    },
    makeKey: (...scopes) => {
      const known = keys.get(scopes.join()) ?? make(scopes);
      keys.set(scopes.join(), known);
      return known;
    },
    signIn: (role, { email = `${randomUUID()}@example.com`, workspaceId = demo.workspace_id } = {}) =>
      signInto(server, { role, email, workspaceId }),
    makeAgent: (settings) =>
      server.instance.database.inWorkspace(scope, async (tx) => {
        const [persona] = await tx.query<{ id: string }>(
          "SELECT id FROM hyponema.personas ORDER BY id LIMIT 1",
        );
        const agent = await createAgent(tx, {
          key: null,
          name: "Test agent",
          description: "",
          ...AgentSettings.parse({ persona: { persona_id: persona?.id }, modality: "text", ...settings }),
        });
        await publishAgent(tx, agent.id, atRevision(agent.revision), "", followPublished);
        return agent.id;
      }),
    async dispose() {
      await server.stop();
      await server.instance.close();
      await database.drop();
    },
  };
}

/** A further node on a database. */
export async function serveOn(
  database: TestDatabase,
  environment: Record<string, string> = {},
  role: NodeRole = "all",
): Promise<RunningServer & { readonly instance: Instance; readonly printed: readonly string[] }> {
  const printed: string[] = [];
  const print = (text: string) => printed.push(text);
  const config = readConfig({
    PORT: "0",
    DATABASE_URL: database.url,
    HYPONEMA_SECRET_KEY: TEST_SECRET,
    HYPONEMA_DATA_DIR: "/nonexistent/tests-keep-nothing-in-files",
    HYPONEMA_RATE_LIMITS: JSON.stringify({
      key_per_minute: 1_000_000,
      sessions_per_minute: 1_000_000,
      sign_in_per_10_minutes: 1_000_000,
      widget_address_per_minute: 1_000_000,
      widget_agent_per_minute: 1_000_000,
    }),
    HYPONEMA_LOG_LEVEL: "silent",
    HYPONEMA_MEMORY_EXTRACTION: "rules",
    // A busy machine does not decide what a test sees.
    HYPONEMA_MEMORY_PATIENCE_MS: "20000",
    ...environment,
  });
  const log = createLog(config.HYPONEMA_LOG_LEVEL);
  const instance = await openInstance(config, log, "alone");
  return { ...(await startServer(instance, log, { role, print })), instance, printed };
}

async function signInto(
  { instance, url }: RunningServer & { readonly instance: Instance },
  { role, email, workspaceId }: { role: Role | null; email: string; workspaceId: string },
): Promise<SignedInPerson> {
  const { database, keyring } = instance;
  const at = new Date();
  const { personId, signInId } = await database.asSystem(async (tx) => {
    const person = await ensurePerson(tx, email, { at });
    const signIn = await createSignIn(tx, person.id, { address: "127.0.0.1", userAgent: "test" }, at);
    return { personId: person.id, signInId: signIn.id };
  });
  if (role) {
    const scope = { workspaceId, actor: systemActor("test") };
    await database.inWorkspace(scope, (tx) => addMember(tx, personId, role));
  }
  const given = new SignInCookie(keyring.keysFor("sign-in"), () => false).issue({ signInId, generation: 0 });
  const cookie = given.split(";")[0] ?? "";
  return { personId, email, signInId, cookie, ask: asPerson(url, cookie) };
}

/** A way to send requests to `url` as a page of its own in a browser with a cookie. */
export function asPerson(url: string, cookie: string): TestServer["ask"] {
  const send = asker(url, "");
  return (method, path, { headers = {}, ...options } = {}) =>
    send(method, path, { key: null, ...options, headers: { cookie, origin: url, ...headers } });
}

/** A way to send requests to `url` with a key. */
export function asker(url: string, defaultKey: string): TestServer["ask"] {
  return async (method, path, { key = defaultKey, body, headers = {}, signal } = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(key === null ? {} : { authorization: `Bearer ${key}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
      ...(signal ? { signal } : {}),
    });
    const text = await response.text();
    return { status: response.status, headers: response.headers, text, body: parsed(text) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
