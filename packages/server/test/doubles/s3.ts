import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

interface Stored {
  readonly content: Buffer;
  readonly type: string;
}

interface Upload {
  readonly key: string;
  readonly begunAt: string;
  readonly type: string;
  readonly parts: Map<number, Buffer>;
}

export interface S3Double {
  readonly url: string;
  /** The next so many requests are answered 503 SlowDown. */
  slowDowns: number;
  /** While set, uploads are refused for want of room. */
  full: boolean;
  /** Multipart uploads that were begun and neither completed nor aborted. */
  readonly unfinished: number;
  close(): Promise<void>;
}

const PAGE = 2;

/** A local server that speaks as much of S3's REST interface (path style) as the SDK uses for blobs, its errors included. */
export async function startS3Double(): Promise<S3Double> {
  const objects = new Map<string, Stored>();
  const uploads = new Map<string, Upload>();
  const state = { slowDowns: 0, full: false };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? "/", "http://double");
    if (!refused(request, response, url)) serve(request, response, url, Buffer.concat(chunks));
  });

  function refused(request: IncomingMessage, response: ServerResponse, url: URL): boolean {
    const uploading =
      request.method === "PUT" || (request.method === "POST" && url.searchParams.has("uploads"));
    if (!request.headers.authorization?.startsWith("AWS4-HMAC-SHA256 ")) fail(response, 403, "AccessDenied");
    else if (state.slowDowns-- > 0) fail(response, 503, "SlowDown");
    else if (state.full && uploading) fail(response, 507, "QuotaExceeded");
    else return false;
    return true;
  }

  function serve(request: IncomingMessage, response: ServerResponse, url: URL, body: Buffer): void {
    const key = decodeURIComponent(url.pathname).split("/").slice(2).join("/");
    const type = request.headers["content-type"] ?? "application/octet-stream";
    const uploadId = url.searchParams.get("uploadId");
    if (url.searchParams.has("uploads") && request.method === "GET") {
      const prefix = url.searchParams.get("prefix") ?? "";
      const begun = [...uploads].filter(([, upload]) => upload.key.startsWith(prefix));
      const listed = begun.map(
        ([id, upload]) =>
          `<Upload><Key>${upload.key}</Key><UploadId>${id}</UploadId><Initiated>${upload.begunAt}</Initiated></Upload>`,
      );
      xml(
        response,
        `<ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${listed.join("")}</ListMultipartUploadsResult>`,
      );
    } else if (url.searchParams.has("uploads")) {
      const id = `upload-${uploads.size + 1}-${Date.now()}`;
      uploads.set(id, { key, begunAt: new Date().toISOString(), type, parts: new Map() });
      xml(
        response,
        `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      );
    } else if (uploadId !== null) multipart(request, response, url, uploadId, key, body);
    else if (request.method === "PUT") {
      objects.set(key, { content: body, type });
      response.writeHead(200, { etag: etag(body) }).end();
    } else if (request.method === "DELETE") {
      objects.delete(key);
      response.writeHead(204).end();
    } else if (key === "") list(response, url);
    else read(request, response, key);
  }

  function multipart(
    request: IncomingMessage,
    response: ServerResponse,
    url: URL,
    id: string,
    key: string,
    body: Buffer,
  ) {
    const upload = uploads.get(id);
    if (!upload) return fail(response, 404, "NoSuchUpload");
    if (request.method === "PUT") {
      upload.parts.set(Number(url.searchParams.get("partNumber")), body);
      return response.writeHead(200, { etag: etag(body) }).end();
    }
    uploads.delete(id);
    if (request.method === "DELETE") return response.writeHead(204).end();
    const parts = [...upload.parts].sort(([a], [b]) => a - b).map(([, part]) => part);
    objects.set(key, { content: Buffer.concat(parts), type: upload.type });
    return xml(response, "<CompleteMultipartUploadResult></CompleteMultipartUploadResult>");
  }

  function list(response: ServerResponse, url: URL) {
    const prefix = url.searchParams.get("prefix") ?? "";
    const after = url.searchParams.get("continuation-token") ?? "";
    const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).sort();
    const shown = keys.slice(0, PAGE);
    const more = keys.length > PAGE ? `<NextContinuationToken>${shown.at(-1)}</NextContinuationToken>` : "";
    const contents = shown.map((key) => `<Contents><Key>${key}</Key></Contents>`).join("");
    xml(
      response,
      `<ListBucketResult><IsTruncated>${keys.length > PAGE}</IsTruncated>${more}${contents}</ListBucketResult>`,
    );
  }

  function read(request: IncomingMessage, response: ServerResponse, key: string) {
    const found = objects.get(key);
    if (!found) return fail(response, 404, "NoSuchKey");
    const range = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "");
    const content = range ? found.content.subarray(Number(range[1]), Number(range[2]) + 1) : found.content;
    response.writeHead(range ? 206 : 200, { "content-type": found.type, "content-length": content.length });
    return response.end(request.method === "HEAD" ? undefined : content);
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return Object.defineProperties(state, {
    url: { value: `http://127.0.0.1:${(server.address() as AddressInfo).port}` },
    unfinished: { get: () => uploads.size },
    close: {
      value: () => {
        server.closeAllConnections();
        return new Promise((resolve) => server.close(resolve));
      },
    },
  }) as unknown as S3Double;
}

function fail(response: ServerResponse, status: number, code: string): void {
  response.writeHead(status, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0"?><Error><Code>${code}</Code><Message>${code}</Message></Error>`);
}

function xml(response: ServerResponse, body: string): void {
  response.writeHead(200, { "content-type": "application/xml" });
  response.end(`<?xml version="1.0"?>${body}`);
}

function etag(content: Buffer): string {
  return `"${createHash("md5").update(content).digest("hex")}"`;
}
