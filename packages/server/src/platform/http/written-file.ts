import { createHash } from "node:crypto";
import { Slices } from "../slices.ts";
import type { FileAnswer } from "./file.ts";

/**
 * A file that is stored nowhere: `write` writes its text anew, the same each time, a piece at a time. It is written once
 * to know its size and what it is, and once more to be sent, so that no more than a piece of it is in memory.
 */
export async function writtenFile(
  { name, type }: Pick<FileAnswer, "name" | "type">,
  write: (signal: AbortSignal) => AsyncIterable<string>,
  signal: AbortSignal,
): Promise<FileAnswer> {
  const hash = createHash("sha256");
  const slices = new Slices();
  let size = 0;
  for await (const piece of write(signal)) {
    const bytes = Buffer.from(piece);
    hash.update(bytes);
    size += bytes.byteLength;
    await slices.pause();
  }
  return {
    ...{ name, type, size },
    etag: hash.digest("base64url"),
    open: (from, to, reading) => bytesBetween(from, to, write(reading)),
  };
}

async function* bytesBetween(
  from: number,
  to: number,
  pieces: AsyncIterable<string>,
): AsyncGenerator<Uint8Array> {
  const slices = new Slices();
  let at = 0;
  for await (const piece of pieces) {
    const bytes = Buffer.from(piece);
    const wanted = bytes.subarray(Math.max(0, from - at), Math.max(0, to - at));
    if (wanted.byteLength > 0) yield wanted;
    at += bytes.byteLength;
    if (at >= to) return;
    await slices.pause();
  }
}
