import { createHash } from "node:crypto";
import type { Secret } from "../../../platform/secret.ts";

/** The client credentials grant (RFC 6749, section 4.4). */
export interface McpOAuth {
  readonly clientId: string;
  readonly clientSecret: Secret;
  /** Null: the one that the server asks for, if it does. */
  readonly scope: string | null;
  /** Null: found as the MCP specification says, so the MCP server decides who is shown the secret. */
  readonly tokenUrl: string | null;
}

/** A tenant's MCP server and how to get in. */
export interface McpServer {
  readonly url: string;
  readonly transport: "streamable_http" | "sse";
  /** Sent with every request to the origin of `url`, and nowhere else. */
  readonly headers: Readonly<Record<string, Secret>>;
  readonly oauth: McpOAuth | null;
  /** For one call, connecting and signing in included. */
  readonly timeoutMs: number;
}

/** The same for servers that can share a connection, so whatever their calls' time; tells nothing of what is in it. */
export function fingerprintOf({ url, transport, headers, oauth }: McpServer): string {
  const sealed = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value.reveal()]);
  const client = oauth && [oauth.clientId, oauth.clientSecret.reveal(), oauth.scope, oauth.tokenUrl];
  const parts = JSON.stringify([url, transport, sealed.sort(), client]);
  return createHash("sha256").update(parts).digest("base64url");
}
