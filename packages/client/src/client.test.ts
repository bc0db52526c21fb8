import { afterAll, beforeAll, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type LlmDouble, startLlmDouble } from "../../server/test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../server/test/server.ts";
import { type ChatEvent, type Client, collect, createClient, HyponemaError, openChat } from "./client.ts";

let llm: LlmDouble;
let server: TestServer;
let client: Client;

const noWait = () => Promise.resolve();

beforeAll(async () => {
  llm = await startLlmDouble([{ say: "Hello " }, { say: "there." }]);
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url });
  client = createClient({ baseUrl: server.url, apiKey: server.demo.api_key, sleep: noWait });
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

async function openSession() {
  const { data } = await client.createSession({
    body: { agent_id: server.demo.agent_id, user_id: "ana", modality: "text" },
  });
  return data;
}

test("every operation is a method, typed by the contract", async () => {
  const params = { workspace_id: server.demo.workspace_id };
  const made = await client.createPersona({ params, body: { name: "From the client", prompt: "Be kind." } });
  expect(made.data.name).toBe("From the client");
  const one = { ...params, persona_id: made.data.id };
  const changed = await client.updatePersona({
    params: one,
    ifMatch: made.etag ?? "",
    body: { prompt: "Be brief." },
  });
  expect(changed.data.prompt).toBe("Be brief.");
  // @ts-expect-error an unknown field does not compile
  const refused = client.createPersona({ params, body: { name: "x", promt: "typing error" } });
  await expect(refused).rejects.toMatchObject({ code: "invalid-request", status: 422 });
});

test("a refusal is an error with its code, its places and the request's ID", async () => {
  const params = { workspace_id: server.demo.workspace_id, agent_id: "agent_01j8z5k3mve7b8xq2n4w6y9r1t" };
  const error = await client.getAgent({ params }).catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(HyponemaError);
  expect(error).toMatchObject({
    code: "agent-not-found",
    status: 404,
    requestId: expect.stringMatching(/^req_/),
  });
});

test("a call with an Idempotency-Key happens once", async () => {
  const body = { agent_id: server.demo.agent_id, user_id: "ana", modality: "text" } as const;
  const first = await client.createSession({ body, idempotencyKey: "client-1" });
  const second = await client.createSession({ body, idempotencyKey: "client-1" });
  expect(second.data.id).toBe(first.data.id);
  expect([first.replayed, second.replayed]).toEqual([false, true]);
});

test("a page without a key opens a session of its own and chats", async () => {
  const agent_id = await server.makeAgent({ security: { signed_url_required: false } });
  const { data } = await createClient({ baseUrl: server.url }).createWidgetSession({ params: { agent_id } });
  expect(data.external_user_id).toMatch(/^widget:/);
  const chat = await openChat({ chatUrl: data.chat_url, token: data.token, WebSocket });
  chat.send("Hello?");
  const events: ChatEvent[] = [];
  for await (const event of chat.events) {
    events.push(event);
    if (event.type === "turn_end") chat.close();
  }
  expect(events.some(({ type }) => type === "token")).toBe(true);
});

test("a list is iterated over its pages", async () => {
  const params = { workspace_id: server.demo.workspace_id };
  for (let index = 0; index < 5; index++) {
    await client.createUser({ params, body: { external_user_id: `page-${index}` } });
  }
  const names: string[] = [];
  for await (const user of client.paginate("listUsers", { params, query: { limit: 2, search: "page-" } })) {
    names.push(user.external_user_id);
  }
  expect(names).toEqual(["page-4", "page-3", "page-2", "page-1", "page-0"]);
});

test("a message streams its turn", async () => {
  const { id } = await openSession();
  const turn = await collect(client.streamMessage({ sessionId: id, text: "Hi" }));
  expect(turn.text).toBe("Hello there.");
  expect(turn.events.at(-1)?.type).toBe("turn_end");
});

test("a stream whose connection breaks is resumed, and every event comes once", async () => {
  llm.script = Array.from({ length: 30 }, (_, index) => ({ say: `${index} ` }));
  let cuts = 0;
  const cutting: typeof fetch = async (input, init) => {
    const response = await fetch(input, init);
    if (!String(input).includes("messages") && !String(input).includes("/events")) return response;
    if (cuts++ >= 3 || !response.body) return response;
    return new Response(cutAfter(response.body, 400), response);
  };
  const shaky = createClient({
    baseUrl: server.url,
    apiKey: server.demo.api_key,
    fetch: cutting,
    sleep: noWait,
  });
  const { id } = await openSession();
  const turn = await collect(shaky.streamMessage({ sessionId: id, text: "Count" }));
  expect(cuts).toBeGreaterThan(3);
  expect(turn.text).toBe(Array.from({ length: 30 }, (_, index) => `${index} `).join(""));
  expect(new Set(turn.events.map((event) => event.id)).size).toBe(turn.events.length);
  llm.script = [{ say: "Hello " }, { say: "there." }];
});

test("a page of the server's own needs no key: its cookie goes along, and with a key it does not", async () => {
  const person = await server.signIn("viewer");
  const asked: (string | undefined)[] = [];
  // Mimics a browser: sends the cookie only if `credentials` allows it.
  const browse: typeof fetch = (input, init) => {
    asked.push(init?.credentials);
    const headers = new Headers(init?.headers);
    headers.set("origin", server.url);
    if (init?.credentials === "same-origin") headers.set("cookie", person.cookie);
    return fetch(input, { ...init, headers });
  };
  const page = createClient({ baseUrl: server.url, fetch: browse });
  expect((await page.updateMe({ body: { name: "Vi" } })).data).toMatchObject({
    email: person.email,
    name: "Vi",
  });
  const params = { workspace_id: server.demo.workspace_id };
  const refused = page.createAgent({ params, body: { name: "Mine" } });
  await expect(refused).rejects.toMatchObject({ code: "insufficient-role" });
  const keyed = createClient({ baseUrl: server.url, fetch: browse, apiKey: server.demo.api_key });
  expect((await keyed.getMe()).data).toMatchObject({
    type: "api_key",
    workspace_id: server.demo.workspace_id,
  });
  expect(asked).toEqual(["same-origin", "same-origin", "omit"]);
});

/** The first `bytes` of a stream, followed by an error. */
function cutAfter(body: ReadableStream<Uint8Array>, bytes: number): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  let left = bytes;
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await reader.read();
      if (done) return controller.close();
      const part = value.subarray(0, left);
      left -= part.length;
      if (part.length > 0) controller.enqueue(part);
      if (left > 0) return;
      await reader.cancel();
      controller.error(new Error("cut"));
    },
  });
}

async function readTurn(events: AsyncIterator<ChatEvent>): Promise<string> {
  let text = "";
  for (;;) {
    const { value } = await events.next();
    if (value.type === "token") text += value.data.text;
    if (value.type === "turn_end" || value.type === "error") return text;
  }
}

test("a chat socket greets, answers, survives a broken connection, and ends with the session", async () => {
  const session = await openSession();
  const sockets: WebSocket[] = [];
  class Remembered extends WebSocket {
    constructor(url: string) {
      super(url);
      sockets.push(this);
    }
  }
  const chat = await openChat({ chatUrl: session.chat_url, token: session.token, WebSocket: Remembered });
  expect(chat.firstMessage).toContain("Mara");
  const events = chat.events[Symbol.asyncIterator]();
  chat.send("Hi");
  expect(await readTurn(events)).toBe("Hello there.");
  const gate = Promise.withResolvers<void>();
  llm.script = [{ say: "One " }, { wait: gate.promise }, { say: "two." }];
  chat.send("Count");
  expect((await events.next()).value.type).toBe("turn_start");
  expect((await events.next()).value.data).toEqual({ text: "One " });
  sockets[0]?.terminate();
  gate.resolve();
  expect(await readTurn(events)).toBe("two.");
  expect(sockets).toHaveLength(2);
  chat.end();
  expect(await events.next()).toMatchObject({ done: true });
});
