import type { IncomingMessage } from "node:http";
import type { Role } from "@hyponema/contract/roles";
import { bodyLimitOf, bodyValuesOf, type Route } from "@hyponema/contract/route";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Sealer } from "../crypto/envelope.ts";
import type { Database } from "../database/database.ts";
import { newId } from "../ids.ts";
import type { Storage } from "../storage-watch.ts";
import { rateLimitSubject } from "./address.ts";
import { type AssetRequest, answerAsset } from "./asset.ts";
import { authenticate, authorise, type Credentials } from "./authorise.ts";
import { parse, readBody } from "./body.ts";
import type { Call, Operation, Principal, RequestFacts } from "./call.ts";
import { etagOf, ifMatch } from "./etag.ts";
import { answerFile, type FileAnswer } from "./file.ts";
import { fingerprint, IdempotencyKey, personKeyStore, workspaceKeyStore } from "./idempotency.ts";
import { IdempotentCall } from "./idempotent-call.ts";
import { isFromOwnPage } from "./origins.ts";
import { type RatePolicy, takeToken } from "./rate-limit.ts";
import { Refusal } from "./refusal.ts";
import type { ResponseStream } from "./response-stream.ts";
import { viewerOf } from "./viewer.ts";
import { authorizeOrigin, isForPages, type PageParts } from "./widget-origins.ts";

/** What serving any route needs. */
export interface ServingParts extends PageParts {
  readonly database: Database;
  readonly credentials: Credentials;
  /**
   * `requests`: of each key and each person. Those of pages: of each address and agent. For the routes that name them,
   * `sign_in`: of each address, and the others: of each workspace.
   */
  readonly policies: PageParts["policies"] &
    Readonly<Record<"requests" | NonNullable<Route["rateLimit"]>, RatePolicy>>;
  readonly sealer: Sealer;
  /** Whether the disk has room for what a request changes. */
  readonly storage: Storage;
  /** This node's, by which others see whether what it began is still under way. */
  readonly nodeId: string;
  readonly publicUrl: () => string;
  /** Who is a member of what. */
  readonly memberships: Memberships;
  /** The origins of this server's own pages. */
  readonly ownOrigins: () => readonly string[];
  /** Whether an error means that the database could not be reached, rather than a fault of ours. */
  readonly isOutage: (error: unknown) => boolean;
}

/** What a workspace is found by. */
export type WorkspaceLocator =
  | { readonly workspaceId: string }
  | { readonly sessionId: string }
  | { readonly agentId: string };

/** Finds the membership of a person in the workspace that `place` names or is in; null where there is none. */
export interface Memberships {
  find(
    personId: string,
    place: WorkspaceLocator,
  ): Promise<{ readonly workspaceId: string; readonly role: Role } | null>;
}

/** A request as it arrives, before anything about it is believed. */
export interface Arrival {
  readonly incoming: IncomingMessage;
  /** Asks a client that waits for it to send the body. */
  readonly beginBody: () => void;
  /** Collects the answer's headers, refusals included. */
  readonly headers: Record<string, string>;
  /** Collects the answer's Set-Cookie headers, refusals included. */
  readonly cookies: string[];
  readonly id: string;
  readonly address: string;
  readonly signal: AbortSignal;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string[]>>;
}

export type Answer =
  | {
      readonly kind: "whole";
      readonly status: number;
      readonly body: string | Uint8Array<ArrayBuffer> | null;
    }
  | { readonly kind: "stream"; readonly status: number; readonly stream: ResponseStream };

// What is text loads nothing and runs nothing, should somebody's browser take it for a page.
const TEXT_POLICY = "default-src 'none'; base-uri 'none'; frame-ancestors 'none'";

const NO_QUERY = z.strictObject({});

/**
 * Runs one request in the documented order of refusals: credential, rate, workspace, scope, shape, and then, in the
 * handler, whatever it names.
 */
export async function runOperation(
  operation: Operation,
  arrival: Arrival,
  parts: ServingParts,
): Promise<Answer> {
  const { route } = operation;
  const limits = {
    optional: route.bodyOptional === true,
    limit: bodyLimitOf(route),
    values: bodyValuesOf(route),
    begin: arrival.beginBody,
  };
  let arrived: Promise<unknown> | null = null;
  const readOnce = () => {
    arrived ??= readBody(arrival.incoming, limits);
    return arrived;
  };
  const entered = await authenticateCaller(route, arrival, parts);
  await limitCaller(entered, arrival, parts);
  const principal = await resolveMembership(route, entered, arrival, readOnce, parts);
  authorise(route, principal, isFromOwnPage(arrival.incoming.headers, parts.ownOrigins()));
  const workspaceId = workspaceOf(principal);
  await limitRoute(route, workspaceId, arrival, parts);
  const body = route.body ? await readOnce() : undefined;
  const parsed = {
    params: route.params ? parse(route.params, arrival.params, "path") : {},
    query: parse(route.query ?? NO_QUERY, single(arrival.query), "query"),
    body: route.body ? parse(route.body, body, "body") : {},
  };
  const actor = actorOf(principal, arrival);
  const scope = { workspaceId, actor };
  const key = await idempotencyKey(route, principal, arrival, body, parts);
  const idempotent = new IdempotentCall(parts, scope, key, route.success.status);
  const call: Call<Route> = {
    ...parsed,
    // Checked by `authorise`; the list that holds routes of many kinds cannot say so.
    principal: principal as never,
    actor,
    viewer: viewerOf(principal),
    workspaceId,
    request: factsOf(arrival),
    once: idempotent,
    read: (work) => parts.database.readWorkspace(scope, work),
    write: (work) => idempotent.write(work),
    answerAlreadyExisted: () => {
      idempotent.status = 200;
    },
    accepted: () => {
      idempotent.status = 202;
    },
    beginIdempotent: async () => {
      const before = await idempotent.beginIdempotent();
      return before && (before.body as never);
    },
  };
  const result = await operation.handle(call).finally(() => idempotent.close());
  if (idempotent.replayed) arrival.headers["Idempotency-Replayed"] = "true";
  return answer(route, idempotent.status, result, arrival);
}

function factsOf({ incoming: { headers }, id, address, signal, cookies }: Arrival): RequestFacts {
  return {
    ...{ id, address, signal },
    ...ifMatch(headers["if-match"]),
    lastEventId: headers["last-event-id"]?.toString() || null,
    cookie: headers.cookie ?? null,
    userAgent: headers["user-agent"] ?? null,
    setCookie: (cookie) => cookies.push(cookie),
  };
}

async function authenticateCaller(route: Route, arrival: Arrival, parts: ServingParts): Promise<Principal> {
  const { headers: sent } = arrival.incoming;
  if (isForPages(route)) {
    const { address, params, headers } = arrival;
    return authorizeOrigin(route, { origin: sent.origin, address, params, headers }, parts);
  }
  const { authorization, cookie } = sent;
  const setCookie = (kept: string) => arrival.cookies.push(kept);
  return authenticate(route, { authorization, cookie, setCookie }, parts.credentials);
}

async function limitCaller(principal: Principal, arrival: Arrival, parts: ServingParts): Promise<void> {
  if (principal.kind !== "api_key" && principal.kind !== "person") return;
  await take(parts.policies.requests, principal.id, arrival, parts);
}

async function limitRoute(
  route: Route,
  workspaceId: string,
  arrival: Arrival,
  parts: ServingParts,
): Promise<void> {
  if (!route.rateLimit) return;
  const holder = route.rateLimit === "sign_in" ? rateLimitSubject(arrival.address) : workspaceId;
  await take(parts.policies[route.rateLimit], holder, arrival, parts);
}

// The headers tell of the limit checked last, which is the one that refuses.
async function take(
  policy: RatePolicy,
  holder: string,
  arrival: Arrival,
  parts: ServingParts,
): Promise<void> {
  (await takeToken(parts.limiter, policy, holder, arrival.headers)).throwIfExceeded();
}

/** The principal in the workspace that the call is in; refuses one that is not its own. */
async function resolveMembership(
  route: Route,
  principal: Principal,
  arrival: Arrival,
  readBody: () => Promise<unknown>,
  { memberships }: ServingParts,
): Promise<Principal> {
  const { workspace_id: workspaceId } = arrival.params;
  if (principal.kind === "api_key") {
    if (workspaceId === undefined || workspaceId === principal.workspaceId) return principal;
    throw new Refusal("workspace-not-found");
  }
  if (principal.kind !== "person") return principal;
  if (isAboutOneself(route, workspaceId)) return principal;
  const place = workspaceId === undefined ? await placeNamed(route, arrival, readBody) : { workspaceId };
  const membership = await memberships.find(principal.id, place);
  if (membership) return { ...principal, kind: "member", ...membership };
  if ("sessionId" in place) throw new Refusal("session-not-found");
  throw new Refusal("agentId" in place ? "agent-not-found" : "workspace-not-found");
}

function isAboutOneself({ access }: Route, workspaceId: string | undefined): boolean {
  if (access.kind === "identity") return workspaceId === undefined;
  return access.kind === "dashboard" && access.permission === "self";
}

// Its shape is judged before its workspace is known: there is nothing else to know it by.
async function placeNamed(
  route: Route,
  arrival: Arrival,
  readBody: () => Promise<unknown>,
): Promise<{ sessionId: string } | { agentId: string }> {
  const { params, body } = route;
  if (route.within === "session" && params) {
    return { sessionId: String(parse(params, arrival.params, "path").session_id) };
  }
  const named = body && parse(body, await readBody(), "body");
  return { agentId: String((named as { agent_id?: unknown } | undefined)?.agent_id) };
}

function workspaceOf(principal: Principal): string {
  switch (principal.kind) {
    case "api_key":
    case "member":
    case "page":
      return principal.workspaceId;
    case "person":
      return newId("workspace");
    case "operator":
    case "anyone":
      return "";
  }
}

async function idempotencyKey(
  route: Route,
  principal: Principal,
  arrival: Arrival,
  body: unknown,
  parts: ServingParts,
): Promise<IdempotencyKey | null> {
  const key = arrival.incoming.headers["idempotency-key"];
  if (key === undefined || route.method === "GET" || route.keyless) return null;
  if (typeof key !== "string" || !/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new Refusal("invalid-request", {
      errors: [{ path: "header/Idempotency-Key", message: "must be 1–255 printable ASCII characters" }],
    });
  }
  // Strangers' keys are apart from the workspace's own, which are ASCII: none can be taken from it beforehand.
  const kept = principal.kind === "page" ? `§${principal.rateLimitKey} ${key}` : key;
  const print = await fingerprint(route.method, arrival.incoming.url ?? "", body);
  const store = principal.kind === "person" ? personKeyStore(principal.id) : workspaceKeyStore;
  return new IdempotencyKey(kept, print, store, parts);
}

function actorOf(principal: Principal, arrival: Arrival): Actor {
  return { ...actingAs(principal), address: arrival.address, requestId: arrival.id };
}

function actingAs(principal: Principal): Pick<Actor, "kind" | "id" | "name"> {
  switch (principal.kind) {
    case "api_key":
      return { kind: "api_key", id: principal.id, name: principal.name };
    case "member":
    case "person":
      return { kind: "member", id: principal.id, name: principal.name || principal.email };
    default:
      return { kind: "system", id: null, name: principal.kind };
  }
}

// A parameter given twice stays a list, which no schema takes: it is refused instead of silently halved.
function single(query: Readonly<Record<string, string[]>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}

function answer(route: Route, status: number, result: unknown, arrival: Arrival): Answer {
  const { success } = route;
  const { incoming, headers } = arrival;
  if ("events" in success || "lines" in success) {
    return { kind: "stream", status, stream: result as ResponseStream };
  }
  headers["X-Content-Type-Options"] = "nosniff";
  if ("file" in success) {
    headers["Content-Security-Policy"] = TEXT_POLICY;
    return answerFile(result as FileAnswer, arrival);
  }
  if ("contentType" in success) {
    headers["Content-Type"] = `${success.contentType}; charset=utf-8`;
    if (success.asset) {
      return { kind: "whole", ...answerAsset(result as AssetRequest, incoming.headers, headers) };
    }
    headers["Content-Security-Policy"] = TEXT_POLICY;
    return { kind: "whole", status, body: result as string };
  }
  if (!("body" in success)) return { kind: "whole", status, body: null };
  headers["Content-Type"] = "application/json";
  headers["Cache-Control"] = "no-store";
  if (route.etag) headers.ETag = etagOf((result as { revision: number }).revision);
  return { kind: "whole", status, body: JSON.stringify(result) };
}
