import { brotliDecompressSync, gunzipSync } from "node:zlib";

const plain = (whole: Buffer) => whole;

/** What a browser says that it takes, what it is sent then, and how that is read: for `test.each`. */
export const ENCODINGS = [
  ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
  ["gzip", "gzip", gunzipSync],
  ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
  ["GZIP ; Q=0.001", "gzip", gunzipSync],
  ["*;q=0.1", "br", brotliDecompressSync],
  ["br;q=0.0, *", "gzip", gunzipSync],
  ["identity", undefined, plain],
  ["*;q=0", undefined, plain],
  ["x-br, gzip2", undefined, plain],
] as const;
