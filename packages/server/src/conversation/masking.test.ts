import { randomUUID } from "node:crypto";
import type { GrantableScope } from "@hyponema/contract/scopes";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Designed, publishDesign } from "../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../test/doubles/llm/double.ts";
import { readEvents } from "../../test/events.ts";
import { type SignedInPerson, startTestServer, type TestServer } from "../../test/server.ts";
import { systemActor } from "../platform/actor.ts";

const MEMORY = { masked: "memory:read" };
const CONVERSATION = { masked: "conversations:read" };

let llm: LlmDouble;
let server: TestServer;
let viewer: SignedInPerson;
let base: string;
let userId: string;
let design: Designed;

beforeAll(async () => {
  llm = await startLlmDouble();
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" });
  base = `/workspaces/${server.demo.workspace_id}`;
  viewer = await server.signIn("viewer");
  design = await publishDesign(server, {
    persona: { prompt: "You serve {{system__user_first_name}}, who is on {{plan}}." },
    agent: {
      privacy: { memory: true },
      dynamic_variables: [{ name: "plan", default: "basic" }],
      allowed_overrides: ["first_message"],
    },
  });
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

beforeEach(async () => {
  userId = `user-${randomUUID()}`;
  await server.ask("POST", `${base}/users`, { body: { external_user_id: userId, name: "Ottilie Berg" } });
  const text = "The user collects harmoniums.";
  await server.ask("POST", `${base}/memory/observations`, { body: { user_id: userId, kind: "fact", text } });
  llm.script = ({ body }) =>
    body.messages.at(-1).role === "tool"
      ? [{ say: "You collect harmoniums." }]
      : [{ call: "search_memory", pieces: ['{"query":', '"harmoniums"', "}"] }];
});

const open = () =>
  server.openSession({ agentId: design.agentId, userId, body: { dynamic_variables: { plan: "gold" } } });
const say = (session: string, key: string, headers: Record<string, string> = {}) =>
  server.ask("POST", `/sessions/${session}/messages`, { key, headers, body: { text: "What do I collect?" } });
const render = (key: string, body: object, headers: Record<string, string> = {}) =>
  server.ask("POST", `${base}/agents/${design.agentId}/playground/render`, { key, body, headers });

async function traceOf(session: string, ask: TestServer["ask"] = server.ask, ...scopes: GrantableScope[]) {
  const path = `${base}/observability/traces`;
  const list = await server.ask("GET", `${path}?conversation_id=${session}`);
  const key = scopes.length > 0 ? { key: await server.makeKey(...scopes) } : {};
  return (await ask("GET", `${path}/${list.body.data[0].id}`, key)).body;
}

interface SpanBody {
  readonly type: string;
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: each kind of span has its own
  readonly input: any;
  // biome-ignore lint/suspicious/noExplicitAny: each kind of span has its own
  readonly output: any;
  readonly error: string | null;
}

const spanOf = (trace: { spans: SpanBody[] }, type: string) =>
  trace.spans.find((span) => span.type === type) as SpanBody;

describe("a turn's events", () => {
  test("carry a memory tool's call once and masked, as far as the reader lacks memory:read", async () => {
    const events = readEvents((await say(await open(), await server.makeKey("sessions:write"))).text);
    const calls = events.filter(({ type }) => type === "tool_call");
    expect(calls).toMatchObject([{ data: { arguments_partial: JSON.stringify(MEMORY) } }]);
    expect(events.find(({ type }) => type === "tool_result")).toMatchObject({
      data: { name: "search_memory", arguments: MEMORY, result: MEMORY, latency_ms: expect.any(Number) },
    });
    const whole = readEvents((await say(await open(), server.demo.api_key)).text);
    expect(whole.filter(({ type }) => type === "tool_call").length).toBeGreaterThan(1);
    expect(JSON.stringify(whole)).toContain("The user collects harmoniums.");
  });

  test("are masked for the caller who repeats a message with its Idempotency-Key, not for the first one", async () => {
    const [weak, strong] = [await server.makeKey("sessions:write"), server.demo.api_key];
    for (const [first, second] of [
      [strong, weak],
      [weak, strong],
    ] as const) {
      const session = await open();
      const headers = { "idempotency-key": randomUUID() };
      await say(session, first, headers);
      const again = await say(session, second, headers);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(again.text.includes("The user collects")).toBe(second === strong);
    }
  });

  test.each(["search_memory", null])(
    "do not carry arguments that a provider sends before the name of their tool, %s",
    async (name) => {
      const piece = (fields: object) => {
        const delta = { tool_calls: [{ index: 0, id: "call-1", function: fields }] };
        return {
          raw: `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }] })}\n\n`,
        };
      };
      llm.script = ({ body }) =>
        body.messages.at(-1).role === "tool"
          ? [{ say: "I see." }]
          : [
              piece({ arguments: '{"query":"harm' }),
              piece({ ...(name ? { name } : {}), arguments: 'oniums"}' }),
              { raw: "data: [DONE]\n\n" },
            ];
      const { text } = await say(await open(), await server.makeKey("sessions:write"));
      expect(readEvents(text).filter(({ type }) => type === "tool_call")).toMatchObject([
        { data: { name: name ?? "", arguments_partial: JSON.stringify(MEMORY) } },
      ]);
      expect(text).not.toContain("harm");
    },
  );

  test("tell what a provider said of the prompt only to those who may read the prompt", async () => {
    const quote = "Bad prompt: The user collects harmoniums";
    llm.script = { status: 400, body: JSON.stringify({ error: { message: quote } }) };
    const session = await open();
    const weak = readEvents((await say(session, await server.makeKey("sessions:write"))).text).at(-1);
    const plain = "openai-compatible did not take the request (400).";
    expect(weak).toMatchObject({ type: "error", data: { error_kind: "internal", detail: plain } });
    const traced = await traceOf(session, server.ask, "observability:read", "conversations:read");
    expect(spanOf(traced, "llm").error).toBe(plain);
    expect(spanOf(traced, "turn").error).toBe(plain);
    const whole = readEvents((await say(session, server.demo.api_key)).text).at(-1);
    expect(JSON.stringify(whole)).toContain(quote);
    expect(spanOf(await traceOf(session), "llm").error).toContain(quote);
  });
});

describe("a transcript", () => {
  test("masks memory tools' calls for a viewer, whose role has no memory:read", async () => {
    const session = await open();
    await say(session, server.demo.api_key);
    const { body } = await viewer.ask("GET", `${base}/conversations/${session}/transcript`);
    expect(body.data.map(({ role, text }: { role: string; text: string }) => [role, text])).toEqual([
      ["user", "What do I collect?"],
      ["tool", ""],
      ["assistant", "You collect harmoniums."],
    ]);
    expect(body.data[1].tool_call).toMatchObject({
      name: "search_memory",
      arguments: MEMORY,
      result: MEMORY,
    });
  });
});

describe("a trace", () => {
  test("shows a viewer the prompt and the conversation without memory", async () => {
    const session = await open();
    await say(session, server.demo.api_key);
    const trace = await traceOf(session, viewer.ask);
    expect(spanOf(trace, "memory")).toMatchObject({ output: MEMORY });
    expect(spanOf(trace, "tool")).toMatchObject({ name: "search_memory", input: MEMORY, output: MEMORY });
    const { input, output } = spanOf(trace, "llm");
    expect(input.system).toContain("- The user's name is Ottilie Berg.\n[Hidden: needs memory:read]\n");
    expect(input.system).toContain("You serve Ottilie, who is on gold.");
    expect(output.tool_calls).toMatchObject([{ argumentsText: JSON.stringify(MEMORY) }]);
    const { prompt } = spanOf(trace, "turn").input;
    expect(prompt[0]).toMatchObject({ source: "memory", masked: "memory:read" });
    // By these lengths pages find a part in the prompt.
    const [memory, persona] = prompt;
    expect(input.system.slice(memory.characters + 2)).toHaveLength(persona.characters);
    const second = trace.spans.filter(({ type }: SpanBody) => type === "llm")[1];
    expect(second.input.messages).toMatchObject([
      { role: "user", text: "What do I collect?" },
      { role: "assistant", toolCalls: [{ name: "search_memory", arguments: MEMORY }] },
      { role: "tool", results: [{ name: "search_memory", result: MEMORY }] },
    ]);
    expect(JSON.stringify(trace.spans).replace("You collect harmoniums.", "")).not.toContain("harmoniums");
  });

  test("shows observability:read alone its steps, times and costs, and nothing that was said", async () => {
    const session = await open();
    await say(session, server.demo.api_key);
    const trace = await traceOf(session, server.ask, "observability:read");
    expect(spanOf(trace, "llm")).toMatchObject({ input: CONVERSATION, output: CONVERSATION, error: null });
    expect(spanOf(trace, "turn")).toMatchObject({ input: CONVERSATION, output: null });
    expect(spanOf(trace, "llm")).toMatchObject({ prompt_tokens: expect.any(Number), model: "double-1" });
  });

  test("shows nothing of a prompt that is kept as text, cut or from an older version", async () => {
    const session = await open();
    await say(session, server.demo.api_key);
    const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
    const old = { system: "<memory>\n- harmoniums\n</memory>", messages: [] };
    for (const input of [old, { truncated: JSON.stringify(old), characters: 20_000 }]) {
      await server.instance.database.inWorkspace(scope, (tx) =>
        tx.query(
          `UPDATE hyponema.spans SET input = $1::jsonb, needs = NULL, plain_error = NULL, error = 'about harmoniums'
           WHERE type = 'llm' AND workspace_id = $2`,
          [JSON.stringify(input), tx.workspaceId],
        ),
      );
      expect(spanOf(await traceOf(session, viewer.ask), "llm")).toMatchObject({
        ...{ input: MEMORY, output: MEMORY, error: "[Hidden: needs memory:read]" },
      });
      expect(spanOf(await traceOf(session), "llm")).toMatchObject({ input, error: "about harmoniums" });
    }
  });
});

describe("the summary of a long conversation", () => {
  // biome-ignore lint/suspicious/noExplicitAny: what the model was sent
  const isSummary = (body: any) => body.messages[0].content.startsWith("You keep the minutes");

  test("is made without what memory tools answered, since conversations:read shows it", async () => {
    const { agentId } = await publishDesign(server, {
      agent: { privacy: { memory: true }, models: { context_budget_tokens: 600 } },
    });
    const session = await server.openSession({ agentId, userId });
    llm.script = ({ body }) => {
      if (isSummary(body)) return [{ say: "They talked." }];
      if (body.messages.at(-1).role === "tool") return [{ say: "word ".repeat(200) }];
      return [{ call: "search_memory", pieces: ['{"query":"harmoniums"}'] }];
    };
    const asked = () => llm.requests.findLast(({ body }) => isSummary(body));
    for (let said = 0; said < 20 && !asked(); said++) await say(session, server.demo.api_key);
    const sent = JSON.stringify(asked()?.body.messages);
    expect(sent).toContain("Tool search_memory: (memory, left out)");
    expect(sent).not.toContain("The user collects");
  });
});

describe("the playground", () => {
  const partOf = (body: { parts: { source: string }[] }, source: string) =>
    body.parts.find((part) => part.source === source);

  test("keeps the place of what it hides, and says which scope shows it", async () => {
    const { body } = await render(await server.makeKey("agents:read"), {
      ...{ user_id: userId, text: "What do I collect?", dynamic_variables: { plan: "gold" } },
      overrides: { first_message: "Hello {{system__user_name}}!" },
    });
    expect(partOf(body, "memory")).toMatchObject({ text: "", masked: "memory:read" });
    const persona = "You serve [Hidden: needs users:read], who is on gold.";
    expect(partOf(body, "persona")).toMatchObject({ text: persona, masked: "users:read" });
    expect(body.system).toContain(`[Hidden: needs memory:read]\n\n${persona}`);
    const name = body.variables.find((variable: { name: string }) => variable.name === "system__user_name");
    expect(name).toMatchObject({ value: null, masked: "users:read", source: "system" });
    expect(body.first_message).toBe("Hello [Hidden: needs users:read]!");
    expect(body.messages).toEqual([{ role: "user", text: "What do I collect?" }]);
  });

  test("shows each scope its own lines of the memory part", async () => {
    const asked = { user_id: userId, text: "What do I collect?" };
    const [memory, users] = await Promise.all([
      render(await server.makeKey("agents:read", "memory:read"), asked),
      render(await server.makeKey("agents:read", "users:read"), asked),
    ]);
    expect(memory.body.system).toContain("The user collects harmoniums.");
    expect(memory.text).not.toContain("Ottilie");
    expect(partOf(memory.body, "memory")).toMatchObject({ masked: "users:read" });
    expect(users.body.system).toContain("The user's name is Ottilie Berg.");
    expect(users.text).not.toContain("harmoniums");
    expect(partOf(users.body, "memory")).toMatchObject({ masked: "memory:read" });
    expect(partOf((await render(server.demo.api_key, asked)).body, "memory")).toMatchObject({ masked: null });
  });

  test("hides from agents:read the local date and time, which tell a User's time zone", async () => {
    await server.ask("PATCH", `${base}/users/${userId}`, { body: { timezone: "Asia/Tokyo" } });
    const names = ["system__local_date", "system__day_of_week", "system__time_of_day"];
    const prompt = names.map((name) => `{{${name}}}`).join(", ");
    const asked = { user_id: userId, prompt };
    const valuesOf = (body: { variables: { name: string; value: string | null }[] }) =>
      names.map((name) => body.variables.find((variable) => variable.name === name)?.value);
    const hidden = (await render(await server.makeKey("agents:read"), asked)).body;
    expect(valuesOf(hidden)).toEqual([null, null, null]);
    const placeholder = "[Hidden: needs users:read]";
    const text = names.map(() => placeholder).join(", ");
    expect(partOf(hidden, "persona")).toMatchObject({ text, masked: "users:read" });
    const shown = (await render(await server.makeKey("agents:read", "users:read"), asked)).body;
    expect(partOf(shown, "persona")).toMatchObject({ text: valuesOf(shown).join(", "), masked: null });
  });

  test("hides a session's conversation and variables from agents:read", async () => {
    const session = await open();
    await say(session, server.demo.api_key);
    const { body } = await render(await server.makeKey("agents:read"), { session_id: session, text: "And?" });
    expect(body.messages).toEqual([
      { role: "user", text: CONVERSATION },
      { role: "assistant", text: "", toolCalls: [expect.objectContaining({ arguments: MEMORY })] },
      { role: "tool", results: [expect.objectContaining({ name: "search_memory", result: MEMORY })] },
      { role: "assistant", text: CONVERSATION, toolCalls: [] },
      { role: "user", text: "And?" },
    ]);
    expect(partOf(body, "persona")).toMatchObject({ text: expect.stringContaining("needs sessions:read") });
  });

  test("answers a repeated request by the scopes of the caller who repeats it", async () => {
    const asked = { user_id: userId, text: "What do I collect?" };
    const [weak, strong] = [await server.makeKey("agents:read"), server.demo.api_key];
    for (const [first, second] of [
      [strong, weak],
      [weak, strong],
    ] as const) {
      const headers = { "idempotency-key": randomUUID() };
      await render(first, asked, headers);
      const again = await render(second, asked, headers);
      expect(again.headers.get("idempotency-replayed")).toBe("true");
      expect(again.text.includes("harmoniums")).toBe(second === strong);
    }
  });
});
