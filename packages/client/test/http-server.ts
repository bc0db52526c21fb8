import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";

/** A request that the server received. */
export interface ReceivedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

export interface ScriptedServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

export type Scene = (response: ServerResponse, request: ReceivedRequest) => void;

/** A server that answers each request with the next scene, repeating the last one. */
export async function startScriptedServer(...scenes: [Scene, ...Scene[]]): Promise<ScriptedServer> {
  const requests: ReceivedRequest[] = [];
  const server = createServer(async (request, response) => {
    const { method = "", url = "", headers } = request;
    const received = { method, path: url, headers, body: await text(request) };
    requests.push(received);
    const scene = scenes[Math.min(requests.length, scenes.length) - 1];
    scene?.(response, received);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Responds with JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Scene {
  return (response) => {
    response.writeHead(status, { "content-type": "application/json", "x-request-id": "req_1", ...headers });
    response.end(JSON.stringify(body));
  };
}

/** Responds with a problem as defined by the contract. */
export function problem(status: number, code: string, headers: Record<string, string> = {}): Scene {
  const errors = status === 422 ? [{ path: "/name", message: "is required" }] : undefined;
  const body = {
    type: "about:blank",
    title: "No",
    status,
    detail: `No: ${code}.`,
    code,
    request_id: "req_2",
    errors,
  };
  return json(body, status, { "content-type": "application/problem+json", ...headers });
}

/** Closes the connection without a response. */
export const hangUp: Scene = (response) => response.destroy();

/** Sends these bytes as an event stream, then ends it, cuts the connection, or leaves it open. */
export function stream(bytes: string, end: "end" | "cut" | "open" = "end"): Scene {
  return (response) => {
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.write(bytes, () => {
      if (end === "end") response.end();
      if (end === "cut") response.destroy();
    });
  };
}
