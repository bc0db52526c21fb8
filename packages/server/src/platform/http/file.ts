import type { IncomingMessage } from "node:http";
import { type ByteRange, readByteRange } from "./byte-range.ts";
import { attachment } from "./content-disposition.ts";
import { matchesEntityTag } from "./entity-tags.ts";
import { Refusal } from "./refusal.ts";
import { pipePieces, type ResponseStream } from "./response-stream.ts";

/** A file to be downloaded: facts, and where its bytes come from. */
export interface FileAnswer {
  /** What it is saved as; any characters. */
  readonly name: string;
  /** Its media type, with the charset of a text. */
  readonly type: string;
  /** In bytes. */
  readonly size: number;
  /** Stands for these very bytes: others have another one. Letters, digits, `-` and `_`. */
  readonly etag: string;
  /**
   * Reads the bytes from `from` up to and without `to`, a piece at a time: the next piece is asked for when the reader has
   * taken the one before. Ends when `signal` aborts.
   */
  open(from: number, to: number, signal: AbortSignal): AsyncIterable<Uint8Array>;
}

/** How a file is asked for. */
export interface FileRequest {
  readonly incoming: Pick<IncomingMessage, "method" | "headers">;
  /** Of the answer, refusals included. */
  readonly headers: Record<string, string>;
  /** Aborted when the reader hangs up. */
  readonly signal: AbortSignal;
}

type Answer =
  | { readonly kind: "whole"; readonly status: 200 | 304; readonly body: null }
  | { readonly kind: "stream"; readonly status: 200 | 206; readonly stream: ResponseStream };

// A reader who takes nothing for so long is gone, or can go on later by a range.
const STALLED_MS = 120_000;

/**
 * A file, or the part of it that is asked for, for a caller alone: browsers may keep it and ask each time whether it has
 * changed. 304 when it has not. Refuses with `range-not-satisfiable`.
 */
export function answerFile(
  file: FileAnswer,
  { incoming: { method, headers: sent }, headers, signal }: FileRequest,
  stalledMs: number = STALLED_MS,
): Answer {
  const { size, etag } = file;
  headers.ETag = `"${etag}"`;
  headers["Accept-Ranges"] = "bytes";
  headers["Cache-Control"] = "private, no-cache";
  if (matchesEntityTag(sent["if-none-match"] ?? "", etag)) return { kind: "whole", status: 304, body: null };
  const range = isRangeWanted(method, sent["if-range"], etag) ? readByteRange(sent.range, size) : null;
  if (range === "unsatisfiable") {
    headers["Content-Range"] = `bytes */${size}`;
    throw new Refusal("range-not-satisfiable", {
      detail: `The file has ${size} bytes; ask for some of those.`,
    });
  }
  const part = range ?? { from: 0, to: size };
  const described = {
    "Content-Type": file.type,
    "Content-Disposition": attachment(file.name),
    "Content-Length": String(part.to - part.from),
    ...(range ? { "Content-Range": `bytes ${range.from}-${range.to - 1}/${size}` } : {}),
  };
  if (method === "HEAD") {
    Object.assign(headers, described);
    return { kind: "whole", status: 200, body: null };
  }
  const status = range ? 206 : 200;
  return { kind: "stream", status, stream: streamOf(file, part, status, described, signal, stalledMs) };
}

// RFC 9110, 13.1.5: only the very same bytes continue what the caller has. We give no dates that one could name.
function isRangeWanted(
  method: string | undefined,
  ifRange: string | string[] | undefined,
  etag: string,
): boolean {
  return method === "GET" && (ifRange === undefined || ifRange === `"${etag}"`);
}

function streamOf(
  file: FileAnswer,
  { from, to }: ByteRange,
  status: number,
  described: Readonly<Record<string, string>>,
  signal: AbortSignal,
  stalledMs: number,
): ResponseStream {
  return {
    async pipe(response, headers) {
      const pieces = file.open(from, to, signal)[Symbol.asyncIterator]();
      // Before the head is sent, so that a source that fails at once is refused and not cut off.
      const first = await pieces.next();
      response.setTimeout(stalledMs, () => response.destroy());
      response.writeHead(status, { ...headers, ...described });
      await pipePieces(measured(first, pieces, to - from), response, signal);
    },
  };
}

/** The pieces, as long as they are the bytes that were announced; else the reader sees a cut, not another file. */
async function* measured(
  first: IteratorResult<Uint8Array>,
  pieces: AsyncIterator<Uint8Array>,
  length: number,
): AsyncGenerator<Uint8Array> {
  let sent = 0;
  try {
    for (let piece = first; !piece.done; piece = await pieces.next()) {
      sent += piece.value.byteLength;
      if (sent > length) break;
      yield piece.value;
    }
  } finally {
    await pieces.return?.();
  }
  if (sent !== length) throw new Error(`a file gave other than the ${length} bytes that it has`);
}
