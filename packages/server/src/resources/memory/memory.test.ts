import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { memoryOf, untilAllLearned } from "../../../test/memory.ts";
import { startTestServer, type TestServer } from "../../../test/server.ts";

let server: TestServer;
let base: string;

beforeAll(async () => {
  server = await startTestServer();
  base = `/workspaces/${server.demo.workspace_id}`;
});

afterAll(() => server.dispose());

function someone() {
  return memoryOf(server, `user-${randomUUID()}`);
}

test("of two things said about one matter in one message, the one that held is what the next one supersedes", async () => {
  // Both are said at the same time, and which has the smaller ID is chance: eight people, so that chance is no way out.
  const held = Array.from({ length: 8 }, async () => {
    const memory = someone();
    await memory.bring([["user", "I'm vegan."]], "2025-01-05T10:00:00Z");
    await memory.bring([["user", "I'm not vegan anymore, I'm pescatarian now."]], "2025-06-05T10:00:00Z");
    await memory.bring([["user", "I'm vegan again."]], "2026-04-05T10:00:00Z");
    return memory.texts("What does the user eat?", "2026-04-06T10:00:00Z");
  });
  expect(await Promise.all(held)).toEqual(Array(8).fill(["The user is vegan."]));
});

describe("a conversation that is brought", () => {
  test("is in the transcript at once, is learned from, and is recalled with its sources", async () => {
    const memory = someone();
    const imported = await memory.bring(
      [
        ["user", "I live in Lisbon, near the river."],
        ["assistant", "Lovely!"],
      ],
      "2026-01-05T10:00:00Z",
    );
    expect(imported.status).toBe(202);
    const { conversation_id: id } = imported.body;
    const transcript = await server.ask("GET", `${base}/conversations/${id}/transcript`);
    expect(transcript.body.data.map((message: { text: string }) => message.text)).toEqual([
      "I live in Lisbon, near the river.",
      "Lovely!",
    ]);
    const { body } = await memory.recall("Where does the user live?", "2026-01-06T10:00:00Z");
    expect(body.items[0]).toMatchObject({ kind: "observation", text: "The user lives in Lisbon." });
    expect(body.items[0].sources).toEqual([
      {
        conversation_id: id,
        message_id: transcript.body.data[0].id,
        external_id: expect.stringMatching(/^brought-/),
      },
    ]);
    const { signals } = body.items[0].why;
    const sum = Object.values<number>(signals).reduce((total, part) => total + part, 0);
    expect(sum).toBeCloseTo(body.items[0].score, 6);
  });

  test("brings each message once, whoever sends it again", async () => {
    const user = `user-${randomUUID()}`;
    const message = { role: "user", text: "I have a cat.", at: "2026-01-05T10:00:00Z", external_id: "m-1" };
    const send = (messages: object[]) =>
      server.ask("POST", `${base}/conversations/import`, {
        body: { user_id: user, agent_id: server.demo.agent_id, started_at: "2026-01-05T10:00:00Z", messages },
      });
    const answers = await Promise.all([send([message]), send([message, message])]);
    expect(answers.map(({ body }) => body.imported).sort()).toEqual([0, 1]);
    const nothing = answers.find(({ body }) => body.imported === 0);
    expect(nothing?.body).toMatchObject({ conversation_id: null, status: "completed", learned: 0 });
  });

  test("is refused for an agent or a User that is not there, and told apart from an import that is not", async () => {
    const body = {
      user_id: "user_01j8z5k3mve7b8xq2n4w6y9r1t",
      agent_id: server.demo.agent_id,
      started_at: "2026-01-05T10:00:00Z",
      messages: [{ role: "user", text: "Hi", at: "2026-01-05T10:00:00Z", external_id: "x" }],
    };
    const path = `${base}/conversations/import`;
    expect((await server.ask("POST", path, { body })).body.code).toBe("user-not-found");
    const agent_id = "agent_01j8z5k3mve7b8xq2n4w6y9r1t";
    expect((await server.ask("POST", path, { body: { ...body, user_id: "x", agent_id } })).body.code).toBe(
      "agent-not-found",
    );
    const unknown = `${base}/conversation-imports/imp_01j8z5k3mve7b8xq2n4w6y9r1t`;
    expect((await server.ask("GET", unknown)).body.code).toBe("import-not-found");
  });

  test("may have eight megabytes, and not more", async () => {
    const text = "word ".repeat(1_500);
    const messages = (count: number) =>
      Array.from({ length: count }, (_, number) => ({
        ...{ role: "assistant", text, at: "2026-01-05T10:00:00Z", external_id: `large-${number}` },
      }));
    const body = {
      ...{
        user_id: `user-${randomUUID()}`,
        agent_id: await server.makeAgent({ privacy: { memory: false } }),
      },
      started_at: "2026-01-05T10:00:00Z",
    };
    const path = `${base}/conversations/import`;
    expect((await server.ask("POST", path, { body: { ...body, messages: messages(900) } })).status).toBe(202);
    const large = await server.ask("POST", path, { body: { ...body, messages: messages(1_200) } });
    expect(large.body.code).toBe("body-too-large");
  });
});

describe("a fact that changes", () => {
  // asks.md 9: a correction supersedes, and the old fact never outranks it.
  test("is superseded by what is said later, and the turn that said the old one is not recalled either", async () => {
    const memory = someone();
    await memory.bring([["user", "I live in Hamburg."]], "2026-01-05T10:00:00Z");
    await memory.bring([["user", "I moved to Munich."]], "2026-03-05T10:00:00Z");
    const { body } = await memory.recall("Where does the user live?", "2026-03-06T10:00:00Z");
    const texts = body.items.map(({ text }: { text: string }) => text);
    expect(texts[0]).toMatch(/lives in Munich/);
    expect(texts.join(" ")).not.toMatch(/Hamburg/);
    expect(body.left_out.map(({ reason }: { reason: string }) => reason)).toEqual([
      "superseded",
      "superseded",
    ]);
  });

  test("is not changed by what was said before, however late it is brought", async () => {
    const memory = someone();
    await memory.bring([["user", "I moved to Munich."]], "2026-03-05T10:00:00Z");
    await memory.bring([["user", "I live in Hamburg."]], "2026-01-05T10:00:00Z");
    const texts = await memory.texts("Where does the user live?", "2026-03-06T10:00:00Z", [
      "observation",
      "turn",
    ]);
    expect(texts[0]).toMatch(/lives in Munich/);
    expect(texts.join(" ")).not.toMatch(/Hamburg/);
  });

  test("said twice is one", async () => {
    const memory = someone();
    await memory.bring([["user", "I live in Hamburg."]], "2026-01-05T10:00:00Z");
    await memory.bring([["user", "As I said, I live in Hamburg."]], "2026-02-05T10:00:00Z");
    const texts = await memory.texts("Where does the user live?", "2026-03-06T10:00:00Z");
    expect(texts.filter((text) => text.includes("Hamburg"))).toEqual(["The user lives in Hamburg."]);
  });
});

describe("what is remembered", () => {
  test("of one User never reaches another", async () => {
    const [one, other] = [someone(), someone()];
    await one.bring([["user", "I live in Reykjavik."]], "2026-01-05T10:00:00Z");
    await other.bring([["user", "I live in Bern."]], "2026-01-05T10:00:00Z");
    const texts = await other.texts("Who lives in Reykjavik?", "2026-01-06T10:00:00Z", [
      "observation",
      "turn",
      "open_thread",
    ]);
    expect(texts.join(" ")).not.toContain("Reykjavik");
  });

  test("is the User's word alone: what the assistant says is no fact about the User", async () => {
    const memory = someone();
    await memory.bring(
      [
        ["assistant", "I live in Paris and my name is Claude."],
        ["user", "Nice to meet you."],
      ],
      "2026-01-05T10:00:00Z",
    );
    expect(await memory.texts("Where does the user live? Name?", "2026-01-06T10:00:00Z")).toEqual([]);
  });

  test("by an agent that keeps its memory to itself reaches it alone; the others' it does not see", async () => {
    const memory = someone();
    const own = await server.makeAgent({ memory_scope: "agent" });
    await memory.bring([["user", "I live in Bern."]], "2026-01-05T10:00:00Z");
    await memory.bring([["user", "My favourite colour is green."]], "2026-01-06T10:00:00Z", own);
    const seen = await memory.recall("What do you know?", "2026-01-07T10:00:00Z", { agent_id: own });
    const texts = seen.body.items.map(({ text }: { text: string }) => text).join(" ");
    expect(texts).toContain("green");
    expect(texts).not.toContain("Bern");
  });

  test("is nothing where the agent's privacy says so, and in previews", async () => {
    const userId = `user-${randomUUID()}`;
    const agentId = await server.makeAgent({ privacy: { memory: false } });
    const say = async (body: object, agent: string) => {
      const session = await server.openSession({ userId, agentId: agent, body });
      await server.ask("POST", `/sessions/${session}/messages`, { body: { text: "I live in Bern." } });
      await server.ask("POST", `/sessions/${session}/end`, { body: { status: "completed", reason: "done" } });
    };
    await say({}, agentId);
    await say({ agent_version: "draft" }, server.demo.agent_id);
    await untilAllLearned(server);
    const { body } = await memoryOf(server, userId).recall(
      "Where does the user live?",
      "2027-01-01T10:00:00Z",
    );
    expect(body.items).toEqual([]);
  });

  test("of a plan that is over is not recalled as if it were to come", async () => {
    const memory = someone();
    await memory.bring([["user", "I have gym every Monday, and I live in Bern."]], "2026-01-05T10:00:00Z");
    const { body } = await memory.recall("gym", "2026-01-06T10:00:00Z");
    expect(body.items.length).toBeGreaterThan(0);
  });
});

describe("a sensitive matter", () => {
  test("that the User spoke of in grief is left alone for a week, unless they raise it", async () => {
    const memory = someone();
    await memory.bring(
      [["user", "My father died on Sunday. I am devastated and I can't stop crying."]],
      "2026-01-05T10:00:00Z",
    );
    const soon = await memory.recall("What about the weekend with the family?", "2026-01-07T10:00:00Z");
    expect(soon.body.cooling_down).toContain("bereavement");
    expect(soon.body.items.map(({ text }: { text: string }) => text).join(" ")).not.toMatch(/died|father/i);
    expect(soon.body.left_out.map(({ reason }: { reason: string }) => reason)).toContain("cooling_down");
    const raised = await memory.recall("Since my father died I hardly sleep.", "2026-01-07T10:00:00Z");
    expect(raised.body.items.map(({ text }: { text: string }) => text).join(" ")).toMatch(/father/i);
    const later = await memory.recall("What about the weekend with the family?", "2026-01-14T10:00:00Z");
    expect(later.body.cooling_down).toEqual([]);
  });
});

describe("recall", () => {
  test("without limit and kinds is what the next turn is given, and says where the last conversation left off", async () => {
    const memory = someone();
    await memory.bring([["user", "I live in Bern and I love hiking in the Alps."]], "2026-01-05T10:00:00Z");
    const { body } = await memory.recall("Where do I live?", "2026-01-06T10:00:00Z", { limit: undefined });
    expect(body.resume.text).toContain("I live in Bern");
    expect(body.tokens).toBeLessThanOrEqual(1_200);
  });

  test("takes a question in any language and script for words", async () => {
    const memory = someone();
    await memory.bring([["user", "わたしは猫が好きです。"]], "2026-01-05T10:00:00Z");
    const answer = await memory.recall("猫 %_'\\ & | ! <-> :*", "2026-01-06T10:00:00Z");
    expect(answer.status).toBe(200);
  });

  test("is refused for a User or an agent that is not there", async () => {
    const missing = memoryOf(server, `nobody-${randomUUID()}`);
    expect((await missing.recall("x", "2026-01-06T10:00:00Z")).body.code).toBe("user-not-found");
    const agent = { agent_id: "agent_01j8z5k3mve7b8xq2n4w6y9r1t" };
    const known = memoryOf(server, server.demo.user_id);
    expect((await known.recall("x", "2026-01-06T10:00:00Z", agent)).body.code).toBe("agent-not-found");
  });
});

describe("a history that is brought", () => {
  test("is refused when it names times that no calendar of ours has", async () => {
    const send = (at: string, started = at) =>
      server.ask("POST", `${base}/conversations/import`, {
        body: {
          ...{ user_id: `user-${randomUUID()}`, agent_id: server.demo.agent_id, started_at: started },
          messages: [{ role: "user", text: "Hi", at, external_id: "1" }],
        },
      });
    for (const at of ["0000-01-01T00:00:00Z", "1899-12-31T23:59:59Z", "9999-12-31T23:59:59-12:00"]) {
      expect((await send(at)).body.code).toBe("invalid-request");
      expect((await send("2026-01-05T10:00:00Z", at)).body.code).toBe("invalid-request");
    }
    expect((await send("1900-01-01T00:00:00+00:00")).status).toBe(202);
  });

  test("does not bring back in answers and resumes what was forgotten of it", async () => {
    const memory = someone();
    const history = [
      ["user", "I live in Porto."],
      ["assistant", "Porto is nice, is it not?"],
      ["user", "My dog is called Rex."],
    ] as const;
    const at = "2026-01-05T10:00:00Z";
    const { user_id } = (await memory.bring(history, at)).body;
    const [porto] = (await server.ask("GET", `${base}/memory/observations?user_id=${user_id}&search=Porto`))
      .body.data;
    await server.ask("DELETE", `${base}/memory/observations/${porto.id}`);
    await memory.bring(history, at);
    const texts = await memory.texts("Porto", "2026-01-06T10:00:00Z", ["turn", "observation"]);
    expect(texts.join(" ")).not.toContain("Porto");
    const resume = await server.ask("GET", `${base}/memory/resume?user_id=${user_id}`);
    expect(resume.text).toContain("Rex");
    expect(resume.text).not.toContain("Porto");
  });
});

test("every turn that said what was superseded is left out, not the first alone", async () => {
  const memory = someone();
  await memory.bring([["user", "I live in Hamburg."]], "2026-01-05T10:00:00Z");
  await memory.bring([["user", "I live in Hamburg, you know."]], "2026-01-08T10:00:00Z");
  await memory.bring([["user", "I moved to Munich."]], "2026-02-05T10:00:00Z");
  await memory.bring([["user", "I live in Hamburg, as I said."]], "2026-01-09T10:00:00Z");
  const turns = await memory.texts("Where does the user live? Hamburg", "2026-03-05T10:00:00Z", ["turn"]);
  expect(turns.join(" ")).not.toContain("Hamburg");
});
