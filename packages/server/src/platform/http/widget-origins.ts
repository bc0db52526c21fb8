import type { Route } from "@hyponema/contract/route";
import { rateLimitSubject } from "./address.ts";
import type { Principal } from "./call.ts";
import { type RateLimiter, type RatePolicy, takeToken } from "./rate-limit.ts";
import { Refusal } from "./refusal.ts";

/** What a route that pages call is about: whose workspace it is in, and which origins may call it; none: any. */
export interface PageRule {
  readonly workspaceId: string;
  /** Whom the limit beside the address's is for. */
  readonly rateLimitKey: string;
  readonly origins: readonly string[];
}

/** Finds the rule by what the path names; null for what pages have no business with, whatever the reason. */
export interface PageRules {
  find(params: Readonly<Record<string, string>>): Promise<PageRule | null>;
}

export interface PageParts {
  readonly pages: Readonly<Record<NonNullable<Route["pages"]>, PageRules>>;
  readonly limiter: RateLimiter;
  readonly policies: Readonly<Record<"page_address" | "page_agent", RatePolicy>>;
}

/** A page that asks for something. `headers` collects the answer's. */
interface Asking {
  readonly origin: string | undefined;
  readonly address: string;
  readonly params: Readonly<Record<string, string>>;
  readonly headers: Record<string, string>;
}

type PageRoute = Route & { readonly pages: NonNullable<Route["pages"]> };

const READABLE = "Idempotency-Replayed, RateLimit, RateLimit-Policy, Retry-After, X-Request-Id";
const SENDABLE = "Content-Type, Idempotency-Key";
const KEPT_SECONDS = 600;

export function isForPages(route: Route): route is PageRoute {
  return route.pages !== undefined;
}

/**
 * Lets a page in, or refuses it: what it names is not found, its origin is not listed, or there is too much of it. A page
 * that may call may also read why it was refused.
 */
export async function authorizeOrigin(
  route: PageRoute,
  asking: Asking,
  parts: PageParts,
): Promise<Principal> {
  const { pages, limiter, policies } = parts;
  const { headers, params } = asking;
  const party = rateLimitSubject(asking.address);
  const byAddress = await takeToken(limiter, policies.page_address, party, headers);
  const rule = await pages[route.pages].find(params);
  const allowed = rule !== null && allow(rule, asking);
  byAddress.throwIfExceeded();
  if (!rule) throw new Refusal("widget-agent-not-found");
  if (!allowed) throw new Refusal("origin-not-allowed");
  (await takeToken(limiter, policies.page_agent, rule.rateLimitKey, headers)).throwIfExceeded();
  return { kind: "page", workspaceId: rule.workspaceId, rateLimitKey: rule.rateLimitKey };
}

/**
 * Answers a browser that asks beforehand whether a page may call. To a page that may not it says nothing: it looks the
 * same whether the origin is not listed or there is nothing to call.
 */
export async function answerPreflight(route: PageRoute, asking: Asking, parts: PageParts): Promise<void> {
  const { pages, limiter, policies } = parts;
  const holder = `preflight ${rateLimitSubject(asking.address)}`;
  (await takeToken(limiter, policies.page_address, holder, {})).throwIfExceeded();
  const rule = await pages[route.pages].find(asking.params);
  asking.headers.Vary = "Origin";
  if (!rule || asking.origin === undefined || !allow(rule, asking)) return;
  asking.headers["Access-Control-Allow-Methods"] = route.method;
  asking.headers["Access-Control-Allow-Headers"] = SENDABLE;
  asking.headers["Access-Control-Max-Age"] = String(KEPT_SECONDS);
}

// Whoever names no origin is no page, and is let in where any origin is, as sockets do.
function allow({ origins }: PageRule, { origin, headers }: Asking): boolean {
  headers.Vary = "Origin";
  if (origins.length > 0 && !origins.includes(origin ?? "")) return false;
  if (origin !== undefined) {
    headers["Access-Control-Allow-Origin"] = origin;
    headers["Access-Control-Expose-Headers"] = READABLE;
  }
  return true;
}
