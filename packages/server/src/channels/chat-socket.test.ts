import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type LlmDouble, startLlmDouble } from "../../test/doubles/llm/double.ts";
import { startTestServer, type TestServer } from "../../test/server.ts";

let llm: LlmDouble;
let server: TestServer;

beforeAll(async () => {
  llm = await startLlmDouble([{ say: "Hello " }, { say: "there." }]);
  server = await startTestServer({ HYPONEMA_LLM_BASE_URL: llm.url });
});

afterAll(async () => {
  await server.dispose();
  await llm.close();
});

interface Frame {
  readonly type: string;
  readonly id?: string;
  readonly data: Record<string, unknown>;
}

/** A raw socket that queues its frames and its close. */
class Raw {
  readonly #socket: WebSocket;
  readonly #frames: Frame[] = [];
  readonly opened: Promise<void>;
  readonly closed: Promise<{ code: number; reason: string }>;
  #wake: () => void = () => undefined;

  constructor(url: string, headers: Record<string, string> = {}) {
    this.#socket = new WebSocket(url, { headers });
    this.#socket.on("message", (data) => {
      this.#frames.push(JSON.parse(data.toString()));
      this.#wake();
    });
    this.opened = new Promise((resolve) => this.#socket.once("open", () => resolve()));
    this.closed = new Promise((resolve) => {
      this.#socket.on("close", (code, reason) => resolve({ code, reason: reason.toString() }));
    });
  }

  /** Frames received but not read yet. */
  get waiting(): number {
    return this.#frames.length;
  }

  pong(): void {
    this.#socket.pong();
  }

  async next(): Promise<Frame> {
    while (this.#frames.length === 0) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
    return this.#frames.shift() as Frame;
  }

  /** Frames up to and including the first of `type`. */
  async until(type: string): Promise<Frame[]> {
    const frames: Frame[] = [];
    do frames.push(await this.next());
    while (frames.at(-1)?.type !== type);
    return frames;
  }

  send(frame: unknown): void {
    this.#socket.send(typeof frame === "string" ? frame : JSON.stringify(frame));
  }

  close(): void {
    this.#socket.close();
  }
}

async function open(agentId = server.demo.agent_id) {
  const body = { agent_id: agentId, user_id: "ana", modality: "text" };
  return (await server.ask("POST", "/sessions", { body })).body as {
    id: string;
    chat_url: string;
    ws_url: string;
    token: string;
  };
}

describe("a chat socket", () => {
  test("is ready with the opening line, and carries a turn's events with their IDs", async () => {
    const session = await open();
    const socket = new Raw(`${session.chat_url}?token=${session.token}`);
    expect(await socket.next()).toEqual({
      type: "ready",
      data: { session_id: session.id, first_message: "Hotel Lindenhof, this is Mara. How can I help?" },
    });
    socket.send({ type: "message", data: { text: "Hi" } });
    const frames = await socket.until("turn_end");
    expect(frames.map(({ type, id }) => `${type} ${id}`)).toEqual([
      "turn_start 1.0",
      "token 1.1",
      "token 1.2",
      "turn_end 1.3",
    ]);
    socket.close();
  });

  test("interrupts: the answer ends as cancelled, and the next one begins", async () => {
    llm.script = [{ say: "On and " }, "stall"];
    const session = await open();
    const socket = new Raw(`${session.chat_url}?token=${session.token}`);
    await socket.next();
    socket.send({ type: "message", data: { text: "Talk" } });
    await socket.until("token");
    socket.send({ type: "interrupt" });
    expect((await socket.until("error")).at(-1)?.data).toMatchObject({ error_kind: "cancelled" });
    llm.script = [{ say: "Hello " }, { say: "there." }];
    socket.send({ type: "message", data: { text: "Again" } });
    expect((await socket.until("turn_end")).at(-1)?.type).toBe("turn_end");
    socket.close();
  });

  test("goes on after a lost connection, from the last event seen", async () => {
    const session = await open();
    const first = new Raw(`${session.chat_url}?token=${session.token}`);
    await first.next();
    first.send({ type: "message", data: { text: "Hi" } });
    await first.until("token");
    first.close();
    const second = new Raw(`${session.chat_url}?token=${session.token}`);
    await second.next();
    second.send({ type: "resume", data: { last_event_id: "1.1" } });
    expect((await second.until("turn_end")).map(({ id }) => id)).toEqual(["1.2", "1.3"]);
    second.close();
  });

  test("hears what is said before it is ready", async () => {
    const session = await open();
    const socket = new Raw(`${session.chat_url}?token=${session.token}`);
    await socket.opened;
    socket.send({ type: "message", data: { text: "Early" } });
    const types = (await socket.until("turn_end")).map(({ type }) => type);
    expect(types.slice(0, 2)).toEqual(["ready", "turn_start"]);
    socket.close();
  });

  test("is closed with 4029 when more is said at once than is in any conversation", async () => {
    const session = await open();
    const socket = new Raw(`${session.chat_url}?token=${session.token}`);
    await socket.next();
    for (let said = 0; said < 200; said++) socket.send({ type: "message", data: { text: "Flood" } });
    expect((await socket.closed).code).toBe(4029);
  });

  test.each([33, 5_000])("is closed with 4029 after 32 frames that cannot be read, of %i", async (count) => {
    const session = await open();
    const socket = new Raw(`${session.chat_url}?token=${session.token}`);
    await socket.next();
    for (let sent = 0; sent < count; sent++) socket.send({});
    expect(await socket.closed).toEqual({ code: 4029, reason: "too many frames that cannot be read" });
    expect(socket.waiting).toBe(32);
  });

  test("is closed with 4029 when pongs come that nobody waits for", async () => {
    const session = await open();
    const socket = new Raw(`${session.chat_url}?token=${session.token}`);
    await socket.next();
    for (let sent = 0; sent < 5_000; sent++) socket.pong();
    expect(await socket.closed).toEqual({ code: 4029, reason: "too many frames" });
  });

  test("ends the session, and says so by closing with 1000", async () => {
    const session = await open();
    const socket = new Raw(`${session.chat_url}?token=${session.token}`);
    await socket.next();
    socket.send({ type: "end" });
    expect((await socket.closed).code).toBe(1000);
    expect((await server.ask("GET", `/sessions/${session.id}`)).body).toMatchObject({
      status: "completed",
      end_reason: "ended_by_client",
    });
  });

  test.each([
    ["not JSON", "nonsense"],
    ["an unknown type", { type: "dance" }],
    ["no text", { type: "message", data: {} }],
    ["an empty text", { type: "message", data: { text: "" } }],
    ["a text that is too long", { type: "message", data: { text: "x".repeat(8001) } }],
    ["an unknown field", { type: "message", data: { text: "x", more: 1 } }],
    ["an event that never was", { type: "resume", data: { last_event_id: "99.1" } }],
    ["no event", { type: "resume", data: { last_event_id: "nonsense" } }],
  ])("answers a frame with %s by an error, and stays open", async (_, frame) => {
    const session = await open();
    const socket = new Raw(`${session.chat_url}?token=${session.token}`);
    await socket.next();
    socket.send(frame);
    expect((await socket.next()).type).toBe("error");
    socket.send({ type: "message", data: { text: "Still there?" } });
    expect((await socket.until("turn_end")).at(-1)?.type).toBe("turn_end");
    socket.close();
  });
});

describe("a socket is closed", () => {
  test("with 4001 without a token, with a forged one, with an API key, and with another session's", async () => {
    const session = await open();
    const other = await open();
    const [head = "", body = "", signature = ""] = session.token.split(".");
    const forged = `${head}.${body}.${signature.startsWith("A") ? "B" : "A"}${signature.slice(1)}`;
    const unsigned = `${Buffer.from('{"alg":"none"}').toString("base64url")}.${body}.`;
    for (const token of ["", forged, unsigned, server.demo.api_key, other.token]) {
      const { code } = await new Raw(`${session.chat_url}?token=${token}`).closed;
      expect(code).toBe(4001);
    }
  });

  test("with 4003 from an origin that the agent does not list, or from none", async () => {
    const agentId = await server.makeAgent({
      security: {
        origin_allowlist: ["https://shop.example.com"],
        idle_seconds: 900,
        max_duration_seconds: 3600,
      },
    });
    const session = await open(agentId);
    const url = `${session.chat_url}?token=${session.token}`;
    expect((await new Raw(url).closed).code).toBe(4003);
    expect((await new Raw(url, { origin: "https://evil.example.com" }).closed).code).toBe(4003);
    const welcome = new Raw(url, { origin: "https://shop.example.com" });
    expect((await welcome.next()).type).toBe("ready");
    welcome.close();
  });

  test("with 4404 when the session has ended", async () => {
    const session = await open();
    await server.ask("POST", `/sessions/${session.id}/end`);
    expect((await new Raw(`${session.chat_url}?token=${session.token}`).closed).code).toBe(4404);
  });

  test("with 4500 when it is the voice socket, since this server has no voice yet", async () => {
    const session = await open();
    expect((await new Raw(`${session.ws_url}?token=${session.token}`).closed).code).toBe(4500);
  });

  test("when its session ends by the API", async () => {
    const session = await open();
    const socket = new Raw(`${session.chat_url}?token=${session.token}`);
    await socket.next();
    await server.ask("POST", `/sessions/${session.id}/end`);
    expect((await socket.closed).code).toBe(1000);
  });
});

test("a session's token opens no HTTP route", async () => {
  const session = await open();
  const answer = await server.ask("GET", `/sessions/${session.id}`, { key: session.token });
  expect(answer).toMatchObject({ status: 401, body: { code: "invalid-credential" } });
});

describe("a request to upgrade that is for no socket is answered like any other:", () => {
  const upgrade = (path: string, protocol: string) =>
    new Promise<{ status: number | undefined; type: string | undefined }>((resolve, reject) => {
      const headers = { connection: "Upgrade", upgrade: protocol };
      const asked = request(server.url + path, { headers }, (answer) => {
        answer.resume();
        resolve({ status: answer.statusCode, type: answer.headers["content-type"] });
      });
      asked.on("error", reject).end();
    });

  test.each([
    ["/healthz", "h2c", 200, "application/json"],
    ["/healthz", "websocket", 200, "application/json"],
    ["/nowhere", "websocket", 404, "application/problem+json"],
    ["//", "websocket", 404, "application/problem+json"],
    ["/v1/sessions/x/chat", "h2c", 404, "application/problem+json"],
  ])("%s to %s is %i", async (path, protocol, status, type) => {
    expect(await upgrade(path, protocol)).toEqual({ status, type });
  });
});
