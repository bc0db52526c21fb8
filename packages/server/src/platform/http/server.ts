import type { IncomingMessage, ServerResponse } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import type { ErrorCode } from "@hyponema/contract/errors";
import type { Route } from "@hyponema/contract/route";
import { type Context, Hono } from "hono";
import { isDiskFull } from "../database/outage.ts";
import { newId } from "../ids.ts";
import type { Log } from "../telemetry/log.ts";
import type { HttpMetrics } from "../telemetry/metrics.ts";
import { clientAddress, type ProxyRule } from "./address.ts";
import type { Operation } from "./call.ts";
import type { RequestAnswerer } from "./port.ts";
import { Refusal } from "./refusal.ts";
import { runOperation, type ServingParts } from "./run.ts";
import { closesUnread } from "./unread.ts";
import { answerPreflight, isForPages } from "./widget-origins.ts";

const NO_TARGET = JSON.stringify({
  ...new Refusal("invalid-request", {
    detail: "Send one Host header with a valid host, and a path such as /healthz.",
  }).toProblem("req_none", "/docs/errors"),
  status: 400,
});
const NO_TARGET_HEADERS = {
  "Content-Type": "application/problem+json",
  "Content-Length": String(Buffer.byteLength(NO_TARGET)),
  "Cache-Control": "no-store",
};
// What proxies write into their logs for it.
const HUNG_UP = 499;
// A name, an IPv4 address, or an IPv6 one in brackets, and a port (RFC 9110, section 7.2).
const HOST = /^(?:[\w.~!$&'()*+,;=%-]+|\[[\da-f:.]+\])(?::\d*)?$/i;

export interface HttpOptions extends ServingParts {
  readonly operations: readonly Operation[];
  /** What is no operation of the API: answers GET at a path and below it. */
  readonly sites: readonly Site[];
  readonly log: Log;
  readonly metrics: HttpMetrics;
  readonly trustedProxies: ProxyRule;
  /** Whether a request to upgrade is one that a socket takes; any other is answered like a plain request. */
  readonly takesUpgrade: (request: IncomingMessage) => boolean;
}

/** Pages of the product's own, at `path` and below it. */
export interface Site {
  readonly path: string;
  readonly serve: (request: Request) => Promise<Response>;
}

type Env = { Bindings: { incoming: IncomingMessage; outgoing: ServerResponse } };

/** What a request is, once; logs, problems and headers all name it by `id`. */
interface Exchange {
  readonly id: string;
  readonly address: string;
  readonly startedAt: number;
}

/** What answers requests to all routes. */
export function answerRoutes(options: HttpOptions): RequestAnswerer {
  const app = new Hono<Env>({ strict: true });
  const methods = new Map<string, string[]>();
  for (const operation of options.operations) {
    const path = operation.route.path.replace(/\{(\w+)\}/g, ":$1");
    methods.set(path, [...(methods.get(path) ?? []), operation.route.method]);
    app.on(operation.route.method, path, (context) => serve(context, operation, options));
    const { route } = operation;
    if (isForPages(route)) app.options(path, (context) => preflight(context, route, options));
  }
  for (const [path, allowed] of methods) {
    app.all(path, (context) =>
      refuse(context, begin(context, options), "method-not-allowed", options, { Allow: allowed.join(", ") }),
    );
  }
  for (const site of options.sites) {
    for (const path of [site.path, `${site.path}/*`]) {
      app.get(path, (context) => serveSite(context, site, options));
      app.all(path, (context) =>
        refuse(context, begin(context, options), "method-not-allowed", options, { Allow: "GET, HEAD" }),
      );
    }
  }
  app.notFound((context) => refuse(context, begin(context, options), "route-not-found", options));
  return { answer: listener(app), takesUpgrade: options.takesUpgrade };
}

function listener(app: Hono<Env>) {
  const listen = getRequestListener(app.fetch as never, {
    overrideGlobalObjects: false,
    // What is not read of a body is dealt with here.
    autoCleanupIncoming: false,
    errorHandler: () => new Response(NO_TARGET, { status: 400, headers: NO_TARGET_HEADERS }),
  });
  return (incoming: IncomingMessage, outgoing: ServerResponse): unknown =>
    hasTarget(incoming) ? listen(incoming, outgoing) : answerWithoutTarget(incoming, outgoing);
}

/** Whether the request says where it goes: one Host that is valid, and a path or a URL (RFC 9112, section 3.2). */
function hasTarget({ headersDistinct, url = "" }: IncomingMessage): boolean {
  const [host = "", ...others] = headersDistinct.host ?? [];
  if (others.length > 0 || !HOST.test(host) || !URL.canParse(`http://${host}`)) return false;
  return url.startsWith("/")
    ? !url.split("?", 1)[0]?.includes("\\")
    : /^https?:/i.test(url) && URL.canParse(url);
}

function answerWithoutTarget(incoming: IncomingMessage, outgoing: ServerResponse): void {
  const connection = closesUnread(incoming) ? { Connection: "close" } : {};
  outgoing.writeHead(400, { ...NO_TARGET_HEADERS, ...connection });
  outgoing.end(NO_TARGET);
}

function begin(context: Context<Env>, options: HttpOptions): Exchange {
  return {
    id: newId("request"),
    address: clientAddress(context.env.incoming, options.trustedProxies),
    startedAt: performance.now(),
  };
}

async function serve(context: Context<Env>, operation: Operation, options: HttpOptions): Promise<Response> {
  const exchange = begin(context, options);
  const { route } = operation;
  const { incoming, outgoing } = context.env;
  const hungUp = new AbortController();
  outgoing.once("close", () => hungUp.abort());
  const headers: Record<string, string> = { "X-Request-Id": exchange.id };
  const cookies: string[] = [];
  try {
    const answer = await runOperation(
      operation,
      {
        incoming,
        beginBody: () => {
          if (incoming.headers.expect !== undefined) outgoing.writeContinue();
        },
        headers,
        cookies,
        id: exchange.id,
        address: exchange.address,
        signal: hungUp.signal,
        params: context.req.param() as Record<string, string>,
        query: context.req.queries(),
      },
      options,
    );
    if (answer.kind === "stream") {
      await answer.stream.pipe(outgoing, headers);
      finish(exchange, route, answer.status, options);
      return RESPONSE_ALREADY_SENT;
    }
    finish(exchange, route, answer.status, options);
    if (closesUnread(incoming)) headers.Connection = "close";
    return withCookies(new Response(answer.body, { status: answer.status, headers }), cookies);
  } catch (error) {
    if (outgoing.headersSent) {
      // A stream that broke after its head: the reader sees the cut and resumes.
      options.log.error({ err: error, request_id: exchange.id }, "stream failed");
      outgoing.destroy();
      return RESPONSE_ALREADY_SENT;
    }
    if (hungUp.signal.aborted && error === hungUp.signal.reason) {
      // Nobody is left to be answered.
      finish(exchange, route, HUNG_UP, options);
      return new Response(null, { status: HUNG_UP });
    }
    const refusal = toRefusal(error, exchange, options);
    finish(exchange, route, refusal.status, options);
    return withCookies(problem(refusal, context, exchange, headers, options), cookies);
  }
}

async function serveSite(context: Context<Env>, site: Site, options: HttpOptions): Promise<Response> {
  const exchange = begin(context, options);
  try {
    const response = await site.serve(context.req.raw);
    response.headers.set("X-Request-Id", exchange.id);
    if (closesUnread(context.env.incoming)) response.headers.set("Connection", "close");
    return response;
  } catch (error) {
    const headers = { "X-Request-Id": exchange.id };
    return problem(toRefusal(error, exchange, options), context, exchange, headers, options);
  }
}

// Each in a header of its own: they cannot share one. A stream has none; what it does not bring, the next answer does.
function withCookies(response: Response, cookies: readonly string[]): Response {
  for (const cookie of cookies) response.headers.append("Set-Cookie", cookie);
  return response;
}

async function preflight(
  context: Context<Env>,
  route: Parameters<typeof answerPreflight>[0],
  options: HttpOptions,
): Promise<Response> {
  const { id, address, startedAt } = begin(context, options);
  const headers: Record<string, string> = { "X-Request-Id": id, Allow: `${route.method}, OPTIONS` };
  const { origin } = context.env.incoming.headers;
  try {
    await answerPreflight(route, { origin, address, params: context.req.param(), headers }, options);
    return new Response(null, { status: 204, headers });
  } catch (error) {
    const exchange = { id, address, startedAt };
    return problem(toRefusal(error, exchange, options), context, exchange, headers, options);
  }
}

function toRefusal(error: unknown, exchange: Exchange, options: HttpOptions): Refusal {
  if (error instanceof Refusal) return error;
  if (isDiskFull(error)) {
    options.storage.noteFull();
    options.log.error({ err: error, request_id: exchange.id }, "the database's disk is full");
    return new Refusal("storage-full", { retryAfterSeconds: 10 });
  }
  if (options.isOutage(error)) {
    options.log.warn({ err: error, request_id: exchange.id }, "the database is out of reach");
    return new Refusal("not-ready", { retryAfterSeconds: 1 });
  }
  options.log.error({ err: error, request_id: exchange.id }, "request failed");
  return new Refusal("internal-error");
}

function refuse(
  context: Context<Env>,
  exchange: Exchange,
  code: ErrorCode,
  options: HttpOptions,
  more: Record<string, string> = {},
): Response {
  return problem(new Refusal(code), context, exchange, { "X-Request-Id": exchange.id, ...more }, options);
}

function problem(
  refusal: Refusal,
  context: Context<Env>,
  exchange: Exchange,
  headers: Record<string, string>,
  options: HttpOptions,
): Response {
  headers["Content-Type"] = "application/problem+json";
  headers["Cache-Control"] = "no-store";
  if (refusal.status === 401) headers["WWW-Authenticate"] = "Bearer";
  if (refusal.retryAfterSeconds !== undefined) headers["Retry-After"] = String(refusal.retryAfterSeconds);
  if (closesUnread(context.env.incoming)) headers.Connection = "close";
  const body = JSON.stringify(refusal.toProblem(exchange.id, `${options.publicUrl()}/docs/errors`));
  return new Response(body, { status: refusal.status, headers });
}

function finish(exchange: Exchange, route: Route, status: number, options: HttpOptions): void {
  const ms = performance.now() - exchange.startedAt;
  options.metrics.requestFinished(route.operationId, status, ms);
  options.log.debug(
    { request_id: exchange.id, operation: route.operationId, status, ms: Math.round(ms * 100) / 100 },
    "request",
  );
}
