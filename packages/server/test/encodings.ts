import { brotliDecompressSync, gunzipSync } from "node:zlib";

/** What a browser says that it takes, what it is sent then, and how that is read: for `test.each`. */
export const ENCODINGS = [
  ["gzip, deflate, br, zstd", "br", brotliDecompressSync],
  ["gzip", "gzip", gunzipSync],
  ["br;q=0, gzip;q=0.5", "gzip", gunzipSync],
  ["identity", undefined, (whole: Buffer) => whole],
] as const;
