import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { publishDesign } from "../../test/design.ts";
import { type LlmDouble, startLlmDouble } from "../../test/doubles/llm/double.ts";
import { serveOn, startTestServer, type TestServer } from "../../test/server.ts";
import { type History, type PastTurn, shownMessages, turnsToSummarise } from "./history.ts";

const turn = (number: number, tokens: number): PastTurn => ({
  number,
  tokens,
  messages: [{ role: "user", text: String(number) }],
});
const history = (tokens: readonly number[], through = -1): History => ({
  summary: null,
  through,
  turns: tokens.map((size, index) => turn(index + 1, size)),
});
const shown = (...args: Parameters<typeof shownMessages>) =>
  shownMessages(...args).map((message) => message.role === "user" && message.text);
const due = (...args: Parameters<typeof turnsToSummarise>) =>
  turnsToSummarise(...args).map(({ number }) => number);

describe("of what was said", () => {
  test("a model is shown the newest turns that the budget holds, whole, and always the last", () => {
    expect(shown(history([10, 10, 10]), 100)).toEqual(["1", "2", "3"]);
    expect(shown(history([10, 10, 10]), 25)).toEqual(["2", "3"]);
    expect(shown(history([10, 500]), 25)).toEqual(["2"]);
  });

  test("what the summary tells is not shown again", () => {
    expect(shown(history([10, 10, 10], 2), 100)).toEqual(["3"]);
  });

  test("the beginning is to be summarised before the budget is full, never the last turn", () => {
    expect(due(history([30, 30]), 100)).toEqual([]);
    expect(due(history([30, 30, 30]), 100)).toEqual([1, 2]);
    expect(due(history([30, 30, 30], 2), 100)).toEqual([]);
    expect(due(history([10, 500]), 100)).toEqual([1]);
    expect(due(history([500]), 100)).toEqual([]);
  });
});

describe("a long conversation", () => {
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

  // biome-ignore lint/suspicious/noExplicitAny: what the model was sent
  const isMinutes = (body: any) => body.messages[0].content.startsWith("You keep the minutes");
  const say = (session: string, text: string, at: { url: string } = server) =>
    fetch(`${at.url}/sessions/${session}/messages`, {
      method: "POST",
      headers: { authorization: `Bearer ${server.demo.api_key}`, "content-type": "application/json" },
      body: JSON.stringify({ text }),
    }).then((response) => response.text());

  /** Talks until the model is shown a summary; resolves to what it was shown then. */
  async function talkUntilSummarised(session: string) {
    for (let said = 0; said < 40; said++) {
      await say(session, `${said} ${"word ".repeat(100)}`);
      const last = llm.requests.findLast(({ body }) => !isMinutes(body))?.body;
      if (last.messages[0].content.includes("<earlier>")) return last;
    }
    throw new Error("there was no summary");
  }

  test("is summarised beside the turns, traced, kept, and known to other nodes", async () => {
    llm.script = ({ body }) => (isMinutes(body) ? [{ say: "They counted words." }] : [{ say: "Yes." }]);
    const { agentId } = await publishDesign(server, { agent: { models: { context_budget_tokens: 600 } } });
    const session = await server.openSession({ agentId });
    const sent = await talkUntilSummarised(session);
    expect(sent.messages[0].content).toContain("<earlier>\nThey counted words.\n</earlier>");
    expect(JSON.stringify(sent.messages)).not.toContain('"0 word');
    const spans = await server.database.peek(
      "SELECT s.input, s.output FROM hyponema.spans s JOIN hyponema.turns t USING (workspace_id, trace_id) WHERE t.session_id = $1 AND s.name = 'compaction'",
      [session],
    );
    expect(spans[0]).toMatchObject({
      output: { summary: "They counted words." },
      input: { had_summary: false },
    });
    const other = await serveOn(server.database, {
      HYPONEMA_LLM_BASE_URL: llm.url,
      HYPONEMA_LLM_MODEL: "double-1",
    });
    await say(session, "And now?", other);
    expect(llm.requests.findLast(({ body }) => !isMinutes(body))?.body.messages[0].content).toContain(
      "They counted words.",
    );
    await other.stop();
    await other.instance.close();
  });

  test("goes on when no summary can be made: the model is shown less", async () => {
    llm.script = ({ body }) => (isMinutes(body) ? { refuse: "down" } : [{ say: "Yes." }]);
    const { agentId } = await publishDesign(server, { agent: { models: { context_budget_tokens: 600 } } });
    const session = await server.openSession({ agentId });
    for (let said = 0; said < 8; said++) await say(session, `${said} ${"word ".repeat(100)}`);
    const last = llm.requests.findLast(({ body }) => !isMinutes(body))?.body;
    expect(last.messages.at(-1).content).toMatch(/^7 word/);
    expect(JSON.stringify(last.messages)).not.toContain('"0 word');
  });
});
