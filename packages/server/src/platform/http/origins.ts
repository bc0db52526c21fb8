import type { IncomingHttpHeaders } from "node:http";

const LOOPBACK = ["127.0.0.1", "localhost", "[::1]"];

/**
 * The origins that a server reached at `publicUrl` has pages at: that one, and on this machine the same port by each of its
 * names, of which people use whichever they like.
 */
export function originsOf(publicUrl: string): readonly string[] {
  const { protocol, hostname, port, origin } = new URL(publicUrl);
  if (!LOOPBACK.includes(hostname)) return [origin];
  return LOOPBACK.map((name) => `${protocol}//${name}${port ? `:${port}` : ""}`);
}

/** Whether a browser at `publicUrl` is on the server's own machine, where cookies need no encryption. */
export function isLoopback(publicUrl: string): boolean {
  return LOOPBACK.includes(new URL(publicUrl).hostname);
}

/**
 * Whether a request was made by one of our own pages, as the browser says by `Sec-Fetch-Site` or, when it is too old for
 * that, by `Origin`. Null: it says neither, as whatever is no browser.
 */
export function isFromOwnPage(headers: IncomingHttpHeaders, ownOrigins: readonly string[]): boolean | null {
  const site = headers["sec-fetch-site"];
  if (site !== undefined) return site === "same-origin";
  return headers.origin === undefined ? null : ownOrigins.includes(headers.origin);
}
