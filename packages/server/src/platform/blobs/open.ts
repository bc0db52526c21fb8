import { join } from "node:path";
import { type BlobStore, BlobStoreError } from "./blob-store.ts";
import { FolderBlobStore } from "./folder.ts";
import { S3BlobStore } from "./s3.ts";

/**
 * The store that HYPONEMA_BLOBS names: `folder:/path`, or `s3://bucket/prefix?region=…&endpoint=…&path_style=1`; without
 * it, `blobs` in the data folder.
 */
export function openBlobStore(setting: string | undefined, dataDir: string): BlobStore {
  if (setting === undefined) return new FolderBlobStore(join(dataDir, "blobs"));
  if (setting.startsWith("folder:/")) return new FolderBlobStore(setting.slice("folder:".length));
  const url = URL.canParse(setting) ? new URL(setting) : null;
  if (url?.protocol !== "s3:" || url.hostname === "") {
    throw new BlobStoreError("HYPONEMA_BLOBS must be folder:/path or s3://bucket/prefix?region=…");
  }
  const endpoint = url.searchParams.get("endpoint");
  return new S3BlobStore({
    bucket: url.hostname,
    prefix: url.pathname.replace(/^\/|\/$/g, ""),
    region: url.searchParams.get("region") ?? "us-east-1",
    pathStyle: url.searchParams.get("path_style") === "1",
    ...(endpoint === null ? {} : { endpoint }),
  });
}
