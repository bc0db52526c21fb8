import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { publishDesign } from "../../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { readEvents, saidIn } from "../../../test/events.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let llm: LlmDouble;
let server: TestServer;
let base: string;

beforeAll(async () => {
  llm = await startLlmDouble();
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" });
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

beforeEach(() => {
  llm.requests.length = 0;
});

async function talk(settings: object, text: string, says: readonly string[] = ["Hello."]) {
  llm.script = says.map((say) => ({ say }));
  const { agentId } = await publishDesign(server, { persona: { settings } });
  const session = await server.openSession({ agentId });
  const answer = await server.ask("POST", `/sessions/${session}/messages`, { body: { text } });
  const events = readEvents(answer.text);
  const guard = events.find((event) => event.type === "guard")?.data;
  return { session, events, guard, said: saidIn(events) };
}

const outbox = (session: string) =>
  server.database.peek(
    "SELECT type, data FROM hyponema.outbox_events WHERE data ->> 'session_id' = $1 AND type LIKE 'esc%'",
    [session],
  );
const transcript = async (session: string) =>
  (await server.ask("GET", `${base}/conversations/${session}/transcript`)).body.data;

describe("a no-go zone", () => {
  const zone = (fields: object) => ({ no_go_zones: [{ name: "Z", keywords: ["secret plan"], ...fields }] });

  test("that blocks lets nothing more out, and the transcript says that it was cut", async () => {
    const says = ["We have a ", "sec", "ret  PL", "AN to share."];
    const { guard, said, session } = await talk(zone({ action: "block" }), "Hi", says);
    expect(said).toBe("We have a ");
    expect(guard).toEqual({ kind: "no_go_zone", action: "block", detail: "Z" });
    expect((await transcript(session)).at(-1)).toMatchObject({ text: "We have a ", status: "blocked" });
  });

  test("that redirects says something else instead", async () => {
    const { guard, said } = await talk(
      zone({ action: "redirect", replacement: "Let us talk of tea." }),
      "Hi",
      ["A s\u200becret plan!"],
    );
    expect(said).toBe("A Let us talk of tea.");
    expect(guard).toMatchObject({ action: "redirect", replacement: "Let us talk of tea." });
  });

  test("that escalates tells the workspace, and the session goes on", async () => {
    const escalation = { target: "queue 7", message: "A colleague takes over." };
    const { said, session } = await talk({ ...zone({ action: "escalate" }), escalation }, "Hi", [
      "the secret plan",
    ]);
    expect(said).toBe("the A colleague takes over.");
    expect(await outbox(session)).toEqual([
      { type: "escalation.triggered", data: expect.objectContaining({ reason: "Z", target: "queue 7" }) },
    ]);
    const audit = await server.ask("GET", `${base}/audit-log?target_id=${session}`);
    expect(audit.body.data[0]).toMatchObject({
      action: "session.escalate",
      after: { reason: "Z", target: "queue 7" },
    });
    expect((await server.ask("GET", `/sessions/${session}`)).body.status).toBe("in_progress");
  });

  test("with regular expressions lets text out sentence by sentence, and nothing that matches", async () => {
    const settings = {
      no_go_zones: [{ name: "IBAN", regexes: ["[A-Z]{2}\\d{2}(?: ?\\d{4}){2,}"], action: "block" }],
    };
    const { said } = await talk(settings, "Hi", ["That is easy. It is AT", "61 1904", " 3002 3457. Bye."]);
    expect(said).toBe("That is easy. It is ");
  });

  test("is only marked in what the User says", async () => {
    const { session, guard, said } = await talk(zone({ action: "block" }), "Tell me the secret plan");
    expect([guard, said]).toEqual([undefined, "Hello."]);
    const traces = await server.ask("GET", `${base}/observability/traces?conversation_id=${session}`);
    const trace = await server.ask("GET", `${base}/observability/traces/${traces.body.data[0].id}`);
    const mark = trace.body.spans.find(({ type }: { type: string }) => type === "guardrail");
    expect(mark).toMatchObject({ name: "Z", output: { action: "mark", said_by: "user" } });
  });

  test.each([
    ["(a+)+$(", "cannot be read"],
    ["(?=secret)plan", "not supported"],
    ["(a)\\1", "not supported"],
    ["((a{500}){500}){500}", "too large"],
    ["x*", "without any text"],
  ])("with the expression %j is refused when it is saved", async (pattern, message) => {
    const refused = await server.ask("POST", `${base}/personas`, {
      body: {
        name: "x",
        settings: { no_go_zones: [{ name: "Z", regexes: ["fine", pattern], action: "block" }] },
      },
    });
    expect(refused).toMatchObject({
      status: 422,
      body: { code: "invalid-regex", errors: [{ path: "/settings/no_go_zones/0/regexes/1" }] },
    });
    expect(refused.body.errors[0].message).toMatch(new RegExp(`${message}|Repetitions`));
  });
});

describe("a rule of escalation", () => {
  const rule = { name: "Person", keywords: ["real person"] };

  test("with a message answers with it, without asking the model", async () => {
    const { guard, said, session } = await talk(
      { escalation: { message: "One moment.", rules: [rule] } },
      "A REAL person, please",
    );
    expect(guard).toEqual({ kind: "escalation", action: "escalate", detail: "Person" });
    expect(said).toBe("One moment.");
    expect(llm.requests).toHaveLength(0);
    expect(await outbox(session)).toHaveLength(1);
  });

  test("without a message raises it, and the model answers", async () => {
    const { said, session } = await talk({ escalation: { rules: [rule] } }, "a real person");
    expect(said).toBe("Hello.");
    expect(await outbox(session)).toHaveLength(1);
  });

  test("that says so ends the session", async () => {
    const { session } = await talk(
      { escalation: { message: "Goodbye.", rules: [{ ...rule, end: true }] } },
      "a real person",
    );
    expect((await server.ask("GET", `/sessions/${session}`)).body).toMatchObject({
      status: "completed",
      end_reason: "escalated",
    });
  });
});

test("in a sleep window its message is the answer, and the model is left in peace", async () => {
  const window = { weekdays: [1, 2, 3, 4, 5, 6, 7], from: "00:00", to: "00:00", message: "We are asleep." };
  const { guard, said } = await talk({ sleep_windows: [window] }, "Hello?");
  expect(guard).toEqual({
    kind: "sleep_window",
    action: "redirect",
    detail: "00:00–00:00",
    replacement: "We are asleep.",
  });
  expect(said).toBe("We are asleep.");
  expect(llm.requests).toHaveLength(0);
});

describe("guards are tried", () => {
  const settings = {
    no_go_zones: [{ name: "Plan", keywords: ["secret plan"], action: "redirect", replacement: "No." }],
    escalation: { message: "One moment.", rules: [{ name: "Person", keywords: ["real person"] }] },
    sleep_windows: [{ weekdays: [1], from: "22:00", to: "06:00", message: "Asleep." }],
  };
  const noon = "2026-11-24T12:00:00.000Z";

  test.each([
    ["what the agent may say", { text: "Hello" }, null, "Hello"],
    [
      "what it may not",
      { text: "A secret plan." },
      { kind: "no_go_zone", name: "Plan", action: "redirect", start: 2, end: 13 },
      "A No.",
    ],
    ["what the User may say", { text: "Hello", said_by: "user", at: noon }, null, ""],
    [
      "what a rule meets",
      { text: "A real person?", said_by: "user", at: noon },
      { kind: "escalation", name: "Person", action: "escalate", start: 2, end: 13 },
      "One moment.",
    ],
    [
      "what is marked",
      { text: "secret plan?", said_by: "user", at: noon },
      { kind: "no_go_zone", name: "Plan", action: "mark", start: 0, end: 11 },
      "",
    ],
    [
      "what comes at night",
      { text: "Hello", said_by: "user", at: "2026-11-23T14:00:00.000Z", timezone: "Asia/Tokyo" },
      { kind: "sleep_window", name: "22:00–06:00", action: "redirect", start: null, end: null },
      "Asleep.",
    ],
  ])("on %s", async (_, body, met, said) => {
    const persona = await server.ask("POST", `${base}/personas`, { body: { name: "Tried", settings } });
    const tried = await server.ask("POST", `${base}/personas/${persona.body.id}/guards/try`, { body });
    expect(tried.body).toEqual({ met, said });
  });
});
