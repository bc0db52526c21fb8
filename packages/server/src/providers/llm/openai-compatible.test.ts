import { createServer } from "node:http";
import { setImmediate } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type LlmDouble, startLlmDouble } from "../../../test/doubles/llm/double.ts";
import type { Script } from "../../../test/doubles/llm/script.ts";
import type { ModelError, ModelEvent, ModelRequest } from "./port.ts";
import { createLanguageModel } from "./providers.ts";

let double: LlmDouble;
beforeAll(async () => {
  double = await startLlmDouble();
});
afterAll(() => double.close());

const hello: ModelRequest = {
  system: "You are Mara.",
  messages: [{ role: "user", text: "Hello" }],
  tools: [],
  settings: {},
};

function model(baseUrl = double.url, name = "llama3.2") {
  return createLanguageModel({ provider: "openai-compatible", model: name }, { apiKey: null, baseUrl });
}

async function ask(script: Script | typeof double.script, asked = hello, asking = model()) {
  double.script = script;
  const events: ModelEvent[] = [];
  let error: ModelError | null = null;
  try {
    for await (const event of asking.stream(asked, new AbortController().signal)) events.push(event);
  } catch (caught) {
    error = caught as ModelError;
  }
  const said = events.map((event) => (event.type === "text" ? event.text : "")).join("");
  const calls = events.filter((event) => event.type === "tool-call");
  return { events, said, calls, error, finish: events.findLast((event) => event.type === "finish") };
}

const chunk = (delta: object, more: object = {}) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta, finish_reason: null }], ...more })}\n\n`;
const raw = (...parts: (string | Uint8Array)[]): Script => parts.map((part) => ({ raw: part }));

describe("a stream of an OpenAI-compatible server", () => {
  test("tells of no arguments before it is known whose they are, and of all of them then", async () => {
    const piece = (name: string | undefined, text: string) =>
      chunk({
        tool_calls: [{ index: 0, id: "a1", function: { ...(name ? { name } : {}), arguments: text } }],
      });
    const { events, calls } = await ask(
      raw(
        piece(undefined, '{"query":'),
        piece(undefined, '"tea'),
        piece("search_memory", '"'),
        piece(undefined, "}"),
        "data: [DONE]\n\n",
      ),
    );
    const deltas = events.filter((event) => event.type === "tool-call-delta");
    expect(deltas.map(({ name, argumentsText }) => name + argumentsText)).toEqual([
      'search_memory{"query":"tea"',
      'search_memory{"query":"tea"}',
    ]);
    expect(calls).toMatchObject([{ name: "search_memory", argumentsText: '{"query":"tea"}' }]);
  });

  test("may be cut anywhere, even inside a character", async () => {
    const bytes = Buffer.from(chunk({ content: "Grüß Gott 👋" }));
    for (const size of [1, 3, 7]) {
      const pieces: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) pieces.push(bytes.subarray(at, at + size));
      expect((await ask(raw(...pieces))).said).toBe("Grüß Gott 👋");
    }
  });

  test("may hold many chunks in one piece", async () => {
    const { events } = await ask(raw(["a", "b", "c"].map((content) => chunk({ content })).join("")));
    expect(events.slice(0, 3).map((event) => event.type === "text" && event.text)).toEqual(["a", "b", "c"]);
  });

  test("may have CRLF line ends, comments, other fields and no space after the colon", async () => {
    const { said } = await ask(
      raw(
        ": keep-alive\r\n\r\n",
        `event: message\r\nid: 7\r\n${chunk({ content: "a" }).replaceAll("\n", "\r\n")}`,
        chunk({ content: "b" }).replace("data: ", "data:"),
      ),
    );
    expect(said).toBe("ab");
  });

  test("may end without [DONE] when it gave a reason", async () => {
    const last = `data: ${JSON.stringify({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}`;
    const { said, finish } = await ask([{ raw: chunk({ content: "a" }) + last }, "hang-up"]);
    expect([said, finish?.reason]).toEqual(["a", "stop"]);
  });

  test("may be without usage, which is then estimated and said to be", async () => {
    const { finish } = await ask([{ say: "12345678" }, { usage: null }]);
    expect(finish?.usage).toEqual({
      promptTokens: Math.ceil((hello.system.length + JSON.stringify(hello.messages).length) / 4),
      completionTokens: 2,
      cachedPromptTokens: 0,
      cacheWriteTokens: 0,
      estimated: true,
    });
  });

  test("delivers all that came before the connection broke, however slowly it is read", async () => {
    double.script = [{ say: "a" }, { say: "b" }, { say: "c" }, "cut"];
    const events = model().stream(hello, new AbortController().signal)[Symbol.asyncIterator]();
    const said: unknown[] = [(await events.next()).value];
    await double.requests.at(-1)?.hungUp;
    said.push((await events.next()).value, (await events.next()).value);
    expect(said).toMatchObject([{ text: "a" }, { text: "b" }, { text: "c" }]);
    await expect(events.next()).rejects.toMatchObject({ kind: "provider_unavailable" });
  });

  test("may come faster than it is read", async () => {
    double.script = [{ tokens: 20_000, rate: 0 }];
    let read = 0;
    for await (const event of model().stream(hello, new AbortController().signal)) {
      if (event.type === "text" && ++read % 500 === 0) await setImmediate();
    }
    expect(read).toBe(20_000);
  });

  test("that is a web page says so", async () => {
    const { error } = await ask({ status: 200, body: "<html>It works!</html>" });
    expect(error?.kind).toBe("provider_unavailable");
    expect(error?.message).toBe("openai-compatible sent something that is not a stream of events.");
  });

  test("that reports its failure as a plain text says so", async () => {
    const { error } = await ask(raw(`data: ${JSON.stringify({ error: "out of memory" })}\n\n`));
    expect(error).toMatchObject({ kind: "provider_unavailable" });
    expect(error?.message).toContain("out of memory");
  });

  test("that reports too long a conversation only once it streams says so", async () => {
    const failure = { object: "error", message: "maximum context length is 4096 tokens", code: 400 };
    const { error } = await ask(raw(`data: ${JSON.stringify(failure)}\n\n`));
    expect(error?.kind).toBe("context_too_long");
  });
});

describe("a tool call of an OpenAI-compatible server", () => {
  const piece = (call: object) => chunk({ tool_calls: [call] });

  test("may come whole, without an ID or index, and gets an ID of its own", async () => {
    const whole = piece({ function: { name: "end_call", arguments: "{}" } });
    const first = await ask(raw(whole));
    const second = await ask(raw(whole));
    expect(first.calls).toMatchObject([{ name: "end_call", argumentsText: "{}" }]);
    expect(first.calls[0]?.callId).not.toBe(second.calls[0]?.callId);
    expect(first.finish?.reason).toBe("tool-calls");
  });

  test("may repeat its name and ID with every piece", async () => {
    const part = (text: string) =>
      piece({ index: 0, id: "a1", function: { name: "book_room", arguments: text } });
    const { calls } = await ask(raw(part('{"nights"'), part(":2}")));
    expect(calls).toEqual([
      { type: "tool-call", callId: "a1", name: "book_room", argumentsText: '{"nights":2}' },
    ]);
  });

  test("may share its index with another and be told apart by its ID", async () => {
    const call = (id: string) => piece({ index: 0, id, function: { name: "look_up", arguments: `"${id}"` } });
    const { calls } = await ask(raw(call("a"), call("b")));
    expect(calls.map(({ callId, argumentsText }) => callId + argumentsText)).toEqual(['a"a"', 'b"b"']);
  });

  test("may give its arguments as an object", async () => {
    const { calls } = await ask(
      raw(piece({ index: 0, id: "a", function: { name: "x", arguments: { a: 1 } } })),
    );
    expect(calls[0]?.argumentsText).toBe('{"a":1}');
  });

  test("is shown growing", async () => {
    const { events } = await ask([{ call: "book_room", pieces: ['{"nig', 'hts":2}'] }]);
    expect(
      events.flatMap((event) => (event.type === "tool-call-delta" ? [event.argumentsText] : [])),
    ).toEqual(["", '{"nig', '{"nights":2}']);
  });
});

describe("an OpenAI-compatible server", () => {
  test("that does not know stream_options is asked without, now and from then on", async () => {
    const asking = model();
    const before = double.requests.length;
    const old: typeof double.script = ({ body }) =>
      body.stream_options
        ? { status: 400, body: '{"error":{"message":"Unknown field: stream_options"}}' }
        : [{ say: "Hi" }];
    expect((await ask(old, hello, asking)).said).toBe("Hi");
    expect((await ask(old, hello, asking)).said).toBe("Hi");
    expect(double.requests.slice(before).map(({ body }) => Boolean(body.stream_options))).toEqual([
      true,
      false,
      false,
    ]);
  });

  test("is asked for its own first model when nobody has named one", async () => {
    const asked: string[] = [];
    const server = createServer(async (incoming, response) => {
      if (incoming.url === "/v1/models") {
        response.end('{"object":"list","data":[{"id":"nomic-embed-text"},{"id":"qwen3:4b"}]}');
        return;
      }
      const { model: wanted } = JSON.parse(Buffer.concat(await incoming.toArray()).toString());
      asked.push(wanted);
      if (wanted === "qwen3:4b") response.end(`${chunk({ content: "Hi" })}data: [DONE]\n\n`);
      else response.writeHead(404).end(`{"error":{"message":"model '${wanted}' not found"}}`);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const port = typeof address === "object" ? address?.port : 0;
    const asking = model(`http://127.0.0.1:${port}/v1/`, "default");
    expect((await ask([], hello, asking)).said).toBe("Hi");
    expect((await ask([], hello, asking)).said).toBe("Hi");
    expect(asked).toEqual(["default", "qwen3:4b", "qwen3:4b"]);
    server.closeAllConnections();
    server.close();
  });

  test("that is not running is provider_unavailable", async () => {
    const gone = await startLlmDouble();
    await gone.close();
    const { error } = await ask([], hello, model(gone.url));
    expect(error).toMatchObject({ kind: "provider_unavailable", retryable: true });
    expect(error?.message).toContain("ECONNREFUSED");
  });

  test("is not sent what nobody has set", async () => {
    await ask([{ say: "Hi" }]);
    expect(Object.keys(double.requests.at(-1)?.body).sort()).toEqual([
      "messages",
      "model",
      "stream",
      "stream_options",
    ]);
    expect(double.requests.at(-1)?.headers.authorization).toBeUndefined();
  });

  test("finds the connection open from the turn before", async () => {
    const own = await startLlmDouble([{ say: "Hi" }]);
    const asking = model(own.url);
    const ports = new Set<unknown>();
    for (let turn = 0; turn < 3; turn++) {
      await ask([], hello, asking);
      ports.add(own.requests.at(-1)?.port);
      // The client lets one turn of the event loop pass before it trusts a connection again.
      await setImmediate();
    }
    expect(ports.size).toBe(1);
    await own.close();
  });
});
