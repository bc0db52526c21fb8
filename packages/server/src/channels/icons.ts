import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { matchesEntityTag } from "../platform/http/entity-tags.ts";
import { Refusal } from "../platform/http/refusal.ts";
import type { Site } from "../platform/http/server.ts";

const DAY_SECONDS = 86_400;

// An SVG can be opened as a page of its own: it may color itself, and nothing else.
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; frame-ancestors 'none'";

/**
 * The icon of every page: at `/favicon.ico`, where browsers look for one unasked, and at `/favicon.svg` as a drawing that
 * follows light and dark.
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
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": `public, max-age=${DAY_SECONDS}`,
        ETag: `"${version}"`,
      };
      const known = matchesEntityTag(request.headers.get("if-none-match") ?? "", version);
      return known ? new Response(null, { status: 304, headers }) : new Response(content, { headers });
    },
  };
}
