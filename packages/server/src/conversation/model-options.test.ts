import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ifMatch, publishDesign } from "../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../test/doubles/llm/double.ts";
import { readEvents } from "../../test/events.ts";
import { startTestServer, type TestServer } from "../../test/server.ts";

// What an agent says of its model, from its routes to the wire.

let llm: LlmDouble;
let server: TestServer;
let base: string;

beforeAll(async () => {
  llm = await startLlmDouble([{ say: "Yes." }]);
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" });
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

const FORMAT = { name: "mood", schema: { type: "object", properties: { mood: { type: "string" } } } };
const BROKEN = {
  name: "mood",
  schema: { type: "object", properties: { mood: { $ref: "https://x.test/" } } },
};

const designed = (text: object, agent: object = {}) =>
  publishDesign(server, {
    agent: { models: { text: { provider: "openai-compatible", model: "double-1", ...text } }, ...agent },
  });

async function say(session: string) {
  const answer = await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hi" } });
  return readEvents(answer.text);
}

describe("an agent's model", () => {
  test("is told how much to think and what its answers are to fit", async () => {
    llm.script = [{ say: "Yes." }];
    const { agentId } = await designed({ reasoning_effort: "low", response_format: FORMAT });
    await say(await server.openSession({ agentId }));
    expect(llm.requests.at(-1)?.body).toMatchObject({
      reasoning_effort: "low",
      response_format: { type: "json_schema", json_schema: FORMAT },
    });
  });

  test("is told neither where the agent says neither", async () => {
    const { agentId } = await designed({});
    await say(await server.openSession({ agentId }));
    expect(JSON.stringify(llm.requests.at(-1)?.body)).not.toMatch(/reasoning|response_format/);
  });

  test.each(["deepseek-v4-flash", "gemini-3-flash-preview"])(
    "%s is given back what it thought in every round of a turn, which it demands",
    async (model) => {
      llm.script = ({ body }) =>
        body.messages.filter(({ role }: { role: string }) => role === "tool").length < 2
          ? [{ think: "Hmm." }, { call: "language_detection", pieces: ['{"language":"de"}'] }]
          : [{ say: "Guten Tag." }];
      const { agentId } = await designed(
        { model },
        { system_tools: ["language_detection"], languages: ["en", "de"] },
      );
      const events = await say(await server.openSession({ agentId }));
      expect(events.filter(({ type }) => type === "tool_result")).toHaveLength(2);
      expect(events.at(-1)?.type).toBe("turn_end");
      llm.script = [{ say: "Yes." }];
    },
  );

  test("gives way in the middle of a turn to one that is given none of its thoughts", async () => {
    llm.script = ({ body }) => {
      if (body.messages.at(-1).role !== "tool") {
        return [{ think: "Hmm." }, { call: "language_detection", pieces: ['{"language":"de"}'] }];
      }
      return body.model === "deepseek-v4-flash" ? { refuse: "overloaded" } : [{ say: "Guten Tag." }];
    };
    const fallbacks = [{ provider: "openai-compatible", model: "double-2" }];
    const { agentId } = await designed(
      { model: "deepseek-v4-flash", fallbacks },
      { system_tools: ["language_detection"], languages: ["en", "de"] },
    );
    const events = await say(await server.openSession({ agentId }));
    expect(events.at(-1)?.type).toBe("turn_end");
    expect(llm.requests.at(-1)?.body.model).toBe("double-2");
    expect(JSON.stringify(llm.requests.at(-1)?.body)).not.toContain("Hmm.");
    llm.script = [{ say: "Yes." }];
  });
});

describe("a choice of models that cannot be used", () => {
  test("is refused as a session's override as it is of an agent", async () => {
    const { agentId } = await designed({}, { allowed_overrides: ["llm"] });
    const llm = { provider: "openai", model: "gpt-5", base_url: "https://models.example.com/v1" };
    const body = { agent_id: agentId, user_id: "ana", modality: "text", overrides: { llm } };
    const refused = await server.ask("POST", "/sessions", { body });
    expect(refused).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    expect(refused.body.errors).toMatchObject([{ path: "/overrides/llm/base_url" }]);
  });
});

describe("a schema for answers that cannot be used", () => {
  const AT = "/response_format/schema/properties/mood/$ref";

  test.each(["text", "post_session"])(
    "keeps the agent from being published as its %s model's",
    async (which) => {
      const { agentId } = await designed({});
      const path = `${base}/agents/${agentId}`;
      const model = { provider: "openai-compatible", model: "double-1", response_format: BROKEN };
      const draft = await server.ask("GET", path);
      const changed = await server.ask("PATCH", path, {
        body: { models: { [which]: model } },
        headers: ifMatch(draft),
      });
      const refused = await server.ask("POST", `${path}/publish`, { headers: ifMatch(changed) });
      expect(refused).toMatchObject({ status: 422, body: { code: "agent-not-publishable" } });
      expect(refused.body.errors).toMatchObject([{ path: `/models/${which}${AT}` }]);
    },
  );

  test("is refused as a session's override", async () => {
    const { agentId } = await designed({}, { allowed_overrides: ["llm"] });
    const llm = { provider: "openai-compatible", model: "double-1", response_format: BROKEN };
    const body = { agent_id: agentId, user_id: "ana", modality: "text", overrides: { llm } };
    const refused = await server.ask("POST", "/sessions", { body });
    expect(refused).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    expect(refused.body.errors).toMatchObject([{ path: `/overrides/llm${AT}` }]);
  });

  test("is refused where it is too long to be sent with every turn", async () => {
    const long = { type: "object", description: "x".repeat(20_000) };
    const model = {
      provider: "openai-compatible",
      model: "m",
      response_format: { name: "long", schema: long },
    };
    const refused = await server.ask("POST", `${base}/agents`, {
      body: { name: "Long", models: { text: model } },
    });
    expect(refused).toMatchObject({ status: 422, body: { code: "invalid-request" } });
    expect(refused.body.errors[0].path).toBe("/models/text/response_format/schema");
  });
});
