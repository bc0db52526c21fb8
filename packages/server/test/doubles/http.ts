import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

export interface HttpRequestSeen {
  readonly method: string;
  /** Path and query, as they came. */
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

type Reply = (request: HttpRequestSeen, response: ServerResponse) => void | Promise<void>;

/** A customer's own system, as far as a test needs one. */
export interface HttpDouble {
  readonly url: string;
  readonly requests: HttpRequestSeen[];
  /** How requests from now on are answered. */
  reply: Reply;
  close(): Promise<void>;
}

export async function startHttpDouble(
  reply: Reply = (_, response) => sendJson(response, {}),
): Promise<HttpDouble> {
  const server = createServer(async (incoming, response) => {
    const request = await seen(incoming);
    double.requests.push(request);
    await double.reply(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const double: HttpDouble = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    reply,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return double;
}

export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

async function seen(incoming: IncomingMessage): Promise<HttpRequestSeen> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return {
    method: incoming.method ?? "",
    url: incoming.url ?? "",
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString("utf8"),
  };
}
