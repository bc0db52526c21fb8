import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishDesign } from "../../../test/design.ts";
import { type HttpDouble, sendJson, startHttpDouble } from "../../../test/doubles/http.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";
import { orderTool, scriptCalls, talk } from "../../../test/tools.ts";

let llm: LlmDouble;
let system: HttpDouble;
let server: TestServer;

beforeAll(async () => {
  [llm, system] = await Promise.all([startLlmDouble(), startHttpDouble()]);
  server = await startTestServer({
    HYPONEMA_LLM_BASE_URL: llm.url,
    HYPONEMA_LLM_MODEL: "double-1",
    HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
  });
});

afterAll(async () => {
  await server.dispose();
  await Promise.all([llm.close(), system.close()]);
});

beforeEach(() => {
  llm.requests.length = 0;
  system.requests.length = 0;
  system.reply = (_, response) => sendJson(response, { ok: true });
});

const httpTool = (fields: object = {}) => orderTool(system.url, fields);

describe("the product's own tools", () => {
  test("end the call, wait, and change the language, where the agent has them", async () => {
    const { agentId } = await publishDesign(server, {
      agent: { system_tools: ["end_call", "skip_turn", "language_detection"] },
    });
    scriptCalls(llm, [["skip_turn", {}]]);
    const waited = await talk(server, agentId);
    expect(waited.said).toBe("");
    expect(waited.events.at(-1)?.type).toBe("turn_end");
    llm.requests.length = 0;
    scriptCalls(llm, [["language_detection", { language: "de" }]]);
    const { session } = await talk(server, agentId);
    await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Weiter" } });
    expect(llm.requests.at(-1)?.body.messages[0].content).toContain('Answer in the language "de"');
    llm.requests.length = 0;
    scriptCalls(llm, [["end_call", { reason: "goodbye" }]]);
    const ended = await talk(server, agentId);
    expect((await server.ask("GET", `/sessions/${ended.session}`)).body).toMatchObject({
      status: "completed",
      end_reason: "goodbye",
    });
  });

  test("are offered only when the agent has them, and the session does not disable them", async () => {
    const { agentId } = await publishDesign(server, {
      agent: { system_tools: ["skip_turn", "end_call"], allowed_overrides: ["tools_disabled"] },
      tools: [httpTool({ slug: "there" })],
    });
    llm.script = [{ say: "Hi." }];
    const offered = () =>
      llm.requests.at(-1)?.body.tools?.map((tool: { function: { name: string } }) => tool.function.name);
    await talk(server, agentId);
    expect(offered()).toEqual(["skip_turn", "end_call", "there"]);
    await talk(server, agentId, { overrides: { tools_disabled: ["there", "end_call"] } });
    expect(offered()).toEqual(["skip_turn"]);
    await talk(server, agentId, { overrides: { tools_disabled: ["*"] } });
    expect(offered()).toBeUndefined();
  });
});
