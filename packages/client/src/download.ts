import { ConnectionError } from "./errors.ts";
import { retryDelay, type Sleep } from "./retry.ts";
import { readChunks } from "./sse.ts";
import type { Request, Send } from "./transport.ts";

/** A file that the server gives. Its bytes are read once, by one of the three. */
export interface Download {
  /** What the server would have it saved as. */
  readonly name: string;
  /** Its media type, without parameters. */
  readonly type: string;
  /** In bytes; null when a proxy does not say. */
  readonly size: number | null;
  readonly etag: string;
  /** The bytes as they come. When the connection breaks, the download goes on where it broke. Leaving early hangs up. */
  readonly chunks: AsyncIterable<Uint8Array>;
  text(): Promise<string>;
  blob(): Promise<Blob>;
}

interface DownloadParts {
  readonly send: Send;
  readonly sleep: Sleep;
  readonly silenceMs: number;
}

// Tries in a row that bring nothing new.
const MAX_TRIES = 8;

/** Asks for a file; resolves once the server has begun to give it. */
export async function download(parts: DownloadParts, request: Request): Promise<Download> {
  const first = await parts.send(request, (response) => response);
  const { headers } = first;
  const etag = headers.get("etag") ?? "";
  const type = headers.get("content-type")?.split(";")[0]?.trim() ?? "";
  const size = sizeOf(headers);
  const chunks = read(parts, request, first, { etag, size });
  return {
    ...{ name: nameIn(headers.get("content-disposition") ?? ""), type, size, etag, chunks },
    text: async () => (await collected(chunks, type)).text(),
    blob: () => collected(chunks, type),
  };
}

async function* read(
  { send, sleep, silenceMs }: DownloadParts,
  request: Request,
  first: Response,
  { etag, size }: { readonly etag: string; readonly size: number | null },
): AsyncGenerator<Uint8Array> {
  let response: Response | null = first;
  let at = 0;
  for (let tries = 1; ; tries++) {
    let failure: unknown = new ConnectionError("The file ended before its last byte.");
    try {
      response ??= await send(rest(request, at, etag), expectRest);
      for await (const chunk of readChunks(response, silenceMs)) {
        tries = 1;
        at += chunk.byteLength;
        yield chunk;
      }
      if (size === null || at === size) return;
    } catch (error) {
      request.signal?.throwIfAborted();
      failure = error;
    }
    // Without a tag nobody can tell whether the rest is of the same file.
    const wait = etag === "" ? null : retryDelay(failure, tries);
    if (wait === null || tries >= MAX_TRIES) throw failure;
    await sleep(wait, request.signal);
    response = null;
  }
}

function rest(request: Request, from: number, etag: string): Request {
  return { ...request, headers: { ...request.headers, range: `bytes=${from}-`, "if-range": etag } };
}

function expectRest(response: Response): Response {
  if (response.status === 206) return response;
  response.body?.cancel().catch(() => undefined);
  // Not to be tried again: what was read is of a file that is no more.
  throw new ConnectionError("The file has changed while it was downloaded; download it anew.", response);
}

async function collected(chunks: AsyncIterable<Uint8Array>, type: string): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const chunk of chunks) parts.push(chunk as Uint8Array<ArrayBuffer>);
  return new Blob(parts, { type });
}

// The length of what was compressed on its way is not that of the file.
function sizeOf(headers: Headers): number | null {
  const length = headers.get("content-length");
  return length === null || headers.has("content-encoding") ? null : Number(length);
}

function nameIn(disposition: string): string {
  const encoded = /;\s*filename\*=UTF-8''([^;\s]+)/i.exec(disposition)?.[1];
  const plain = /;\s*filename="([^"]*)"/i.exec(disposition)?.[1] ?? "";
  if (encoded === undefined) return plain;
  try {
    return decodeURIComponent(encoded);
  } catch {
    return plain;
  }
}
