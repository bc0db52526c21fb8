import { bestCoding } from "../../platform/http/accept-encoding.ts";
import { matchesEntityTag } from "../../platform/http/entity-tags.ts";
import { Refusal } from "../../platform/http/refusal.ts";
import type { Site } from "../../platform/http/server.ts";
import { WorkerThread } from "../../platform/worker-thread.ts";
import type { Docs, DocsFile, DocsRequest } from "./build-docs.ts";

const ROOT = new URL("../../../../../", import.meta.url);
const YEAR_SECONDS = 31_536_000;

const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join("; ");

/** The guide, the reference and the errors at `/docs`. Built on the first request, then cached. */
export function docsSite(version: string, root = ROOT): Site {
  let docs: Promise<Docs> | null = null;
  return {
    path: "/docs",
    async serve(request) {
      docs ??= build({ root: root.href, version });
      const built = await docs.catch((error: unknown) => {
        docs = null;
        throw new Refusal("not-ready", {
          detail: `The documentation could not be made: ${error instanceof Error ? error.message : error}.`,
          retryAfterSeconds: 10,
        });
      });
      return answer(built, request);
    },
  };
}

async function build(request: DocsRequest): Promise<Docs> {
  const thread = new WorkerThread<DocsRequest, Docs>(
    new URL("./build-thread.ts", import.meta.url),
    undefined,
    1,
  );
  try {
    return await thread.ask(request);
  } finally {
    await thread.close();
  }
}

function answer({ files, notFound }: Docs, request: Request): Response {
  const { pathname, searchParams } = new URL(request.url);
  const file = files.get(pathname);
  if (file) return send(file, request, searchParams.get("v") === file.version);
  // Redirects paths as written on a code host, and trailing slashes.
  const plain = pathname.replace(/(?:\/README)?\.md$|\/+$/, "");
  if (plain !== pathname && files.has(plain)) {
    return new Response(null, { status: 308, headers: { Location: plain } });
  }
  return send(notFound, request, false, 404);
}

function send(file: DocsFile, request: Request, immutable: boolean, status = 200): Response {
  const headers: Record<string, string> = {
    "Content-Type": file.type,
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": immutable ? `public, max-age=${YEAR_SECONDS}, immutable` : "no-cache",
    Vary: "Accept-Encoding",
    ETag: `W/"${file.version}"`,
  };
  if (status === 200 && matchesEntityTag(request.headers.get("if-none-match") ?? "", file.version)) {
    return new Response(null, { status: 304, headers });
  }
  const coding = bestCoding(
    request.headers.get("accept-encoding"),
    (["br", "gzip"] as const).filter((kept) => file[kept] !== null),
  );
  if (coding) headers["Content-Encoding"] = coding;
  return new Response(file[coding ?? "plain"] as Uint8Array<ArrayBuffer>, { status, headers });
}
