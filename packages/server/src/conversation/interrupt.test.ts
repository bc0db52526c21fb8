import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import WebSocket from "ws";
import { type LlmDouble, startLlmDouble } from "../../test/doubles/llm/double.ts";
import { eventsOf, readEvents, saidIn } from "../../test/events.ts";
import { createDataDir, type ServerProcess, startServerProcess, until } from "../../test/process.ts";
import { serveOn, startTestServer, TEST_SECRET, type TestServer } from "../../test/server.ts";

let llm: LlmDouble;
let server: TestServer;
let environment: Record<string, string>;

beforeAll(async () => {
  llm = await startLlmDouble();
  environment = { HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" };
  server = await startTestServer(environment);
});

beforeEach(() => {
  llm.script = [{ say: "First " }, "stall"];
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

/** Sends a message to the node at `url`, and reads until the model has begun to answer. */
async function beginAnswer(url: string, session: string) {
  const response = await fetch(`${url}/sessions/${session}/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.demo.api_key}`, "content-type": "application/json" },
    body: JSON.stringify({ text: "Hello" }),
  });
  const events = eventsOf(response);
  let turnId = "";
  for (;;) {
    const { value } = await events.next();
    if (value?.type === "turn_start") turnId = value.data.turn_id;
    if (value?.type === "token") return { turnId, events };
  }
}

async function transcriptOf(session: string): Promise<{ text: string; status: string }[]> {
  const path = `/workspaces/${server.demo.workspace_id}/conversations/${session}/transcript`;
  return (await server.ask("GET", path)).body.data;
}

const interrupt = (session: string, headers: Record<string, string> = {}) =>
  server.ask("POST", `/sessions/${session}/interrupt`, { headers });

describe("an answer that another node gives", () => {
  let other: Awaited<ReturnType<typeof serveOn>>;

  beforeAll(async () => {
    other = await serveOn(server.database, environment);
  });

  afterAll(async () => {
    await other.stop();
    await other.instance.close();
  });

  test("is stopped by an interrupt, which says so once it is over and stored", async () => {
    const session = await server.openSession();
    const { turnId, events } = await beginAnswer(other.url, session);
    expect(await interrupt(session)).toMatchObject({ status: 200, body: { turn_id: turnId, stopped: true } });
    expect((await transcriptOf(session)).at(-1)).toMatchObject({ text: "First ", status: "interrupted" });
    expect((await events.next()).value).toMatchObject({ type: "error", data: { error_kind: "cancelled" } });
  });

  test("is stopped by a message with on_busy=interrupt, which is answered", async () => {
    const session = await server.openSession();
    await beginAnswer(other.url, session);
    llm.script = [{ say: "Second" }];
    const path = `/sessions/${session}/messages?on_busy=interrupt`;
    const second = await server.ask("POST", path, { body: { text: "Stop" } });
    expect(saidIn(readEvents(second.text))).toBe("Second");
  });

  test("is stopped by the chat socket of this one", async () => {
    const opened = await server.ask("POST", "/sessions", {
      body: { agent_id: server.demo.agent_id, user_id: "ana", modality: "text" },
    });
    const { id, chat_url: url, token } = opened.body;
    const { events } = await beginAnswer(other.url, id);
    const socket = new WebSocket(`${url}?token=${token}`);
    await new Promise((resolve) => socket.once("message", resolve));
    socket.send(JSON.stringify({ type: "interrupt" }));
    expect((await events.next()).value).toMatchObject({ type: "error", data: { error_kind: "cancelled" } });
    socket.close();
  });
});

test("an interrupt repeated with its Idempotency-Key stops no later answer", async () => {
  const session = await server.openSession();
  const first = await beginAnswer(server.url, session);
  const headers = { "idempotency-key": `interrupt ${session}` };
  const stopped = { turn_id: first.turnId, stopped: true };
  expect((await interrupt(session, headers)).body).toEqual(stopped);
  const second = await beginAnswer(server.url, session);
  expect((await interrupt(session, headers)).body).toEqual(stopped);
  expect((await interrupt(session)).body).toEqual({ turn_id: second.turnId, stopped: true });
});

test("an interrupt of an unknown session is refused, and holds no Idempotency-Key", async () => {
  const unknown = "ses_01j8z5k3mve7b8xq2n4w6y9r1t";
  const headers = { "idempotency-key": "interrupt of nothing" };
  for (let times = 0; times < 2; times++) {
    expect(await interrupt(unknown, headers)).toMatchObject({
      ...{ status: 404, body: { code: "session-not-found" } },
    });
  }
});

describe("an answer of a node that does not answer itself", () => {
  let data: Awaited<ReturnType<typeof createDataDir>>;
  let other: ServerProcess;

  beforeEach(async () => {
    data = await createDataDir();
    await writeFile(join(data.path, "demo.json"), JSON.stringify({ base_url: "", ...server.demo }));
    other = await startServerProcess(
      data.path,
      { ...environment, DATABASE_URL: server.database.url, HYPONEMA_SECRET_KEY: TEST_SECRET },
      ["--demo"],
    );
  }, 60_000);

  afterEach(async () => {
    await other.kill("SIGKILL");
    await data.remove();
  });

  test("is not said to be stopped: 503 node-unreachable, until the others have closed it", async () => {
    const session = await server.openSession();
    const { turnId } = await beginAnswer(other.url, session);
    await other.kill("SIGKILL");
    const refused = await interrupt(session);
    expect(refused).toMatchObject({ status: 503, body: { code: "node-unreachable" } });
    expect(refused.headers.get("retry-after")).toBe("1");
    const message = { body: { text: "Are you there?" } };
    const said = await server.ask("POST", `/sessions/${session}/messages?on_busy=interrupt`, message);
    expect(said.body).toMatchObject({ code: "node-unreachable" });
    expect(await server.database.peek("SELECT FROM hyponema.node_commands")).toEqual([]);
    await until(async () => (await interrupt(session)).status === 200);
    expect((await interrupt(session)).body).toEqual({ turn_id: null, stopped: false });
    const resumed = await server.ask("GET", `/sessions/${session}/turns/${turnId}/events`);
    expect(readEvents(resumed.text).at(-1)).toMatchObject({
      type: "error",
      data: { error_kind: "internal" },
    });
  }, 60_000);

  test("that is killed in the middle of being asked is not said to be stopped either", async () => {
    const session = await server.openSession();
    await beginAnswer(other.url, session);
    // It stands still, so that it has been asked and has not answered when it dies.
    process.kill(other.pid, "SIGSTOP");
    const answer = interrupt(session);
    await until(async () => (await server.database.peek("SELECT FROM hyponema.node_commands")).length > 0);
    await other.kill("SIGKILL");
    expect(await answer).toMatchObject({ status: 503, body: { code: "node-unreachable" } });
  }, 60_000);
});
