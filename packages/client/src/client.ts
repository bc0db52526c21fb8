import { type Download, download } from "./download.ts";
import { OPERATIONS } from "./generated/operations.ts";
import { readLines } from "./lines.ts";
import { delay, type Sleep, withRetries } from "./retry.ts";
import { type ResumeOptions, resumeTurn, type StreamOptions, streamMessage } from "./stream.ts";
import {
  createTransport,
  fillPath,
  queryString,
  readJson,
  type Send,
  type ClientOptions as TransportOptions,
} from "./transport.ts";
import type {
  Call,
  CallOptions,
  CallResult,
  FileName,
  ItemOf,
  LineOf,
  LinesName,
  ListName,
  OperationName,
  TurnEvent,
} from "./types.ts";

export { type ChatEvent, type ChatOptions, type ChatSocket, openChat } from "./chat.ts";
export type { Download } from "./download.ts";
export { type ChatCloseCode, ChatClosedError, ConnectionError, errorOf, HyponemaError } from "./errors.ts";
export { type CollectedTurn, collect, type ResumeOptions, type StreamOptions } from "./stream.ts";
export type {
  CallArguments,
  CallResult,
  FileName,
  ItemOf,
  LineOf,
  LinesName,
  ListName,
  OperationName,
  Schemas,
  TurnEvent,
} from "./types.ts";

export interface ClientOptions extends TransportOptions {
  /**
   * Time without any data after which a stream counts as broken; 45 s by default. The server sends a keep-alive every 15 s.
   */
  readonly silenceMs?: number;
  /** Delays retries; for tests. */
  readonly sleep?: Sleep;
}

/** Every JSON operation of the contract as a method, named by its operation ID. */
type Operations = { readonly [K in OperationName]: (...args: Call<K>) => Promise<CallResult<K>> };

export interface Client extends Operations {
  /**
   * Sends a message in a session and iterates the answer's events, ending with `turn_end` or `error`. If the connection
   * breaks, the turn is resumed, so that every event is delivered exactly once.
   */
  streamMessage(options: StreamOptions): AsyncIterable<TurnEvent>;
  /**
   * Continues reading a turn after `lastEventId`, as `streamMessage` does automatically. Possible until five minutes after
   * the turn's end.
   */
  resumeTurn(options: ResumeOptions): AsyncIterable<TurnEvent>;
  /** Iterates all items of a list and fetches pages on demand. */
  paginate<K extends ListName>(name: K, ...args: Call<K>): AsyncIterable<ItemOf<K>>;
  /** Iterates the lines of a JSON lines response without buffering it. */
  lines<K extends LinesName>(name: K, ...args: Call<K>): AsyncIterable<LineOf<K>>;
  /** Starts the download of a file. */
  download<K extends FileName>(name: K, ...args: Call<K>): Promise<Download>;
}

/**
 * Creates a typed client. Methods throw `HyponemaError` if the server refuses the request and `ConnectionError` otherwise.
 */
export function createClient(options: ClientOptions): Client {
  const { sleep = delay, silenceMs = 45_000 } = options;
  const send = createTransport(options);
  const names = Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[];
  const methods = names.map((name) => [name, (call?: LooseCall) => callOperation(send, sleep, name, call)]);
  const dependencies = { send, sleep, silenceMs };
  const helpers = {
    streamMessage: (stream: StreamOptions) => streamMessage(dependencies, stream),
    resumeTurn: (stream: ResumeOptions) => resumeTurn(dependencies, stream),
    paginate: (name: ListName, call?: LooseCall) =>
      paginate((query) => callOperation(send, sleep, name, { ...call, query: { ...call?.query, ...query } })),
    lines: (name: LinesName, call?: LooseCall) => streamLines(send, silenceMs, name, call),
    download: (name: FileName, call: LooseCall = {}) =>
      withRetries(() => download(dependencies, buildRequest(name, call)), true, sleep, call.signal),
  };
  // `Object.fromEntries` loses the names; the type comes from the contract.
  return { ...Object.fromEntries(methods), ...helpers } as Client;
}

/** Arguments of any operation; the methods' types restrict the combinations. */
interface LooseCall extends CallOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

interface LooseResult extends Omit<CallResult<OperationName>, "data"> {
  readonly data: unknown;
}

// RFC 9110: repeating these methods has no further effect.
const IDEMPOTENT = ["GET", "PUT", "DELETE"];

async function callOperation(
  send: Send,
  sleep: Sleep,
  name: keyof typeof OPERATIONS,
  { params = {}, query = {}, ...rest }: LooseCall = {},
): Promise<LooseResult> {
  const request = buildRequest(name, { params, query, ...rest });
  const { method } = request;
  const repeatable = IDEMPOTENT.includes(method) || rest.idempotencyKey !== undefined;
  return withRetries(() => send(request, parseResult), repeatable, sleep, rest.signal);
}

async function* streamLines(
  send: Send,
  silenceMs: number,
  name: LinesName,
  call: LooseCall = {},
): AsyncGenerator<unknown> {
  yield* readLines(await send(buildRequest(name, call), (response) => response), silenceMs);
}

function buildRequest(name: keyof typeof OPERATIONS, { params = {}, query = {}, ...rest }: LooseCall) {
  const { method, path } = OPERATIONS[name];
  return { method, path: fillPath(path, params) + queryString(query), ...rest };
}

async function parseResult(response: Response): Promise<LooseResult> {
  return {
    data: await readJson(response),
    status: response.status,
    etag: response.headers.get("etag"),
    requestId: response.headers.get("x-request-id") ?? "",
    replayed: response.headers.get("idempotency-replayed") === "true",
  };
}

async function* paginate(ask: (query: { cursor?: string }) => Promise<LooseResult>): AsyncGenerator<unknown> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { data } = await ask(cursor ? { cursor } : {});
    const page = data as { readonly data: readonly unknown[]; readonly next_cursor: string | null };
    yield* page.data;
    cursor = page.next_cursor;
  }
}
