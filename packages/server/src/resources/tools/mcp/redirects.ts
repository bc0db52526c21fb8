import { McpError } from "./mcp-error.ts";

interface Head {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
}

/**
 * Why the answer to a request for `url` cannot be used: it redirects to another origin. Null for any other answer.
 * Redirects within an origin are followed by the SDK; elsewhere, neither credentials nor trust go along.
 */
export function redirectFault(who: string, url: URL, { status, headers }: Head): McpError | null {
  const { location } = headers;
  if (status < 300 || status >= 400 || location === undefined) return null;
  if (URL.canParse(location, url.href) && new URL(location, url).origin === url.origin) return null;
  const what = "redirects to another one, which is not followed; name the address it leads to.";
  return new McpError("address-not-allowed", `${who} ${what}`);
}
