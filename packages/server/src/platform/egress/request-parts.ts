import { EgressError } from "./egress-error.ts";

// Never sent on to another origin than the one they were meant for.
const CREDENTIALS = ["authorization", "cookie", "proxy-authorization"];

/** A URL that may be called, as far as its form goes. Throws `EgressError`. */
export function parseUrl(text: string, base?: URL): URL {
  let url: URL;
  try {
    url = new URL(text, base);
  } catch {
    throw new EgressError("invalid-url", "The URL is not one.");
  }
  if (url.protocol !== "https:" && url.protocol !== "http:") {
    throw new EgressError("invalid-url", "Only https and http URLs can be called.");
  }
  if (url.username || url.password) {
    throw new EgressError("invalid-url", "Credentials do not belong into a URL; use a header.");
  }
  return url;
}

const HEADER_NAME = /^[\w!#$%&'*+.^`|~-]+$/;
// Visible ASCII, spaces, tabs and Latin-1: what can stand in a header's value without ending it.
const HEADER_VALUE = /^[\t\x20-\x7e\xa0-\xff]*$/;

/** Headers that can be sent as they are. Throws `EgressError`. */
export function checkHeaders(headers: Readonly<Record<string, string>>): Record<string, string> {
  for (const [name, value] of Object.entries(headers)) {
    if (HEADER_NAME.test(name) && HEADER_VALUE.test(value)) continue;
    throw new EgressError(
      "invalid-header",
      `The header ${name.slice(0, 50)} has characters that headers cannot have.`,
    );
  }
  return { ...headers };
}

/** Layers of headers as one: of those with the same name, in whatever case, the last counts. */
export function layered(...layers: readonly Readonly<Record<string, string>>[]): Record<string, string> {
  const byName = new Map<string, readonly [string, string]>();
  for (const [name, value] of layers.flatMap((layer) => Object.entries(layer))) {
    byName.set(name.toLowerCase(), [name, value]);
  }
  return Object.fromEntries(byName.values());
}

/** Headers as another origin may see them; `secret` are names of credentials beside the usual ones. */
export function withoutCredentials(
  headers: Record<string, string>,
  secret: readonly string[],
): Record<string, string> {
  const dropped = new Set([...CREDENTIALS, ...secret.map((name) => name.toLowerCase())]);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !dropped.has(name.toLowerCase())));
}
