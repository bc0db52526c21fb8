import { lookup } from "node:dns/promises";
import { isIP, type Socket } from "node:net";
import { Agent, buildConnector, type Dispatcher, fetch as send } from "undici";
import { orAborted } from "../or-aborted.ts";
import { type AllowList, isMetadataAddress, isPublic } from "./addresses.ts";
import { EgressError, egressErrorIn } from "./egress-error.ts";
import { checkHeaders, parseUrl, withoutCredentials } from "./request-parts.ts";

const CONNECT_MS = 10_000;
const MOST_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

export interface EgressRequest {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array<ArrayBuffer>;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  /** Of the body, after decompression. */
  readonly maxResponseBytes: number;
  /** How many redirects are followed; none when left out, and then the redirect is the answer. */
  readonly maxRedirects?: number;
  /** Names of headers that are credentials, beside the usual ones. */
  readonly secretHeaders?: readonly string[];
}

export interface EgressResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** The head of an answer whose body is still coming in. */
export interface EgressStream {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Decompressed, as it comes in and as it is read; throws `EgressError` where it breaks. */
  readonly body: AsyncIterable<Uint8Array>;
}

/** A connection for a protocol that is not HTTP. */
export interface EgressConnection {
  readonly host: string;
  readonly port: number;
  /** Whether nothing is said over it before it is encrypted, but for asking to encrypt it. */
  readonly encrypted: boolean;
  readonly signal: AbortSignal;
}

export interface EgressOptions {
  readonly allow: AllowList;
  /** Addresses of a name; for tests. */
  readonly resolve?: (name: string) => Promise<readonly string[]>;
  /** Makes the connection to an address that was judged; for tests. */
  readonly dial?: buildConnector.connector;
}

/**
 * The one way out for everything that a tenant names: tools, webhooks, fetches. The verdict falls where connections are
 * made, on the very address that is connected to: a name is looked up once, every address it has must be allowed, and
 * the connection goes to one of them without asking again. However a URL spells its host, and wherever a redirect
 * leads, it comes past here. Plain http goes to allowed private ranges only.
 */
export class Egress {
  /** For SDKs that make requests of their own. */
  readonly dispatcher: Dispatcher;
  readonly #allow: AllowList;
  readonly #resolve: NonNullable<EgressOptions["resolve"]>;
  readonly #dial: buildConnector.connector;

  constructor(options: EgressOptions) {
    this.#allow = options.allow;
    this.#resolve = options.resolve ?? resolveAll;
    this.#dial = options.dial ?? buildConnector({ timeout: CONNECT_MS });
    this.dispatcher = new Agent({
      connect: (target, done) => void this.#connect(target, done),
      headersTimeout: 0,
      bodyTimeout: 0,
    });
  }

  /** Sends one request; throws `EgressError`. */
  async fetch(url: string, request: EgressRequest): Promise<EgressResponse> {
    const late = AbortSignal.timeout(request.timeoutMs);
    const signal = AbortSignal.any([request.signal, late]);
    try {
      return await this.#follow(parseUrl(url), request, signal);
    } catch (error) {
      if (request.signal.aborted) throw new EgressError("cancelled", "The call was cancelled.", error);
      if (late.aborted) {
        throw new EgressError("timed-out", `There was no answer within ${request.timeoutMs} ms.`, error);
      }
      throw egressErrorIn(error);
    }
  }

  /**
   * Sends one request and resolves with the head of its answer, for answers that take their time, such as event
   * streams. Follows no redirect, and knows no limits: whoever reads the body counts its bytes, and ends it, read or
   * not, by aborting the signal. Throws `EgressError`.
   */
  async stream(
    url: string,
    request: Pick<EgressRequest, "method" | "headers" | "body" | "signal">,
  ): Promise<EgressStream> {
    try {
      const response = await this.#send(parseUrl(url), {
        method: request.method ?? "GET",
        headers: checkHeaders(request.headers ?? {}),
        body: request.body,
        signal: request.signal,
      });
      return {
        status: response.status,
        headers: Object.fromEntries(response.headers),
        body: chunksOf(response, request.signal),
      };
    } catch (error) {
      throw streamErrorIn(error, request.signal);
    }
  }

  /**
   * Opens a connection, judged like every other: one that will not be `encrypted` goes to allowed private ranges only.
   * Whoever asked for it ends it. Throws `EgressError`.
   */
  async connect({ host, port, encrypted, signal }: EgressConnection): Promise<Socket> {
    const connecting = this.#judge(host, encrypted ? "https:" : "http:").then((address) => {
      const target = { hostname: address, host: address, port: String(port), protocol: "http:" };
      return new Promise<Socket>((resolve, reject) => {
        this.#dial(target, (error, made) => (made ? resolve(made) : reject(error)));
      });
    });
    try {
      return await orAborted(connecting, signal);
    } catch (error) {
      // One that comes after nobody waits for it any more.
      connecting.then(
        (late) => late.destroy(),
        () => undefined,
      );
      throw streamErrorIn(error, signal);
    }
  }

  async close(): Promise<void> {
    await this.dispatcher.close();
  }

  #send(url: URL, { body, ...rest }: Hop): Promise<Awaited<ReturnType<typeof send>>> {
    return send(url, { ...rest, body: body ?? null, redirect: "manual", dispatcher: this.dispatcher });
  }

  async #follow(first: URL, request: EgressRequest, signal: AbortSignal): Promise<EgressResponse> {
    let url = first;
    let headers = checkHeaders(request.headers ?? {});
    let { method = "GET", body } = request;
    const most = Math.min(request.maxRedirects ?? 0, MOST_REDIRECTS);
    for (let redirects = 0; ; redirects++) {
      const response = await this.#send(url, { method, headers, body, signal });
      const location = response.headers.get("location");
      if (most === 0 || location === null || !REDIRECTS.includes(response.status)) {
        return await readResponse(response, request.maxResponseBytes);
      }
      await response.body?.cancel();
      if (redirects >= most) throw new EgressError("too-many-redirects", `More than ${most} redirects.`);
      const next = parseUrl(location, url);
      if (url.protocol === "https:" && next.protocol === "http:") {
        throw new EgressError("address-not-allowed", "A redirect leads from https to plain http.");
      }
      if (next.origin !== url.origin) headers = withoutCredentials(headers, request.secretHeaders ?? []);
      // As browsers do: these become a GET without a body.
      if (response.status === 303 || (response.status < 303 && method === "POST")) {
        method = "GET";
        body = undefined;
      }
      url = next;
    }
  }

  async #connect(target: buildConnector.Options, done: buildConnector.Callback): Promise<void> {
    try {
      const address = await this.#judge(target.hostname, target.protocol);
      this.#dial(
        { ...target, hostname: address, host: address, servername: target.servername ?? nameOf(target) },
        done,
      );
    } catch (error) {
      done(error as Error, null);
    }
  }

  /** An address of `host` that may be connected to. */
  async #judge(host: string, protocol: string): Promise<string> {
    const name = host.replace(/^\[|\]$/g, "");
    const addresses = isIP(name) ? [name] : await this.#resolve(name).catch(() => []);
    const [first] = addresses;
    if (first === undefined) throw new EgressError("name-not-resolved", `${name} has no address.`);
    // All of them, since which one is used next time is up to the name's owner.
    const plain = protocol === "http:";
    const allowed = addresses.every(
      (address) => this.#allow.includes(address) || (!plain && isPublic(address)),
    );
    if (allowed) return first;
    throw new EgressError("address-not-allowed", reasonAgainst(name, addresses, plain));
  }
}

function reasonAgainst(name: string, addresses: readonly string[], plain: boolean): string {
  if (plain && addresses.every(isPublic)) return `${name} may only be reached encrypted, such as by https.`;
  const [reason, named] = addresses.some(isMetadataAddress)
    ? ["is a metadata address of the cloud that the server may run in", "that exact address"]
    : ["is not a public address", "its range"];
  return `${name} ${reason}. Whoever runs the server can allow ${named} with HYPONEMA_EGRESS_ALLOW.`;
}

interface Hop {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body: EgressRequest["body"];
  readonly signal: AbortSignal;
}

function nameOf({ hostname }: buildConnector.Options): string {
  return isIP(hostname.replace(/^\[|\]$/g, "")) ? "" : hostname;
}

async function resolveAll(name: string): Promise<readonly string[]> {
  return (await lookup(name, { all: true, verbatim: true })).map(({ address }) => address);
}

async function readResponse(
  response: Awaited<ReturnType<typeof send>>,
  most: number,
): Promise<EgressResponse> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > most) throw new EgressError("response-too-large", `The answer is larger than ${most} bytes.`);
    chunks.push(chunk);
  }
  return {
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: Buffer.concat(chunks),
  };
}

async function* chunksOf(
  response: Awaited<ReturnType<typeof send>>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  try {
    yield* response.body ?? [];
  } catch (error) {
    throw streamErrorIn(error, signal);
  }
}

function streamErrorIn(error: unknown, signal: AbortSignal): EgressError {
  return signal.aborted
    ? new EgressError("cancelled", "The call was cancelled.", error)
    : egressErrorIn(error);
}
