import type { IncomingMessage } from "node:http";
import { bodyLimitOf, type Route } from "@hyponema/contract/route";
import { z } from "zod";
import type { Actor } from "../actor.ts";
import type { Sealer } from "../crypto/envelope.ts";
import type { Database } from "../database/database.ts";
import { authenticate, authorise, type Credentials } from "./authorise.ts";
import { parse, readJson } from "./body.ts";
import type { Call, EventStream, Operation, Principal } from "./call.ts";
import { etagOf, revisionOf } from "./etag.ts";
import { fingerprint, IdempotencyKey } from "./idempotency.ts";
import { Ledger } from "./ledger.ts";
import { admitPage, isForPages, type PageParts } from "./pages.ts";
import { draw, type RatePolicy } from "./rate-limit.ts";
import { Refusal } from "./refusal.ts";

/** What serving any route needs. */
export interface ServingParts extends PageParts {
  readonly database: Database;
  readonly credentials: Credentials;
  /** `requests`: of each key. Those of pages: of each address and agent. The others: of each workspace, for the routes that name them. */
  readonly policies: PageParts["policies"] &
    Readonly<Record<"requests" | NonNullable<Route["rateLimit"]>, RatePolicy>>;
  readonly sealer: Sealer;
  /** This node's, by which others see whether what it began is still under way. */
  readonly nodeId: string;
  readonly publicUrl: () => string;
  /** Whether an error means that the database could not be reached, rather than a fault of ours. */
  readonly isOutage: (error: unknown) => boolean;
}

/** A request as it arrives, before anything about it is believed. */
export interface Arrival {
  readonly incoming: IncomingMessage;
  /** Collects the answer's headers, refusals included. */
  readonly headers: Record<string, string>;
  readonly id: string;
  readonly address: string;
  readonly signal: AbortSignal;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string[]>>;
}

export type Answer =
  | { readonly kind: "whole"; readonly status: number; readonly body: string | null }
  | { readonly kind: "stream"; readonly stream: EventStream };

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
  const { headers } = arrival.incoming;
  const principal = await enter(route, arrival, parts);
  await limitKey(principal, arrival, parts);
  const workspaceId = workspaceOf(route, principal, arrival.params);
  authorise(route, principal);
  await limitWorkspace(route, workspaceId, arrival, parts);
  const reading = { optional: route.bodyOptional === true, limit: bodyLimitOf(route) };
  const body = route.body ? await readJson(arrival.incoming, reading) : undefined;
  const parsed = {
    params: route.params ? parse(route.params, arrival.params, "path") : {},
    query: parse(route.query ?? NO_QUERY, single(arrival.query), "query"),
    body: route.body ? parse(route.body, body, "body") : {},
  };
  const actor = actorOf(principal, arrival);
  const scope = { workspaceId, actor };
  const key = idempotencyKey(route, principal, arrival, body, parts);
  const ledger = new Ledger(parts.database, scope, key, route.success.status);
  const call: Call<Route> = {
    ...parsed,
    principal,
    actor,
    workspaceId,
    request: {
      id: arrival.id,
      address: arrival.address,
      signal: arrival.signal,
      lastEventId: headers["last-event-id"]?.toString() || null,
      revision: () => revisionOf(headers["if-match"]),
    },
    once: ledger,
    read: (work) => parts.database.readWorkspace(scope, work),
    write: (work) => ledger.write(work),
    existing: () => {
      ledger.status = 200;
    },
    replay: async () => {
      const before = await ledger.replay();
      return before && (before.body as never);
    },
  };
  const result = await operation.handle(call).finally(() => ledger.close());
  if (ledger.replayed) arrival.headers["Idempotency-Replayed"] = "true";
  return answer(route, ledger.status, result, arrival.headers);
}

async function enter(route: Route, arrival: Arrival, parts: ServingParts): Promise<Principal> {
  const { headers: sent } = arrival.incoming;
  if (!isForPages(route)) return authenticate(route, sent.authorization, parts.credentials);
  const { address, params, headers } = arrival;
  return admitPage(route, { origin: sent.origin, address, params, headers }, parts);
}

async function limitKey(principal: Principal, arrival: Arrival, parts: ServingParts): Promise<void> {
  if (principal.kind !== "api_key") return;
  await take(parts.policies.requests, principal.id, arrival, parts);
}

async function limitWorkspace(
  route: Route,
  workspaceId: string,
  arrival: Arrival,
  parts: ServingParts,
): Promise<void> {
  if (!route.rateLimit) return;
  await take(parts.policies[route.rateLimit], workspaceId, arrival, parts);
}

// The headers tell of the limit checked last, which is the one that refuses.
async function take(
  policy: RatePolicy,
  holder: string,
  arrival: Arrival,
  parts: ServingParts,
): Promise<void> {
  (await draw(parts.limiter, policy, holder, arrival.headers)).expectAllowed();
}

function workspaceOf(route: Route, principal: Principal, params: Readonly<Record<string, string>>): string {
  if (principal.kind === "page") return principal.workspaceId;
  if (principal.kind !== "api_key") return "";
  const named = route.path.includes("{workspace_id}") ? params.workspace_id : principal.workspaceId;
  if (named !== principal.workspaceId) throw new Refusal("workspace-not-found");
  return principal.workspaceId;
}

function idempotencyKey(
  route: Route,
  principal: Principal,
  arrival: Arrival,
  body: unknown,
  parts: ServingParts,
): IdempotencyKey | null {
  const key = arrival.incoming.headers["idempotency-key"];
  if (key === undefined || route.method === "GET") return null;
  if (typeof key !== "string" || !/^[\x20-\x7e]{1,255}$/.test(key)) {
    throw new Refusal("invalid-request", {
      errors: [{ path: "header/Idempotency-Key", message: "must be 1–255 printable ASCII characters" }],
    });
  }
  // Strangers' keys are apart from the workspace's own, which are ASCII: none can be taken from it beforehand.
  const kept = principal.kind === "page" ? `§${principal.holder} ${key}` : key;
  return new IdempotencyKey(kept, fingerprint(route.method, arrival.incoming.url ?? "", body), parts);
}

function actorOf(principal: Principal, arrival: Arrival): Actor {
  const caller =
    principal.kind === "api_key"
      ? ({ kind: "api_key", id: principal.id, name: principal.name } as const)
      : ({ kind: "system", id: null, name: principal.kind } as const);
  return { ...caller, address: arrival.address, requestId: arrival.id };
}

// A parameter given twice stays a list, which no schema takes: it is refused instead of silently halved.
function single(query: Readonly<Record<string, string[]>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(query).map(([name, values]) => [name, values.length === 1 ? values[0] : values]),
  );
}

function answer(route: Route, status: number, result: unknown, headers: Record<string, string>): Answer {
  const { success } = route;
  if ("events" in success || "lines" in success) return { kind: "stream", stream: result as EventStream };
  headers["X-Content-Type-Options"] = "nosniff";
  if ("contentType" in success) {
    headers["Content-Type"] = `${success.contentType}; charset=utf-8`;
    headers["Content-Security-Policy"] = TEXT_POLICY;
    return { kind: "whole", status, body: result as string };
  }
  if (!("body" in success)) return { kind: "whole", status, body: null };
  headers["Content-Type"] = "application/json";
  headers["Cache-Control"] = "no-store";
  if (route.etag) headers.ETag = etagOf((result as { revision: number }).revision);
  return { kind: "whole", status, body: JSON.stringify(result) };
}
