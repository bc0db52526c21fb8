import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { publishDesign } from "./design.ts";
import { sendJson, startHttpDouble } from "./doubles/http.ts";
import { type LlmDouble, startLlmDouble } from "./doubles/llm/double.ts";
import { eventsOf, readEvents, saidIn } from "./events.ts";
import {
  createDataDir,
  killAndWait,
  peek,
  postmasterOf,
  type ServerProcess,
  startServerProcess,
  until,
} from "./process.ts";
import { orderTool } from "./tools.ts";

let llm: LlmDouble;
let data: Awaited<ReturnType<typeof createDataDir>>;
let server: ServerProcess;

const start = () =>
  startServerProcess(data.path, {
    HYPONEMA_LLM_BASE_URL: llm.url,
    HYPONEMA_EGRESS_ALLOW: "127.0.0.1/32",
  });

beforeAll(async () => {
  llm = await startLlmDouble();
  data = await createDataDir();
  server = await start();
});

afterEach(() => {
  llm.script = [{ say: "Hello." }];
});

afterAll(async () => {
  await server.kill("SIGKILL");
  await data.remove();
  await llm.close();
});

async function openSession(): Promise<string> {
  const body = { agent_id: server.demo.agent_id, user_id: "ana", modality: "text" };
  return (await server.ask("POST", "/sessions", { body })).body.id;
}

function stream(session: string, text: string) {
  return fetch(`${server.url}/sessions/${session}/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.demo.api_key}`, "content-type": "application/json" },
    body: JSON.stringify({ text }),
  });
}

async function transcript(session: string): Promise<{ role: string; text: string; status: string }[]> {
  const path = `/workspaces/${server.demo.workspace_id}/conversations/${session}/transcript`;
  return (await server.ask("GET", path)).body.data;
}

/** Reads a stream until `text` was said; resolves to the turn's ID. */
async function readUntil(response: Response, text: string): Promise<string> {
  let said = "";
  let turnId = "";
  for await (const event of eventsOf(response)) {
    if (event.type === "turn_start") turnId = event.data.turn_id;
    if (event.type === "token") said += event.data.text;
    if (said.includes(text)) return turnId;
  }
  throw new Error(`the stream ended after: ${said}`);
}

async function expectFree(session: string): Promise<void> {
  llm.script = [{ say: "Still here." }];
  const answer = await server.ask("POST", `/sessions/${session}/messages`, {
    body: { text: "Are you there?" },
  });
  expect(saidIn(readEvents(answer.text)), answer.text).toBe("Still here.");
}

test.each([
  ["before the first token", 0],
  ["between two tokens", 3],
  ["after many tokens", 40],
])("kill -9 %s loses no acknowledged turn and leaves no session stuck", async (_, words) => {
  const said = Array.from({ length: words }, (__, index) => `word${index} `);
  llm.script = [...said.map((say) => ({ say })), "stall"];
  const session = await openSession();
  const response = await stream(session, "Tell me everything");
  const turnId = words > 0 ? await readUntil(response, said.at(-1) ?? "") : await firstEvent(response);
  await server.kill("SIGKILL");
  server = await start();
  const [opening, user, assistant] = await transcript(session);
  expect(opening?.role).toBe("assistant");
  expect(user).toMatchObject({ role: "user", text: "Tell me everything", status: "complete" });
  expect(assistant).toMatchObject({ role: "assistant", status: "interrupted" });
  // Everything up to the last batch, which is at most a quarter of a second old, and nothing that was not said.
  expect(said.join("")).toContain(assistant?.text ?? "missing");
  const resumed = await server.ask("GET", `/sessions/${session}/turns/${turnId}/events`);
  expect(readEvents(resumed.text).at(-1)).toMatchObject({ type: "error", data: { error_kind: "internal" } });
  // Heard more than was kept, as far as the last batch was from the crash.
  const ahead = await server.ask("GET", `/sessions/${session}/turns/${turnId}/events`, {
    headers: { "last-event-id": "1.60" },
  });
  expect(readEvents(ahead.text).map(({ type }) => type)).toEqual(["error"]);
  await expectFree(session);
});

async function firstEvent(response: Response): Promise<string> {
  for await (const event of eventsOf(response)) if (event.type === "turn_start") return event.data.turn_id;
  throw new Error("nothing was said");
}

test("what was kept before a kill -9 is what the transcript says", async () => {
  llm.script = [{ say: "Kept for certain. " }, "stall"];
  const session = await openSession();
  await readUntil(await stream(session, "Hello"), "certain");
  await until(async () => {
    const kept = await peek(
      data.path,
      "SELECT FROM hyponema.turn_events WHERE events LIKE '%Kept for certain%'",
    );
    return kept.length > 0;
  });
  await server.kill("SIGKILL");
  server = await start();
  expect((await transcript(session)).at(-1)).toMatchObject({
    text: "Kept for certain. ",
    status: "interrupted",
  });
});

test("kill -9 after a tool keeps the order of text and tools, in the transcript and in the next prompt", async () => {
  const system = await startHttpDouble((_, response) => sendJson(response, { opens: "7:00" }));
  try {
    const { agentId } = await publishDesign(server, { tools: [orderTool(system.url, { slug: "hours" })] });
    const call = { call: "hours", pieces: ['{"order_id":"A-1"}'] };
    const isAnswered = (body: { messages: { role: string }[] }) => body.messages.at(-1)?.role === "tool";
    llm.script = ({ body }) =>
      isAnswered(body) ? [{ say: "Breakfast is at " }, "stall"] : [{ say: "Let me check. " }, call];
    const opened = await server.ask("POST", "/sessions", {
      body: { agent_id: agentId, user_id: "ana", modality: "text" },
    });
    const session = opened.body.id;
    await readUntil(await stream(session, "When is breakfast?"), "Breakfast is at ");
    await until(async () => {
      const kept = await peek(
        data.path,
        "SELECT FROM hyponema.turn_events WHERE events LIKE '%Breakfast is at %'",
      );
      return kept.length > 0;
    });
    await server.kill("SIGKILL");
    server = await start();
    expect((await transcript(session)).map(({ role, text, status }) => [role, text, status])).toEqual([
      ["user", "When is breakfast?", "complete"],
      ["assistant", "Let me check. ", "complete"],
      ["tool", "", "complete"],
      ["assistant", "Breakfast is at ", "interrupted"],
    ]);
    await expectFree(session);
    const [, ...prompt] = llm.requests.at(-1)?.body.messages ?? [];
    expect(prompt.map(({ role, content }: Record<string, unknown>) => [role, content || "a call"])).toEqual([
      ["user", "When is breakfast?"],
      ["assistant", "Let me check. "],
      ["assistant", "a call"],
      ["tool", '{"opens":"7:00"}'],
      ["assistant", "Breakfast is at "],
      ["user", "Are you there?"],
    ]);
  } finally {
    await system.close();
  }
});

test("kill -9 of the database in the middle of an answer: the answer ends whole, and is stored", async () => {
  const gate = Promise.withResolvers<void>();
  llm.script = [{ say: "Before, " }, { wait: gate.promise }, { say: "after." }];
  const session = await openSession();
  const answered = stream(session, "Go on").then((response) => response.text());
  await until(() => llm.requests.at(-1)?.body.messages.at(-1)?.content === "Go on");
  const before = await postmasterOf(data.path);
  await killAndWait(before ?? 0, "SIGKILL");
  gate.resolve();
  const events = readEvents(await answered);
  expect(saidIn(events)).toBe("Before, after.");
  expect(events.at(-1)?.type).toBe("turn_end");
  expect((await transcript(session)).at(-1)).toMatchObject({ text: "Before, after.", status: "complete" });
});

test("while the database is away, requests are answered 503 with Retry-After, not 500", async () => {
  await killAndWait((await postmasterOf(data.path)) ?? 0, "SIGKILL");
  const session = `/workspaces/${server.demo.workspace_id}/agents`;
  const first = await server.ask("GET", session);
  expect([200, 503]).toContain(first.status);
  if (first.status === 503) expect(first.headers.get("retry-after")).toBe("1");
  await until(async () => (await server.ask("GET", session)).status === 200);
  expect((await server.ask("GET", "/readyz", { key: null })).status).toBe(200);
});

test("kill -9 of server and database together: the next start finds everything", async () => {
  const session = await openSession();
  const database = await postmasterOf(data.path);
  await server.kill("SIGKILL");
  await killAndWait(database ?? 0, "SIGKILL");
  server = await start();
  expect((await server.ask("GET", `/sessions/${session}`)).body.id).toBe(session);
  await expectFree(session);
});

test("kill -9 while another system is asked leaves the request's Idempotency-Key free", async () => {
  const system = await startHttpDouble(() => undefined);
  try {
    const tools = `/workspaces/${server.demo.workspace_id}/tools`;
    const tool = await server.ask("POST", tools, { body: orderTool(system.url) });
    const attempt = () =>
      server.ask("POST", `${tools}/${tool.body.id}/try`, {
        body: { arguments: { order_id: "A-1" } },
        headers: { "idempotency-key": "tried once" },
      });
    const cut = expect(attempt()).rejects.toThrow();
    await until(() => system.requests.length > 0);
    expect((await attempt()).body.code).toBe("idempotency-in-flight");
    await server.kill("SIGKILL");
    await cut;
    server = await start();
    system.reply = (_, response) => sendJson(response, { price: 12 });
    const again = await attempt();
    expect(again.body).toMatchObject({ ok: true, result: { price: 12 } });
    expect((await attempt()).headers.get("idempotency-replayed")).toBe("true");
    expect(system.requests).toHaveLength(2);
  } finally {
    await system.close();
  }
});

test("a second server on the same data folder is refused, with the first one's process", async () => {
  await expect(start()).rejects.toThrow(`in use by another server (process ${server.pid})`);
});

test("SIGTERM lets a running answer finish, then the process ends", async () => {
  const gate = Promise.withResolvers<void>();
  llm.script = [{ say: "Not yet " }, { wait: gate.promise }, { say: "done." }];
  const session = await openSession();
  const response = await stream(session, "Finish");
  const text = response.text();
  await until(() => llm.requests.at(-1)?.body.messages.at(-1)?.content === "Finish");
  const ended = server.kill("SIGTERM");
  await until(() => server.output().includes("Stopping"));
  gate.resolve();
  expect(saidIn(readEvents(await text))).toBe("Not yet done.");
  await ended;
  server = await start();
  expect((await transcript(session)).at(-1)).toMatchObject({ text: "Not yet done.", status: "complete" });
});
