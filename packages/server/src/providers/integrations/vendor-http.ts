import { EgressError } from "../../platform/egress/egress-error.ts";
import { fetchRepeating } from "../../platform/egress/repeat.ts";
import { readLongJson } from "../../platform/json/read-json.ts";
import { isPlain } from "../../platform/object.ts";
import { withoutSecrets } from "../../platform/secret.ts";
import { type Account, textOf, VendorError } from "./port.ts";

const MOST_BYTES = 1024 * 1024;
const TRIES = 3;
// What is known of these is that there is no answer, not that nothing was done.
const UNSURE: readonly string[] = ["timed-out", "connection-failed", "response-too-large"];

/** One call of a vendor's API. */
export interface VendorRequest {
  /** POST when there is a body, unless said otherwise. */
  readonly method?: "GET" | "POST" | "PATCH";
  /** Under the account's `base_url`. */
  readonly path: string;
  /** What is undefined is left out. */
  readonly query?: Readonly<Record<string, string | number | undefined>>;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** Whether it changes nothing, and may be sent again; a GET does, unless said otherwise. */
  readonly reads?: boolean;
}

/** A vendor's answer. */
export interface VendorAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** An empty object when the answer was not a JSON object. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** A vendor's API, called with the bearer token that the account's credential has under `token`. */
export class VendorApi {
  readonly #name: string;
  readonly #token: string;

  constructor(name: string, token: string) {
    this.#name = name;
    this.#token = token;
  }

  /** Only what reads is sent again when it fails. Throws `VendorError` when there is no answer; any status is one. */
  async call(account: Account, request: VendorRequest, signal: AbortSignal): Promise<VendorAnswer> {
    const { body } = request;
    const { method = body === undefined ? "GET" : "POST" } = request;
    const { reads = method === "GET" } = request;
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
        maxResponseBytes: MOST_BYTES,
      },
      reads ? TRIES : 1,
    );
    if (outcome instanceof EgressError) {
      const unsure = !reads && UNSURE.includes(outcome.code);
      const advice = unsure ? " It may have been done all the same: look before you try again." : "";
      throw new VendorError(`${this.#name} gave no answer: ${outcome.message}${advice}`);
    }
    const text = withoutSecrets(outcome.body.toString("utf8"), account.credential.values());
    return { status: outcome.status, headers: outcome.headers, body: await objectIn(text) };
  }

  /** Says what a vendor refused, in its own words where it has some. */
  refusal({ status, headers }: VendorAnswer, said: unknown): VendorError {
    const reason = textOf(said).slice(0, 500);
    const told = (what: string) => new VendorError(`${this.#name} ${what} ${reason}`.trim());
    if (status === 401) return told("does not take the credential.");
    if (status !== 429) return told(`refused, with status ${status}.`);
    const seconds = Number(headers["retry-after"]);
    return told(`asks to try again ${seconds > 0 ? `in ${seconds} seconds` : "later"}.`);
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

async function objectIn(text: string): Promise<Readonly<Record<string, unknown>>> {
  try {
    const parsed = await readLongJson(text);
    return isPlain(parsed) ? parsed : {};
  } catch {
    return {};
  }
}

/** The object under `name`, empty when there is none. */
export function objectAt(from: Readonly<Record<string, unknown>>, name: string): Record<string, unknown> {
  const value = from[name];
  return isPlain(value) ? value : {};
}

/** The objects in the list under `name`. */
export function listAt(from: Readonly<Record<string, unknown>>, name: string): Record<string, unknown>[] {
  const value = from[name];
  return Array.isArray(value) ? value.filter(isPlain) : [];
}
