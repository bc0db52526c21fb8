import type { components, operations } from "./generated/api.ts";
import type { OPERATIONS } from "./generated/operations.ts";

export type Schemas = components["schemas"];

type Operations = typeof OPERATIONS;
/** Operations that answer JSON or nothing; those that stream have helpers of their own. */
export type OperationName = {
  [K in keyof Operations]: Operations[K]["answer"] extends "application/json" | "none" ? K : never;
}[keyof Operations];

type Parameters<K extends OperationName> = operations[K]["parameters"];
type Content<T> = T extends { content: { "application/json": infer Body } } ? Body : undefined;

type Needed<Name extends string, T> = [T] extends [undefined]
  ? { readonly [K in Name]?: never }
  : Partial<T> extends T
    ? { readonly [K in Name]?: T }
    : { readonly [K in Name]: T };

type BodyOf<K extends OperationName> = operations[K] extends { requestBody: infer Body }
  ? Content<Body>
  : operations[K] extends { requestBody?: infer Body }
    ? Content<NonNullable<Body>> | undefined
    : undefined;

/** What may go with any call. */
export interface CallOptions {
  readonly signal?: AbortSignal;
  /** Makes the call safe to repeat; calls with one are repeated by themselves when the connection breaks. */
  readonly idempotencyKey?: string;
  /** The ETag that a change was made from. */
  readonly ifMatch?: string;
}

/** What operation `K` takes: `params` of its path, `query`, `body`. */
export type CallArguments<K extends OperationName> = CallOptions &
  Needed<"params", Parameters<K> extends { path: infer Path } ? Path : undefined> &
  Needed<"query", Parameters<K> extends { query?: infer Query } ? NonNullable<Query> : undefined> &
  Needed<"body", BodyOf<K>>;

type Responses<K extends OperationName> = operations[K]["responses"];

/** What operation `K` answers, with what its headers say. */
export interface CallResult<K extends OperationName> {
  readonly data: Content<
    Responses<K> extends { 200: infer Ok } ? Ok : Responses<K> extends { 201: infer Made } ? Made : undefined
  >;
  /** Send it as `ifMatch` with a change. */
  readonly etag: string | null;
  readonly requestId: string;
  /** Whether the answer is that of an earlier call with the same Idempotency-Key. */
  readonly replayed: boolean;
}

type Frame = Schemas["TurnEventFrame"];
/** One event of a turn. */
export type TurnEvent = {
  [F in Frame as F["event"]]: { readonly type: F["event"]; readonly id: string; readonly data: F["data"] };
}[Frame["event"]];
