import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** One thing that the double does while it answers, in OpenAI's chat completions format. */
export type Move =
  | { readonly say: string }
  /** Pieces of one tool call's arguments. */
  | { readonly call: string; readonly id?: string; readonly pieces: readonly string[] }
  /** Waits for a test to let it go on. */
  | { readonly wait: Promise<unknown> }
  /** Sends bytes as they are. */
  | { readonly raw: string }
  /** Cuts the connection. */
  | "cut"
  /** Says nothing more, and keeps the connection open until the client hangs up. */
  | "stall";

/** How the double answers one request. */
export type Script =
  | readonly Move[]
  | { readonly status: number; readonly body: string; readonly headers?: Record<string, string> };

export interface ReceivedRequest {
  readonly headers: IncomingMessage["headers"];
  // biome-ignore lint/suspicious/noExplicitAny: whatever the client sent, for tests to look into
  readonly body: any;
  /** Resolves when the client closes the connection, done or not. */
  readonly hungUp: Promise<void>;
}

export interface LlmDouble {
  /** For HYPONEMA_LLM_BASE_URL. */
  readonly url: string;
  readonly requests: ReceivedRequest[];
  /** How requests from now on are answered. */
  script: Script | ((request: ReceivedRequest) => Script);
  close(): Promise<void>;
}

/** A local server that speaks OpenAI's streamed chat completions as vendors do, their faults included. */
export async function startLlmDouble(script: LlmDouble["script"] = [{ say: "Hello." }]): Promise<LlmDouble> {
  const server = createServer((incoming, response) => void answer(double, incoming, response));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const double: LlmDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    requests: [],
    script,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

async function answer(double: LlmDouble, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  let text = "";
  for await (const chunk of incoming) text += chunk;
  const hungUp = new Promise<void>((resolve) => response.once("close", resolve));
  const request = { headers: incoming.headers, body: JSON.parse(text), hungUp };
  double.requests.push(request);
  const script = typeof double.script === "function" ? double.script(request) : double.script;
  if ("status" in script) {
    response.writeHead(script.status, { "content-type": "application/json", ...script.headers });
    response.end(script.body);
    return;
  }
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.flushHeaders();
  if (await play(script, response)) finish(script, response);
}

/** False when the answer does not end as it should. */
async function play(script: readonly Move[], response: ServerResponse): Promise<boolean> {
  let calls = 0;
  for (const move of script) {
    if (move === "cut") {
      response.destroy();
      return false;
    }
    if (move === "stall") return false;
    if ("wait" in move) await move.wait;
    else if ("raw" in move) await send(response, move.raw);
    else if ("say" in move) await send(response, chunk({ delta: { content: move.say } }));
    else await sendCall(response, move, calls++);
  }
  return !response.destroyed;
}

async function sendCall(
  response: ServerResponse,
  move: Extract<Move, { readonly call: string }>,
  index: number,
): Promise<void> {
  const start = { name: move.call, arguments: "" };
  const first = { index, id: move.id ?? `call_${index}`, type: "function", function: start };
  await send(response, chunk({ delta: { tool_calls: [first] } }));
  for (const piece of move.pieces) {
    await send(response, chunk({ delta: { tool_calls: [{ index, function: { arguments: piece } }] } }));
  }
}

// Until the bytes have left: what is cut off afterwards comes after them.
function send(response: ServerResponse, text: string): Promise<void> {
  if (response.destroyed) return Promise.resolve();
  return new Promise((resolve) => response.write(text, () => resolve()));
}

function finish(script: readonly Move[], response: ServerResponse): void {
  const called = script.some((move) => typeof move === "object" && "call" in move);
  response.write(chunk({ delta: {}, finish_reason: called ? "tool_calls" : "stop" }));
  const usage = { prompt_tokens: 100, completion_tokens: 10, prompt_tokens_details: { cached_tokens: 40 } };
  response.write(`data: ${JSON.stringify({ choices: [], usage })}\n\n`);
  response.end("data: [DONE]\n\n");
}

function chunk(choice: object): string {
  return `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", choices: [{ index: 0, ...choice }] })}\n\n`;
}
