import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { unmetDemand } from "./demands.ts";
import type { Dialect } from "./dialect.ts";
import { anthropic } from "./dialects/anthropic.ts";
import { gemini } from "./dialects/gemini.ts";
import { type ChatFlavour, openAiChat } from "./dialects/openai-chat.ts";
import { openAiResponses } from "./dialects/openai-responses.ts";
import { play } from "./play.ts";
import type { ReceivedRequest, Script } from "./script.ts";

const FLAVOURS: readonly ChatFlavour[] = ["groq", "mistral", "openrouter", "together"];

export interface LlmDouble {
  /** Base URL of an OpenAI-compatible server, e.g. for HYPONEMA_LLM_BASE_URL. */
  readonly url: string;
  /** Base URL of the vendor as its own API has it. */
  urlOf(vendor: Vendor): string;
  readonly requests: ReceivedRequest[];
  /** How requests from now on are answered. */
  script: Script | ((request: ReceivedRequest) => Script);
  close(): Promise<void>;
}

export type Vendor = ChatFlavour | "anthropic" | "gemini";

export interface DoubleOptions {
  readonly port?: number;
  /** Whether requests are kept for a test to look into; default true. */
  readonly record?: boolean;
}

/**
 * A local server that speaks the vendors' streaming formats as they do, their faults included: OpenAI's chat
 * completions and responses, Anthropic's messages, Gemini's `streamGenerateContent`. The path tells them apart.
 */
export async function startLlmDouble(
  script: LlmDouble["script"] = [{ say: "Hello." }],
  { port = 0, record = true }: DoubleOptions = {},
): Promise<LlmDouble> {
  const server = createServer((incoming, response) => void answer(double, record, incoming, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const double: LlmDouble = {
    url: `${origin}/v1`,
    urlOf: (vendor) => origin + PATHS[vendor],
    requests: [],
    script,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

const PATHS: Readonly<Record<Vendor, string>> = {
  openai: "/v1",
  groq: "/groq/openai/v1",
  mistral: "/mistral/v1",
  openrouter: "/openrouter/api/v1",
  together: "/together/v1",
  anthropic: "/v1",
  gemini: "/v1beta",
};

async function answer(
  double: LlmDouble,
  record: boolean,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  let text = "";
  for await (const chunk of incoming) text += chunk;
  const hungUp = new Promise<void>((resolve) => response.once("close", resolve));
  const path = incoming.url ?? "/";
  const port = incoming.socket.remotePort;
  const request = { path, port, headers: incoming.headers, body: JSON.parse(text), hungUp };
  if (record) double.requests.push(request);
  const script = typeof double.script === "function" ? double.script(request) : double.script;
  await perform(script, request, response);
}

async function perform(script: Script, request: ReceivedRequest, response: ServerResponse): Promise<void> {
  if (script === "drop") return void response.destroy();
  if ("headersAfter" in script) {
    await script.headersAfter;
    return perform(script.script, request, response);
  }
  const dialect = dialectOf(request);
  const unmet = unmetDemand(request);
  if (unmet) return refuse(response, unmet);
  if ("status" in script) return refuse(response, script, script.headers);
  if ("refuse" in script) {
    const headers = script.retryAfter === undefined ? {} : { "retry-after": script.retryAfter };
    return refuse(response, dialect.refusal(script.refuse), headers);
  }
  response.writeHead(200, { "content-type": "text/event-stream", "transfer-encoding": "chunked" });
  response.flushHeaders();
  await play(script, dialect, response, countsFor(request));
}

function refuse(
  response: ServerResponse,
  { status, body }: { readonly status: number; readonly body: string },
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body);
}

function dialectOf({ path, body }: ReceivedRequest): Dialect {
  const model = String(body.model ?? /models\/([^:]+)/.exec(path)?.[1] ?? "double-1");
  if (path.includes(":streamGenerateContent")) return gemini(model);
  if (path.endsWith("/messages")) return anthropic(model);
  if (path.endsWith("/responses")) return openAiResponses(model);
  return openAiChat(FLAVOURS.find((flavour) => path.startsWith(`/${flavour}/`)) ?? "openai", model);
}

// OpenAI's chat completions count only when they are asked to; everyone else does always.
function countsFor({ path, body }: ReceivedRequest): boolean {
  return !path.startsWith("/v1/chat/completions") || body.stream_options?.include_usage === true;
}
