import { ConnectionError, errorOf, HyponemaError } from "./errors.ts";
import type { CallOptions } from "./types.ts";

export interface ClientOptions {
  /** Base URL of the server, for example `http://127.0.0.1:8787`. */
  readonly baseUrl: string;
  /**
   * Omit it in web pages: on the server's own pages the session cookie authenticates the user, and on all others only public
   * routes are available.
   */
  readonly apiKey?: string;
  /** Replaces the global `fetch`, for example to use a proxy. */
  readonly fetch?: typeof fetch;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Time limit for a response, or for the start of a stream; 60 seconds by default. */
  readonly timeoutMs?: number;
}

export interface Request extends CallOptions {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends a request and returns the result of `read` for a successful response; throws typed errors otherwise. */
export type Send = <T>(request: Request, read: (response: Response) => T | Promise<T>) => Promise<T>;

export function createTransport(options: ClientOptions): Send {
  const { fetch: customFetch, timeoutMs = 60_000 } = options;
  const send = customFetch ?? fetch;
  const base = options.baseUrl.replace(/\/+$/, "");
  return async (request, read) => {
    const { method, path, body, signal } = request;
    signal?.throwIfAborted();
    const timeout = new AbortController();
    const timer = setTimeout(() => timeout.abort(), timeoutMs);
    try {
      const response = await send(base + path, {
        method,
        headers: buildHeaders(options, request),
        // An API key authenticates the request; without one, the cookie is sent to the page's own server only.
        credentials: options.apiKey === undefined ? "same-origin" : "omit",
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: signal ? AbortSignal.any([signal, timeout.signal]) : timeout.signal,
      });
      if (!response.ok) throw await errorOf(response);
      return await read(response);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof HyponemaError || error instanceof ConnectionError) throw error;
      const problem = timeout.signal.aborted
        ? `did not answer within ${timeoutMs} ms`
        : "could not be reached";
      throw new ConnectionError(`${base} ${problem}.`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };
}

function buildHeaders(options: ClientOptions, request: Request): Record<string, string> {
  const { body, idempotencyKey, ifMatch } = request;
  return {
    ...options.headers,
    ...(options.apiKey === undefined ? {} : { authorization: `Bearer ${options.apiKey}` }),
    ...(body === undefined ? {} : { "content-type": "application/json" }),
    ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
    ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
    ...request.headers,
  };
}

/** A successful response's JSON; undefined if it has no body. */
export async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    throw new ConnectionError(`Something that is not Hyponema answered: ${text.slice(0, 200)}`, response);
  }
}

/** A path of the contract with its parameters filled in. */
export function fillPath(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? "");
    // URL parsers resolve these as path segments, even percent-encoded, so they would change the path.
    if (["", ".", ".."].includes(value))
      throw new TypeError(`\`${name}\` cannot be ${JSON.stringify(value)}.`);
    return encodeURIComponent(value);
  });
}

/** A query string including `?`; empty if there are no parameters. */
export function queryString(query: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return "";
  return `?${new URLSearchParams(entries.map(([name, value]): [string, string] => [name, String(value)]))}`;
}
