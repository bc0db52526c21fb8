import { createHash } from "node:crypto";
import type { IncomingHttpHeaders } from "node:http";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { bestCoding } from "./accept-encoding.ts";
import { matchesEntityTag } from "./entity-tags.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** A file that pages load, in the forms in which it is sent. */
export interface Asset {
  /** Changes with what is in it. */
  readonly version: string;
  readonly plain: Bytes;
  readonly gzip: Bytes;
  readonly br: Bytes;
}

/** How an asset is asked for. */
export interface AssetRequest {
  readonly asset: Asset;
  /** The version that the page names, if it names one. */
  readonly named: string | undefined;
}

const HOUR = 3600;
const YEAR = 365 * 24 * HOUR;

/** Compresses a file's content, once for all that ask for it, beside the event loop. */
export async function makeAsset(plain: Bytes): Promise<Asset> {
  const [zipped, br] = await Promise.all([
    promisify(gzip)(plain, { level: 9 }),
    promisify(brotliCompress)(plain, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: plain.length } }),
  ]);
  const version = createHash("sha256").update(plain).digest("base64url").slice(0, 16);
  return { version, plain, gzip: zipped, br };
}

/**
 * An asset as the browser that sent `sent` takes it. It is for pages of every origin. By a name that holds its version it
 * never changes; by any other it is asked for again after an hour, and has changed or not.
 */
export function answerAsset(
  { asset, named }: AssetRequest,
  sent: IncomingHttpHeaders,
  headers: Record<string, string>,
): { readonly status: 200 | 304; readonly body: Bytes | null } {
  const { version } = asset;
  const fixed = named === version;
  headers["Access-Control-Allow-Origin"] = "*";
  headers["Cross-Origin-Resource-Policy"] = "cross-origin";
  headers["Cache-Control"] = fixed
    ? `public, max-age=${YEAR}, immutable`
    : `public, max-age=${HOUR}, stale-while-revalidate=${24 * HOUR}`;
  headers.Vary = "Accept-Encoding";
  // Weak, since it names the content however it is compressed.
  headers.ETag = `W/"${version}"`;
  if (matchesEntityTag(sent["if-none-match"] ?? "", version)) return { status: 304, body: null };
  const coding = bestCoding(sent["accept-encoding"]?.toString());
  if (coding) headers["Content-Encoding"] = coding;
  return { status: 200, body: asset[coding ?? "plain"] };
}
