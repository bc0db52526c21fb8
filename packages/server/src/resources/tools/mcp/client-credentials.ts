import type { OAuthClientProvider, OAuthDiscoveryState } from "@modelcontextprotocol/sdk/client/auth.js";
import type {
  OAuthClientInformationFull,
  OAuthClientMetadata,
  OAuthTokens,
} from "@modelcontextprotocol/sdk/shared/auth.js";
import type { McpOAuth } from "./mcp-server.ts";

/**
 * The client credentials grant as the SDK's flow asks for it. Unlike the SDK's own `ClientCredentialsProvider` it can
 * be told the token endpoint, and keeps what was discovered, so that renewing a token takes one request.
 */
export class ClientCredentials implements OAuthClientProvider {
  readonly redirectUrl = undefined;
  /** The scope that the server asked for, where the configuration names none. */
  wanted: string | null = null;
  readonly #oauth: McpOAuth;
  #method = "client_secret_basic";
  #found: OAuthDiscoveryState | undefined;
  #granted: OAuthTokens | undefined;

  constructor(oauth: McpOAuth) {
    this.#oauth = oauth;
  }

  /** What the flow got; for after it ended well. */
  granted(): OAuthTokens {
    if (!this.#granted) throw new Error("no token was granted");
    return this.#granted;
  }

  /** Begins anew: what was discovered may be what failed. */
  forget(): void {
    this.#granted = undefined;
    this.#method = "client_secret_basic";
    this.#found = undefined;
  }

  get clientMetadata(): OAuthClientMetadata {
    const scope = this.#oauth.scope ?? this.wanted;
    return {
      redirect_uris: [],
      grant_types: ["client_credentials"],
      ...(scope === null ? {} : { scope }),
    };
  }

  clientInformation(): OAuthClientInformationFull {
    return {
      redirect_uris: [],
      client_id: this.#oauth.clientId,
      client_secret: this.#oauth.clientSecret.reveal(),
      token_endpoint_auth_method: this.#method,
    };
  }

  prepareTokenRequest(scope?: string): URLSearchParams {
    return new URLSearchParams({
      grant_type: "client_credentials",
      ...(scope === undefined ? {} : { scope }),
    });
  }

  /** Called when the client is refused, and then the flow runs once more: some read the secret only in the body. */
  invalidateCredentials(): void {
    this.#method = "client_secret_post";
  }

  discoveryState(): OAuthDiscoveryState | undefined {
    const { tokenUrl } = this.#oauth;
    return this.#found ?? (tokenUrl === null ? undefined : knownEndpoint(tokenUrl));
  }

  saveDiscoveryState(found: OAuthDiscoveryState): void {
    this.#found = found;
  }

  // The flow would ask to renew these with a refresh token, which this grant has none of.
  tokens(): undefined {}

  saveTokens(tokens: OAuthTokens): void {
    this.#granted = tokens;
  }

  redirectToAuthorization(): void {
    throw new Error("nobody is there to be redirected");
  }

  saveCodeVerifier(): void {}

  codeVerifier(): string {
    throw new Error("this grant has no code");
  }
}

/** As if it had been discovered, so that the flow asks nobody where tokens are. */
function knownEndpoint(tokenUrl: string): OAuthDiscoveryState {
  const { origin } = new URL(tokenUrl);
  return {
    authorizationServerUrl: origin,
    authorizationServerMetadata: {
      issuer: origin,
      authorization_endpoint: tokenUrl,
      token_endpoint: tokenUrl,
      response_types_supported: [],
    },
  };
}
