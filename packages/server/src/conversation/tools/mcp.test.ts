import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishDesign } from "../../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { type McpDouble, reply, startMcpDouble, toolNamed } from "../../../test/doubles/mcp.ts";
import { type EverythingServer, startEverything } from "../../../test/doubles/mcp-everything.ts";
import { readEvents, saidIn } from "../../../test/events.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let llm: LlmDouble;
let mcp: McpDouble;
let everything: EverythingServer;
let server: TestServer;
let count = 0;

beforeAll(async () => {
  [llm, everything] = await Promise.all([startLlmDouble(), startEverything("streamableHttp")]);
  server = await startTestServer({
    HYPONEMA_LLM_BASE_URL: llm.url,
    HYPONEMA_LLM_MODEL: "double-1",
    HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
  });
});

afterAll(async () => {
  await server.dispose();
  await Promise.all([llm.close(), everything.kill()]);
});

beforeEach(async () => {
  mcp = await startMcpDouble();
  llm.requests.length = 0;
});

afterEach(() => mcp.close());

async function agentWith(url: string, fields: object = {}) {
  const slug = `mcp${++count}`;
  const tool = { kind: "mcp", slug, description: "A server.", url, ...fields };
  const { agentId, toolIds } = await publishDesign(server, { agent: { system_tools: [] }, tools: [tool] });
  return { slug, agentId, toolId: toolIds[0], session: await server.openSession({ agentId }) };
}

/** Has the model call `name` when it is first asked in a turn. */
function scriptCall(name: string, given: object): void {
  llm.script = ({ body }) =>
    body.messages.at(-1).role === "user"
      ? [{ call: name, pieces: [JSON.stringify(given)] }]
      : [{ say: "Done." }];
}

async function say(session: string) {
  const answer = await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Hi" } });
  const events = readEvents(answer.text);
  const results = events.flatMap((event) => (event.type === "tool_result" ? [event.data] : []));
  return { results, said: saidIn(events) };
}

const offered = (): string[] =>
  llm.requests.at(-1)?.body.tools?.map((tool: { function: { name: string } }) => tool.function.name) ?? [];

describe("an MCP server's tools", () => {
  test("are offered and run: the reference server answers", async () => {
    const { slug, session } = await agentWith(everything.url, { selected_tools: ["echo", "get-sum"] });
    scriptCall(`${slug}__echo`, { message: "hello" });
    const { results, said } = await say(session);
    expect(offered()).toEqual([`${slug}__echo`, `${slug}__get-sum`]);
    expect(JSON.stringify(results[0]?.result)).toContain("Echo: hello");
    expect(said).toBe("Done.");
    scriptCall(`${slug}__get-sum`, { a: "nonsense" });
    expect((await say(session)).results[0]?.result).toMatchObject({ problems: expect.any(Array) });
  });

  test("are shown by the playground as a turn offers them, also where the server asks for a secret", async () => {
    mcp.on("tools/list", (response, seen) => {
      const known = seen.headers.authorization === "Bearer mcp-secret-value";
      reply(response, seen, { tools: known ? [toolNamed("echo")] : [] });
    });
    const { slug, session, agentId } = await agentWith(mcp.url, {
      auth_header: { value: "Bearer mcp-secret-value" },
    });
    const path = `/workspaces/${server.demo.workspace_id}/agents/${agentId}/playground/render`;
    const shown = await server.ask("POST", path, { body: {} });
    llm.script = [{ say: "Hi." }];
    await say(session);
    expect(offered()).toEqual([`${slug}__echo`]);
    expect(shown.body.tools.map(({ name }: { name: string }) => name)).toEqual(offered());
  });

  test("that change between turns are offered as they are now; one that is gone in the middle of a turn only fails", async () => {
    const { slug, session } = await agentWith(mcp.url);
    llm.script = [{ say: "Hi." }];
    await say(session);
    expect(offered()).toEqual([`${slug}__echo`]);
    mcp.pages = [[toolNamed("sing")]];
    await mcp.say({ jsonrpc: "2.0", method: "notifications/tools/list_changed" });
    for (let turn = 0; turn < 20 && !offered().includes(`${slug}__sing`); turn++) await say(session);
    expect(offered()).toEqual([`${slug}__sing`]);
    mcp.on("tools/call", (response, seen) =>
      reply(response, seen, { isError: true, content: [{ type: "text", text: "unknown tool" }] }),
    );
    scriptCall(`${slug}__sing`, {});
    const { results, said } = await say(session);
    expect(JSON.stringify(results[0]?.result)).toContain("unknown tool");
    expect(said).toBe("Done.");
  });

  test("of a server that is dead are left out: the turn goes on, and the trace says why", async () => {
    await mcp.close();
    const { session } = await agentWith(mcp.url);
    llm.script = [{ say: "Hi." }];
    expect((await say(session)).said).toBe("Hi.");
    expect(offered()).toEqual([]);
    const base = `/workspaces/${server.demo.workspace_id}/observability/traces`;
    const traces = await server.ask("GET", `${base}?conversation_id=${session}`);
    const trace = await server.ask("GET", `${base}/${traces.body.data[0].id}`);
    const failed = trace.body.spans.find((span: { type: string }) => span.type === "tool");
    expect(failed.error).toContain("could not be made");
  });

  test("are discovered, tried and shown, with the credential sealed", async () => {
    const { toolId } = await agentWith(mcp.url, { auth_header: { value: "Bearer mcp-secret-value" } });
    const path = `/workspaces/${server.demo.workspace_id}/tools/${toolId}`;
    const found = await server.ask("POST", `${path}/discover`);
    expect(found.body.discovered).toMatchObject({ error: null, tools: [{ name: "echo" }] });
    expect(mcp.seen.at(-1)?.headers.authorization).toBe("Bearer mcp-secret-value");
    const tried = await server.ask("POST", `${path}/try`, { body: { tool: "echo", arguments: { a: 1 } } });
    expect(tried.body).toMatchObject({ ok: true, result: '{"a":1}' });
    await mcp.close();
    const gone = await server.ask("POST", `${path}/discover`);
    expect(gone.body.discovered).toMatchObject({ error: expect.any(String), tools: [{ name: "echo" }] });
    for (const answer of [found, tried, gone]) expect(answer.text).not.toContain("mcp-secret");
  });
});

test("what no database can store is said by a tool and a model, and kept without it", async () => {
  mcp.on("tools/call", (response, seen) =>
    reply(response, seen, { content: [{ type: "text", text: "nul \u0000 half \ud800 end" }] }),
  );
  const { slug, session } = await agentWith(mcp.url);
  llm.script = ({ body }) =>
    body.messages.at(-1).role === "user"
      ? [{ call: `${slug}__echo`, pieces: ['{"a\\u0000":"\\ud800"}'] }]
      : [{ say: "Said \u0000." }];
  await say(session);
  const transcript = await server.ask(
    "GET",
    `/workspaces/${server.demo.workspace_id}/conversations/${session}/transcript`,
  );
  expect(transcript.body.data.at(-1)).toMatchObject({ text: "Said \ufffd.", status: "complete" });
  expect((await server.ask("GET", `/sessions/${session}`)).body.status).toBe("in_progress");
});
