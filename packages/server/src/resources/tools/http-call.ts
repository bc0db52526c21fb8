import type { HttpToolSettings } from "@hyponema/contract/tool-settings";
import { substitute, substituteUrl, type Variables } from "../../engines/templates/variables.ts";
import type { Egress, EgressResponse } from "../../platform/egress/egress.ts";
import { EgressError } from "../../platform/egress/egress-error.ts";
import { fetchRepeating } from "../../platform/egress/repeat.ts";
import { layered } from "../../platform/egress/request-parts.ts";
import { readLongJson } from "../../platform/json/read-json.ts";
import { isPlain } from "../../platform/object.ts";
import { type Secret, withoutSecrets } from "../../platform/secret.ts";
import { splitParameters } from "./parameters.ts";

const MOST_ANSWER_BYTES = 1024 * 1024;
const REPEATABLE = ["GET", "PUT", "DELETE"];
const BODIED = ["POST", "PATCH", "PUT"];

/** What is sent, ready to go. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
  /** The header that holds a secret. */
  readonly secret: { readonly name: string; readonly value: Secret } | null;
}

/** Arguments or variables that no request can be made of; the message is for the model, or whoever tries the tool. */
export class CallError extends Error {
  override name = "CallError";
}

/** What came of a call, as the model is given it. */
export interface HttpOutcome {
  readonly result: unknown;
  readonly isError: boolean;
  /** Null when there was no answer. */
  readonly status: number | null;
}

/** What one call is made with, beside the tool's settings. */
export interface CallValues {
  readonly given: Readonly<Record<string, unknown>>;
  readonly variables: Variables;
  readonly auth: Secret | null;
}

/**
 * The request that `settings` make of arguments. Path parameters and variables are escaped for the place they stand in:
 * percent-encoded in the URL, as they are in headers (the way out refuses what would end one), as JSON in the body.
 * Throws `CallError`.
 * Arguments go into the path, the query, or what is left into the body, of GET and DELETE into the query too.
 */
export function httpRequest(settings: HttpToolSettings, { given, variables, auth }: CallValues): HttpRequest {
  const fill = settings.allow_dynamic_vars ? variables : {};
  const rest: Record<string, unknown> = {
    ...given,
    ...filledIn(splitParameters(settings.parameters).fixed, fill),
  };
  const url = URL.parse(path(settings, take(rest, settings.path_params), fill));
  if (!url) throw new CallError("The URL is not one once its variables are filled in.");
  // `url.searchParams` would serialize the whole query again with every parameter.
  const query = new URLSearchParams(url.search);
  for (const [name, value] of Object.entries(settings.static_query_params)) {
    query.append(name, substitute(value, fill));
  }
  const bodied = BODIED.includes(settings.method);
  const queried = bodied ? take(rest, settings.query_params) : rest;
  for (const [name, value] of Object.entries(queried)) {
    for (const item of Array.isArray(value) ? value : [value]) query.append(name, asText(item));
  }
  if (query.size > 0) url.search = query.toString();
  const headers = Object.fromEntries(
    Object.entries(settings.headers).map(([name, value]) => [name, substitute(value, fill)]),
  );
  const secret = auth && settings.auth_header ? { name: settings.auth_header.name, value: auth } : null;
  return {
    method: settings.method,
    url: url.href,
    headers: layered(
      { accept: "application/json, text/*;q=0.9" },
      bodied ? { "content-type": "application/json" } : {},
      headers,
      secret ? { [secret.name]: secret.value.reveal() } : {},
    ),
    body: bodied ? JSON.stringify(rest) : null,
    secret,
  };
}

/** Sends `request`; what goes wrong is an outcome, never an exception, unless `signal` aborts. */
export async function callHttp(
  egress: Egress,
  settings: HttpToolSettings,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<HttpOutcome> {
  const tries = REPEATABLE.includes(settings.method) ? settings.retries + 1 : 1;
  const sent = {
    method: request.method,
    headers: request.headers,
    ...(request.body === null ? {} : { body: request.body }),
    signal,
    timeoutMs: settings.timeout_ms,
    maxResponseBytes: MOST_ANSWER_BYTES,
    secretHeaders: request.secret ? [request.secret.name] : [],
  };
  return await toOutcome(
    await fetchRepeating(egress, request.url, sent, tries),
    request.secret?.value ?? null,
  );
}

async function toOutcome(outcome: EgressResponse | EgressError, secret: Secret | null): Promise<HttpOutcome> {
  if (outcome instanceof EgressError) {
    return { result: { error: outcome.message }, isError: true, status: null };
  }
  const result = await bodyOf(outcome, secret);
  if (outcome.status >= 200 && outcome.status < 300)
    return { result, isError: false, status: outcome.status };
  const error = `The system answered with status ${outcome.status}.`;
  return { result: { error, answer: result }, isError: true, status: outcome.status };
}

async function bodyOf({ body, headers }: EgressResponse, secret: Secret | null): Promise<unknown> {
  // The model, the transcript and the trace are not told our secret by a system that sends back what it was sent.
  const text = withoutSecrets(body.toString("utf8"), secret ? [secret] : []);
  if (text === "") return null;
  if (/\bjson\b/.test(headers["content-type"] ?? "") || /^\s*[[{]/.test(text)) {
    try {
      return await readLongJson(text);
    } catch {
      // JSON over the limits is handed to the model as text.
      return text;
    }
  }
  return text;
}

function path(settings: HttpToolSettings, given: Record<string, unknown>, variables: Variables): string {
  // Variables first: `{{x}}` holds a `{x}`.
  const filled = substituteUrl(settings.url, variables);
  if (filled === null) throw new CallError("A variable would climb out of the URL's path.");
  return filled.replace(/(?<!\{)\{([^{}]+)\}(?!\})/g, (written, name: string) =>
    Object.hasOwn(given, name) ? encodeSegment(asText(given[name])) : written,
  );
}

// A segment of dots would climb to another path, however it is encoded.
function encodeSegment(value: string): string {
  if (/^\.{0,2}$/.test(value)) throw new CallError(`${JSON.stringify(value)} cannot stand in a URL's path.`);
  return encodeURIComponent(value);
}

function take(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
  const taken: Record<string, unknown> = {};
  for (const name of names) {
    if (!Object.hasOwn(from, name)) continue;
    taken[name] = from[name];
    delete from[name];
  }
  return taken;
}

function asText(value: unknown): string {
  return typeof value === "string" ? value : (JSON.stringify(value) ?? "");
}

/** JSON with the variables in its texts filled in. */
function filledIn<T>(value: T, variables: Variables): T {
  if (typeof value === "string") return substitute(value, variables) as T;
  if (Array.isArray(value)) return value.map((item) => filledIn(item, variables)) as T;
  if (!isPlain(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [name, filledIn(item, variables)]),
  ) as T;
}
