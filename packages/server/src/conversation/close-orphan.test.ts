import type { TurnEvent } from "@hyponema/contract/events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { publishDesign } from "../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../test/server.ts";
import { systemActor } from "../platform/actor.ts";
import { newId } from "../platform/ids.ts";
import { beginTurn, keepEvents } from "../resources/turns/service.ts";

let llm: LlmDouble;
let server: TestServer;

beforeAll(async () => {
  llm = await startLlmDouble();
  server = await startTestServer({
    HYPONEMA_LLM_BASE_URL: llm.url,
    HYPONEMA_LLM_MODEL: "double-1",
    HYPONEMA_METRICS_TOKEN: "operator-token",
  });
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

const started: TurnEvent = { type: "turn_start", data: { turn_id: "turn_1", model: "double-1" } };
const token = (text: string): TurnEvent => ({ type: "token", data: { text } });
const hours: TurnEvent = {
  type: "tool_result",
  data: { call_id: "a", name: "hours", arguments: { day: "Monday" }, result: { from: 7 }, latency_ms: 40 },
};

/** A turn whose node died three seconds after it began and had kept `batches`; resolves when the server has closed it. */
async function orphan(batches: readonly (readonly TurnEvent[])[], agentId = server.demo.agent_id) {
  const session = await server.openSession({ agentId });
  const [id, traceId] = [newId("turn"), newId("trace")];
  const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
  // In one transaction: the server looks for turns of dead nodes all the time.
  await server.instance.database.inWorkspace(scope, async (tx) => {
    const text = "When is breakfast?";
    await beginTurn(tx, { id, sessionId: session, traceId, nodeId: newId("node"), text });
    await tx.query("UPDATE hyponema.turns SET started_at = started_at - interval '3 s' WHERE id = $1", [id]);
    let firstSequence = 0;
    for (const events of batches) {
      await keepEvents(tx, [{ turnId: id, firstSequence, events }]);
      firstSequence += events.length;
    }
  });
  const row = async () => (await server.database.peek("SELECT * FROM hyponema.turns WHERE id = $1", [id]))[0];
  await expect.poll(async () => (await row())?.status).toBe("interrupted");
  return { id, traceId, session, row: await row() };
}

const workspace = () => `/workspaces/${server.demo.workspace_id}`;

async function transcriptOf(session: string) {
  const { body } = await server.ask("GET", `${workspace()}/conversations/${session}/transcript`);
  return body.data;
}

test("a turn of a dead node keeps the order of its text and its tools, in the transcript and in the next prompt", async () => {
  const { agentId } = await publishDesign(server, {});
  const batches = [[started, token("Let me ")], [token("check. "), hours], [token("Breakfast is at ")]];
  const { session } = await orphan(batches, agentId);
  const said = await transcriptOf(session);
  expect(said.map(({ role, text, status }: Record<string, string>) => [role, text, status])).toEqual([
    ["user", "When is breakfast?", "complete"],
    ["assistant", "Let me check. ", "complete"],
    ["tool", "", "complete"],
    ["assistant", "Breakfast is at ", "interrupted"],
  ]);
  await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "Go on" } });
  const [, ...prompt] = llm.requests.at(-1)?.body.messages ?? [];
  expect(prompt.map(({ role, content }: Record<string, unknown>) => [role, content || "a call"])).toEqual([
    ["user", "When is breakfast?"],
    ["assistant", "Let me check. "],
    ["assistant", "a call"],
    ["tool", '{"from":7}'],
    ["assistant", "Breakfast is at "],
    ["user", "Go on"],
  ]);
});

test("its row says what its events say, and leaves unknown what died with the node", async () => {
  const { row } = await orphan([[started, token("Yes")]]);
  expect(row).toMatchObject({
    model: "double-1",
    provider: null,
    latency_ms: 3000,
    error_kind: "internal",
    ...{ prompt_tokens: null, completion_tokens: null, cost_usd: null, first_token_ms: null },
  });
});

test("of a turn that kept nothing, nothing is made up", async () => {
  const { row, session } = await orphan([]);
  expect(row).toMatchObject({ model: null, latency_ms: null });
  expect((await transcriptOf(session)).at(-1)).toMatchObject({ text: "", status: "interrupted" });
});

test("it is traced, with the steps that its events tell of", async () => {
  const guard: TurnEvent = {
    type: "guard",
    data: { kind: "no_go_zone", action: "block", detail: "No prices" },
  };
  const { traceId, session } = await orphan([[started, hours], [guard]]);
  const listed = await server.ask("GET", `${workspace()}/observability/traces?conversation_id=${session}`);
  expect(listed.body.data).toMatchObject([
    { id: traceId, status: "interrupted", duration_ms: 3000, cost_usd: null },
  ]);
  const { body } = await server.ask("GET", `${workspace()}/observability/traces/${traceId}`);
  const root = body.spans.find(({ type }: { type: string }) => type === "turn");
  expect(root).toMatchObject({
    input: { text: "When is breakfast?" },
    error: "The server stopped in the middle of the answer.",
  });
  expect(body.spans).toContainEqual(
    expect.objectContaining({
      ...{ type: "tool", name: "hours", parent_id: root.id, duration_ms: 40 },
      ...{ input: { day: "Monday" }, output: { from: 7 } },
    }),
  );
  expect(body.spans).toContainEqual(
    expect.objectContaining({ type: "guardrail", name: "No prices", parent_id: root.id }),
  );
  const usage = await server.database.peek(
    "SELECT FROM hyponema.usage JOIN hyponema.turns t ON t.id = turn_id WHERE t.trace_id = $1",
    [traceId],
  );
  expect(usage).toEqual([]);
  const metrics = await server.ask("GET", "/metrics", { key: "operator-token" });
  expect(metrics.text).toMatch(/hyponema_turns_total\{status="interrupted"\} [1-9]/);
});

test("an escalation that was announced is raised", async () => {
  const { agentId } = await publishDesign(server, {
    persona: { settings: { escalation: { target: "front desk" } } },
  });
  const guard: TurnEvent = {
    type: "guard",
    data: { kind: "escalation", action: "escalate", detail: "Complaint" },
  };
  const { id } = await orphan([[started, guard, token("A person will help you.")]], agentId);
  const facts = { turn_id: id, reason: "Complaint", target: "front desk", test: false };
  const raised = await server.database.peek(
    "SELECT data FROM hyponema.outbox_events WHERE type = 'escalation.triggered' AND data ->> 'turn_id' = $1",
    [id],
  );
  expect(raised).toMatchObject([{ data: facts }]);
  const audited = await server.database.peek(
    "SELECT after FROM hyponema.audit_log WHERE action = 'session.escalate' AND after ->> 'turn_id' = $1",
    [id],
  );
  expect(audited).toEqual([{ after: facts }]);
});

test("one that cannot be closed keeps no other from being closed", async () => {
  const broken = newId("turn");
  const scope = { workspaceId: server.demo.workspace_id, actor: systemActor("test") };
  const session = await server.openSession();
  await server.instance.database.inWorkspace(scope, async (tx) => {
    const ids = { id: broken, traceId: newId("trace"), nodeId: newId("node") };
    await beginTurn(tx, { ...ids, sessionId: session, text: "Hello" });
    await tx.query(
      `INSERT INTO hyponema.turn_events (workspace_id, turn_id, first_sequence, events, created_at)
       VALUES ($1, $2, 0, 'no JSON', $3)`,
      [tx.workspaceId, broken, tx.now],
    );
  });
  expect((await orphan([[started, token("Yes")]])).row).toMatchObject({ status: "interrupted" });
});
