import type { z } from "zod";
import type { ErrorCode } from "./errors.ts";
import type { DashboardPermission } from "./roles.ts";
import type { Scope } from "./scopes.ts";

/**
 * Who may call a route. Every route declares exactly one; each kind refuses the credentials of the others. `scope`: a key
 * with the scope, or a signed-in member whose role allows it. `dashboard`: a signed-in member whose role allows it, or, with
 * `self`, whoever is signed in, about themselves; no key. `identity`: any valid key, and everyone who is signed in and, where
 * the path names a workspace, a member of it; what the route shows them depends on who they are.
 */
export type Access =
  | { readonly kind: "scope"; readonly scope: Scope }
  | { readonly kind: "dashboard"; readonly permission: DashboardPermission | "self" }
  | { readonly kind: "identity" }
  | { readonly kind: "operator_token" }
  | { readonly kind: "public" };

export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";

/** The one answer of a route that succeeds: JSON by a schema, a stream of events or of JSON lines, a file, text, or nothing. */
export type Success =
  | {
      readonly status: 200 | 202;
      readonly description: string;
      readonly body: z.ZodType;
      /** What is answered instead, with 202, to a request with `background=true`. */
      readonly background?: z.ZodType;
    }
  | {
      readonly status: 201;
      readonly description: string;
      readonly body: z.ZodType;
      /** What the answer is when the thing was there before: the same body, with 200. */
      readonly existing?: string;
    }
  | {
      readonly status: 200;
      readonly description: string;
      readonly events: z.ZodType;
      /** Events have IDs, and the stream goes on after the one that Last-Event-ID names. */
      readonly resumable?: true;
    }
  | { readonly status: 200; readonly description: string; readonly lines: z.ZodType }
  /**
   * Bytes of a known length to be saved, by GET: with a name, `ETag` and `If-None-Match`, and in parts by `Range`. Its
   * media types; which of them an answer has is said by its `Content-Type`.
   */
  | { readonly status: 200; readonly description: string; readonly file: readonly [string, ...string[]] }
  | {
      readonly status: 200;
      readonly description: string;
      readonly contentType: string;
      /** A file for pages of every origin, which browsers keep; 304 when they have it already. */
      readonly asset?: true;
    }
  | { readonly status: 204; readonly description: string };

/** One operation of the API, as everything that needs to know of it reads it. */
export interface Route {
  readonly operationId: string;
  readonly method: Method;
  /** Path with `{name}` placeholders, each a key of `params`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly access: Access;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  /** A body that may be left out altogether, read as `{}`. */
  readonly bodyOptional?: boolean;
  /** Largest body in bytes; a mebibyte unless said. */
  readonly bodyLimit?: number;
  /** Most values in a body, arrays, objects and names of fields included; 10,000 unless said. */
  readonly bodyValues?: number;
  readonly success: Success;
  /** Codes this route adds to those every route of its kind can answer. */
  readonly errors?: readonly ErrorCode[];
  /** `emit`: the answer carries an ETag. `require`: it also demands If-Match. */
  readonly etag?: "emit" | "require";
  /** A rate limit that this route counts against, beside the caller's: of the workspace, or of the caller's address. */
  readonly rateLimit?: "sessions" | "sign_in";
  /**
   * Of a route with no workspace in its path: what it names, by `session_id` in its path or `agent_id` in its body, whose
   * workspace the call is in. A key brings its own.
   */
  readonly within?: "session" | "agent";
  /** Takes no Idempotency-Key: its answer opens the door, and is not kept. */
  readonly keyless?: true;
  /**
   * Of a public route: web pages may call it, of the origins that the agent in its path lists. The call is in that agent's
   * workspace, and counted by address and by agent.
   */
  readonly pages?: "agent";
  /** An example body, shown in the reference and sent by the batteries as the well-formed starting point. */
  readonly example?: unknown;
}

/** Largest JSON body of a route that names no other limit, in bytes. */
const BODY_LIMIT = 1024 * 1024;
/** Largest JSON body of a route that takes what was kept elsewhere, in bytes. */
export const IMPORT_LIMIT = 8 * 1024 * 1024;

/** The largest body that `route` takes, in bytes. */
export function bodyLimitOf(route: Pick<Route, "bodyLimit">): number {
  return route.bodyLimit ?? BODY_LIMIT;
}

// Checking one value, and refusing it, may take several microseconds.
const BODY_VALUES = 10_000;
/** Most values and names in the body of a route that takes long lists. */
export const LIST_VALUES = 60_000;

/** The most values and names that a body of `route` may have. */
export function bodyValuesOf(route: Pick<Route, "bodyValues">): number {
  return route.bodyValues ?? BODY_VALUES;
}

/** Declares a route; the compiler keeps its literal types, so that handlers and clients are typed by it. */
export function defineRoute<const R extends Route>(route: R): R {
  return route;
}

type Output<T> = T extends z.ZodType ? z.output<T> : Record<never, never>;

export type ParamsOf<R extends Route> = Output<R["params"]>;
export type QueryOf<R extends Route> = Output<R["query"]>;
export type BodyOf<R extends Route> = Output<R["body"]>;
type BackgroundOf<S> = S extends { background: infer J extends z.ZodType } ? z.input<J> : never;

/** What a handler returns: the success body's input type, or nothing for 204. */
export type ReplyOf<R extends Route> = R["success"] extends { body: infer B extends z.ZodType }
  ? z.input<B> | BackgroundOf<R["success"]>
  : undefined;
