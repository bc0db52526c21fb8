import type { components, operations } from "./generated/api.ts";
import type { OPERATIONS } from "./generated/operations.ts";

export type Schemas = components["schemas"];

type Listed = typeof OPERATIONS;
/** Operations that return JSON or no content; streaming ones have their own helpers. */
export type OperationName = {
  [K in keyof Listed]: Listed[K]["answer"] extends "application/json" | "none" ? K : never;
}[keyof Listed];
/** Operations that return JSON lines. */
export type LinesName = {
  [K in keyof Listed]: Listed[K]["answer"] extends "application/x-ndjson" ? K : never;
}[keyof Listed];
/** Operations that answer a file. */
export type FileName = {
  [K in keyof Listed]: Listed[K]["answer"] extends "file" ? K : never;
}[keyof Listed];

/** Options of every call. */
export interface CallOptions {
  readonly signal?: AbortSignal | undefined;
  /** Makes the call safe to repeat: with a key, it is retried automatically if the connection breaks. */
  readonly idempotencyKey?: string | undefined;
  /** ETag of the version that the change is based on. */
  readonly ifMatch?: string | undefined;
}

type JsonOf<T> = T extends { content: { "application/json": infer Json } } ? Json : undefined;
type BodyOf<T> = T extends { requestBody: infer Body }
  ? JsonOf<Body>
  : T extends { requestBody?: infer Body }
    ? JsonOf<NonNullable<Body>> | undefined
    : undefined;

/** Field `Name` of type `T`: forbidden if `T` is undefined, optional if all of its properties are. */
type Field<Name extends string, T> = [T] extends [undefined]
  ? { readonly [K in Name]?: never }
  : Partial<T> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

type Parameters<K extends keyof Listed> = operations[K]["parameters"];

/** Arguments of operation `K`: path `params`, `query` and `body`. */
export type CallArguments<K extends keyof Listed> = CallOptions &
  Field<"params", Parameters<K> extends { path: infer Path } ? Path : undefined> &
  Field<"query", Parameters<K> extends { query?: infer Query } ? NonNullable<Query> : undefined> &
  Field<"body", BodyOf<operations[K]>>;

/** Optional if none of the arguments is required. */
export type Call<K extends keyof Listed> =
  Record<never, never> extends CallArguments<K> ? [call?: CallArguments<K>] : [call: CallArguments<K>];

type Success = 200 | 201 | 202 | 204;
type DataOf<K extends OperationName> = {
  [S in keyof operations[K]["responses"] & Success]: JsonOf<operations[K]["responses"][S]>;
}[keyof operations[K]["responses"] & Success];

/** Result of operation `K` with its status and headers. */
export interface CallResult<K extends OperationName> {
  readonly data: DataOf<K>;
  readonly status: number;
  /** Pass it as `ifMatch` when updating. */
  readonly etag: string | null;
  readonly requestId: string;
  /** Whether the response was replayed from an earlier call with the same Idempotency-Key. */
  readonly replayed: boolean;
}

/** Paginated operations. */
export type ListName = {
  [K in OperationName]: DataOf<K> extends { data: unknown[]; next_cursor: string | null } ? K : never;
}[OperationName];
export type ItemOf<K extends ListName> = DataOf<K> extends { data: (infer Item)[] } ? Item : never;

/** A line of operation `K`'s response. */
export type LineOf<K extends LinesName> = operations[K]["responses"][200] extends {
  content: { "application/x-ndjson": infer Line };
}
  ? Line
  : never;

type Frame = Schemas["TurnEventFrame"];
/** A turn event. */
export type TurnEvent = {
  [F in Frame as F["event"]]: { readonly type: F["event"]; readonly id: string; readonly data: F["data"] };
}[Frame["event"]];
