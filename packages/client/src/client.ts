import { type Download, download } from "./download.ts";
import { OPERATIONS } from "./generated/operations.ts";
import { readLines } from "./lines.ts";
import { pause, persist, type Sleep } from "./retry.ts";
import { type ResumeOptions, resumeTurn, type StreamOptions, streamMessage } from "./stream.ts";
import {
  createTransport,
  fill,
  readJson,
  type Send,
  search,
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
  /** How long a stream may say nothing before it is taken for broken; the server says something every 15 s. 45 s by default. */
  readonly silenceMs?: number;
  /** How waiting is done between tries; for tests. */
  readonly sleep?: Sleep;
}

/** Every JSON operation of the contract as a method, by its operation ID. */
type Operations = { readonly [K in OperationName]: (...args: Call<K>) => Promise<CallResult<K>> };

export interface Client extends Operations {
  /**
   * Says something in a session and iterates the answer's events, ending with `turn_end` or `error`. When the connection
   * breaks, the turn is resumed where it broke: every event comes once.
   */
  streamMessage(options: StreamOptions): AsyncIterable<TurnEvent>;
  /** Goes on reading a turn after `lastEventId`, as `streamMessage` does by itself; until five minutes after its end. */
  resumeTurn(options: ResumeOptions): AsyncIterable<TurnEvent>;
  /** Iterates all items of a list; each page is asked for when it is needed. */
  paginate<K extends ListName>(name: K, ...args: Call<K>): AsyncIterable<ItemOf<K>>;
  /** Iterates what an operation answers line by line, however long it is. */
  lines<K extends LinesName>(name: K, ...args: Call<K>): AsyncIterable<LineOf<K>>;
  /** Begins to download a file. */
  download<K extends FileName>(name: K, ...args: Call<K>): Promise<Download>;
}

/** A typed client. Methods throw `HyponemaError` for what the server refuses and `ConnectionError` for the rest. */
export function createClient(options: ClientOptions): Client {
  const { sleep = pause, silenceMs = 45_000 } = options;
  const send = createTransport(options);
  const names = Object.keys(OPERATIONS) as (keyof typeof OPERATIONS)[];
  const methods = names.map((name) => [name, (given?: LooseCall) => callOperation(send, sleep, name, given)]);
  const parts = { send, sleep, silenceMs };
  const helpers = {
    streamMessage: (stream: StreamOptions) => streamMessage(parts, stream),
    resumeTurn: (stream: ResumeOptions) => resumeTurn(parts, stream),
    paginate: (name: ListName, given?: LooseCall) =>
      items((query) => callOperation(send, sleep, name, { ...given, query: { ...given?.query, ...query } })),
    lines: (name: LinesName, given?: LooseCall) => linesOf(send, silenceMs, name, given),
    download: (name: FileName, given: LooseCall = {}) =>
      persist(() => download(parts, requestOf(name, given)), true, sleep, given.signal),
  };
  // Its type comes from the contract; the list of operations that it is made from cannot say so.
  return { ...Object.fromEntries(methods), ...helpers } as Client;
}

/** A call of any operation; the methods' types say what goes with which. */
interface LooseCall extends CallOptions {
  readonly params?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
}

interface LooseResult extends Omit<CallResult<OperationName>, "data"> {
  readonly data: unknown;
}

// RFC 9110: a repeat of these changes nothing more.
const IDEMPOTENT = ["GET", "PUT", "DELETE"];

async function callOperation(
  send: Send,
  sleep: Sleep,
  name: keyof typeof OPERATIONS,
  { params = {}, query = {}, ...rest }: LooseCall = {},
): Promise<LooseResult> {
  const request = requestOf(name, { params, query, ...rest });
  const { method } = request;
  const repeatable = IDEMPOTENT.includes(method) || rest.idempotencyKey !== undefined;
  return persist(() => send(request, resultOf), repeatable, sleep, rest.signal);
}

async function* linesOf(
  send: Send,
  silenceMs: number,
  name: LinesName,
  given: LooseCall = {},
): AsyncGenerator<unknown> {
  yield* readLines(await send(requestOf(name, given), (response) => response), silenceMs);
}

function requestOf(name: keyof typeof OPERATIONS, { params = {}, query = {}, ...rest }: LooseCall) {
  const { method, path } = OPERATIONS[name];
  return { method, path: fill(path, params) + search(query), ...rest };
}

async function resultOf(response: Response): Promise<LooseResult> {
  return {
    data: await readJson(response),
    status: response.status,
    etag: response.headers.get("etag"),
    requestId: response.headers.get("x-request-id") ?? "",
    replayed: response.headers.get("idempotency-replayed") === "true",
  };
}

async function* items(ask: (query: { cursor?: string }) => Promise<LooseResult>): AsyncGenerator<unknown> {
  for (let cursor: string | null | undefined; cursor !== null; ) {
    const { data } = await ask(cursor ? { cursor } : {});
    const page = data as { readonly data: readonly unknown[]; readonly next_cursor: string | null };
    yield* page.data;
    cursor = page.next_cursor;
  }
}
