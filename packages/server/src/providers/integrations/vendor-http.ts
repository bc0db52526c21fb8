import { EgressError } from "../../platform/egress/egress-error.ts";
import { fetchRepeating } from "../../platform/egress/repeat.ts";
import { readLongJson } from "../../platform/json/read-json.ts";
import { isPlain } from "../../platform/object.ts";
import { withoutSecrets } from "../../platform/secret.ts";
import { type Account, textOf, VendorError } from "./port.ts";

const MAX_BYTES = 1024 * 1024;
const TRIES = 3;
// With these errors the vendor may still have processed the request.
const OUTCOME_UNKNOWN: readonly string[] = ["timed-out", "connection-failed", "response-too-large"];

/** One call to a vendor's API. */
export interface VendorRequest {
  /** Defaults to POST if there is a body. */
  readonly method?: "GET" | "POST" | "PATCH";
  /** Appended to the account's `base_url`. */
  readonly path: string;
  /** Undefined parameters are omitted. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Read-only, so that it can be retried. Defaults to true for GET. */
  readonly readOnly?: boolean;
}

/** A response from a vendor. */
export interface VendorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Empty if the response is not a JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** Client of a vendor's API, authenticated with the credential's `token` as a bearer token. */
export class VendorApi {
  readonly #name: string;
  readonly #token: string;

  constructor(name: string, token: string) {
    this.#name = name;
    this.#token = token;
  }

  /** Retries read-only requests. Throws `VendorError` if no response arrives; every status counts as a response. */
  async call(account: Account, request: VendorRequest, signal: AbortSignal): Promise<VendorAnswer> {
    const { body } = request;
    const { method = body === undefined ? "GET" : "POST" } = request;
    const { readOnly = method === "GET" } = request;
    const token = account.credential.get(this.#token);
    if (!token) throw new VendorError(`The integration has no ${this.#token}.`);
    const outcome = await fetchRepeating(
      account.egress,
      urlOf(account, request),
      {
        method,
        headers: {
          accept: "application/json",
          authorization: `Bearer ${token.reveal()}`,
          ...(body === undefined ? {} : { "content-type": "application/json; charset=utf-8" }),
          ...request.headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal,
        timeoutMs: Number(account.settings.timeout_ms),
        maxResponseBytes: MAX_BYTES,
      },
      readOnly ? TRIES : 1,
    );
    if (outcome instanceof EgressError) {
      const unsure = !readOnly && OUTCOME_UNKNOWN.includes(outcome.code);
      const advice = unsure ? " It may have been done all the same: look before you try again." : "";
      throw new VendorError(`${this.#name} gave no answer: ${outcome.message}${advice}`);
    }
    const text = withoutSecrets(outcome.body.toString("utf8"), account.credential.values());
    return { status: outcome.status, headers: outcome.headers, body: await parseObject(text) };
  }

  /** Describes a vendor's refusal, in its own words if it gave any. */
  refusal({ status, headers }: VendorAnswer, said: unknown): VendorError {
    const reason = textOf(said).slice(0, 500);
    const vendorError = (what: string) => new VendorError(`${this.#name} ${what} ${reason}`.trim());
    if (status === 401) return vendorError("does not take the credential.");
    if (status !== 429) return vendorError(`refused, with status ${status}.`);
    const seconds = Number(headers["retry-after"]);
    return vendorError(`asks to try again ${seconds > 0 ? `in ${seconds} seconds` : "later"}.`);
  }
}

function urlOf({ settings }: Account, { path, query = {} }: VendorRequest): string {
  const url = URL.parse(`${textOf(settings.base_url).replace(/\/+$/, "")}${path}`);
  if (!url) throw new VendorError("The integration's address is not a URL.");
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url.href;
}

async function parseObject(text: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const parsed = await readLongJson(text);
    return isPlain(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** The object under `name`; empty if missing. */
export function objectAt(from: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const value = from[name];
  return isPlain(value) ? value : {};
}

/** The objects in the list under `name`. */
export function listAt(from: Readonly<Record<string, unknown>>, name: string): Record<string, unknown>[] {
  const value = from[name];
  return Array.isArray(value) ? value.filter(isPlain) : [];
}
