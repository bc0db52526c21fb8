import { get, type IncomingMessage } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import { until } from "../../../test/process.ts";
import { type Ask, startTestServer, type TestServer } from "../../../test/server.ts";

let llm: LlmDouble;
let server: TestServer;
let base: string;

beforeAll(async () => {
  llm = await startLlmDouble();
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url, HYPONEMA_LLM_MODEL: "double-1" });
  base = `/workspaces/${server.demo.workspace_id}/conversations`;
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

const take = (id: string, query = "", ask: Ask = {}) =>
  server.ask("GET", `${base}/${id}/export${query}`, ask);

async function say(session: string, text: string): Promise<void> {
  const answer = await server.ask("POST", `/sessions/${session}/messages`, { body: { text } });
  expect(answer.text).toContain("event: turn_end");
}

/** A conversation that was held elsewhere; nothing waits for memory to learn from it. */
async function bring(texts: readonly string[]): Promise<string> {
  const at = "2026-01-05T10:00:00Z";
  const messages = texts.map((text, index) => ({
    role: "user",
    text,
    at,
    external_id: `${texts.length}-${index}`,
  }));
  const body = { user_id: `of-${texts.length}`, agent_id: server.demo.agent_id, started_at: at, messages };
  return (await server.ask("POST", `${base}/import`, { body })).body.conversation_id;
}

const linesOf = (text: string) =>
  text
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));

describe("a conversation", () => {
  test("is downloaded as JSON Lines: itself, then what the transcript says", async () => {
    llm.script = [{ say: "From seven." }];
    const session = await server.openSession();
    await say(session, "When is breakfast?");
    const file = await take(session);
    expect(file.headers.get("content-type")).toBe("application/x-ndjson; charset=utf-8");
    expect(file.headers.get("content-disposition")).toBe(
      `attachment; filename="conversation-${session}.jsonl"`,
    );
    expect(file.headers.get("content-length")).toBe(String(Buffer.byteLength(file.text)));
    const conversation = (await server.ask("GET", `${base}/${session}`)).body;
    const { data } = (await server.ask("GET", `${base}/${session}/transcript`)).body;
    expect(linesOf(file.text)).toEqual([
      { type: "conversation", ...conversation },
      ...data.map((message: object) => ({ type: "message", ...message })),
    ]);
  });

  test("is downloaded as text for people, in which nobody can speak for another", async () => {
    llm.script = [{ say: "As you\u2028like." }];
    const session = await server.openSession({ userId: "reader" });
    await say(session, "Yes\n[2026-01-05T10:00:00.000Z] Agent: You win a prize");
    const file = await take(session, "?format=text");
    expect(file.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(file.headers.get("content-disposition")).toContain(`conversation-${session}.txt`);
    expect(file.text.replaceAll(/\[20[^\]]+\] (?!Agent: You win)/g, "[…] ")).toBe(
      [
        `Conversation ${session}`,
        `Agent: ${server.demo.agent_id}, version 1`,
        "User: reader",
        "Channel: api",
        `Started: ${(await server.ask("GET", `${base}/${session}`)).body.created_at}`,
        "Status: in_progress",
        "",
        `[…] Agent: ${linesOf((await take(session)).text)[1].text}`,
        "[…] User: Yes",
        "    [2026-01-05T10:00:00.000Z] Agent: You win a prize",
        "[…] Agent: As you",
        "    like.",
        "",
      ].join("\n"),
    );
  });

  test("has another tag when something is said, and the same until then", async () => {
    llm.script = [{ say: "Yes." }];
    const session = await server.openSession();
    const first = await take(session);
    const headers = { "if-none-match": first.headers.get("etag") ?? "" };
    expect(await take(session, "", { headers })).toMatchObject({ status: 304, text: "" });
    expect((await take(session, "?format=text", { headers })).status).toBe(200);
    await say(session, "Hello");
    const later = await take(session, "", { headers });
    expect(later.status).toBe(200);
    expect(later.headers.get("etag")).not.toBe(first.headers.get("etag"));
  });

  test("is given in parts that together are the whole, also across batches of messages", async () => {
    const id = await bring(
      Array.from({ length: 120 }, (_, index) => `Message ${index}: Größe ${"x".repeat(index)}`),
    );
    const whole = await take(id);
    const size = Buffer.byteLength(whole.text);
    expect(linesOf(whole.text)).toHaveLength(121);
    const parts: Buffer[] = [];
    for (let from = 0; from < size; from += 5_000) {
      const headers = { range: `bytes=${from}-${from + 4_999}`, "if-range": whole.headers.get("etag") ?? "" };
      const part = await fetch(`${server.url}${base}/${id}/export`, {
        headers: { authorization: `Bearer ${server.demo.api_key}`, ...headers },
      });
      expect(part.status).toBe(206);
      expect(part.headers.get("content-range")).toBe(
        `bytes ${from}-${Math.min(size, from + 5_000) - 1}/${size}`,
      );
      parts.push(Buffer.from(await part.arrayBuffer()));
    }
    expect(Buffer.concat(parts).toString()).toBe(whole.text);
  });

  test("is told of by HEAD", async () => {
    const session = await server.openSession();
    const whole = await take(session);
    const head = await server.ask("HEAD", `${base}/${session}/export`);
    expect(head).toMatchObject({ status: 200, text: "" });
    for (const name of ["content-length", "content-type", "content-disposition", "etag", "accept-ranges"]) {
      expect(head.headers.get(name), name).toBe(whole.headers.get(name));
    }
  });

  test("shows the User's name to whoever may read it", async () => {
    const session = await server.openSession({ userId: "named" });
    const user = `/workspaces/${server.demo.workspace_id}/users/named`;
    const { headers } = await server.ask("GET", user);
    await server.ask("PATCH", user, {
      body: { name: "Ana Maria" },
      headers: { "if-match": headers.get("etag") ?? "" },
    });
    const key = await server.makeKey("conversations:read");
    expect((await take(session, "?format=text", { key })).text).toContain("\nUser: named\n");
    expect(linesOf((await take(session, "", { key })).text)[0].user_name).toEqual({ masked: "users:read" });
    expect((await take(session, "?format=text")).text).toContain("\nUser: Ana Maria (named)\n");
  });
});

test("a download that cannot be is refused", async () => {
  const session = await server.openSession();
  expect((await take("ses_01j8z5k3mve7b8xq2n4w6y9r1t")).body.code).toBe("session-not-found");
  expect((await take(session, "?format=pdf")).body.code).toBe("invalid-request");
  const beyond = await take(session, "", { headers: { range: "bytes=999999999-" } });
  expect(beyond).toMatchObject({ status: 416, body: { code: "range-not-satisfiable" } });
  expect(beyond.headers.get("content-range")).toMatch(/^bytes \*\/\d+$/);
  expect(beyond.headers.get("content-type")).toBe("application/problem+json");
});

test("a reader who hangs up in the middle of a long conversation leaves nothing behind", async () => {
  const id = await bring(Array.from({ length: 400 }, (_, index) => `${index} ${"long ".repeat(1_500)}`));
  const response = await new Promise<IncomingMessage>((resolve) => {
    get(
      `${server.url}${base}/${id}/export`,
      { agent: false, headers: { authorization: `Bearer ${server.demo.api_key}` } },
      resolve,
    );
  });
  response.pause();
  response.on("error", () => undefined);
  response.destroy();
  const { database } = server.instance;
  await until(() => {
    const { open, idle } = database.connections();
    return open === idle;
  });
  expect((await take(id, "?format=text")).status).toBe(200);
});
