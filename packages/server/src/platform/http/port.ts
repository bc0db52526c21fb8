import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { answerBrokenRequest } from "./broken-request.ts";
import { Refusal } from "./refusal.ts";
import { closesUnread } from "./unread.ts";

// Node checks that a head is complete by itself; both are longer than a connection may be idle, so that neither
// ends one between two requests.
const HEAD_GRACE_MS = 5_000;
const REQUEST_MS = 60_000;

export interface PortSettings {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** How long a connection may be idle between two requests. */
  readonly keepAliveSeconds: number;
  /** Told by /healthz while the server starts. */
  readonly version: string;
}

/** What answers requests once the server is ready. */
export interface RequestAnswerer {
  readonly answer: (incoming: IncomingMessage, outgoing: ServerResponse) => unknown;
  /** Whether a request to upgrade is one that a socket takes; any other is answered like a plain request. */
  readonly takesUpgrade: (request: IncomingMessage) => boolean;
}

/** The address cannot be listened on; the message names it and says what to do. */
export class PortError extends Error {
  override name = "PortError";
}

/**
 * The port that the server listens on. It is taken before anything else is started: a second server ends at once, and
 * a load balancer sees a server that starts. Until `answerBy`, /healthz is answered and everything else is `not-ready`.
 */
export class HttpPort {
  readonly server: Server;
  readonly #settings: PortSettings;
  readonly #open = new Set<ServerResponse>();
  #answerer: RequestAnswerer | null = null;
  #draining = false;

  constructor(settings: PortSettings) {
    this.#settings = settings;
    const keepAliveTimeout = settings.keepAliveSeconds * 1_000;
    const headersTimeout = keepAliveTimeout + HEAD_GRACE_MS;
    this.server = createServer(
      {
        ...{ keepAliveTimeout, headersTimeout },
        maxHeaderSize: 16 * 1024,
        requestTimeout: Math.max(REQUEST_MS, headersTimeout),
        shouldUpgradeCallback: (request) => this.#answerer?.takesUpgrade(request) ?? false,
        // Refused by the listener, in the documented form.
        requireHostHeader: false,
      },
      (incoming, outgoing) => this.#serve(incoming, outgoing),
    );
    // A client that asks first is told to go on when its body is wanted, and not before.
    this.server.on("checkContinue", (incoming, outgoing) => this.#serve(incoming, outgoing));
    this.server.on("clientError", (error, socket) => answerBrokenRequest(error, socket as Socket));
  }

  /** Where it listens. */
  get address(): AddressInfo {
    return this.server.address() as AddressInfo;
  }

  /** Requests that have not been answered to the end. */
  get underWay(): number {
    return this.#open.size;
  }

  /** Takes the port. Throws `PortError`. */
  async listen(): Promise<void> {
    const { host, port } = this.#settings;
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const fail = (error: NodeJS.ErrnoException) =>
      reject(new PortError(reasonOf(error, host, port), { cause: error }));
    this.server.once("error", fail);
    this.server.listen(port, host, resolve);
    await promise;
    this.server.off("error", fail);
  }

  /** Who answers from now on. */
  answerBy(answerer: RequestAnswerer): void {
    this.#answerer = answerer;
  }

  /**
   * Takes no further connections and closes idle ones. Connections with a request under way are told to close and end
   * with its answer.
   */
  drain(): void {
    this.#draining = true;
    for (const response of this.#open) endConnectionAfter(response);
    if (this.server.listening) this.server.close();
    this.server.closeIdleConnections();
  }

  /** Ends what is left. */
  close(): void {
    this.drain();
    this.server.closeAllConnections();
  }

  #serve(incoming: IncomingMessage, outgoing: ServerResponse): unknown {
    this.#open.add(outgoing);
    outgoing.once("close", () => this.#open.delete(outgoing));
    if (this.#draining) endConnectionAfter(outgoing);
    if (this.#answerer) return this.#answerer.answer(incoming, outgoing);
    return answerWhileStarting(incoming, outgoing, this.#settings.version);
  }
}

// Node sends `Connection: close` with a head that is still to be sent; one that is under way ends with its stream.
function endConnectionAfter(response: ServerResponse): void {
  response.shouldKeepAlive = false;
  // By then the response has let go of its socket.
  const { socket } = response;
  if (response.headersSent) response.once("finish", () => socket?.end());
}

function answerWhileStarting(incoming: IncomingMessage, outgoing: ServerResponse, version: string): void {
  const connection = closesUnread(incoming) ? { Connection: "close" } : {};
  if (incoming.method === "GET" && incoming.url === "/healthz") {
    outgoing.writeHead(200, {
      "Content-Type": "application/json",
      "Cache-Control": "no-store",
      ...connection,
    });
    outgoing.end(JSON.stringify({ status: "ok", version }));
    return;
  }
  const refusal = new Refusal("not-ready", { detail: "The server is starting. Try again in a moment." });
  outgoing.writeHead(refusal.status, {
    "Content-Type": "application/problem+json",
    "Cache-Control": "no-store",
    "Retry-After": "1",
    ...connection,
  });
  outgoing.end(JSON.stringify(refusal.toProblem("req_none", "/docs/errors")));
}

function reasonOf({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  switch (code) {
    case "EADDRINUSE":
      return `Port ${port} on ${host} is in use by another program. Stop that program, or set PORT to another port.`;
    case "EADDRNOTAVAIL":
      return `HOST=${host} is not an address of this machine. Set HOST to one that is, or to 0.0.0.0 for all of them.`;
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `HOST=${host} cannot be resolved to an address. Set HOST to an address of this machine.`;
    case "EACCES":
    case "EPERM":
      return `This account may not listen on port ${port} of ${host}. Set PORT to 1024 or above, or give the account the right to.`;
    default:
      return `The server cannot listen on port ${port} of ${host} (${code ?? message}). Set HOST and PORT.`;
  }
}
