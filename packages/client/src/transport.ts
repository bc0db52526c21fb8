import { ConnectionError, errorOf, HyponemaError } from "./errors.ts";
import type { CallOptions } from "./types.ts";

export interface ClientOptions {
  /** Where the server is, e.g. `http://127.0.0.1:8787`. */
  readonly baseUrl: string;
  /**
   * Left out in web pages, which have none: on the server's own pages the browser's cookie says who is signed in, and on
   * all others only public routes answer.
   */
  readonly apiKey?: string;
  /** Instead of the global one, e.g. for a proxy. */
  readonly fetch?: typeof fetch;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
  /** How long an answer may take, or the beginning of a stream; 60 seconds by default. */
  readonly timeoutMs?: number;
}

export interface Request extends CallOptions {
  readonly method: string;
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one request and gives what `read` makes of a success; throws typed errors for everything else. */
export type Send = <T>(request: Request, read: (response: Response) => T | Promise<T>) => Promise<T>;

export function createTransport(options: ClientOptions): Send {
  const { fetch: given, timeoutMs = 60_000 } = options;
  const ask = given ?? fetch;
  const base = options.baseUrl.replace(/\/+$/, "");
  return async (request, read) => {
    const { method, path, body, signal } = request;
    signal?.throwIfAborted();
    const late = new AbortController();
    const timer = setTimeout(() => late.abort(), timeoutMs);
    try {
      const response = await ask(base + path, {
        method,
        headers: headersOf(options, request),
        // A key speaks for itself; without one, the cookie goes to the page's own server and to no other.
        credentials: options.apiKey === undefined ? "same-origin" : "omit",
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: signal ? AbortSignal.any([signal, late.signal]) : late.signal,
      });
      if (!response.ok) throw await errorOf(response);
      return await read(response);
    } catch (error) {
      signal?.throwIfAborted();
      if (error instanceof HyponemaError || error instanceof ConnectionError) throw error;
      const what = late.signal.aborted ? `did not answer within ${timeoutMs} ms` : "could not be reached";
      throw new ConnectionError(`${base} ${what}.`, { cause: error });
    } finally {
      clearTimeout(timer);
    }
  };
}

function headersOf(options: ClientOptions, request: Request): Record<string, string> {
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

/** Reads a successful answer's JSON; undefined when it has no body. */
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
export function fill(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(params[name] ?? "");
    // Every URL parser takes these for a way up, however they are encoded.
    if (["", ".", ".."].includes(value))
      throw new TypeError(`\`${name}\` cannot be ${JSON.stringify(value)}.`);
    return encodeURIComponent(value);
  });
}

/** A query string with its question mark; empty when nothing is asked for. */
export function search(query: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return "";
  return `?${new URLSearchParams(entries.map(([name, value]): [string, string] => [name, String(value)]))}`;
}
