import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishDesign } from "../../test/design.ts";
import { type HttpDouble, sendJson, startHttpDouble } from "../../test/doubles/http.ts";
import { type LlmDouble, startLlmDouble } from "../../test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../test/server.ts";

let llm: LlmDouble;
let system: HttpDouble;
let server: TestServer;
let base: string;

beforeAll(async () => {
  [llm, system] = await Promise.all([startLlmDouble(), startHttpDouble()]);
  server = await startTestServer({
    HYPONEMA_LLM_BASE_URL: llm.url,
    HYPONEMA_LLM_MODEL: "double-1",
    HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
  });
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(async () => {
  await server.dispose();
  await Promise.all([llm.close(), system.close()]);
});

beforeEach(() => {
  llm.script = [{ say: "Hello." }];
  llm.requests.length = 0;
});

const create = (agentId: string, body: object = {}) =>
  server.ask("POST", "/sessions", { body: { agent_id: agentId, user_id: "ana", modality: "text", ...body } });
const say = (session: string, text: string) =>
  server.ask("POST", `/sessions/${session}/messages`, { body: { text } });
const render = async (agentId: string, body: object = {}) =>
  (await server.ask("POST", `${base}/agents/${agentId}/playground/render`, { body })).body;
const sentSystem = () => llm.requests.at(-1)?.body.messages[0].content;

async function withResolver(agentId: string, resolver: object, settings: object = {}): Promise<string> {
  const copy = await server.ask("POST", `${base}/agents/${agentId}/duplicate`);
  const path = `${base}/agents/${copy.body.id}`;
  const set = await server.ask("PUT", `${path}/variable-resolver`, {
    body: { url: `${system.url}/who`, map: {}, ...resolver },
  });
  const changed = await server.ask("PATCH", path, {
    body: settings,
    headers: { "if-match": `"${set.body.revision}"` },
  });
  await server.ask("POST", `${path}/publish`, { headers: { "if-match": `"${changed.body.revision}"` } });
  return copy.body.id;
}

describe("the playground", () => {
  test.each([
    ["the prompt", 500, 2_000, 200],
    ["the prompt", 501, 2_000, 422],
    ["the prompt", 20_000, 2_000, 422],
  ])("with %s of %i variables of %i characters answers %i", async (_, count, length, status) => {
    const { agentId } = await publishDesign(server, { persona: { prompt: "Saved words." } });
    const answer = await server.ask("POST", `${base}/agents/${agentId}/playground/render`, {
      body: { prompt: "{{a}}".repeat(count), dynamic_variables: { a: "x".repeat(length) } },
    });
    expect(answer.status).toBe(status);
    if (status === 422) expect(answer.body.code).toBe("text-too-long");
    else expect(answer.body.system.length).toBeGreaterThanOrEqual(1_000_000);
  });

  test("a session whose prompt is over 1,000,000 characters is refused", async () => {
    const { agentId } = await publishDesign(server, { persona: { prompt: "{{a}}".repeat(501) } });
    expect(await create(agentId, { dynamic_variables: { a: "x".repeat(2_000) } })).toMatchObject({
      status: 422,
      body: { code: "text-too-long" },
    });
    expect((await create(agentId, { dynamic_variables: { a: "x" } })).status).toBe(201);
  });

  test("a turn fails with a reason whose prompt a later variable makes too long", async () => {
    const prompt = "{{a}}".repeat(250) + "{{system__user_name}}".repeat(4_000);
    const { agentId } = await publishDesign(server, { persona: { prompt } });
    const variables = { a: "x".repeat(2_000) };
    const session = await create(agentId, { user_id: "renamed", dynamic_variables: variables });
    expect(session.status).toBe(201);
    const users = `${base}/users/renamed`;
    const user = await server.ask("GET", users);
    const renamed = await server.ask("PATCH", users, {
      body: { name: "x".repeat(200) },
      headers: { "if-match": `"${user.body.revision}"` },
    });
    expect(renamed.status).toBe(200);
    const turn = await say(session.body.id, "Hi");
    expect(turn.text).toContain("context_too_long");
    expect(llm.requests).toHaveLength(0);
  });

  test("renders a prompt that is still being written, for the draft alone", async () => {
    const { agentId } = await publishDesign(server, { persona: { prompt: "Saved words." } });
    const shown = await render(agentId, { prompt: "New words for {{system__user_name}}." });
    expect(shown.system).toContain("New words for");
    expect(shown.system).not.toContain("Saved words.");
    expect(await render(agentId, { prompt: "New words.", agent_version: "published" })).toMatchObject({
      code: "invalid-request",
      errors: [{ path: "/prompt" }],
    });
    const stored = await render(agentId);
    expect(stored.system).toContain("Saved words.");
  });

  test("shows exactly what the session's next turn then sends", async () => {
    const { agentId } = await publishDesign(server, {
      persona: {
        prompt:
          "  You serve {{ plan }} customers.\r\n\tAsk {{system__user_first_name}} about {{nothing}}. 🦊 ",
        settings: {
          first_message: "Hi {{system__user_first_name}}!",
          identity: { name: "Mara", role: "Host" },
          personality: { warmth: 5, brevity: 4, humor: 3 },
        },
      },
      agent: {
        dynamic_variables: [{ name: "plan", default: "basic" }],
        allowed_overrides: ["system_prompt_append", "language"],
      },
      tools: [{ kind: "http", slug: "shown", description: "A tool.", url: "https://127.0.0.1:1/" }],
    });
    const overrides = { system_prompt_append: "Also: {{plan}}.", language: "de" };
    const session = (await create(agentId, { overrides, dynamic_variables: { plan: "gold" } })).body.id;
    await say(session, "First");
    const shown = await render(agentId, { session_id: session, text: "Second" });
    await say(session, "Second");
    const [systemMessage, ...messages] = llm.requests.at(-1)?.body.messages ?? [];
    expect(systemMessage).toEqual({ role: "system", content: shown.system });
    expect(messages.map(({ role, content }: { role: string; content: string }) => [role, content])).toEqual(
      shown.messages.map(({ role, text }: { role: string; text: string }) => [role, text]),
    );
    expect(llm.requests.at(-1)?.body.tools.map((tool: { function: object }) => tool.function)).toEqual(
      shown.tools.map(
        ({ name, description, input_schema }: { name: string; description: string; input_schema: object }) =>
          expect.objectContaining({ name, description, parameters: input_schema }),
      ),
    );
    expect(shown.models).toEqual([{ provider: "openai-compatible", model: "double-1" }]);
  });

  test("tells where every part and every variable came from", async () => {
    const { agentId } = await publishDesign(server, {
      persona: { prompt: "{{given}} {{resolved}} {{fallback}} {{unset}} {{system__agent_version}}" },
      agent: {
        dynamic_variables: [
          { name: "given", default: "x" },
          { name: "resolved", default: "x" },
          { name: "fallback", default: "from the agent" },
          { name: "needed", required: true },
        ],
      },
    });
    const shown = await render(agentId, {
      user_id: "ana",
      dynamic_variables: { given: "from the session" },
      resolved_variables: { given: "x", resolved: "from the resolver" },
    });
    const of = (name: string) => shown.variables.find((variable: { name: string }) => variable.name === name);
    expect(of("given")).toMatchObject({ value: "from the session", source: "session", used: true });
    expect(of("resolved")).toMatchObject({ value: "from the resolver", source: "resolver" });
    expect(of("fallback")).toMatchObject({ value: "from the agent", source: "default" });
    expect(of("needed")).toMatchObject({ value: null, source: null, required: true, used: false });
    expect(of("unset")).toMatchObject({ value: null, source: null, used: true });
    expect(of("system__agent_version")).toMatchObject({ value: "draft", source: "system" });
    const persona = shown.parts.find((part: { source: string }) => part.source === "persona");
    expect(persona).toMatchObject({
      origin: "Designed",
      text: "from the session from the resolver from the agent {{unset}} draft",
    });
    expect(shown.parts[0]).toMatchObject({ source: "memory", text: expect.stringContaining("Ana Kovač") });
    expect(shown.tokens.total).toBe(shown.tokens.system + shown.tokens.messages + shown.tokens.tools);
  });

  test("sends nothing and stores nothing", async () => {
    const { agentId } = await publishDesign(server, {});
    const count = () => server.database.peek("SELECT count(*) FROM hyponema.users");
    const before = await count();
    await render(agentId, { user_id: "never-seen-before" });
    expect(llm.requests).toHaveLength(0);
    expect(await count()).toEqual(before);
  });
});

describe("a prompt", () => {
  test("stays byte for byte, however odd, also in what is sent", async () => {
    const prompt = "  Zeile\r\n\t{{ }} {{1x}} {{{x}}} $& $1 \\n \u202eאבג 🦊  ";
    const { agentId } = await publishDesign(server, { persona: { prompt } });
    await say((await create(agentId, { user_id: "nobody-in-particular" })).body.id, "Hi");
    expect(sentSystem()).toBe(prompt);
  });

  test("has the system's variables anew every turn, and nobody can set them", async () => {
    const { agentId } = await publishDesign(server, { persona: { prompt: "{{system__time_utc}}" } });
    const session = (await create(agentId, { user_id: "timely" })).body.id;
    await say(session, "One");
    const first = sentSystem();
    await say(session, "Two");
    expect(Date.parse(sentSystem())).toBeGreaterThan(Date.parse(first));
    const forged = await create(agentId, { dynamic_variables: { system__time_utc: "never" } });
    expect(forged).toMatchObject({ status: 422, body: { code: "invalid-request" } });
  });
});

describe("a resolver of variables", () => {
  test("is asked when a session begins; its values go before defaults and after the session's own", async () => {
    const { agentId } = await publishDesign(server, {
      persona: { prompt: "{{a}} {{b}} {{c}} {{d}}", settings: { first_message: "Hello {{b}}" } },
    });
    system.reply = (_, response) => sendJson(response, { one: { two: ["resolved a", "resolved b"] }, n: 7 });
    const resolving = await withResolver(
      agentId,
      {
        map: { a: "$.one.two[0]", b: "$.one.two[-1]", c: "$.n", d: "$.missing" },
        auth_header: { value: "Bearer resolver-secret" },
      },
      { dynamic_variables: ["a", "b", "c", "d"].map((name) => ({ name, default: `default ${name}` })) },
    );
    const session = await create(resolving, { dynamic_variables: { a: "given a" } });
    expect(session.body.first_message).toBe("Hello resolved b");
    await say(session.body.id, "Hi");
    expect(sentSystem()).toContain("given a resolved b 7 default d");
    const [asked] = system.requests;
    expect(asked?.headers.authorization).toBe("Bearer resolver-secret");
    expect(JSON.parse(asked?.body ?? "")).toMatchObject({
      agent_id: resolving,
      session_id: session.body.id,
      external_user_id: "ana",
    });
    const traces = await server.ask("GET", `${base}/observability/traces?conversation_id=${session.body.id}`);
    const opening = await server.ask("GET", `${base}/observability/traces/${traces.body.data.at(-1).id}`);
    expect(opening.body.spans.map(({ name }: { name: string }) => name)).toEqual([
      "opening",
      "variable_resolver",
    ]);
    expect(opening.text).not.toContain("resolver-secret");
  });

  test.each([
    ["fails", () => system.url, (response: never) => sendJson(response, {}, 500), "status 500"],
    [
      "answers nonsense",
      () => system.url,
      (response: { end(text: string): void }) => response.end("{"),
      "not JSON",
    ],
    ["never answers", () => system.url, () => undefined, "no answer within"],
    ["lies in private space", () => "https://10.0.0.1/", () => undefined, "not a public address"],
  ])("that %s is traced, and the session begins with the defaults", async (_, url, reply, error) => {
    system.reply = (_request, response) => void reply(response as never);
    const { agentId } = await publishDesign(server, { persona: { prompt: "{{a}}" } });
    const resolving = await withResolver(
      agentId,
      { url: url(), timeout_ms: 200, map: { a: "$.a" } },
      { dynamic_variables: [{ name: "a", default: "the default" }] },
    );
    const session = await create(resolving);
    expect(session.status).toBe(201);
    await say(session.body.id, "Hi");
    expect(sentSystem()).toContain("the default");
    const traces = await server.ask(
      "GET",
      `${base}/observability/traces?conversation_id=${session.body.id}&errors_only=true`,
    );
    const opening = await server.ask("GET", `${base}/observability/traces/${traces.body.data[0].id}`);
    expect(opening.body.spans[1].error).toContain(error);
    const trial = await server.ask("POST", `${base}/agents/${resolving}/variable-resolver/try`);
    expect(trial.body).toMatchObject({ ok: false, error: expect.stringContaining(error) });
  });

  test("that has no value for a required variable refuses the session, and nothing is left of it", async () => {
    system.reply = (_, response) => sendJson(response, {});
    const { agentId } = await publishDesign(server, {});
    const resolving = await withResolver(
      agentId,
      { map: { a: "$.a" } },
      { dynamic_variables: [{ name: "a", required: true }] },
    );
    const before = await server.database.peek("SELECT count(*) FROM hyponema.sessions");
    expect(await create(resolving)).toMatchObject({
      status: 422,
      body: { code: "missing-variable", errors: [{ path: "/dynamic_variables/a" }] },
    });
    expect(await server.database.peek("SELECT count(*) FROM hyponema.sessions")).toEqual(before);
  });
});

describe("an opening line", () => {
  const greeting = (fields: object = {}) => ({
    settings: {
      first_message: "Written.",
      greeting: { mode: "custom_agent", prompt: "Be glad.", ...fields },
    },
  });

  test("is written by the model where the persona wants it, and traced", async () => {
    llm.script = [{ say: "How lovely to see you!" }];
    const { agentId } = await publishDesign(server, { persona: greeting() });
    const session = await create(agentId);
    expect(session.body.first_message).toBe("How lovely to see you!");
    expect(sentSystem()).toContain("Be glad.");
    await say(session.body.id, "Hi");
    expect(JSON.stringify(llm.requests.at(-1)?.body.messages)).toContain("How lovely to see you!");
    const traces = await server.ask("GET", `${base}/observability/traces?conversation_id=${session.body.id}`);
    const opening = await server.ask("GET", `${base}/observability/traces/${traces.body.data.at(-1).id}`);
    expect(opening.body.spans.map(({ type }: { type: string }) => type)).toEqual(["turn", "llm"]);
  });

  test.each([
    ["the model fails", { refuse: "down" }, true, "Written."],
    ["the model stalls", [{ say: "How" }, "stall"], true, "Written."],
    ["the model fails and no other line may stand in", { refuse: "down" }, false, null],
  ] as const)("when %s is the written one, or none", async (_, script, falls, expected) => {
    llm.script = script;
    const { agentId } = await publishDesign(server, { persona: greeting({ fallback_to_static: falls }) });
    expect((await create(agentId)).body.first_message).toBe(expected);
  });

  test("of the session goes before all", async () => {
    const { agentId } = await publishDesign(server, {
      persona: greeting(),
      agent: { allowed_overrides: ["first_message", "greeting_mode"] },
    });
    const own = await create(agentId, { overrides: { first_message: "Own {{system__user_first_name}}." } });
    expect(own.body.first_message).toBe("Own Ana.");
    expect((await create(agentId, { overrides: { greeting_mode: "static" } })).body.first_message).toBe(
      "Written.",
    );
    expect(llm.requests).toHaveLength(0);
  });
});
