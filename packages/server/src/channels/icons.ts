import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { matchesEntityTag } from "../platform/http/entity-tags.ts";
import { Refusal } from "../platform/http/refusal.ts";
import type { Site } from "../platform/http/server.ts";

const DAY_SECONDS = 86_400;

// An SVG can be opened as a page: allow its own styles and nothing else.
const CONTENT_SECURITY_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/**
 * Icons of every page: `/favicon.ico`, which browsers request by default, and `/favicon.svg`, which follows the color
 * scheme.
 */
export const iconSites: readonly Site[] = [
  iconSite("favicon.ico", "image/x-icon"),
  iconSite("favicon.svg", "image/svg+xml"),
];

function iconSite(name: string, type: string): Site {
  const path = `/${name}`;
  return {
    path,
    async serve(request) {
      if (new URL(request.url).pathname !== path) throw new Refusal("route-not-found");
      const content = await readFile(new URL(`./icons/${name}`, import.meta.url));
      const version = createHash("sha256").update(content).digest("base64url").slice(0, 16);
      const headers = {
        "Content-Type": type,
        "Content-Security-Policy": CONTENT_SECURITY_POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": `public, max-age=${DAY_SECONDS}`,
        ETag: `"${version}"`,
      };
      const known = matchesEntityTag(request.headers.get("if-none-match") ?? "", version);
      return known ? new Response(null, { status: 304, headers }) : new Response(content, { headers });
    },
  };
}
