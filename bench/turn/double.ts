import { createServer, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

// A provider with recorded timing, in a process of its own: FIRST_TOKEN_MS until the first of TOKENS tokens, then RATE
// a second. One timer drives all streams, so that the double costs little beside what is measured.
const firstTokenMs = Number(process.env.FIRST_TOKEN_MS ?? 200);
const tokens = Number(process.env.TOKENS ?? 300);
const rate = Number(process.env.RATE ?? 50);
const interval = 1000 / rate;

interface Stream {
  readonly response: ServerResponse;
  due: number;
  left: number;
}

const TOKEN = `data: ${JSON.stringify({
  id: "chatcmpl-1",
  object: "chat.completion.chunk",
  created: 1,
  model: "double",
  choices: [{ index: 0, delta: { content: "token " }, finish_reason: null }],
})}\n\n`;
const LAST =
  `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "double", choices: [{ index: 0, delta: {}, finish_reason: "stop" }] })}\n\n` +
  `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "double", choices: [], usage: { prompt_tokens: 10, completion_tokens: tokens, total_tokens: 10 + tokens } })}\n\n` +
  "data: [DONE]\n\n";

const streams = new Set<Stream>();

function tick(): void {
  const now = performance.now();
  for (const stream of streams) {
    if (stream.due > now) continue;
    stream.due += interval;
    stream.left--;
    stream.response.write(TOKEN);
    if (stream.left > 0) continue;
    streams.delete(stream);
    stream.response.end(LAST);
  }
}

setInterval(tick, 1);

const server = createServer((request, response) => {
  request.resume();
  request.on("end", () => {
    const begun = performance.now();
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.flushHeaders();
    const stream = { response, due: begun + firstTokenMs, left: tokens };
    streams.add(stream);
    response.on("close", () => streams.delete(stream));
  });
});
server.keepAliveTimeout = 120_000;
server.listen(0, "127.0.0.1", 4096, () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
});
process.on("SIGTERM", () => process.exit(0));
