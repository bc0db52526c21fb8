import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { bestCoding, type Coding } from "../platform/http/accept-encoding.ts";
import { matchesEntityTag } from "../platform/http/entity-tags.ts";

const BUILD_FOLDER = fileURLToPath(new URL("../../../dashboard/dist", import.meta.url));
const PAGE = "index.html";
const YEAR_SECONDS = 31_536_000;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  css: "text/css; charset=utf-8",
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  svg: "image/svg+xml",
  woff2: "font/woff2",
};

// Scripts are only the server's own files. Mantine and the editor inject style sheets at runtime, so inline styles, and
// only those, are allowed.
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join("; ");

/**
 * Serves GET requests below `/dashboard/`: built files by name, cached forever by their content hash, and the page for
 * any other path, since routing happens in the page.
 */
export async function serveDashboard(request: Request): Promise<Response> {
  const { pathname, search } = new URL(request.url);
  if (pathname === "/dashboard") return redirect(`/dashboard/${search}`);
  const name = /^\/dashboard\/((?:assets\/)?[\w-]+(?:\.[\w-]+)+)$/.exec(pathname)?.[1];
  const accepted = request.headers.get("accept-encoding");
  if (name === undefined) return page(request, accepted);
  const file = await findFile(name, accepted);
  if (!file) return text(404, "There is no such file.");
  const cacheControl = name.startsWith("assets/") ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache";
  return answer(name, file, { "Cache-Control": cacheControl });
}

async function page(request: Request, accepted: string | null): Promise<Response> {
  const file = await findFile(PAGE, accepted);
  if (!file)
    return text(503, "The dashboard is not built: run `node scripts/prepare.mjs`, then reload this page.");
  const version = createHash("sha256").update(file.content).digest("base64url").slice(0, 22);
  const headers = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    ETag: `"${version}"`,
  };
  if (matchesEntityTag(request.headers.get("if-none-match") ?? "", version)) {
    return new Response(null, { status: 304, headers });
  }
  return answer(PAGE, file, headers);
}

interface BuiltFile {
  readonly content: Buffer<ArrayBuffer>;
  readonly encoding: Coding | null;
}

// Files that compression would enlarge are built uncompressed only.
const SUFFIXES: Readonly<Record<Coding, string>> = { br: ".br", gzip: ".gz" };

/** A built file in the best encoding that the browser accepts; null if it does not exist. */
async function findFile(name: string, accepted: string | null): Promise<BuiltFile | null> {
  const coding = bestCoding(accepted);
  if (coding) {
    const content = await readFile(join(BUILD_FOLDER, name + SUFFIXES[coding])).catch(ifMissing);
    if (content) return { content, encoding: coding };
  }
  const content = await readFile(join(BUILD_FOLDER, name)).catch(ifMissing);
  return content && { content, encoding: null };
}

function ifMissing(error: NodeJS.ErrnoException): null {
  if (error.code === "ENOENT" || error.code === "EISDIR") return null;
  throw error;
}

function answer(name: string, { content, encoding }: BuiltFile, more: Record<string, string>): Response {
  return new Response(content, {
    headers: {
      "Content-Type": CONTENT_TYPES[name.split(".").at(-1) ?? ""] ?? "application/octet-stream",
      ...(encoding ? { "Content-Encoding": encoding } : {}),
      Vary: "Accept-Encoding",
      ...SECURITY_HEADERS,
      ...more,
    },
  });
}

const SECURITY_HEADERS = {
  "X-Content-Type-Options": "nosniff",
  "X-Frame-Options": "DENY",
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Permissions-Policy": "camera=(), geolocation=(), payment=()",
};

function text(status: number, body: string): Response {
  return new Response(body, {
    status,
    headers: { "Content-Type": "text/plain; charset=utf-8", ...SECURITY_HEADERS },
  });
}

function redirect(to: string): Response {
  return new Response(null, { status: 308, headers: { Location: to } });
}
