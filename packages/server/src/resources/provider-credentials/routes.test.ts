import { CREDENTIAL_PROVIDERS } from "@hyponema/contract/agent-settings";
import type { ProviderCredential } from "@hyponema/contract/provider-credentials";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishDesign } from "../../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { type ListDouble, PROVIDER_KEY, startListDouble } from "../../../test/doubles/llm/model-lists.ts";
import { readEvents, saidIn } from "../../../test/events.ts";
import { type Answer, type SignedInPerson, startTestServer, type TestServer } from "../../../test/server.ts";

const ENVIRONMENT_KEY = "gsk_the-environments-key-0123456789";

let double: ListDouble;
let llm: LlmDouble;
let server: TestServer;
let admin: SignedInPerson;
let workspace: string;
let base: string;

beforeAll(async () => {
  double = await startListDouble();
  llm = await startLlmDouble([{ say: "Hello." }]);
  server = await startTestServer({
    ...{ HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32", GROQ_API_KEY: ENVIRONMENT_KEY },
    ...{ HYPONEMA_LLM_BASE_URL: double.urlOf("openai-compatible"), HYPONEMA_LLM_API_KEY: PROVIDER_KEY },
  });
  admin = await server.signIn("admin");
  workspace = `/workspaces/${server.demo.workspace_id}`;
  base = `${workspace}/provider-credentials`;
});

beforeEach(() => {
  double.faults = [];
});

afterAll(async () => {
  await server.dispose();
  await double.close();
  await llm.close();
});

const outcome = ({ status, body }: Answer) => [status, body?.code ?? null];
const set = (provider: string, body: object) => admin.ask("PUT", `${base}/${provider}`, { body });
const setHere = (provider: (typeof CREDENTIAL_PROVIDERS)[number], api_key: string | null = PROVIDER_KEY) =>
  set(provider, { api_key, base_url: double.urlOf(provider) });
const remove = (provider: string) => admin.ask("DELETE", `${base}/${provider}`);
const tried = (provider: string, headers: Record<string, string> = {}) =>
  admin.ask("POST", `${base}/${provider}/test`, { headers });
const models = async (provider: string) => (await admin.ask("GET", `${base}/${provider}/models`)).body;
const known = async (provider: string): Promise<ProviderCredential> => {
  const { data } = (await admin.ask("GET", base)).body;
  return data.find((one: ProviderCredential) => one.provider === provider);
};

/** Starts a test and resolves once the provider has received the request; `goOn` lets it answer. */
async function underWay(ask: () => Promise<Answer>): Promise<{ goOn(): Promise<Answer> }> {
  const answers = double.reply;
  const arrived = Promise.withResolvers<void>();
  const gate = Promise.withResolvers<void>();
  double.reply = async (request, response) => {
    arrived.resolve();
    await gate.promise;
    await answers(request, response);
  };
  const asking = ask();
  await arrived.promise;
  double.reply = answers;
  return {
    goOn() {
      gate.resolve();
      return asking;
    },
  };
}

describe("the list of providers", () => {
  test("has every provider once, with where its credential is from, and no key", async () => {
    await setHere("anthropic");
    const { status, body, text } = await admin.ask("GET", base);
    expect(status).toBe(200);
    const shown = new Map<string, ProviderCredential>(
      body.data.map((one: ProviderCredential) => [one.provider, one]),
    );
    expect([...shown.keys()]).toEqual(CREDENTIAL_PROVIDERS);
    expect(shown.get("anthropic")).toMatchObject({
      ...{ name: "Anthropic", source: "workspace", hint: "…6789", base_url: double.urlOf("anthropic") },
      ...{ set_at: expect.any(String), default_model: "claude-haiku-4-5", last_test: null, models_seen: 0 },
    });
    expect(shown.get("groq")).toMatchObject({
      source: "environment",
      hint: null,
      base_url: null,
      set_at: null,
    });
    expect(shown.get("mistral")).toMatchObject({ name: "Mistral", source: null, hint: null });
    expect(shown.get("openai-compatible")).toMatchObject({ source: "environment", default_model: null });
    for (const key of [PROVIDER_KEY, ENVIRONMENT_KEY]) expect(text).not.toContain(key.slice(3, -4));
    await remove("anthropic");
  });

  test("of another workspace knows nothing of this one's, nor of the environment, which serves the first", async () => {
    await setHere("anthropic");
    const stranger = await server.signIn(null);
    const own = await stranger.ask("POST", "/workspaces", { body: { name: "Another" } });
    const path = `/workspaces/${own.body.id}/provider-credentials`;
    const { data } = (await stranger.ask("GET", path)).body;
    expect(data.map(({ source }: ProviderCredential) => source)).toEqual(
      CREDENTIAL_PROVIDERS.map(() => null),
    );
    for (const provider of ["groq", "anthropic"]) {
      expect(outcome(await stranger.ask("POST", `${path}/${provider}/test`))).toEqual([
        ...[404, "provider-credential-not-set"],
      ]);
    }
    expect(outcome(await stranger.ask("GET", base))).toEqual([404, "workspace-not-found"]);
    await remove("anthropic");
  });
});

describe("a credential", () => {
  test("is set, tested, and gives the models that agents can name", async () => {
    await setHere("gemini");
    expect(await models("gemini")).toEqual({ provider: "gemini", seen_at: null, data: [] });
    const result = await tried("gemini");
    expect(result.body).toMatchObject({ outcome: "works", latency_ms: expect.any(Number) });
    expect(await known("gemini")).toMatchObject({
      ...{ last_test: result.body, models_seen: 1, models_seen_at: result.body.tested_at },
    });
    expect(await models("gemini")).toMatchObject({
      ...{ seen_at: result.body.tested_at, data: [{ id: "gemini-2.5-flash", name: "Gemini 2.5 Flash" }] },
    });
  });

  test("that stops working is told so; the models that it listed stay known", async () => {
    await setHere("mistral");
    const first = await tried("mistral");
    double.faults = [{ status: 429, headers: { "retry-after": "7" }, body: {} }];
    const second = await tried("mistral");
    expect(second.body).toMatchObject({ outcome: "rate_limited" });
    expect(await known("mistral")).toMatchObject({
      ...{ last_test: second.body, models_seen: 1, models_seen_at: first.body.tested_at },
    });
  });

  test("that is set anew has not been tested, and the test of the one before says nothing of it", async () => {
    await setHere("together");
    await tried("together");
    const slow = await underWay(() => tried("together"));
    await setHere("together", "sk-another-key-0123456789");
    expect(await known("together")).toMatchObject({ last_test: null, models_seen: 0, models_seen_at: null });
    expect((await models("together")).data).toEqual([]);
    expect((await slow.goOn()).body.outcome).toBe("works");
    expect(await known("together")).toMatchObject({ last_test: null });
    expect((await tried("together")).body.outcome).toBe("key_refused");
    expect(await known("together")).toMatchObject({ last_test: { outcome: "key_refused" }, models_seen: 0 });
  });

  test("that is removed gives way to the environment's, with its own test", async () => {
    expect((await tried("openai-compatible")).body.outcome).toBe("works");
    const [model] = (await models("openai-compatible")).data;
    expect(model).toEqual({ id: "llama3.2:latest", name: null });
    await setHere("openai-compatible", "sk-not-taken-0123456789");
    expect(await known("openai-compatible")).toMatchObject({ source: "workspace", last_test: null });
    expect((await tried("openai-compatible")).body.outcome).toBe("key_refused");
    expect((await remove("openai-compatible")).body).toMatchObject({
      source: "environment",
      last_test: null,
    });
    expect((await tried("openai-compatible")).body.outcome).toBe("works");
    expect(outcome(await remove("openai-compatible"))).toEqual([404, "provider-credential-not-set"]);
  });

  test("has spaces around it dropped", async () => {
    await setHere("openai", ` ${PROVIDER_KEY}\n`);
    expect((await tried("openai")).body.outcome).toBe("works");
  });

  test("that is short is not shown even in part, and none at all is fine for a server of one's own", async () => {
    expect((await setHere("openai-compatible", "ollama")).body.hint).toBeNull();
    const keyless = await setHere("openai-compatible", null);
    expect(keyless.body).toMatchObject({ source: "workspace", hint: null });
    expect((await tried("openai-compatible")).body.detail).toContain("wants a key");
    await remove("openai-compatible");
  });

  test("is told in the audit log by its end, and kept sealed", async () => {
    await setHere("openrouter");
    await setHere("openrouter", "sk-another-key-0123456789");
    await remove("openrouter");
    const audit = await server.ask("GET", `${workspace}/audit-log?actor_id=${admin.personId}&limit=3`);
    const url = double.urlOf("openrouter");
    const [first, second] = ["…6789", "…6789"].map((hint) => ({
      provider: "openrouter",
      hint,
      base_url: url,
    }));
    expect(audit.body.data).toMatchObject([
      { action: "credential.delete", before: second, after: null },
      { action: "credential.set", before: first, after: second },
      { action: "credential.set", before: null, after: first },
    ]);
    const stored = await server.database.peek(
      "SELECT to_jsonb(c) AS row FROM hyponema.credentials c UNION ALL SELECT to_jsonb(a) FROM hyponema.audit_log a UNION ALL SELECT to_jsonb(t) FROM hyponema.provider_tests t",
    );
    expect(JSON.stringify(stored)).not.toMatch(/double-takes-this|another-key/);
  });

  test("that cannot be opened any more says so, and can be set again", async () => {
    await setHere("anthropic");
    await server.database.peek(
      "UPDATE hyponema.credentials SET sealed = regexp_replace(sealed, '^v1[.][^.]+', 'v1.gone') WHERE provider = 'anthropic'",
    );
    expect(await known("anthropic")).toMatchObject({ source: "workspace" });
    expect((await tried("anthropic")).body).toMatchObject({
      ...{ outcome: "unreadable", detail: expect.stringContaining("HYPONEMA_SECRET_KEY") },
    });
    await setHere("anthropic");
    expect((await tried("anthropic")).body.outcome).toBe("works");
  });

  test("is tested once for each Idempotency-Key", async () => {
    await setHere("anthropic");
    const headers = { "idempotency-key": "test once" };
    const first = await tried("anthropic", headers);
    const sent = double.requests.length;
    const again = await tried("anthropic", headers);
    expect(again.body).toEqual(first.body);
    expect(double.requests.length).toBe(sent);
  });
});

describe("a credential that is no good", () => {
  test.each([
    ["openai", { api_key: "   " }, "invalid-request", "/api_key"],
    ["openai", { api_key: "" }, "invalid-request", "/api_key"],
    ["openai", { api_key: "two words" }, "invalid-request", "/api_key"],
    ["openai", { api_key: "sk-with-a-line\nX-Evil: 1" }, "invalid-request", "/api_key"],
    ["openai", { api_key: "schlüssel" }, "invalid-request", "/api_key"],
    ["openai", { api_key: "x".repeat(1_001) }, "invalid-request", "/api_key"],
    ["openai", {}, "provider-key-required", "/api_key"],
    ["openai", { base_url: "https://gateway.example.com/v1" }, "provider-key-required", "/api_key"],
    ["openai-compatible", { api_key: "sk-x" }, "base-url-required", "/base_url"],
    ["openai-compatible", { base_url: "ftp://models.example.com" }, "invalid-request", "/base_url"],
    [
      "openai-compatible",
      { base_url: "https://me:secret@models.example.com" },
      "invalid-request",
      "/base_url",
    ],
    ["offline", { api_key: "sk-x" }, "invalid-request", "path/provider"],
    ["nonsense", { api_key: "sk-x" }, "invalid-request", "path/provider"],
  ])("is refused with its place (%s, %j)", async (provider, body, code, path) => {
    const refused = await set(provider, body);
    expect(outcome(refused)).toEqual([422, code]);
    expect(refused.body.errors[0].path).toBe(path);
    expect(refused.text).not.toMatch(/two words|Evil|schlüssel|secret@/);
  });

  test("for an address inside is kept, and never called", async () => {
    await set("openai-compatible", { base_url: "https://10.0.0.1/v1" });
    expect((await tried("openai-compatible")).body).toMatchObject({
      ...{ outcome: "not_allowed", detail: expect.stringContaining("10.0.0.1 is not a public address") },
    });
    await remove("openai-compatible");
  });
});

describe("who works with credentials", () => {
  test("a builder sees which there are and their models, and changes none", async () => {
    const builder = await server.signIn("builder");
    expect((await builder.ask("GET", base)).status).toBe(200);
    expect((await builder.ask("GET", `${base}/openai/models`)).status).toBe(200);
    const body = { api_key: PROVIDER_KEY };
    for (const asked of [
      builder.ask("PUT", `${base}/openai`, { body }),
      builder.ask("DELETE", `${base}/openai`),
      builder.ask("POST", `${base}/openai/test`),
    ]) {
      expect(outcome(await asked)).toEqual([403, "insufficient-role"]);
    }
  });

  test.each(["analyst", "viewer"] as const)("a %s sees none", async (role) => {
    const person = await server.signIn(role);
    expect(outcome(await person.ask("GET", base))).toEqual([403, "insufficient-role"]);
  });

  test("a key does not reach them, whatever its scopes", async () => {
    expect(outcome(await server.ask("GET", base))).toEqual([403, "dashboard-only"]);
  });
});

test("an agent answers with a credential as soon as it is set, in a session that runs", async () => {
  const text = { provider: "mistral", model: "mistral-small-latest" };
  await set("mistral", { api_key: "sk-the-first-0123456789", base_url: llm.urlOf("mistral") });
  const { agentId } = await publishDesign(server, { agent: { models: { text } } });
  const session = await server.openSession({ agentId });
  const say = async () => {
    const answer = await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hi" } });
    return saidIn(readEvents(answer.text));
  };
  expect(await say()).toBe("Hello.");
  await set("mistral", { api_key: "sk-the-second-0123456789", base_url: llm.urlOf("mistral") });
  expect(await say()).toBe("Hello.");
  const keys = llm.requests.map(({ headers }) => headers.authorization);
  expect(keys).toEqual(["Bearer sk-the-first-0123456789", "Bearer sk-the-second-0123456789"]);
});
