import type { Role } from "@hyponema/contract/roles";
import type { BodyOf, ParamsOf, QueryOf, ReplyOf, Route } from "@hyponema/contract/route";
import type { Actor } from "../actor.ts";
import type { WorkspaceTx } from "../database/database.ts";
import type { Viewer } from "../masking/viewer.ts";
import type { AssetRequest } from "./asset.ts";
import type { IfMatch } from "./etag.ts";
import type { FileAnswer } from "./file.ts";
import type { IdempotencyGuard } from "./idempotency.ts";
import type { ResponseStream } from "./response-stream.ts";

/** Somebody who is signed in, and by which sign-in. */
export interface Person {
  readonly id: string;
  readonly email: string;
  /** Empty until they give it. */
  readonly name: string;
  readonly signInId: string;
}

/** Who is calling, once the credential has been checked. */
export type Principal =
  | {
      readonly kind: "api_key";
      readonly id: string;
      readonly workspaceId: string;
      readonly name: string;
      readonly scopes: readonly string[];
    }
  /** A signed-in member of the workspace that the call is in. */
  | (Person & { readonly kind: "member"; readonly workspaceId: string; readonly role: Role })
  /** Somebody signed in, of no workspace: before it is known, and for routes that are about themselves. */
  | (Person & { readonly kind: "person" })
  | { readonly kind: "operator" }
  /** A web page; `rateLimitKey` is what its path names. */
  | { readonly kind: "page"; readonly workspaceId: string; readonly rateLimitKey: string }
  | { readonly kind: "anyone" };

export type MemberPrincipal = Extract<Principal, { kind: "member" }>;
export type KeyPrincipal = Extract<Principal, { kind: "api_key" }>;
type PersonPrincipal = Extract<Principal, { kind: "person" }>;

/** Who can be calling `R`, by what it says of who may. */
type PrincipalOf<R extends Route> = R["access"] extends { kind: "dashboard"; permission: infer P }
  ? P extends "self"
    ? PersonPrincipal
    : MemberPrincipal
  : R["access"] extends { kind: "identity" }
    ? KeyPrincipal | MemberPrincipal | PersonPrincipal
    : Principal;

/** Facts of the request that handlers may need beside its body. */
export interface RequestFacts extends IfMatch {
  readonly id: string;
  readonly address: string;
  /** Aborted when the caller hangs up or the server gives up on the request. */
  readonly signal: AbortSignal;
  readonly lastEventId: string | null;
  /** The cookies that were sent, as they were sent. */
  readonly cookie: string | null;
  readonly userAgent: string | null;
  /** Sends a Set-Cookie header along with the answer. */
  setCookie(cookie: string): void;
}

/** One request to `R`, authorised and parsed. */
export interface Call<R extends Route> {
  readonly params: ParamsOf<R>;
  readonly query: QueryOf<R>;
  readonly body: BodyOf<R>;
  readonly principal: PrincipalOf<R>;
  readonly actor: Actor;
  /** What the caller may read. Values that need another scope than the route's own are masked by it. */
  readonly viewer: Viewer;
  /** The workspace that the call is in. For a person of none, the ID of one that does not exist yet: theirs to make. */
  readonly workspaceId: string;
  readonly request: RequestFacts;
  /** The request's Idempotency-Key; for handlers whose one transaction is opened further in. */
  readonly once: IdempotencyGuard;
  /** Runs `work` in a transaction of the caller's workspace. */
  read<T>(work: (tx: WorkspaceTx) => Promise<T>): Promise<T>;
  /**
   * Like `read`, and idempotent: what `work` returns is the answer, stored with its effect in the one transaction,
   * and given again when the request is repeated with its Idempotency-Key. The handler returns it unchanged, or masked
   * for `viewer`. The stored answer is unmasked, since the caller who repeats the request may lack a scope of the first.
   */
  write<T>(work: (tx: WorkspaceTx) => Promise<T>): Promise<T>;
  /**
   * What the request was answered the first time, null when it is new: for handlers that wait for somebody between
   * their transactions, before they do so. From then on its Idempotency-Key is held for it, so that the same request is
   * refused with `idempotency-in-flight`; `write` puts the answer in its place, and a handler that throws frees it.
   */
  beginIdempotent(): Promise<Reply<R> | null>;
  /** Says, within `write`, that the thing was there before: the route's other success, where it declares one. */
  answerAlreadyExisted(): void;
  /** Says, within `write`, that the work goes on as a job: 202, for routes that can work in the background. */
  accepted(): void;
}

type Reply<R extends Route> = R["success"] extends { events: unknown } | { lines: unknown }
  ? ResponseStream
  : R["success"] extends { file: unknown }
    ? FileAnswer
    : R["success"] extends { asset: true }
      ? AssetRequest
      : R["success"] extends { contentType: string }
        ? string
        : ReplyOf<R>;

/** What answers a route. Whatever it throws that is not a `Refusal` becomes a 500 that says nothing. */
export type Handler<R extends Route> = (call: Call<R>) => Promise<Reply<R>>;

/** One handler for each route of a family, by operation ID: a missing one does not compile. */
export type Handlers<Family extends Record<string, Route>> = {
  readonly [K in keyof Family]: Handler<Family[K]>;
};

/** A route and what answers it, as the server mounts it. */
export interface Operation {
  readonly route: Route;
  readonly handle: (call: Call<Route>) => Promise<unknown>;
}

/** A family's operations, by operation ID. */
export type Operations<Family> = { readonly [K in keyof Family]: Operation };

/** Operations for every family of routes, under the same names. One that lacks a family does not compile. */
export type OperationsOfAll<Families> = { readonly [Name in keyof Families]: Operations<Families[Name]> };

/** Pairs each route of a family with its handler. */
export function operations<Family extends Record<string, Route>>(
  family: Family,
  handlers: Handlers<Family>,
): Operations<Family> {
  const paired = Object.entries(family).map(([name, route]): [string, Operation] => [
    name,
    // Checked by `Handlers`; a table of routes of many types cannot say so.
    { route, handle: handlers[name] as unknown as Operation["handle"] },
  ]);
  return Object.fromEntries(paired) as unknown as Operations<Family>;
}

/** The operations of families as one list. */
export function listOperations(
  families: Readonly<Record<string, Readonly<Record<string, Operation>>>>,
): readonly Operation[] {
  return Object.values(families).flatMap((family) => Object.values(family));
}
