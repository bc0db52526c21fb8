import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LlmDouble, startLlmDouble } from "../../test/doubles/llm/double.ts";
import { eventsOf, readEvents, saidIn } from "../../test/events.ts";
import { serveOn, startTestServer, type TestServer } from "../../test/server.ts";

let llm: LlmDouble;
let server: TestServer;

beforeAll(async () => {
  llm = await startLlmDouble();
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" });
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

function say(session: string, text = "Hello", headers: Record<string, string> = {}, query = "") {
  return server.ask("POST", `/sessions/${session}/messages${query}`, { body: { text }, headers });
}

async function transcriptOf(session: string) {
  const answer = await server.ask(
    "GET",
    `/workspaces/${server.demo.workspace_id}/conversations/${session}/transcript`,
  );
  return answer.body.data as { role: string; text: string; status: string; tool_call: unknown }[];
}

/** Sends a message and returns the response while it is still streaming. */
function stream(session: string, text = "Hello", signal?: AbortSignal) {
  return fetch(`${server.url}/sessions/${session}/messages`, {
    method: "POST",
    headers: { authorization: `Bearer ${server.demo.api_key}`, "content-type": "application/json" },
    body: JSON.stringify({ text }),
    ...(signal ? { signal } : {}),
  });
}

describe("a message", () => {
  test("is answered by turn_start, tokens and turn_end, each with its own ID", async () => {
    llm.script = [{ say: "Good " }, { say: "morning." }];
    const events = readEvents((await say(await server.openSession())).text);
    expect(events.map((event) => event.type)).toEqual(["turn_start", "token", "token", "turn_end"]);
    expect(events.map((event) => event.id)).toEqual(["1.0", "1.1", "1.2", "1.3"]);
    expect(saidIn(events)).toBe("Good morning.");
    expect(events[0]?.data).toMatchObject({ model: "double-1" });
    expect(events[3]?.data).toMatchObject({ prompt_tokens: 100, completion_tokens: 10 });
  });

  test("is stored with its answer, and the next turn's model is told of both", async () => {
    llm.script = [{ say: "Noted." }];
    const session = await server.openSession();
    await say(session, "I like tea");
    await say(session, "What do I like?");
    const messages = llm.requests
      .at(-1)
      ?.body.messages.map((message: { content: string }) => message.content);
    expect(messages.slice(1)).toEqual([
      "Hotel Lindenhof, this is Mara. How can I help?",
      "I like tea",
      "Noted.",
      "What do I like?",
    ]);
    expect((await transcriptOf(session)).map(({ role, status }) => `${role} ${status}`)).toEqual([
      "assistant complete",
      "user complete",
      "assistant complete",
      "user complete",
      "assistant complete",
    ]);
  });

  test("leaves a trace with the model's span and its tokens", async () => {
    llm.script = [{ say: "Traced." }];
    const session = await server.openSession();
    await say(session);
    const traces = `/workspaces/${server.demo.workspace_id}/observability/traces`;
    const list = await server.ask("GET", `${traces}?conversation_id=${session}`);
    const trace = await server.ask("GET", `${traces}/${list.body.data[0].id}`);
    const [turn, memory, llmSpan] = trace.body.spans;
    expect(turn).toMatchObject({
      type: "turn",
      parent_id: null,
      input: { text: "Hello", tools: expect.arrayContaining([{ name: "end_call", source: "system" }]) },
    });
    const sent = turn.input.prompt.map(({ source }: { source: string }) => source);
    expect(sent).toEqual(["memory", "persona"]);
    const lengths = turn.input.prompt.map(({ characters }: { characters: number }) => characters);
    expect(llmSpan.input.system).toHaveLength(lengths[0] + 2 + lengths[1]);
    expect(memory).toMatchObject({ type: "memory", parent_id: turn.id });
    expect(llmSpan).toMatchObject({
      type: "llm",
      parent_id: turn.id,
      model: "double-1",
      prompt_tokens: 100,
      output: { text: "Traced." },
    });
  });

  test("to an ended session is refused with session-ended", async () => {
    const session = await server.openSession();
    await server.ask("POST", `/sessions/${session}/end`);
    expect(await say(session)).toMatchObject({ status: 409, body: { code: "session-ended" } });
  });

  test("while the agent is answering is refused with turn-in-progress", async () => {
    const gate = Promise.withResolvers<void>();
    llm.script = [{ say: "One moment" }, { wait: gate.promise }];
    const session = await server.openSession();
    const first = await stream(session);
    expect(await say(session)).toMatchObject({ status: 409, body: { code: "turn-in-progress" } });
    gate.resolve();
    expect(saidIn(readEvents(await first.text()))).toBe("One moment");
  });

  // Regression: the second of two concurrent messages violated the unique index, which aborted its transaction with a 500.
  test("sent many times at once is answered once, and refused with turn-in-progress otherwise", async () => {
    llm.script = [{ say: "One at a time." }];
    for (let round = 0; round < 5; round++) {
      const session = await server.openSession();
      const answers = await Promise.all(Array.from({ length: 8 }, () => say(session)));
      const statuses = answers.map(({ status }) => status);
      expect(statuses.filter((status) => status !== 200 && status !== 409)).toEqual([]);
      expect(statuses).toContain(200);
      const said = (await transcriptOf(session)).filter(({ role }) => role === "user");
      expect(said).toHaveLength(statuses.filter((status) => status === 200).length);
    }
  });

  test("sent many times at once with on_busy=interrupt is stored every time, and the session is free after", async () => {
    llm.script = [{ say: "Talking " }, { say: "on." }];
    const session = await server.openSession();
    const answers = await Promise.all(
      Array.from({ length: 6 }, () => say(session, "Now", {}, "?on_busy=interrupt")),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    expect((await say(session)).status).toBe(200);
  });

  test("with on_busy=interrupt cancels the answer under way, which is stored as far as it was said", async () => {
    llm.script = [{ say: "First " }, "stall"];
    const session = await server.openSession();
    const first = eventsOf(await stream(session));
    for await (const event of first) if (event.type === "token") break;
    llm.script = [{ say: "Second" }];
    const second = readEvents((await say(session, "Stop", {}, "?on_busy=interrupt")).text);
    expect(saidIn(second)).toBe("Second");
    const stored = await transcriptOf(session);
    expect(stored.slice(1).map(({ text, status }) => `${text} ${status}`)).toEqual([
      "Hello complete",
      "First  interrupted",
      "Stop complete",
      "Second complete",
    ]);
  });

  test("is stopped by an interrupt: the stream ends as cancelled, what was said is kept, the session is free", async () => {
    llm.script = [{ say: "First " }, "stall"];
    const session = await server.openSession();
    const events = eventsOf(await stream(session));
    for (let event = await events.next(); event.value?.type !== "token"; ) event = await events.next();
    const stopped = await server.ask("POST", `/sessions/${session}/interrupt`);
    expect(stopped).toMatchObject({ status: 200, body: { turn_id: expect.any(String), stopped: true } });
    expect((await events.next()).value).toMatchObject({ type: "error", data: { error_kind: "cancelled" } });
    expect((await transcriptOf(session)).at(-1)).toMatchObject({ text: "First ", status: "interrupted" });
    llm.script = [{ say: "Second" }];
    expect(saidIn(readEvents((await say(session)).text))).toBe("Second");
    const idle = await server.ask("POST", `/sessions/${session}/interrupt`);
    expect(idle).toMatchObject({ status: 200, body: { turn_id: null, stopped: false } });
  });

  test("sent twice with one Idempotency-Key is one turn, streamed twice", async () => {
    llm.script = [{ say: "Once." }];
    const session = await server.openSession();
    const headers = { "idempotency-key": "message-1" };
    const first = await say(session, "Hi", headers);
    const second = await say(session, "Hi", headers);
    expect(second.text).toBe(first.text);
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect((await transcriptOf(session)).filter(({ role }) => role === "user")).toHaveLength(1);
  });
});

describe("a tool call", () => {
  test("streams its arguments as they grow, runs, and the model goes on with the result", async () => {
    llm.script = ({ body }) =>
      body.messages.at(-1).role === "tool"
        ? [{ say: "Goodbye." }]
        : [{ call: "end_call", pieces: ['{"rea', 'son":"done"}'] }];
    const session = await server.openSession();
    const events = readEvents((await say(session, "Bye")).text);
    const partial = events.flatMap((event) =>
      event.type === "tool_call" ? [event.data.arguments_partial] : [],
    );
    expect(partial).toEqual(["", '{"rea', '{"reason":"done"}', '{"reason":"done"}']);
    expect(events.find((event) => event.type === "tool_result")?.data).toMatchObject({
      name: "end_call",
      arguments: { reason: "done" },
      result: { ended: true },
    });
    expect(saidIn(events)).toBe("Goodbye.");
    expect((await server.ask("GET", `/sessions/${session}`)).body).toMatchObject({
      status: "completed",
      end_reason: "done",
    });
  });
});

describe("a no-go zone", () => {
  test("redirects before its words leave, and the model is cancelled", async () => {
    llm.script = [{ say: "Here is the gue" }, { say: "st li" }, { say: "st: Bob" }, "stall"];
    const events = readEvents((await say(await server.openSession())).text);
    expect(saidIn(events)).toBe("Here is the I cannot say anything about other guests.");
    expect(events.find((event) => event.type === "guard")?.data).toMatchObject({
      kind: "no_go_zone",
      action: "redirect",
    });
    await llm.requests.at(-1)?.hungUp;
  });

  test("lets a word pass that only begins like one of its own", async () => {
    llm.script = [{ say: "The guest li" }, { say: "brary is open." }];
    expect(saidIn(readEvents((await say(await server.openSession())).text))).toBe(
      "The guest library is open.",
    );
  });
});

describe("a provider's fault", () => {
  const rate = { status: 429, body: '{"error":{"message":"slow down"}}', headers: { "retry-after": "7" } };
  const cases = [
    ["401", { status: 401, body: '{"error":{"message":"bad key sk-abcdefghijklmnop"}}' }, "provider_auth"],
    ["429", rate, "provider_rate_limited"],
    ["500", { status: 500, body: "<html>oops</html>" }, "provider_unavailable"],
    [
      "a context that is too long",
      { status: 400, body: '{"error":{"message":"maximum context length is 8192 tokens"}}' },
      "context_too_long",
    ],
    ["a cut stream", [{ say: "Half a" }, "cut"], "provider_unavailable"],
    ["a malformed chunk", [{ raw: "data: {nonsense\n\n" }], "provider_unavailable"],
  ] as const;

  test.each(cases)(
    "%s ends the turn with its kind, and the session is free again",
    async (_, script, kind) => {
      llm.script = script;
      const session = await server.openSession();
      const events = readEvents((await say(session)).text);
      expect(events.at(-1)).toMatchObject({ type: "error", data: { error_kind: kind } });
      expect(JSON.stringify(events)).not.toContain("sk-abcdefghijklmnop");
      llm.script = [{ say: "Back." }];
      expect(saidIn(readEvents((await say(session)).text))).toBe("Back.");
    },
  );

  test("after some words keeps them", async () => {
    llm.script = [{ say: "Half a" }, "cut"];
    const session = await server.openSession();
    await say(session);
    expect((await transcriptOf(session)).at(-1)).toMatchObject({ text: "Half a", status: "failed" });
  });

  test("of the first model is answered by its fallback", async () => {
    const choice = { provider: "openai-compatible", model: "broken" } as const;
    const agentId = await server.makeAgent({
      models: { text: { ...choice, fallbacks: [{ ...choice, model: "works" }] } },
    });
    llm.script = ({ body }) =>
      body.model === "broken" ? { status: 503, body: "" } : [{ say: "From the second." }];
    const session = await server.openSession({ agentId });
    expect(saidIn(readEvents((await say(session)).text))).toBe("From the second.");
  });
});

describe("a reader who hangs up", () => {
  test("loses nothing: the answer goes on and is stored, and a resume brings the rest", async () => {
    const gate = Promise.withResolvers<void>();
    llm.script = [{ say: "One " }, { wait: gate.promise }, { say: "two." }];
    const session = await server.openSession();
    const hangUp = new AbortController();
    let last = "";
    let turnId = "";
    for await (const event of eventsOf(await stream(session, "Count", hangUp.signal))) {
      last = event.id;
      if (event.type === "turn_start") turnId = event.data.turn_id;
      if (event.type === "token") break;
    }
    hangUp.abort();
    const resumed = server.ask("GET", `/sessions/${session}/turns/${turnId}/events`, {
      headers: { "last-event-id": last },
    });
    gate.resolve();
    expect(saidIn(readEvents((await resumed).text))).toBe("two.");
    expect((await transcriptOf(session)).at(-1)).toMatchObject({ text: "One two.", status: "complete" });
  });

  test("can resume on another node, also while the turn is running", async () => {
    const gate = Promise.withResolvers<void>();
    llm.script = [{ say: "Here " }, { wait: gate.promise }, { say: "and there." }];
    const session = await server.openSession();
    const other = await serveOn(server.database);
    try {
      const first = await stream(session);
      let turnId = "";
      for await (const event of eventsOf(first)) {
        if (event.type === "turn_start") turnId = event.data.turn_id;
        if (event.type === "token") break;
      }
      const resumed = fetch(`${other.url}/sessions/${session}/turns/${turnId}/events`, {
        headers: { authorization: `Bearer ${server.demo.api_key}` },
      });
      gate.resolve();
      const events = readEvents(await (await resumed).text());
      expect(saidIn(events)).toBe("Here and there.");
      expect(events.at(-1)?.type).toBe("turn_end");
    } finally {
      await other.stop();
      await other.instance.close();
    }
  });
});
