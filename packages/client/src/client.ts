import { ConnectionError, errorOf } from "./errors.ts";
import { OPERATIONS } from "./generated/operations.ts";
import { pause, persist, type Sleep } from "./retry.ts";
import { type Send, type StreamOptions, streamMessage } from "./stream.ts";
import type { CallArguments, CallOptions, CallResult, OperationName, TurnEvent } from "./types.ts";

export { type ChatOptions, type ChatSocket, openChat } from "./chat.ts";
export { ConnectionError, HyponemaError } from "./errors.ts";
export { type CollectedTurn, collect } from "./stream.ts";
export type { CallArguments, CallResult, OperationName, Schemas, TurnEvent } from "./types.ts";

export interface ClientOptions {
  /** Where the server is, e.g. `http://127.0.0.1:8787`. */
  readonly baseUrl: string;
  readonly apiKey: string;
  /** Instead of the global one, e.g. for a proxy. */
  readonly fetch?: typeof fetch;
  /** How waiting is done between tries; for tests. */
  readonly sleep?: Sleep;
}

/** Every JSON operation of the contract as a method, by its operation ID. */
type Operations = {
  readonly [K in OperationName]: (
    ...args: Record<never, never> extends CallArguments<K>
      ? [call?: CallArguments<K>]
      : [call: CallArguments<K>]
  ) => Promise<CallResult<K>>;
};

export interface Client extends Operations {
  /**
   * Says something in a session and iterates the answer's events, ending with `turn_end` or `error`. When the connection
   * breaks, the turn is resumed where it broke: every event comes once.
   */
  streamMessage(options: StreamOptions): AsyncIterable<TurnEvent>;
  /** Iterates all items of a list, page by page. */
  paginate<K extends ListName>(name: K, call: CallArguments<K>): AsyncIterable<ItemOf<K>>;
}

type ListName = {
  [K in OperationName]: CallResult<K>["data"] extends { data: unknown[]; next_cursor: string | null }
    ? K
    : never;
}[OperationName];
type ItemOf<K extends ListName> = CallResult<K>["data"] extends { data: (infer Item)[] } ? Item : never;

/** A typed client. Methods throw `HyponemaError` for what the server refuses and `ConnectionError` for the rest. */
export function createClient(options: ClientOptions): Client {
  const send = sender(options);
  const sleep = options.sleep ?? pause;
  const call = async (name: OperationName, given: LooseCall = {}): Promise<LooseResult> => {
    const operation = OPERATIONS[name];
    const path = fill(operation.path, given.params ?? {}) + search(given.query ?? {});
    const repeatable = operation.method === "GET" || given.idempotencyKey !== undefined;
    const response = await persist(
      () => send(operation.method, path, given),
      repeatable,
      sleep,
      given.signal,
    );
    return {
      data: response.status === 204 ? undefined : await response.json(),
      etag: response.headers.get("etag"),
      requestId: response.headers.get("x-request-id") ?? "",
      replayed: response.headers.get("idempotency-replayed") === "true",
    };
  };
  const special = {
    streamMessage: (stream: StreamOptions) => streamMessage(send, sleep, stream),
    async *paginate(name: OperationName, given: LooseCall) {
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const query = { ...given.query, ...(cursor ? { cursor } : {}) };
        const { data } = await call(name, { ...given, query });
        yield* data.data;
        cursor = data.next_cursor;
      }
    },
  };
  const operations = Object.fromEntries(
    (Object.keys(OPERATIONS) as OperationName[]).map((name) => [
      name,
      (given?: LooseCall) => call(name, given),
    ]),
  );
  // Typed from the outside: the list that it is made from cannot say so.
  return { ...operations, ...special } as unknown as Client;
}

/** What any operation answers. */
interface LooseResult extends Omit<CallResult<OperationName>, "data"> {
  // biome-ignore lint/suspicious/noExplicitAny: the methods' own types say what it is
  readonly data: any;
}

/** A call of any operation. */
interface LooseCall extends CallOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

function sender({ baseUrl, apiKey, fetch: given }: ClientOptions): Send {
  const ask = given ?? fetch;
  const base = baseUrl.replace(/\/+$/, "");
  return async (method, path, { body, headers, signal, idempotencyKey, ifMatch }) => {
    let response: Response;
    try {
      response = await ask(base + path, {
        method,
        headers: {
          authorization: `Bearer ${apiKey}`,
          ...(body === undefined ? {} : { "content-type": "application/json" }),
          ...(idempotencyKey === undefined ? {} : { "idempotency-key": idempotencyKey }),
          ...(ifMatch === undefined ? {} : { "if-match": ifMatch }),
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      });
    } catch (error) {
      if (signal?.aborted) throw error;
      throw new ConnectionError(`${base} could not be reached.`, { cause: error });
    }
    if (response.ok) return response;
    throw await errorOf(response);
  };
}

function fill(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(params[name])));
}

function search(query: Readonly<Record<string, unknown>>): string {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined);
  if (entries.length === 0) return "";
  return `?${new URLSearchParams(entries.map(([name, value]): [string, string] => [name, String(value)]))}`;
}
