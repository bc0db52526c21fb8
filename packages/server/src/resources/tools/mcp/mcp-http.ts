import type { Clock } from "../../../platform/clock.ts";
import type { Egress, EgressStream } from "../../../platform/egress/egress.ts";
import { AccessTokens } from "./access-tokens.ts";
import { type Allowance, readable, toBody, untilAnswered, within } from "./answer-bodies.ts";
import { answeredStatus, McpError, McpSessionGone, mcpErrorIn, timedOut } from "./mcp-error.ts";
import type { McpServer } from "./mcp-server.ts";
import { redirectFault } from "./redirects.ts";

const MOST_ANSWER_BYTES = 4 * 1024 * 1024;
// How often a server may end its stream of news and have it opened again between two calls.
const MOST_STREAMS = 10;
// Of messages that are no request of ours: notifications, and answers to what the server asks.
const MOST_ASIDE = 16;
const GOODBYE_MS = 2_000;
// For the end of a stream to follow the answer that was on it, so that its socket can be used again.
const LINGER_MS = 2_000;
const NULL_BODY = [204, 205, 304];
const SHORTEST_SECRET = 6;

interface Answer extends EgressStream {
  /** Gives up what has not been read. */
  end(): void;
}

interface Parts {
  readonly egress: Egress;
  readonly clock: Clock;
  readonly server: McpServer;
  /** For tests. */
  readonly lingerMs?: number;
  /** Called when the server cannot be heard any more. */
  onBroken(error: McpError): void;
}

/**
 * The HTTP of one connection, as `fetch` for the SDK's transports. All of it leaves through the egress guard, which
 * follows no redirect; the transports follow those that stay within an origin, through here. Credentials go to the
 * server's own origin only. Every request has a deadline or belongs to a call that has one, and every answer a size.
 */
export class McpHttp {
  readonly #egress: Egress;
  readonly #server: McpServer;
  readonly #origin: string;
  readonly #tokens: AccessTokens | null;
  readonly #lingerMs: number;
  readonly #onBroken: Parts["onBroken"];
  readonly #calls = new Map<unknown, AbortController>();
  readonly #news: Allowance = { left: MOST_ANSWER_BYTES };
  #streams = 0;
  #heard = false;
  #aside = 0;

  constructor({ egress, clock, server, lingerMs = LINGER_MS, onBroken }: Parts) {
    this.#egress = egress;
    this.#server = server;
    this.#origin = new URL(server.url).origin;
    this.#tokens = server.oauth && new AccessTokens({ egress, clock, server, oauth: server.oauth });
    this.#lingerMs = lingerMs;
    this.#onBroken = onBroken;
  }

  /** To be said before each call, with how many are running: what a server may send depends on what it is asked. */
  expect(calls: number): void {
    this.#streams = 0;
    this.#news.left = Math.max(this.#news.left, calls * MOST_ANSWER_BYTES);
  }

  /** To be said of each answer: a server that does not end the stream it came on is not read for ever. */
  answered(id: number | string): void {
    const call = this.#calls.get(id);
    if (call) setTimeout(() => call.abort(), this.#lingerMs).unref();
  }

  /** `text` without the credentials of this connection. */
  conceal(text: string): string {
    const { headers, oauth } = this.#server;
    const secrets = Object.values(headers).flatMap((value) => value.reveal().split(/\s+/));
    if (oauth) secrets.push(oauth.clientSecret.reveal(), this.#tokens?.known ?? "");
    const telling = secrets.filter((secret) => secret.length >= SHORTEST_SECRET);
    return telling.reduce((rest, secret) => rest.replaceAll(secret, "[secret]"), text);
  }

  readonly fetch = async (input: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input);
    const asked = init.signal ?? new AbortController().signal;
    if (init.method === "POST") return await this.#post(url, init, asked);
    if (init.method === "DELETE") return await this.#brief(url, init, asked, GOODBYE_MS);
    return await this.#listen(url, init, asked);
  };

  async #post(url: URL, init: RequestInit, asked: AbortSignal): Promise<Response> {
    const message = JSON.parse(String(init.body));
    if (message.method !== undefined && message.id !== undefined) {
      return await this.#request(url, init, asked, message.id);
    }
    // The SDK tells the server that nobody waits any more, but would go on reading the answer.
    if (message.method === "notifications/cancelled") this.#calls.get(message.params?.requestId)?.abort();
    if (this.#aside >= MOST_ASIDE) throw new McpError("protocol", "The MCP server asks too much at once.");
    this.#aside++;
    try {
      return await this.#brief(url, init, asked, this.#server.timeoutMs);
    } finally {
      this.#aside--;
    }
  }

  async #request(url: URL, init: RequestInit, asked: AbortSignal, id: number | string): Promise<Response> {
    const call = new AbortController();
    this.#calls.set(id, call);
    const done = () => void this.#calls.delete(id);
    try {
      const answer = await this.#exchange(url, init, AbortSignal.any([asked, call.signal]));
      const body = readable(within({ left: MOST_ANSWER_BYTES }, answer.body));
      const events = /^text\/event-stream/i.test(answer.headers["content-type"] ?? "");
      return toResponse(answer, events ? untilAnswered(body, id, call.signal) : body, done);
    } catch (error) {
      done();
      throw mcpErrorIn(error);
    }
  }

  /** One request of which only the head matters. */
  async #brief(url: URL, init: RequestInit, asked: AbortSignal, ms: number): Promise<Response> {
    const answer = await this.#headBefore(ms, url, init, asked);
    return toResponse(answer, readable(within({ left: MOST_ANSWER_BYTES }, answer.body)));
  }

  /** The stream on which the server speaks unasked; in the older transport it carries the answers too. */
  async #listen(url: URL, init: RequestInit, asked: AbortSignal): Promise<Response> {
    const again = this.#heard;
    const needed = this.#server.transport === "sse";
    try {
      if (++this.#streams > MOST_STREAMS) {
        throw new McpError("protocol", "The MCP server keeps ending its stream.");
      }
      const answer = await this.#headBefore(this.#server.timeoutMs, url, init, asked);
      this.#heard = true;
      if (needed && answer.status >= 400) throw refused(answer);
      return toResponse(answer, this.#heardOut(readable(within(this.#news, answer.body)), asked, needed));
    } catch (error) {
      const fault = mcpErrorIn(error);
      // A server need not offer this stream in the newer transport; one that cannot even be reached again is gone.
      if (!asked.aborted && (needed || (again && fault.code === "unreachable"))) this.#onBroken(fault);
      throw fault;
    }
  }

  async *#heardOut(
    source: AsyncIterable<Uint8Array>,
    asked: AbortSignal,
    needed: boolean,
  ): AsyncGenerator<Uint8Array> {
    let fault = new McpError("unreachable", "The MCP server ended the connection.");
    try {
      yield* source;
    } catch (error) {
      fault = mcpErrorIn(error);
    }
    if (!asked.aborted && (needed || fault.code === "too-large")) this.#onBroken(fault);
    if (fault.code === "too-large") throw fault;
  }

  async #headBefore(ms: number, url: URL, init: RequestInit, asked: AbortSignal): Promise<Answer> {
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), ms);
    try {
      return await this.#exchange(url, init, AbortSignal.any([asked, late.signal]));
    } catch (error) {
      throw late.signal.aborted ? timedOut() : mcpErrorIn(error);
    } finally {
      clearTimeout(timer);
    }
  }

  async #exchange(url: URL, init: RequestInit, signal: AbortSignal): Promise<Answer> {
    const token = (await this.#tokens?.current(signal)) ?? null;
    const answer = await this.#send(url, init, token, signal);
    if (answer.status !== 401 || !this.#tokens) return this.#checked(url, init, answer);
    answer.end();
    const fresh = await this.#tokens.renew(token, answer.headers["www-authenticate"] ?? null, signal);
    return this.#checked(url, init, await this.#send(url, init, fresh, signal));
  }

  async #send(url: URL, init: RequestInit, token: string | null, signal: AbortSignal): Promise<Answer> {
    const ended = new AbortController();
    const headers: Record<string, string> = {};
    if (url.origin === this.#origin) {
      for (const [name, value] of Object.entries(this.#server.headers))
        headers[name.toLowerCase()] = value.reveal();
      if (token !== null) headers.authorization = `Bearer ${token}`;
    }
    Object.assign(headers, Object.fromEntries(new Headers(init.headers)));
    const answer = await this.#egress.stream(url.href, {
      method: init.method ?? "GET",
      headers,
      ...(init.body ? { body: String(init.body) } : {}),
      signal: AbortSignal.any([signal, ended.signal]),
    });
    return { ...answer, end: () => ended.abort() };
  }

  /** Throws for answers of which the SDK only says that they are errors, in the server's words. */
  #checked(url: URL, init: RequestInit, answer: Answer): Answer {
    const fault = redirectFault("The MCP server", url, answer) ?? this.#refusal(init, answer);
    if (!fault) return answer;
    answer.end();
    throw fault;
  }

  #refusal(init: RequestInit, answer: Answer): McpError | null {
    const { status } = answer;
    // The SDK knows what to make of the other requests' failures: it does without.
    if (init.method !== "POST" || status < 400) return null;
    const inSession = this.#server.transport === "sse" || new Headers(init.headers).has("mcp-session-id");
    // 404 is what the specification says; servers that look for a known session themselves like to answer 400.
    return inSession && (status === 404 || status === 400) ? new McpSessionGone(status) : refused(answer);
  }
}

function refused({ status }: Answer): McpError {
  if (status === 401 || status === 403) {
    return new McpError("unauthorised", `The MCP server refused the credentials (HTTP ${status}).`);
  }
  const mayPass = status >= 500 || status === 429 || status === 408;
  return new McpError(mayPass ? "unreachable" : "protocol", answeredStatus(status));
}

/** For the SDK; `done` is called when the answer has been read, or is not wanted. */
function toResponse(
  { status, headers, end }: Answer,
  source: AsyncIterable<Uint8Array>,
  done: () => void = () => {},
): Response {
  const body = toBody(source, { cancel: end, done });
  return new Response(NULL_BODY.includes(status) ? null : body, { status, headers });
}
