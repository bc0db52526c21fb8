import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

/** A message of a client, as it came. */
export interface McpMessage {
  readonly id?: number;
  readonly method?: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into it as they please.
  readonly params?: any;
}

/** A request that came in; `message` is null for anything that is no POST. */
export interface SeenRequest {
  readonly http: string;
  readonly path: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
  readonly message: McpMessage | null;
}

type Answer = (response: ServerResponse, seen: SeenRequest) => void;

/** An MCP server (streamable HTTP) on loopback whose answers tests replace by their own, faulty ones. */
export interface McpDouble {
  readonly port: number;
  readonly url: string;
  readonly seen: readonly SeenRequest[];
  /** What `tools/list` answers; several lists are pages. */
  pages: unknown[][];
  /** Answers as it would have, for answers that only sometimes differ. */
  serve(response: ServerResponse, seen: SeenRequest): void;
  /** Replaces the answer to a method, or to `GET`, `DELETE` or a path such as `/token`; null takes it back. */
  on(what: string, answer: Answer | null): void;
  /** Resolves with the first request, past or to come, that `matches`. */
  until(matches: (seen: SeenRequest) => boolean): Promise<SeenRequest>;
  /** Says `message` on every open stream of news; resolves once there is one. */
  say(message: object): Promise<void>;
  /** Ends every open stream of news. */
  hangUp(): void;
  /** Forgets every session, as if it had started over. */
  forget(): void;
  close(): Promise<void>;
}

export function reply(response: ServerResponse, seen: SeenRequest, result: object): void {
  sendJson(response, 200, { jsonrpc: "2.0", id: seen.message?.id, result });
}

export function refuse(response: ServerResponse, seen: SeenRequest, code: number, message: string): void {
  sendJson(response, 200, { jsonrpc: "2.0", id: seen.message?.id, error: { code, message } });
}

export function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Begins an event stream; `events` are sent at once, as they are. */
export function sendEvents(response: ServerResponse, events = ""): void {
  response.writeHead(200, { "content-type": "text/event-stream" });
  response.flushHeaders();
  if (events) response.write(events);
}

/** A tool as `tools/list` names it. */
export function toolNamed(name: string, rest: object = {}): object {
  return { name, description: `Does ${name}.`, inputSchema: { type: "object" }, ...rest };
}

/** Has a double speak the older transport (HTTP with SSE, MCP 2024-11-05); `answer` says what `tools/call` results in. */
export function speakOldTransport(
  double: McpDouble,
  answer: (params: McpMessage["params"], stream: ServerResponse) => object | null,
): void {
  double.on("GET", (stream) => {
    sendEvents(stream, "event: endpoint\ndata: /messages\n\n");
    double.on("/messages", (response, { message }) => {
      response.writeHead(202).end();
      if (message?.id === undefined) return;
      const hello = { ...message.params, serverInfo: { name: "old", version: "1" }, capabilities: {} };
      const result = message.method === "initialize" ? hello : answer(message.params, stream);
      if (result) stream.write(`data: ${JSON.stringify({ jsonrpc: "2.0", id: message.id, result })}\n\n`);
    });
  });
}

export async function startMcpDouble(): Promise<McpDouble> {
  const answers = new Map<string, Answer>();
  const seen: SeenRequest[] = [];
  const waiting = new Set<() => void>();
  const news = new Set<ServerResponse>();
  const sessions = new Set<string>();
  const state = { pages: [[toolNamed("echo")]] as unknown[][] };

  const usual: Readonly<Record<string, Answer>> = {
    initialize(response, request) {
      const id = `session-${sessions.size}-${seen.length}`;
      sessions.add(id);
      response.setHeader("mcp-session-id", id);
      const { protocolVersion } = request.message?.params ?? {};
      const serverInfo = { name: "double", version: "1" };
      reply(response, request, {
        protocolVersion,
        serverInfo,
        capabilities: { tools: { listChanged: true } },
      });
    },
    "tools/list"(response, request) {
      const at = Number(request.message?.params?.cursor ?? 0);
      const more = at + 1 < state.pages.length;
      reply(response, request, { tools: state.pages[at], ...(more ? { nextCursor: String(at + 1) } : {}) });
    },
    "tools/call"(response, request) {
      const text = JSON.stringify(request.message?.params?.arguments);
      reply(response, request, { content: [{ type: "text", text }] });
    },
    GET(response) {
      sendEvents(response);
      news.add(response);
      response.once("close", () => news.delete(response));
      for (const look of waiting) look();
    },
    DELETE: (response) => response.writeHead(200).end(),
  };

  function serve(response: ServerResponse, request: SeenRequest): void {
    const { path, http, message } = request;
    const what = message?.method ?? http;
    const session = String(request.headers["mcp-session-id"] ?? "");
    if (path !== "/mcp") response.writeHead(404).end();
    else if (session !== "" && !sessions.has(session)) sendJson(response, 404, { error: "no such session" });
    else if (usual[what]) usual[what](response, request);
    else response.writeHead(202).end();
  }

  const server = createServer(async (incoming, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of incoming) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { url: path = "/", method: http = "GET", headers } = incoming;
    const request = { http, path, headers, body, message: parse(body) };
    seen.push(request);
    const own = answers.get(path) ?? answers.get(request.message?.method ?? http);
    (own ?? serve)(response, request);
    for (const look of waiting) look();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;

  function eventually<T>(find: () => T | undefined): Promise<T> {
    return new Promise((resolve) => {
      const look = () => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });
  }

  return Object.assign(state, {
    port,
    url: `http://127.0.0.1:${port}/mcp`,
    seen,
    serve,
    on: (what: string, answer: Answer | null) =>
      void (answer ? answers.set(what, answer) : answers.delete(what)),
    until: (matches: (request: SeenRequest) => boolean) => eventually(() => seen.find(matches)),
    async say(message: object) {
      await eventually(() => (news.size > 0 ? true : undefined));
      for (const stream of news) stream.write(`data: ${JSON.stringify({ jsonrpc: "2.0", ...message })}\n\n`);
    },
    hangUp: () => {
      for (const stream of news) stream.end();
    },
    forget: () => sessions.clear(),
    close() {
      server.closeAllConnections();
      return new Promise<void>((resolve) => server.close(() => resolve()));
    },
  });
}

function parse(body: string): McpMessage | null {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
}
