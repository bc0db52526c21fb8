import type { Clock } from "../../../platform/clock.ts";
import type { Egress } from "../../../platform/egress/egress.ts";
import { orAborted } from "../../../platform/or-aborted.ts";
import { ClientCredentials } from "./client-credentials.ts";
import { McpError, mcpErrorIn } from "./mcp-error.ts";
import type { McpOAuth, McpServer } from "./mcp-server.ts";
import { redirectFault } from "./redirects.ts";
import { loadSdk, type Sdk } from "./sdk.ts";

const MOST_ANSWER_BYTES = 256 * 1024;
// A token is renewed this long before it expires, or halfway when it lives for less than a minute.
const MARGIN_MS = 30_000;

interface AccessToken {
  readonly value: string;
  /** On the clock's monotonic time. */
  readonly until: number;
}

/**
 * Access tokens of one connection, by the SDK's own flow: protected resource metadata (RFC 9728), authorization server
 * metadata (RFC 8414), client credentials. Run from here instead of by the transports, since those send the server's
 * headers to the authorization server too, know nothing of expiry, deadlines or concurrent calls, and would ask for a
 * token once for each of them.
 */
export class AccessTokens {
  readonly #egress: Egress;
  readonly #clock: Clock;
  readonly #server: McpServer;
  readonly #oauth: McpOAuth;
  readonly #client: ClientCredentials;
  #token: AccessToken | null = null;
  #asked = false;
  #fetching: Promise<AccessToken> | null = null;
  // The server's WWW-Authenticate: where its metadata is, and which scope it wants.
  #challenge: string | null = null;

  constructor(parts: { egress: Egress; clock: Clock; server: McpServer; oauth: McpOAuth }) {
    this.#egress = parts.egress;
    this.#clock = parts.clock;
    this.#server = parts.server;
    this.#oauth = parts.oauth;
    this.#client = new ClientCredentials(parts.oauth);
  }

  /** The token that was given last, for whoever must keep it out of something. */
  get known(): string | null {
    return this.#token?.value ?? null;
  }

  /** A token that has not expired; null as long as the server has not said where to get one. Throws `McpError`. */
  async current(signal: AbortSignal): Promise<string | null> {
    if (this.#token && this.#clock.monotonic() < this.#token.until) return this.#token.value;
    const knowsWhere = this.#asked || this.#oauth.tokenUrl !== null;
    return knowsWhere ? await this.#fetch(signal) : null;
  }

  /** A token instead of the one that was refused, with the challenge that came with the refusal. Throws `McpError`. */
  async renew(refused: string | null, challenge: string | null, signal: AbortSignal): Promise<string> {
    this.#challenge = challenge;
    // Another call was refused before and has a new one already.
    if (this.#token && this.#token.value !== refused) return this.#token.value;
    return await this.#fetch(signal);
  }

  async #fetch(signal: AbortSignal): Promise<string> {
    this.#fetching ??= this.#obtain().finally(() => {
      this.#fetching = null;
    });
    return (await orAborted(this.#fetching, signal)).value;
  }

  async #obtain(): Promise<AccessToken> {
    this.#asked = true;
    const sdk = await loadSdk();
    const authority = new Authority(this.#egress, this.#server.timeoutMs);
    const { resourceMetadataUrl, scope } = this.#readChallenge(sdk);
    this.#client.wanted = scope ?? null;
    try {
      await sdk.auth(this.#client, {
        serverUrl: this.#server.url,
        ...(resourceMetadataUrl ? { resourceMetadataUrl } : {}),
        fetchFn: authority.fetch,
      });
      const { access_token: value, expires_in: seconds } = this.#client.granted();
      const lifeMs = seconds === undefined ? Number.POSITIVE_INFINITY : seconds * 1000;
      const until = this.#clock.monotonic() + Math.max(lifeMs - MARGIN_MS, lifeMs / 2);
      this.#token = { value, until };
      return this.#token;
    } catch (error) {
      this.#token = null;
      this.#client.forget();
      throw authority.errorIn(error);
    }
  }

  #readChallenge(sdk: Sdk): ReturnType<Sdk["extractWWWAuthenticateParams"]> {
    if (this.#challenge === null) return {};
    const headers = { "www-authenticate": this.#challenge };
    return sdk.extractWWWAuthenticateParams(new Response(null, { headers }));
  }
}

/** What is asked on the way to one token, all of it through the guard and before one deadline. */
class Authority {
  readonly #egress: Egress;
  readonly #signal: AbortSignal;
  readonly #timeoutMs: number;
  #fault: unknown = null;
  #lastStatus = 0;

  constructor(egress: Egress, timeoutMs: number) {
    this.#egress = egress;
    this.#timeoutMs = timeoutMs;
    this.#signal = AbortSignal.timeout(timeoutMs);
  }

  readonly fetch = async (input: string | URL, init: RequestInit = {}): Promise<Response> => {
    const url = String(input);
    try {
      const { status, headers, body } = await this.#egress.fetch(url, {
        method: init.method ?? "GET",
        headers: Object.fromEntries(new Headers(init.headers)),
        ...(init.body ? { body: String(init.body) } : {}),
        signal: this.#signal,
        timeoutMs: this.#timeoutMs,
        maxResponseBytes: MOST_ANSWER_BYTES,
      });
      this.#lastStatus = status;
      this.#fault ??= redirectFault("The authorization server", new URL(url), { status, headers });
      const response = new Response(body.length > 0 ? new Uint8Array(body) : null, { status, headers });
      // The SDK names it when it does not follow a redirect.
      return Object.defineProperty(response, "url", { value: url });
    } catch (error) {
      // The SDK takes some failures for documents that are not there, and goes on.
      this.#fault ??= error;
      throw error;
    }
  };

  /** Why there is no token, without a word of what the authorization server answered. */
  errorIn(error: unknown): McpError {
    const code = refusalIn(error);
    if (code) {
      return new McpError(
        "unauthorised",
        `The authorization server refused the client credentials (${code}).`,
      );
    }
    if (this.#signal.aborted) {
      return new McpError("timed-out", "The authorization server did not answer in time.");
    }
    if (this.#fault) return mcpErrorIn(this.#fault);
    if (this.#lastStatus >= 500) {
      return new McpError("unreachable", `The authorization server answered HTTP ${this.#lastStatus}.`);
    }
    if (this.#lastStatus >= 400) {
      return new McpError("unauthorised", `The authorization server answered HTTP ${this.#lastStatus}.`);
    }
    return new McpError("protocol", "The authorization server answered something that is not OAuth.");
  }
}

/** An OAuth error code (RFC 6749, section 5.2); null when the error is another one. */
function refusalIn(error: unknown): string | null {
  if (!(error instanceof Error) || !("errorCode" in error)) return null;
  const { errorCode: code } = error;
  return typeof code === "string" && code !== "server_error" && /^[a-z_]{1,40}$/.test(code) ? code : null;
}
