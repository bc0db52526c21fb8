import { afterEach, expect, test } from "vitest";
import { lastEventOf, TURN_CASES, visibleIn } from "../../server/test/turn-cases.ts";
import {
  hangUp,
  problem,
  type Scene,
  type ScriptedServer,
  startScriptedServer,
  stream,
} from "../test/http-server.ts";
import { collectAll, encode, turnEvents } from "../test/turn.ts";
import {
  type Client,
  ConnectionError,
  collect,
  createClient,
  HyponemaError,
  type TurnEvent,
} from "./client.ts";

let server: ScriptedServer | null = null;

afterEach(async () => {
  await server?.close();
  server = null;
});

async function play(...scenes: [Scene, ...Scene[]]): Promise<Client> {
  server = await startScriptedServer(...scenes);
  return createClient({ baseUrl: server.url, apiKey: "hyp_test", sleep: async () => undefined });
}

const requests = () => server?.requests ?? [];
const hi = { sessionId: "ses_1", text: "Hi" };
const turn = turnEvents(["Grüß ", "dich 👋🏽 ", "שלום"]);
const wire = encode(turn);

/** Streams the events after the request's Last-Event-ID. */
function after(whole: readonly TurnEvent[]): Scene {
  return (response, request) => {
    const seen = whole.findIndex((event) => event.id === request.headers["last-event-id"]);
    stream(encode(whole.slice(seen + 1)))(response, request);
  };
}

/** A client whose response arrives in these chunks. */
function piecewise(pieces: readonly Uint8Array[]): Client {
  const fetch = async () =>
    new Response(ReadableStream.from(pieces), { headers: { "content-type": "text/event-stream" } });
  return createClient({ baseUrl: "http://127.0.0.1:1", apiKey: "hyp_test", fetch });
}

test.each(["\n", "\r\n", "\r"])(
  "events are read however the bytes are split (line ends %j)",
  async (newline) => {
    const comment = `: alive${newline}${newline}`;
    const bytes = new TextEncoder().encode(`${comment}${encode(turn, newline)}`);
    for (let size = 1; size <= 9; size++) {
      const pieces = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
        bytes.subarray(index * size, (index + 1) * size),
      );
      expect(await collectAll(piecewise(pieces).streamMessage(hi))).toEqual(turn);
    }
  },
);

test("a message is posted with its text, what to do when busy, and an Idempotency-Key of its own", async () => {
  const client = await play(stream(wire));
  await collectAll(client.streamMessage({ ...hi, onBusy: "interrupt" }));
  await collectAll(client.streamMessage(hi));
  const [first, second] = requests();
  expect(first).toMatchObject({
    method: "POST",
    path: "/sessions/ses_1/messages?on_busy=interrupt",
    body: '{"text":"Hi"}',
  });
  expect(first?.headers["idempotency-key"]).toMatch(/^[0-9a-f]{32}$/);
  expect(second?.headers["idempotency-key"]).not.toBe(first?.headers["idempotency-key"]);
});

test("a stream that is cut anywhere is resumed after the last whole event, and every event comes once", async () => {
  for (let cut = wire.indexOf("\n\n") + 2; cut < wire.length; cut += 7) {
    const client = await play(stream(wire.slice(0, cut), "cut"), after(turn));
    expect(await collectAll(client.streamMessage(hi))).toEqual(turn);
    expect(requests()[1]).toMatchObject({ method: "GET", path: "/sessions/ses_1/turns/turn_1/events" });
    await server?.close();
  }
});

test("an answer that ends before its turn does is resumed as well", async () => {
  const client = await play(stream(encode(turn.slice(0, 2))), stream(encode(turn.slice(2))));
  expect(await collectAll(client.streamMessage(hi))).toEqual(turn);
});

test("events that come a second time are left out", async () => {
  const client = await play(stream(encode(turn.slice(0, 3)), "cut"), stream(wire));
  expect(await collectAll(client.streamMessage(hi))).toEqual(turn);
});

test("before turn_start the same message is sent again under its key", async () => {
  const busy = problem(409, "idempotency-in-flight", { "retry-after": "1" });
  const client = await play(hangUp, stream("event: turn_sta", "cut"), busy, stream(wire));
  expect(await collectAll(client.streamMessage({ ...hi, idempotencyKey: "key-1" }))).toEqual(turn);
  expect(requests().map(({ method, headers }) => [method, headers["idempotency-key"]])).toEqual(
    Array(4).fill(["POST", "key-1"]),
  );
});

test("a refused message is a HyponemaError at the first step", async () => {
  const client = await play(problem(409, "turn-in-progress"));
  await expect(collectAll(client.streamMessage(hi))).rejects.toMatchObject({ code: "turn-in-progress" });
  expect(requests()).toHaveLength(1);
});

test("a resume that is refused is a HyponemaError behind what had come", async () => {
  const client = await play(stream(encode(turn.slice(0, 2)), "cut"), problem(410, "resume-window-passed"));
  const seen: string[] = [];
  const reading = (async () => {
    for await (const event of client.streamMessage(hi)) seen.push(event.type);
  })();
  const error = await reading.catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(HyponemaError);
  expect(error).toMatchObject({ code: "resume-window-passed" });
  expect(seen).toEqual(["turn_start", "token"]);
});

test("tries that bring nothing new are bounded", async () => {
  const client = await play(stream(encode(turn.slice(0, 1)), "cut"), hangUp);
  await expect(collectAll(client.streamMessage(hi))).rejects.toBeInstanceOf(ConnectionError);
  expect(requests()).toHaveLength(8);
});

test("a long answer over a bad line comes whole, as long as each try brings something", async () => {
  const long = turnEvents(Array.from({ length: 40 }, (_, index) => `${index} `));
  const one: Scene = (response, request) => {
    const seen = long.findIndex((event) => event.id === request.headers["last-event-id"]);
    stream(encode(long.slice(seen + 1, seen + 2)), "cut")(response, request);
  };
  const client = await play(one);
  expect(await collectAll(client.streamMessage(hi))).toEqual(long);
  expect(requests()).toHaveLength(long.length);
});

test("a stream that falls silent is taken for broken", async () => {
  server = await startScriptedServer(stream(encode(turn.slice(0, 2)), "open"), after(turn));
  const options = { baseUrl: server.url, apiKey: "hyp_test", silenceMs: 50, sleep: async () => undefined };
  expect(await collectAll(createClient(options).streamMessage(hi))).toEqual(turn);
});

test("an answer that is no stream, or no event, is not Hyponema's", async () => {
  const page: Scene = (response) => response.writeHead(200, { "content-type": "text/html" }).end("<h1>");
  const paged = await play(page);
  await expect(collectAll(paged.streamMessage(hi))).rejects.toMatchObject({
    name: "ConnectionError",
    status: 200,
  });
  expect(requests()).toHaveLength(1);
  await server?.close();
  const garbled = await play(stream("event: token\ndata: {oops\n\n"));
  await expect(collectAll(garbled.streamMessage(hi))).rejects.toThrow("not an event");
});

test("an error event ends the stream", async () => {
  const data = { detail: "The provider is away.", error_kind: "provider_unavailable" } as const;
  const failing = [...turn.slice(0, 2), { type: "error", id: "1.2", data } as const];
  const client = await play(stream(encode(failing), "open"));
  const { text, error, usage } = await collect(client.streamMessage(hi));
  expect({ text, error, usage }).toEqual({ text: "Grüß ", error: data, usage: null });
});

test("reading to the end gives text, turn, events and usage", async () => {
  const client = await play(stream(wire));
  expect(await collect(client.streamMessage(hi))).toEqual({
    turnId: "turn_1",
    text: "Grüß dich 👋🏽 שלום",
    events: turn,
    usage: { latency_ms: 12, prompt_tokens: 7, completion_tokens: 3 },
    error: null,
  });
});

test("leaving early hangs up", async () => {
  const hungUp = Promise.withResolvers<void>();
  const client = await play((response, request) => {
    response.once("close", hungUp.resolve);
    stream(encode(turn.slice(0, 2)), "open")(response, request);
  });
  for await (const event of client.streamMessage(hi)) {
    if (event.type === "token") break;
  }
  await hungUp.promise;
  expect(requests()).toHaveLength(1);
});

test("an aborted stream throws the signal's reason and is not resumed", async () => {
  const abort = new AbortController();
  const client = await play(stream(encode(turn.slice(0, 2)), "open"));
  const reading = (async () => {
    for await (const event of client.streamMessage({ ...hi, signal: abort.signal })) {
      if (event.type === "token") abort.abort(new Error("enough"));
    }
  })();
  await expect(reading).rejects.toThrow("enough");
  expect(requests()).toHaveLength(1);
});

test("a turn can be gone on with from elsewhere, by its ID and the last event's", async () => {
  const client = await play(stream(encode(turn.slice(2, 3)), "cut"), stream(encode(turn.slice(3))));
  const rest = client.resumeTurn({ sessionId: "ses_1", turnId: "turn_1", lastEventId: "1.1" });
  expect(await collectAll(rest)).toEqual(turn.slice(2));
  expect(requests().map(({ path, headers }) => [path, headers["last-event-id"]])).toEqual([
    ["/sessions/ses_1/turns/turn_1/events", "1.1"],
    ["/sessions/ses_1/turns/turn_1/events", "1.2"],
  ]);
});

test.each(TURN_CASES)("collects the text that the server stores: $name", async (given) => {
  async function* events() {
    for (const event of [...given.events, lastEventOf(given)]) yield { ...event, id: "1.0" } as TurnEvent;
  }
  const { text } = await collect(events());
  expect(text).toBe(
    visibleIn(given)
      .filter((part) => typeof part === "string")
      .join(""),
  );
});
